"""Traits of tellings as columns of numbers, so that many pairs are compared at once.

Every row is a function of its telling alone: what others there are changes nothing in it. Copies of a story tell the
same in the same words: tellings that are alike share one row, which is compared once for all.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from readout.link.days import HOW, TOLD, days_of
from readout.link.words import MOST, code_of, stem, weigh_words
from readout.records import Figure, Party, Telling

TWO_SIDED = frozenset(("AGREE", "CONSULT", "COOPERATE"))  # told from either end: their parties have no order
AUXILIARIES = ("historical", "future", "hypothetical", "negation")
Places = NDArray[np.int64]

PARTIES, FIGURES, TRIGGERS, PLACES = 4, 4, 3, 3  # how many are compared: parties of a side … words of a place's name
BATCH = 10_000  # tellings turned into rows at once

_FORM = np.dtype(
    [
        ("type", np.int32),
        ("mode", np.int32),
        ("triggers", np.int32, TRIGGERS),
        ("actor_names", np.int32, PARTIES),
        ("actor_countries", np.int32, PARTIES),
        ("actor_sectors", np.int32, PARTIES),
        ("recipient_names", np.int32, PARTIES),
        ("recipient_countries", np.int32, PARTIES),
        ("recipient_sectors", np.int32, PARTIES),
        ("start", np.int32),
        ("end", np.int32),
        ("far", np.bool_),
        ("day_how", np.int8),
        ("places", np.int32, PLACES),
        ("place_country", np.int32),
        ("place_how", np.int8),
        ("latitude", np.float32),
        ("longitude", np.float32),
        ("figure_kinds", np.int32, FIGURES),
        ("figure_values", np.float32, FIGURES),
        ("auxiliaries", np.int8),
        ("words", np.int32, MOST),
        ("weights", np.float32, MOST),
        ("weight", np.float32),
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What tellings are compared by: the event, report and row of each; `reports` and `rows` are numbers.

    The first `fresh` tellings are those to find bonds for, the others are known; the first `fresh_rows` are rows of
    fresh tellings. `codes` order the rows by what is in them. `members` are the tellings by their rows, those of a row
    from its place in `begins` to the next.
    """

    events: tuple[str, ...]
    reports: Places
    rows: Places
    fresh: int
    columns: dict[str, NDArray[Any]]
    codes: NDArray[np.uint64]
    fresh_rows: int
    members: Places
    begins: Places

    def pick(self, rows: Places) -> "Rows":
        """Return some rows; one may come often."""
        return Rows(self.columns, rows)


class Rows:
    """Rows picked from columns; each column is picked when it is first asked for."""

    def __init__(self, columns: dict[str, NDArray[Any]], places: Places) -> None:
        """Take the columns and the places of the rows in them."""
        self._columns, self._places = columns, places
        self._picked: dict[str, NDArray[Any]] = {}

    def __len__(self) -> int:
        return len(self._places)

    def __getitem__(self, name: str) -> NDArray[Any]:
        if name not in self._picked:
            self._picked[name] = self._columns[name].take(self._places, axis=0)  # much faster than by index
        return self._picked[name]


def gather_traits(new: Iterable[Telling], known: Iterable[Telling] = ()) -> Traits:
    """Return the traits of new tellings and then of known ones; they are gone through once and not kept."""
    gathering = _Gathering()
    for batch in _batches(new):
        gathering.add(batch)
    fresh, fresh_rows = len(gathering.events), len(gathering.known)
    for batch in _batches(known):
        gathering.add(batch)
    return gathering.finish(fresh, fresh_rows)


class _Gathering:
    """Traits in the making: each row is kept once."""

    def __init__(self) -> None:
        self.events: list[str] = []
        self.known: dict[bytes, int] = {}
        self._reports: dict[str, int] = {}
        self._owners: list[int] = []
        self._rows: list[int] = []
        self._blocks = [np.empty(0, dtype=_FORM)]

    def add(self, batch: Sequence[Telling]) -> None:
        before = len(self.known)
        block = np.array([_trace(telling) for telling in batch], dtype=_FORM)
        rows = [self.known.setdefault(code, len(self.known)) for code in _codes(block)]
        numbers, firsts = np.unique(rows, return_index=True)
        self._blocks.append(block[firsts[numbers >= before]])
        self._rows += rows
        self.events += [telling.event for telling in batch]
        self._owners += [self._reports.setdefault(telling.report, len(self._reports)) for telling in batch]

    def finish(self, fresh: int, fresh_rows: int) -> Traits:
        table, rows = np.concatenate(self._blocks), np.array(self._rows, dtype=np.int64)
        self._blocks = []
        members = np.argsort(rows, kind="stable")
        return Traits(
            events=tuple(self.events),
            reports=np.array(self._owners, dtype=np.int64),
            rows=rows,
            fresh=fresh,
            columns={name: np.ascontiguousarray(table[name]) for name in _FORM.names or ()},
            codes=np.array([int.from_bytes(code[:8], "big") for code in self.known], dtype=np.uint64),
            fresh_rows=fresh_rows,
            members=members,
            begins=np.searchsorted(rows[members], np.arange(len(self.known) + 1)),
        )


