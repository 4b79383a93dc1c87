"""A choice among the events of an archive: what is asked for, checked, and the SQL condition that it makes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import partial
from itertools import chain
from typing import Any, Self

from readout.archive.choosing.bounds import (
    DATED,
    PLACED,
    Box,
    Edge,
    Period,
    check_box,
    check_dated,
    check_edge,
    check_period,
)
from readout.archive.choosing.checks import (
    check_confidence,
    check_contexts,
    check_day,
    check_days,
    check_id,
    check_modes,
    check_names,
    check_quads,
    check_standings,
    check_types,
    check_words,
    check_yes,
    split_texts,
)
from readout.archive.choosing.conditions import (
    Condition,
    among,
    any_condition,
    id_condition,
    join_conditions,
    leave_out,
    pair_condition,
)
from readout.archive.choosing.parties import AskedParty, check_pair, check_parties, check_places
from readout.archive.choosing.words import match_terms, read_terms
from readout.archive.narrow import TOLD

# The days of an event: when it happened, else when it was told.
FIRST_DAY = "coalesce(when_start, published)"
LAST_DAY = f"coalesce(when_end, {FIRST_DAY})"
UNREAL = ("negation", "hypothetical", "future")  # auxiliaries of what has not happened
HAPPENED = f"NOT list_has_any(auxiliaries, [{', '.join(map(repr, UNREAL))}])"
SIDES = ("actor", "recipient")
_IN_INCIDENT = "(reading, id) IN (SELECT (reading, event) FROM stored.members WHERE {condition})"


# How what is asked is checked, by the field that it is asked of.
CHECKS: Mapping[str, Callable[[Any], Any]] = {
    "actor": check_parties,
    "recipient": check_parties,
    "party": check_parties,
    "pair": check_pair,
    "edge": check_edge,
    "type": check_types,
    "quad": check_quads,
    "mode": check_modes,
    "context": check_contexts,
    "happened": partial(check_yes, "happened"),
    "since": check_day,
    "until": check_day,
    "period": check_period,
    "dated": check_dated,
    "place": check_places,
    "box": check_box,
    "placed": partial(check_yes, "placed"),
    "published_since": check_day,
    "published_until": check_day,
    "publisher": check_names,
    "without": check_names,
    "standing": check_standings,
    "words": check_words,
    "min_confidence": check_confidence,
    "below": check_confidence,
    "judged": partial(check_yes, "judged"),
    "incident": check_id,
    "report": split_texts,
    "event": check_id,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What is asked of events; all of it must fit, and of several values of one field any. Made by `checked`.

    `actor` and `recipient` are `RUS`, `RUS/MIL`, `/MIL`, words of names, or `"whole names"` in quotation marks; `party`
    acts or is acted upon. `pair` are two countries, either of which acts on the other, or which act together. `edge`
    and `period` are what one number of a network or a series counts: of incidents they are asked as they are over all
    reports. `dated` is how exact the time is: `exact` (a day or week), `vague` (a month or year) or `none`. With
    `happened`, events that are denied by the words of the report, supposed or still to come are left out. `place` are
    countries, `box` is a stretch of land, `placed` whether at least the country is known. `published_since` and
    `published_until` are days of the report, whenever it happened; `without` are publishers that are left out. `words`
    are searched in the best sentence of an event. `below` is a confidence that is not reached; `judged` are events that
    somebody confirmed or amended, or that nobody did. `incident`, `report` and `event` are ids, of incident and event
    the beginning is enough.
    """

    actor: tuple[AskedParty, ...] = ()
    recipient: tuple[AskedParty, ...] = ()
    party: tuple[AskedParty, ...] = ()
    pair: tuple[str, str] | None = None
    edge: Edge | None = None
    type: tuple[str, ...] = ()
    quad: tuple[int, ...] = ()
    mode: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    happened: bool = False
    since: date | None = None
    until: date | None = None
    period: Period | None = None
    dated: str | None = None
    place: tuple[str, ...] = ()
    box: Box | None = None
    placed: bool | None = None
    published_since: date | None = None
    published_until: date | None = None
    publisher: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    standing: tuple[str, ...] = ()
    words: str | None = None
    min_confidence: float = 0.0
    below: float | None = None
    judged: bool | None = None
    incident: str | None = None
    report: tuple[str, ...] = ()
    event: str | None = None

    @classmethod
    def checked(cls, **asked: Any) -> Self:
        """Return a selection; `InputError` for what is no day, type, country … or says nothing.

        Days are dates or ISO text; yes and no may be text too. Several values of a field are a list, or one text with
        commas between them; the name of a publisher is never split. For `place` and `publisher`, `-` means that none is
        known. `None` asks nothing, and `TypeError` is raised for a name that is no field.
        """
        if unknown := asked.keys() - CHECKS:
            raise TypeError(f"{', '.join(sorted(unknown))}: not asked of events; there are {', '.join(CHECKS)}")
        checked = {name: CHECKS[name](value) for name, value in asked.items() if value is not None}
        selection = cls(**{name: value for name, value in checked.items() if value is not None})
        check_days(selection.since, selection.until)
        check_days(selection.published_since, selection.published_until)
        return selection

    def condition(self) -> Condition:
        """Return the SQL condition over the columns of the view `events`, `true` where nothing is asked."""
        parts = (self._who(), self._what(), self._when(), self._where(), self._told(), self._known())
        return join_conditions(chain.from_iterable(parts))

    def period_condition(self, day: str, timed: bool = True) -> Condition:
        """Return the SQL condition that what counts on a `day` stands in the period asked for, if any."""
        if self.period is None:
            return "true", []
        return self.period.condition(day, self.report_condition(), timed)

    def report_condition(self, days: bool = True) -> Condition:
        """Return the condition over the view `reports` of those that could have told what is asked.

        They are by the publishers asked for and were published in the days, of which `since` and `until` count with
        `days` only.
        """
        parts = [*self._by()]
        if days and self.since:
            parts.append(("published >= ?", [self.since]))
        if days and self.until:
            parts.append(("published <= ?", [self.until]))
        return join_conditions(parts)

    def of_events(self) -> Self:
        """Return what is asked beside the days and publishers, which a report has by itself."""
        return replace(
            self, since=None, until=None, published_since=None, published_until=None, publisher=(), without=()
        )

    def source(self) -> str:
        """Return what the condition is asked of, in SQL: the narrow columns of events, but the view for words."""
        return "events" if self.words else "stored.narrow_events"

    def told_source(self) -> str:
        """Return the same with the `incident` that an event is part of; events that are part of none are left out."""
        return f"({TOLD})" if self.words else "stored.narrow_told"

    def asked(self) -> dict[str, Any]:
        """Return what is asked, nothing else, as plain values for a manifest: days as ISO text, several as lists."""
        given = {field.name: getattr(self, field.name) for field in fields(self)}
        defaults = {field.name: field.default for field in fields(self)}
        return {name: _plain(value) for name, value in given.items() if value != defaults[name]}

    def _who(self) -> Iterator[Condition]:
        for sides, parties in ((SIDES[:1], self.actor), (SIDES[1:], self.recipient), (SIDES, self.party)):
            if parties:
                yield any_condition(party.condition(side) for party in parties for side in sides)
        if self.pair:
            yield pair_condition(self.pair)
        if self.edge:
            yield self.edge.condition()

    def _what(self) -> Iterator[Condition]:
        yield from among(type=self.type, quad=self.quad, mode=self.mode)
        if self.context:
            yield any_condition(("list_contains(contexts, ?)", [context]) for context in self.context)
        if self.happened:
            yield HAPPENED, []

    def _when(self) -> Iterator[Condition]:
        if self.since:
            yield f"{LAST_DAY} >= ?", [self.since]
        if self.until:
            yield f"{FIRST_DAY} <= ?", [self.until]
        if self.period:
            yield self.period_condition(FIRST_DAY)
        if self.dated:
            yield f"({DATED[self.dated]})", []

    def _where(self) -> Iterator[Condition]:
        yield from among(place_country=self.place)
        if self.box:
            yield self.box.condition()
        if self.placed is not None:
            yield (PLACED if self.placed else f"NOT {PLACED}"), []

    def _by(self) -> Iterator[Condition]:
        yield from among(publisher=self.publisher)
        if self.without:
            yield leave_out("publisher", self.without)
        if self.published_since:
            yield "published >= ?", [self.published_since]
        if self.published_until:
            yield "published <= ?", [self.published_until]

    def _told(self) -> Iterator[Condition]:
        yield from self._by()
        yield from among(standing=self.standing, report=self.report)
        if self.words:
            yield match_terms("sentence_text", read_terms(self.words))
        if self.incident:
            condition, values = id_condition("incident", self.incident)
            yield _IN_INCIDENT.format(condition=condition), values
        if self.event:
            yield id_condition("id", self.event)

    def _known(self) -> Iterator[Condition]:
        if self.min_confidence:
            yield "confidence >= ?", [self.min_confidence]
        if self.below is not None:
            yield "confidence < ?", [self.below]
        if self.judged is not None:
            yield f"judged IS {'NOT ' if self.judged else ''}NULL", []


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [part if isinstance(part, int) else str(part) for part in value]
    if isinstance(value, (Box, Period, Edge)):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value
