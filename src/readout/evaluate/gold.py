"""Gold: what people found in reports."""

from pathlib import Path

from readout.errors import GoldError, InputError
from readout.evaluate.coded import GoldReport
from readout.evaluate.corpus import list_reports, read_report_file
from readout.evaluate.predictions import code_record, read_records
from readout.evaluate.split import find_split, read_split
from readout.read import read_text
from readout.records import Report


def read_gold(path: Path, part: str | None = None) -> list[GoldReport]:
    """Return the gold reports of a folder, of one annotated file, or of JSON lines in the output contract.

    `part` (train, development or test) keeps those of one part of the corpus, by the `split.tsv` in the folder or
    above it. `GoldError` with file and line for what breaks its format, for a report that comes twice, for a part
    where there is no split.
    """
    if path.suffix in (".jsonl", ".json"):
        reports = _read_lines(path)
    else:
        reports = [read_report_file(file) for file in (list_reports(path) if path.is_dir() else [path])]
    _refuse_doubles(reports, path)
    return reports if part is None else _select(reports, part, path)


def open_report(gold: GoldReport) -> Report:
    """Return a gold report as the program reads it, clean and without annotations."""
    return read_text(
        gold.text, title=gold.title, published=gold.published, publisher=gold.publisher, url=gold.url, id=gold.id
    )


def _read_lines(path: Path) -> list[GoldReport]:
    reports = []
    try:
        for where, record in read_records(path):
            coded = code_record(record, where)
            known = {name: record["report"].get(name) for name in ("title", "published", "publisher", "url")}
            text = record["report"]["text"]
            reports.append(GoldReport(id=coded.id, events=coded.events, claims=coded.claims, text=text, **known))
    except InputError as error:
        raise GoldError(str(error)) from error
    if not reports:
        raise GoldError(f"{path.name}: no reports")
    return reports


def _refuse_doubles(reports: list[GoldReport], path: Path) -> None:
    seen: set[str] = set()
    for report in reports:
        if report.id in seen:
            raise GoldError(f"{path.name}: the report {report.id} comes twice")
        seen.add(report.id)


def _select(reports: list[GoldReport], part: str, path: Path) -> list[GoldReport]:
    parts = read_split(find_split(path))
    for report in reports:
        if report.id not in parts:
            raise GoldError(f"split.tsv: {report.id} is in no part")
    return [report for report in reports if parts[report.id] == part]
