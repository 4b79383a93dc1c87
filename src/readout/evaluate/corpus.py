"""Files of the corpus: one report each, head, text as printed and annotations, divided by `===`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from readout.errors import GoldError
from readout.evaluate.annotation import read_claim, read_event
from readout.evaluate.coded import CodedClaim, CodedEvent, GoldReport
from readout.evaluate.fields import Annotator
from readout.evaluate.verbatim import is_blank
from readout.text.characters import fold_spaces

_DIVIDER = re.compile(r"(?m)^===[^\S\n]*$\n?")
_HEAD = re.compile(r"# (\w+): *(.*?) *")
_LINE = re.compile(r"([EC]\d+) +(.*)")
_HEADS = ("id", "style", "published", "publisher", "title", "url", "story", "copy_of", "version_of")
_DUE = ("id", "style", "published", "publisher")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong with a file and where; `line` counts from 1."""

    path: Path
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path.parent.name}/{self.path.name}:{self.line}: {self.message}"


def list_reports(folder: Path) -> list[Path]:
    """Return the annotated reports below a folder, by name; `GoldError` where there are none."""
    paths = sorted(folder.rglob("*.txt"))
    if not paths:
        raise GoldError(f"{folder}: no annotated reports (*.txt)")
    return paths


def read_report_file(path: Path) -> GoldReport:
    """Return an annotated report; `GoldError` with file and line of the first fault if it has any."""
    report, faults = parse_report_file(path)
    if report is None or faults:
        raise GoldError(str(faults[0]))
    return report


def read_cells(path: Path) -> list[tuple[str, list[str]]]:
    """Return the annotation lines of a file without faults: the key (`E1`, `C2`) and the cells between the bars."""
    notes = _DIVIDER.split(path.read_text(encoding="utf-8"))[2]
    return [(key, cells) for _, key, cells in _annotation_lines(notes, 1, Annotator(text=""))]


def parse_report_file(path: Path) -> tuple[GoldReport | None, list[Fault]]:
    """Return an annotated report and all its faults; `None` where the file can't be taken apart."""
    text = _load(path)
    if text is None:
        return None, [Fault(path=path, line=1, message="not UTF-8")]
    parts = _DIVIDER.split(text)
    if len(parts) != 3:
        message = f"head, text and annotations are due, divided by '===': {len(parts)} parts found"
        return None, [Fault(path=path, line=1, message=message)]
    head, body, notes = parts
    known, faults = _read_head(head, path)
    start = head.count("\n") + body.count("\n") + 3
    events, claims, more = _read_notes(notes, start, fold_spaces(body), path)
    report = GoldReport(
        id=path.stem,
        text=body.strip("\n"),
        title=known.get("title"),
        published=known.get("published"),
        publisher=known.get("publisher"),
        url=known.get("url"),
        story=known.get("story"),
        style=known.get("style"),
        events=events,
        claims=claims,
    )
    return report, faults + more


def _load(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None


def _read_head(head: str, path: Path) -> tuple[dict[str, str], list[Fault]]:
    known: dict[str, str] = {}
    messages: list[tuple[int, str]] = []
    for number, line in enumerate(head.splitlines(), 1):
        match = _HEAD.fullmatch(line)
        if match is None or match[1] not in _HEADS:
            messages.append((number, f"not a line of the head: {line[:60]!r}"))
        else:
            known[match[1]] = match[2]
    messages += [(1, f"the head has no {name}") for name in _DUE if name not in known]
    if known.get("id", path.stem) != path.stem:
        messages.append((1, f"the id is {known['id']}, the file {path.name}"))
    given = {name: value for name, value in known.items() if not is_blank(value)}
    return given, [Fault(path=path, line=number, message=message) for number, message in messages]


def _read_notes(
    notes: str, start: int, text: str, path: Path
) -> tuple[tuple[CodedEvent, ...], tuple[CodedClaim, ...], list[Fault]]:
    note = Annotator(text=text)
    lines = list(_annotation_lines(notes, start, note))
    keys = {key for _, key, _ in lines if key.startswith("E")}
    events: list[CodedEvent | None] = []
    claims: list[CodedClaim | None] = []
    seen: set[str] = set()
    for note.line, key, cells in lines:
        if key in seen:
            note.fault(f"{key} stands twice")
        seen.add(key)
        if key.startswith("E"):
            events.append(read_event(key, cells, note))
        else:
            claims.append(read_claim(key, cells, keys, note))
    faults = [Fault(path=path, line=number, message=message) for number, message in note.faults]
    return tuple(filter(None, events)), tuple(filter(None, claims)), faults


def _annotation_lines(notes: str, start: int, note: Annotator) -> Iterator[tuple[int, str, list[str]]]:
    for number, line in enumerate(notes.splitlines(), start):
        if not line.strip() or line.startswith("#"):
            continue
        match = _LINE.fullmatch(line)
        if match is None:
            note.line = number
            note.fault(f"a line starts with E or C and a number, not {line[:20]!r}")
        else:
            yield number, match[1], [cell.strip() for cell in match[2].split(" | ")]
