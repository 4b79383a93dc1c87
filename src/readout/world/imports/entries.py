"""Dictionaries of actors and agents as TABARI, PETRARCH and PETRARCH2 read them, as entries."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from readout.world.imports.dates import read_stamp
from readout.world.imports.rows import UnfitError

Lines = Iterable[tuple[int, str]]
_CODE = re.compile(r"\[([^\[\]]*)\]")
_DATED = re.compile(r"(?P<code>[^\s<>]*)\s*(?:(?P<side>[<>])\s*(?P<one>\d+)|(?P<first>\d+)\s*-\s*(?P<last>\d+))?")
_SET = re.compile(r"!(?P<name>[^!=\s]+)!\s*=\s*(?P<members>.*)")
_REMARKS = re.compile(r"<!--.*?-->")


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """A code with the days from and to which it holds, "" for open; `line` is where it stands."""

    line: int
    code: str
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong in a line."""

    line: int
    message: str


@dataclass(slots=True, kw_only=True)
class DictionaryEntry:
    """A name with its other names as written, and its codes."""

    line: int
    names: list[str]
    codings: list[Coding] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def read_entries(lines: Lines) -> Iterator[DictionaryEntry | Fault]:
    """Give the entries in their order. A line that starts with + is another name, one that starts with [ has codes."""
    entry: DictionaryEntry | None = None
    for number, line in _clean_lines(lines):
        if _SET.match(line):
            continue
        name = _CODE.sub("", line).strip()
        if name.startswith("+") or (not name and "[" in line):
            if entry is None:
                yield Fault(line=number, message="a second line of an entry that has no first")
                continue
            entry.names += filter(None, [name.removeprefix("+").strip()])
        else:
            if entry is not None:
                yield entry
            entry = DictionaryEntry(line=number, names=[name])
        _read_codes(line, number, entry)
    if entry is not None:
        yield entry


def read_sets(lines: Lines) -> dict[str, tuple[str, ...]]:
    """Return the sets of words that `!PERSON! = MAN, MEN` lines name, by their name."""
    matches = (_SET.match(line) for _, line in _clean_lines(lines))
    return {match["name"]: tuple(re.findall(r"[^\s,]+", match["members"])) for match in matches if match}


def _read_codes(line: str, number: int, entry: DictionaryEntry) -> None:
    if line.count("[") != line.count("]"):
        entry.faults.append(Fault(line=number, message="a bracket of a code is not closed"))
    for inside in _CODE.findall(line):
        try:
            entry.codings.append(_read_coding(inside.strip(), number))
        except UnfitError as error:
            entry.faults.append(Fault(line=number, message=f"[{inside}]: {error}"))


def _read_coding(inside: str, number: int) -> Coding:
    match = _DATED.fullmatch(inside)
    if match is None:
        raise UnfitError("a code is due, and at most one date or one span of dates")
    start = match["one"] if match["side"] == ">" else match["first"]
    end = match["one"] if match["side"] == "<" else match["last"]
    dates = [read_stamp(digits) if digits else "" for digits in (start, end)]
    if all(dates) and dates[0][: len(dates[1])] > dates[1][: len(dates[0])]:
        raise UnfitError(f"it ends ({dates[1]}) before it starts ({dates[0]})")
    return Coding(line=number, code=match["code"], start=dates[0], end=dates[1])


def _clean_lines(lines: Lines) -> Iterator[tuple[int, str]]:
    """Give the lines that hold something, without what stands behind ; or # and between <!-- and -->."""
    remark = False
    for number, line in lines:
        text = line
        if remark:
            _, closed, text = text.partition("-->")
            remark = not closed
        text, opened, _ = _REMARKS.sub("", text).partition("<!--")
        remark = remark or bool(opened)
        text = re.split("[;#]", text, maxsplit=1)[0].strip()
        if text:
            yield number, text