def _codes(block: NDArray[Any]) -> Iterator[bytes]:
    """Give for each row what stands for all that is in it; two alike by chance are as good as never."""
    data, size = block.tobytes(), block.dtype.itemsize
    for start in range(0, len(data), size):
        yield blake2b(data[start : start + size], digest_size=16).digest()


def _batches(tellings: Iterable[Telling]) -> Iterator[list[Telling]]:
    waiting = iter(tellings)
    while batch := list(islice(waiting, BATCH)):
        yield batch


def _trace(telling: Telling) -> tuple[Any, ...]:
    actors, recipients = _order_parties(telling)
    words = weigh_words(telling.words)
    days = days_of(telling)
    figures = _kinds(telling.figures)
    told = HOW[telling.place_how] == TOLD or telling.latitude is not None
    return (
        code_of(telling.type),
        code_of(telling.mode) if telling.mode else 0,
        _fill((code_of(stem(word)) for word in telling.trigger.split() if len(word) > 2), TRIGGERS),
        *_trace_side(actors),
        *_trace_side(recipients),
        days.start,
        days.end,
        days.is_far,
        days.how,
        _fill((code_of(word) for word in _names_in(telling.place or "")), PLACES) if told else (0,) * PLACES,
        code_of(telling.place_country) if telling.place_country else 0,
        HOW[telling.place_how] if telling.place else 0,
        np.nan if telling.latitude is None else telling.latitude,
        np.nan if telling.longitude is None else telling.longitude,
        _fill((kind for kind, _ in figures), FIGURES),
        _fill((value for _, value in figures), FIGURES),
        sum(1 << AUXILIARIES.index(auxiliary) for auxiliary in telling.auxiliaries),
        _fill([code for code, _ in words], MOST),
        _fill([weight for _, weight in words], MOST),
        sum([weight for _, weight in words]),
    )


def _order_parties(telling: Telling) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    if telling.type in TWO_SIDED:
        return (*telling.actors, *telling.recipients), ()
    return telling.actors, telling.recipients


def _trace_side(parties: Sequence[Party]) -> tuple[tuple[int, ...], ...]:
    sectors = (f"{party.country} {party.sectors[0]}" for party in parties if party.country and party.sectors)
    return (
        _fill((code_of(name) for party in parties if (name := _last_name(party.name))), PARTIES),
        _fill((code_of(party.country) for party in parties if party.country), PARTIES),
        _fill(map(code_of, sectors), PARTIES),
    )


def _last_name(name: str) -> str:
    """Return the last word of a name (`Gen. Yasar Guler`, `the Red Cross`), nothing for others (`two ministers`)."""
    words = name.split()
    return stem(words[-1]) if words and words[-1][0].isupper() else ""


def _names_in(place: str) -> list[str]:
    """Return the words of a place's name that begin with a capital."""
    return [stem(word) for word in place.replace(",", " ").split() if word[0].isupper() and len(word) > 2]


def _kinds(figures: Iterable[Figure]) -> list[tuple[int, float]]:
    """Return what each figure counts, its fate or else the last word of what is counted, and its value."""
    return [(code_of(kind), figure.value) for figure in figures if (kind := kind_of(figure))]


def kind_of(figure: Figure) -> str:
    """Return what a figure counts: its fate, else the last word of the thing counted; with its unit."""
    counted = figure.fate or stem((figure.of or "").split()[-1] if (figure.of or "").split() else "")
    return f"{counted} {figure.unit or ''}".strip()


def _fill(values: Iterable[Any], size: int) -> tuple[Any, ...]:
    """Return the first values, filled up with 0 to a size."""
    found = tuple(values)[:size]
    return found + (0,) * (size - len(found))
