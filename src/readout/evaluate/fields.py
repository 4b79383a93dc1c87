"""The parts of an annotation line: parties, standings, times, places, quantities and names of closed lists."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from readout.codebook import load_codebook
from readout.evaluate.coded import Party
from readout.evaluate.verbatim import cut_sentences, find_verbatim, is_blank, strip_occurrence
from readout.records import Span
from readout.text.notation import PARTY

_QUANTITY = re.compile(r"~?(?P<value>\d+(?:\.\d+)?) \S.*")
_TIME = re.compile(r"\?|\d{4}(-\d\d(-\d\d)?)?")
_FIELDS = ("A", "R", "S", "W", "P", "N", "C", "X", "also")


@dataclass(kw_only=True)
class Annotator:
    """Reads the annotation lines of one report; `faults` fill up as it goes, each with its line."""

    text: str  # on one line
    faults: list[tuple[int, str]] = field(default_factory=list)
    line: int = 0
    sentences: tuple[Span, ...] = ()

    def __post_init__(self) -> None:
        self.sentences = cut_sentences(self.text)

    def fault(self, message: str) -> None:
        """Note a fault of the line that is being read."""
        self.faults.append((self.line, message))

    def find(self, value: str) -> Span | None:
        """Return where verbatim words stand; a fault if they don't, `None` for a dash too."""
        if is_blank(value):
            return None
        span = find_verbatim(value, self.text)
        if span is None:
            self.fault(f"not in the text: {value.strip()[:70]!r}")
        return span

    def listed(self, name: str, known: tuple[str, ...], what: str) -> str:
        """Return a name of a closed list; a fault if it isn't one."""
        if name not in known:
            self.fault(f"unknown {what} {name!r}")
        return name


def read_fields(cells: list[str], note: Annotator) -> dict[str, str]:
    """Return the values of `X: value` cells by key; a fault for an unknown or doubled key."""
    fields: dict[str, str] = {}
    for cell in cells:
        key, _, value = cell.partition(":")
        note.listed(key, _FIELDS, "field")
        if key in fields:
            note.fault(f"{key} stands twice")
        fields[key] = value.strip()
    return fields


def split_values(fields: dict[str, str], key: str) -> tuple[str, ...]:
    """Return the values of a field that holds several, none where it has a dash or is missing."""
    return tuple(value for value in fields.get(key, "").split(" ; ") if not is_blank(value))


def split_names(fields: dict[str, str], key: str) -> tuple[str, ...]:
    """Return the names of a field that holds several with commas between, none where it has a dash or is missing."""
    return tuple(name.strip() for name in fields.get(key, "").split(",") if not is_blank(name))


def read_parties(values: tuple[str, ...], note: Annotator) -> tuple[Party, ...]:
    """Return the parties of `string (name) = COUNTRY SECTOR`, faults for those of another form."""
    return tuple(_parties(values, note))


def _parties(values: tuple[str, ...], note: Annotator) -> Iterator[Party]:
    for value in values:
        match = PARTY.fullmatch(value.strip())
        if match is None:
            note.fault(f"not 'string = COUNTRY SECTOR': {value.strip()[:60]!r}")
            continue
        note.find(match["words"])
        sector, country = match["sector"], match["country"]
        if sector != "null":
            note.listed(sector, load_codebook().sectors, "sector")
        yield Party(
            words=strip_occurrence(match["words"]),
            country=None if country == "null" else country,
            sectors=frozenset() if sector == "null" else frozenset((sector,)),
        )


def read_type(cell: str, note: Annotator) -> tuple[str, str | None]:
    """Return type and mode of `TYPE/mode`, `None` where no mode is told."""
    kind, _, mode = cell.partition("/")
    fault = check_type(kind, mode)
    if fault:
        note.fault(fault)
    return kind, mode or None


def check_type(kind: str, mode: str) -> str | None:
    """Return what is wrong with a type and a mode (empty: none), `None` if the codebook has both."""
    book = load_codebook()
    if kind not in book.types:
        return f"unknown type {kind!r}"
    return f"{kind} has no mode {mode!r}" if mode and mode not in book.modes(kind) else None


def read_standing(value: str, note: Annotator) -> str:
    """Return the standing of `standing < speaker`."""
    standing, _, speaker = value.partition(" < ")
    if speaker:
        read_parties((speaker,), note)
    return note.listed(standing.strip(), tuple(term.name for term in load_codebook().standings), "standing")


def read_date(values: tuple[str, ...], note: Annotator) -> str | None:
    """Return the ISO day, month or year of the first `string = time`, `None` where it can't be known."""
    days = []
    for value in values:
        day = _read_equation(value, "W", note)
        if day is not None and not _TIME.fullmatch(day):
            note.fault(f"not an ISO day, month, year or ?: {day!r}")
        days.append(day)
    return None if not days or days[0] == "?" else days[0]


def read_place(values: tuple[str, ...], note: Annotator) -> str | None:
    """Return the country of the first `string = COUNTRY`."""
    places = [_read_equation(value, "P", note) for value in values]
    return places[0] if places else None


def _read_equation(value: str, key: str, note: Annotator) -> str | None:
    words, equal, code = value.rpartition(" = ")
    if not equal:
        note.fault(f"{key} needs ' = ': {value.strip()[:60]!r}")
        return None
    note.find(words)
    return code.strip()


def read_quantities(values: tuple[str, ...], note: Annotator) -> frozenset[float]:
    """Return the numbers of `number thing`."""
    found = set()
    for value in values:
        match = _QUANTITY.fullmatch(value.strip())
        if match is None:
            note.fault(f"not 'number thing': {value.strip()!r}")
        else:
            found.add(float(match["value"]))
    return frozenset(found)
