"""What a comparison with another project finds."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Literal, get_args

Unit = Literal["mentions", "incidents", "reports"]
Key = Literal["pair", "type", "month"]
UNITS: tuple[Unit, ...] = get_args(Unit)
KEYS: tuple[Key, ...] = get_args(Key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ours:
    """One of ours: event, incident or report, the words of a report, and how it is found in theirs.

    `found` is same (type and direction), class (another type of the same quad class), turned (who acts on whom is the
    other way round; this does not count as found) or no.
    """

    id: str
    report: str | None
    start: date | None
    type: str | None
    mode: str | None
    words: str | None
    found: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Theirs:
    """One of theirs: its id, the line of the file, their words, and how it is found in ours."""

    id: str
    file: str
    row: int
    start: date | None
    type: str | None
    told: str | None
    words: str | None
    url: str | None
    found: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """The counts of one key; `pair`, `type` and `month` are `None` where they are not asked for.

    `ours` = `ours_found` + `only_ours`, and `theirs` likewise: several of one side may be found in one of the other.
    `correlation` is that of the monthly counts, by pair only; `None` where a side does not vary.
    """

    pair: str | None
    type: str | None
    month: str | None
    ours: int
    theirs: int
    ours_found: int
    theirs_found: int
    only_ours: int
    only_theirs: int
    correlation: float | None = None
    our_examples: tuple[Ours, ...] = ()
    their_examples: tuple[Theirs, ...] = ()

    @property
    def difference(self) -> int:
        """How many of both sides the other lacks: by this the cells are ordered."""
        return self.only_ours + self.only_theirs


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """All of both sides from `since` to `until`, each unit once.

    `agreement` is the share of both sides together that is found in the other; `None` where there is nothing.
    `theirs_untyped` say what has no type here (statements, appeals) and are not compared or counted otherwise.
    `other_type` were found with another type of the same quad class, `turned` only the other way round.
    `correlation` is the median over `pairs` pairs of that of their monthly counts.
    """

    source: str
    unit: Unit
    since: date | None
    until: date | None
    window: int
    ours: int
    theirs: int
    theirs_untyped: int
    ours_found: int
    theirs_found: int
    ours_other_type: int
    theirs_other_type: int
    ours_turned: int
    theirs_turned: int
    agreement: float | None
    correlation: float | None
    pairs: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """The summary, and the cells that differ most first, of `cell_count` in all."""

    summary: Summary
    by: tuple[Key, ...]
    cells: tuple[Cell, ...]
    cell_count: int

    def to_dict(self) -> dict[str, Any]:
        """Return all of it as plain dictionaries and lists, days as ISO text."""
        plain: dict[str, Any] = _plain(asdict(self))
        return plain


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return value.isoformat() if isinstance(value, date) else value
