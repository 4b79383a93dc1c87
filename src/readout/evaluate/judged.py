"""What people judged in an archive, as gold to evaluate with and as reports of the corpus to train on."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from readout.archive import Archive
from readout.errors import GoldError
from readout.evaluate.annotating import annotate_reading
from readout.evaluate.corpus import parse_report_file
from readout.records import Reading, content_id

STYLE = "judged"
_FILE_NAME = re.compile(r"[\w-][\w.-]{0,99}")
_REPORTS = """
SELECT report, count(judged) = count(*) AS whole
FROM (SELECT report, judged FROM events UNION ALL SELECT report, 'rejected' FROM rejected)
GROUP BY report HAVING count(judged) > 0 ORDER BY report
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What was written: `reports`; `partly` judged ones that were left out; `faults` of those the format can't hold."""

    reports: int
    partly: int
    faults: tuple[str, ...] = ()


def write_gold(archive: Archive, folder: Path, partly: bool = False) -> Written:
    """Write the reports of which every event was judged as `gold.jsonl`, in the form that `readout evaluate` reads.

    With `partly`, also those of which some were; the others are then as the machine read them.
    """
    chosen, left = _choose(archive, partly)
    draft = _open_folder(folder) / ".gold.jsonl"
    with draft.open("w", encoding="utf-8") as file:
        for reading in _read(archive, chosen):
            file.write(json.dumps(reading.to_dict(), ensure_ascii=False) + "\n")
    draft.replace(folder / "gold.jsonl")
    return Written(reports=len(chosen), partly=left)


def write_corpus(archive: Archive, folder: Path, partly: bool = False) -> Written:
    """Write the same reports in the corpus format, a file each; one that the format can't hold is left out and told."""
    chosen, left = _choose(archive, partly)
    _open_folder(folder)
    faults = []
    for reading in _read(archive, chosen):
        id = reading.report.id if _FILE_NAME.fullmatch(reading.report.id) else content_id("r", reading.report.id)
        draft, path = folder / f"{id}.draft", folder / f"{id}.txt"
        draft.write_text(annotate_reading(reading, id, STYLE), encoding="utf-8")
        found = parse_report_file(draft.replace(path))[1]
        if found:
            path.unlink()
            faults.append(f"{reading.report.id}: {found[0].message}")
    return Written(reports=len(chosen) - len(faults), partly=left, faults=tuple(faults))


def _choose(archive: Archive, partly: bool) -> tuple[list[str], int]:
    rows = archive.query(_REPORTS).to_pylist()
    chosen = [row["report"] for row in rows if partly or row["whole"]]
    return chosen, len(rows) - len(chosen)


def _read(archive: Archive, reports: list[str]) -> Iterator[Reading]:
    for report in reports:
        reading = archive.load_reading(report)
        if reading is not None:
            yield reading


def _open_folder(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise GoldError(f"{folder}: {error.strerror or error}") from error
    return folder
