"""The parts of the corpus: train, development and test. A report stays for ever in the part it once got."""

from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

from readout.errors import DataError, GoldError
from readout.evaluate.coded import GoldReport
from readout.text.tables import read_rows

PARTS = ("train", "development", "test")
_HEADING = """\
# Which part of the corpus each report belongs to. Made by `python -m readout.evaluate split corpus`, which adds new
# reports and never moves old ones. The reports of one story are in one part.
# report	part
"""


def assign_part(key: str) -> str:
    """Return the part for a story or a lone report: by its name alone, about 80, 10 and 10 of a hundred."""
    share = int.from_bytes(blake2b(key.encode(), digest_size=4).digest(), "big") % 100
    return "train" if share < 80 else "development" if share < 90 else "test"


def find_split(path: Path) -> Path:
    """Return the `split.tsv` of a corpus, a folder in it or a file in it; `GoldError` where there is none."""
    for folder in (path, *path.resolve().parents[:3]):
        if (folder / "split.tsv").is_file():
            return folder / "split.tsv"
    raise GoldError(f"{path}: no split.tsv here or above, so no parts to choose from")


def read_split(path: Path) -> dict[str, str]:
    """Return the part of every report by its id; `GoldError` with file and line for a bad row."""
    parts: dict[str, str] = {}
    try:
        for where, (report, part) in read_rows(path, columns=2):
            if part not in PARTS:
                raise GoldError(f"{where}: unknown part {part!r}, not one of {', '.join(PARTS)}")
            if report in parts:
                raise GoldError(f"{where}: {report} stands twice")
            parts[report] = part
    except DataError as error:
        raise GoldError(str(error)) from error
    return parts


def extend_split(parts: dict[str, str], reports: Iterable[GoldReport]) -> dict[str, str]:
    """Return the parts with those of new reports added; a new report of an old story goes where the story is."""
    reports = list(reports)
    stories = {report.story: parts[report.id] for report in reports if report.story and report.id in parts}
    extended = dict(parts)
    for report in reports:
        key = report.story or report.id
        extended.setdefault(report.id, stories.get(key) or assign_part(key))
    return extended


def write_split(path: Path, parts: dict[str, str]) -> None:
    """Write the parts by report id."""
    rows = "".join(f"{report}\t{part}\n" for report, part in sorted(parts.items()))
    path.write_text(_HEADING + rows, encoding="utf-8")
