"""A choice among the events of an archive: what is asked for, checked, and the SQL condition that it makes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Self

from readout.archive.choosing.bounds import (
    DATED,
    PLACED,
    Box,
    Edge,
    Period,
    check_box,
    check_dated,
    check_period,
)
from readout.archive.choosing.checks import (
    AskedParty,
    Day,
    Texts,
    check_contexts,
    check_countries,
    check_days,
    check_modes,
    check_pair,
    check_parties,
    check_quads,
    check_standings,
    check_types,
    check_yes,
    split_texts,
)
from readout.archive.choosing.conditions import (
    NOT_KNOWN,
    Condition,
    among,
    any_condition,
    id_condition,
    join_conditions,
    leave_out,
    pair_condition,
)
from readout.archive.choosing.words import match_terms, read_terms
from readout.archive.narrow import TOLD
from readout.errors import InputError

# The days of an event: when it happened, else when it was told.
FIRST_DAY = "coalesce(when_start, published)"
LAST_DAY = f"coalesce(when_end, {FIRST_DAY})"
UNREAL = ("negation", "hypothetical", "future")  # auxiliaries of what has not happened
HAPPENED = f"NOT list_has_any(auxiliaries, [{', '.join(map(repr, UNREAL))}])"
_IN_INCIDENT = "(reading, id) IN (SELECT (reading, event) FROM stored.members WHERE {condition})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What is asked of events; all of it must fit, and of several values of one field any. Made by `checked`.

    `actor` and `recipient` are `RUS`, `RUS/MIL`, `/MIL` or names; `pair` are two countries, either of which acts on the
    other, or which act together. `place` are countries. `words` are searched in the best sentence of an event.
    `incident`, `report` and `event` are ids, of incident and event the beginning is enough. With `happened`, events
    that are denied by the words of the report, supposed or still to come are left out. `party` acts or is acted upon.
    `box` is a stretch of land, `without` are publishers that are left out. `period` and `edge` are what one number of a
    series or a network counts. `dated` is how exact the time is: `exact` (a day or week), `vague` (a month or year) or
    `none`; `placed` whether at least the country of the place is known. `published_since` and `published_until` are
    days of the report, whenever it happened. `below` is a confidence that is not reached; `judged` are events that
    somebody confirmed or amended, or that nobody did.
    """

    since: date | None = None
    until: date | None = None
    actor: tuple[AskedParty, ...] = ()
    recipient: tuple[AskedParty, ...] = ()
    party: tuple[AskedParty, ...] = ()
    pair: tuple[str, str] | None = None
    type: tuple[str, ...] = ()
    mode: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    standing: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    publisher: tuple[str, ...] = ()
    words: str | None = None
    incident: str | None = None
    report: tuple[str, ...] = ()
    event: str | None = None
    min_confidence: float = 0.0
    happened: bool = False
    quad: tuple[int, ...] = ()
    box: Box | None = None
    without: tuple[str, ...] = ()
    period: Period | None = None
    edge: Edge | None = None
    dated: str | None = None
    placed: bool | None = None
    published_since: date | None = None
    published_until: date | None = None
    below: float | None = None
    judged: bool | None = None

    @classmethod
    def checked(
        cls,
        *,
        since: Day = None,
        until: Day = None,
        actor: Texts = None,
        recipient: Texts = None,
        party: Texts = None,
        pair: Texts = None,
        type: Texts = None,
        mode: Texts = None,
        context: Texts = None,
        standing: Texts = None,
        place: Texts = None,
        publisher: Texts = None,
        words: str | None = None,
        incident: str | None = None,
        report: Texts = None,
        event: str | None = None,
        min_confidence: float = 0.0,
        happened: bool = False,
        quad: Texts | Sequence[int] = None,
        box: str | Sequence[float] | Box | None = None,
        without: Texts = None,
        period: str | Period | None = None,
        edge: str | Edge | None = None,
        dated: str | None = None,
        placed: str | bool | None = None,
        published_since: Day = None,
        published_until: Day = None,
        below: float | None = None,
        judged: str | bool | None = None,
    ) -> Self:
        """Return a selection; `InputError` for what is no day, type, country … or says nothing.

        Several values of a field are a list, or one text with commas between them; the name of a publisher is never
        split. For `place` and `publisher`, `-` means that none is known.
        """
        first, last = check_days(since, until)
        published = check_days(published_since, published_until)
        for confidence in (min_confidence, below):
            if confidence is not None and not 0 <= confidence <= 1:
                raise InputError(f"{confidence}: a confidence is a number from 0 to 1")
        if words is not None:
            read_terms(words)
        return cls(
            since=first,
            until=last,
            actor=check_parties(actor),
            recipient=check_parties(recipient),
            party=check_parties(party),
            pair=check_pair(pair),
            type=check_types(type),
            mode=check_modes(mode),
            context=check_contexts(context),
            standing=check_standings(standing),
            place=_check_places(place),
            publisher=_whole(publisher),
            words=words,
            incident=incident or None,
            report=split_texts(report),
            event=event or None,
            min_confidence=min_confidence,
            happened=happened,
            quad=check_quads(quad),
            box=check_box(box),
            without=_whole(without),
            period=check_period(period),
            edge=Edge.checked(edge),
            dated=check_dated(dated),
            placed=check_yes("placed", placed),
            published_since=published[0],
            published_until=published[1],
            below=below,
            judged=check_yes("judged", judged),
        )

    def condition(self) -> Condition:
        """Return the SQL condition over the columns of the view `events`, `true` where nothing is asked."""
        return join_conditions(self._parts())

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

    def _parts(self) -> Iterator[Condition]:
        if self.since:
            yield f"{LAST_DAY} >= ?", [self.since]
        if self.until:
            yield f"{FIRST_DAY} <= ?", [self.until]
        for side, parties in (("actor", self.actor), ("recipient", self.recipient)):
            if parties:
                yield any_condition(_party_condition(side, party) for party in parties)
        if self.party:
            yield any_condition(
                _party_condition(side, party) for party in self.party for side in ("actor", "recipient")
            )
        if self.pair:
            yield pair_condition(self.pair)
        yield from among(type=self.type, mode=self.mode, quad=self.quad, standing=self.standing)
        yield from among(place_country=self.place, publisher=self.publisher, report=self.report)
        yield from self._bounds()
        if self.context:
            yield any_condition(("list_contains(contexts, ?)", [context]) for context in self.context)
        if self.words:
            yield match_terms("sentence_text", read_terms(self.words))
        if self.incident:
            condition, values = id_condition("incident", self.incident)
            yield _IN_INCIDENT.format(condition=condition), values
        if self.event:
            yield id_condition("id", self.event)
        if self.min_confidence:
            yield "confidence >= ?", [self.min_confidence]
        if self.happened:
            yield HAPPENED, []
        yield from self._review_parts()

    def _bounds(self) -> Iterator[Condition]:
        if self.box:
            yield self.box.condition()
        if self.without:
            yield leave_out("publisher", self.without)
        if self.period:
            yield self.period.condition(FIRST_DAY)
        if self.edge:
            yield self.edge.condition()
        if self.dated:
            yield f"({DATED[self.dated]})", []
        if self.placed is not None:
            yield (PLACED if self.placed else f"NOT {PLACED}"), []

    def _review_parts(self) -> Iterator[Condition]:
        if self.published_since:
            yield "published >= ?", [self.published_since]
        if self.published_until:
            yield "published <= ?", [self.published_until]
        if self.below is not None:
            yield "confidence < ?", [self.below]
        if self.judged is not None:
            yield f"judged IS {'NOT ' if self.judged else ''}NULL", []


def _party_condition(side: str, party: AskedParty) -> Condition:
    """Return the condition that a side has a party; of several together, one may bring the country, one the sector."""
    if party.name:
        # A name counts where its words are among those of a name: `Putin` is in `Vladimir Putin`.
        return match_terms(f"array_to_string({side}_names, ' ; ')", read_terms(f'"{party.name}"'))
    codes = ((f"{side}_countries", party.country), (f"{side}_sectors", party.sector))
    return join_conditions((f"list_contains({column}, ?)", [code]) for column, code in codes if code)


def _check_places(asked: Texts) -> tuple[str, ...]:
    texts = split_texts(asked)
    known = check_countries([text for text in texts if text != NOT_KNOWN])
    return (*known, NOT_KNOWN) if NOT_KNOWN in texts else known


def _whole(asked: Texts) -> tuple[str, ...]:
    """Return names one by one; a text is one name, whatever commas it has."""
    return split_texts([asked] if isinstance(asked, str) else asked)


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [part if isinstance(part, int) else str(part) for part in value]
    if isinstance(value, (Box, Period, Edge)):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value
