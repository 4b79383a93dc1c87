"""What is asked of a tension, checked, and the SQL conditions that it makes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal, Self, get_args

from readout.archive.choosing.bounds import GRAINS
from readout.archive.choosing.checks import Day, Texts, check_days, check_standings, split_texts
from readout.archive.choosing.conditions import Condition, among, join_conditions, pair_condition
from readout.archive.choosing.parties import check_country
from readout.archive.choosing.selection import HAPPENED
from readout.archive.tension.weights import Weights, load_weights
from readout.errors import InputError

Exposure = Literal["all", "pair"]
EXPOSURES: tuple[Exposure, ...] = get_args(Exposure)
# To count a deed that is denied would take one side; that the two quarrel about it is mostly told as ACCUSE and REJECT.
STANDINGS = ("reported", "claimed", "confirmed")
# What was long ago and has no day would count on the day of the report.
_DATED = "NOT (list_contains(auxiliaries, 'historical') AND when_start IS NULL)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Two parties, the periods, what is counted and what it is set against. Made by `checked`."""

    pair: tuple[str, str]
    by: str
    since: date | None
    until: date | None
    exposure: Exposure
    standing: tuple[str, ...]
    publisher: tuple[str, ...]
    without: tuple[str, ...]
    weights: Weights

    @classmethod
    def checked(
        cls,
        actor: str,
        recipient: str,
        *,
        by: str = "week",
        since: Day = None,
        until: Day = None,
        exposure: str = "all",
        standing: Texts = STANDINGS,
        publisher: Texts = None,
        without: Texts = None,
        weights: str | Path | None = None,
    ) -> Self:
        """Return a question; `InputError` for what is no country, day, period, exposure or standing."""
        first, last = check_days(since, until)
        if by not in GRAINS:
            raise InputError(f"{by}: a period is {', '.join(GRAINS)}")
        if exposure not in EXPOSURES:
            raise InputError(f"{exposure}: an exposure is {', '.join(EXPOSURES)}")
        return cls(
            pair=(check_country(actor), check_country(recipient)),
            by=by,
            since=first,
            until=last,
            exposure="pair" if exposure == "pair" else "all",
            standing=check_standings(standing) or STANDINGS,
            publisher=_split_publishers(publisher),
            without=_split_publishers(without),
            weights=load_weights(weights),
        )

    def happenings(self) -> Condition:
        """Return the condition that an incident or an event counts."""
        counted = [pair_condition(self.pair), (HAPPENED, []), (_DATED, []), *among(standing=self.standing)]
        return join_conditions(counted)

    def days(self, column: str) -> Condition:
        """Return the condition that a column of days lies within what is asked."""
        parts: list[Condition] = [(f"{column} >= ?", [self.since])] if self.since else []
        parts += [(f"{column} <= ?", [self.until])] if self.until else []
        return join_conditions(parts)

    def publishers(self) -> Condition:
        """Return the condition that a report or an event was published by those asked for, and by none left out."""
        parts = [*among(publisher=self.publisher)]
        if self.without:
            parts.append((f"coalesce(publisher, '') NOT IN ({', '.join('?' * len(self.without))})", [*self.without]))
        return join_conditions(parts)


def _split_publishers(asked: Texts) -> tuple[str, ...]:
    """Return names of publishers, which may have commas in them: one text is one name."""
    return split_texts([asked] if isinstance(asked, str) else asked)
