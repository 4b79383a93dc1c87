"""What a comparison of two versions of the coder finds."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeCount:
    """The events of one type, or the claims of one stance, in the reports that both have read.

    `a` = `kept` + `changed_out` + `lost`, and `b` = `kept` + `changed_in` + `gained`: an event that has another type
    now is `changed_out` in the row of its old type and `changed_in` in that of its new one.
    """

    type: str
    a: int
    kept: int
    lost: int
    gained: int
    changed_out: int
    changed_in: int
    b: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """An event or claim of both whose field differs: what it was and what it is, in words; `None` for nothing."""

    report: str
    event_a: str
    event_b: str
    before: str | None
    after: str | None
    sentence: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldCount:
    """How many events of a type, or claims of a stance, (as A has it) differ in a field, with some of them."""

    type: str
    field: str
    count: int
    examples: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An event that only one of the two has; or a claim: its stance, its speaker as `mode`, its words as `trigger`."""

    type: str
    mode: str | None
    report: str
    event: str
    trigger: str
    sentence: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What became of the events, or of the claims, of A.

    `same` are those of both in which no field differs, `changed` those in which one does.
    """

    same: int
    changed: int
    lost: int
    gained: int
    types: tuple[TypeCount, ...]
    fields: tuple[FieldCount, ...]
    lost_examples: tuple[Found, ...]
    gained_examples: tuple[Found, ...]

    @property
    def total(self) -> TypeCount:
        """The sums over all types."""
        names = ("a", "kept", "lost", "gained", "changed_out", "changed_in", "b")
        return TypeCount(type="all", **{name: sum(getattr(row, name) for row in self.types) for name in names})


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison(Counts):
    """All that differs between versions `a` and `b`: counts of events, those of `claims` beside them.

    `reports` were read by both; `only_a` and `only_b` by one of them, and are not compared. `mentions_a` and
    `mentions_b` are how many mentions each has in them.
    """

    a: str
    b: str
    reports: int
    reports_changed: int
    only_a: int
    only_b: int
    mentions_a: int
    mentions_b: int
    claims: Counts

    def to_dict(self) -> dict[str, Any]:
        """Return all of it as plain dictionaries and lists."""
        found = {**asdict(self), "total": asdict(self.total)}
        return {**found, "claims": {**found["claims"], "total": asdict(self.claims.total)}}
