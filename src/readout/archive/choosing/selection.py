"""A choice among the events of an archive: what is asked for, checked, and the SQL condition that it makes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Self

from readout.archive.choosing.bounds import (
    DATED,
    PLACED,
    Box,
    Condition,
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
from readout.archive.choosing.words import match_terms, read_terms
from readout.errors import InputError
from readout.records import content_id

# The days of an event: when it happened, else when it was told.
FIRST_DAY = "coalesce(when_start, published)"
LAST_DAY = f"coalesce(when_end, {FIRST_DAY})"
UNREAL = ("negation", "hypothetical", "future")  # auxiliaries of what has not happened
NOT_KNOWN = "-"  # asks for what has no value in a column
ID_LENGTH = len(content_id("e"))
HAPPENED = f"NOT list_has_any(auxiliaries, [{', '.join(map(repr, UNREAL))}])"
_IN_INCIDENT = "(reading, id) IN (SELECT (reading, event) FROM stored.members WHERE {condition})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What is asked of events; all of it must fit, and of several values of one field any. Made by `checked`.

    `actor` and `recipient` are `RUS`, `RUS/MIL`, `/MIL` or names; `pair` are two countries, either of which acts on the
    other, or which act together. `place` are countries. `words` are searched in the best sentence of an event.
    `incident`, `report` and `event` are ids, of incident and event the beginning is enough. With `happened`, events
    that are denied by the words of the report, supposed or still to come are left out. `box` is a stretch of land,
    `without` are publishers that are left out, `judged` tells whether people have judged it. `period` and `edge` are
    what one number of a series or a network counts. `dated` is how exact the time is: `exact` (a day or week), `vague`
    (a month or year) or `none`; `placed` whether at least the country of the place is known.
    """

    since: date | None = None
    until: date | None = None
    actor: tuple[AskedParty, ...] = ()
    recipient: tuple[AskedParty, ...] = ()
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
    judged: bool | None = None
    period: Period | None = None
    edge: Edge | None = None
    dated: str | None = None
    placed: bool | None = None

    @classmethod
    def checked(
        cls,
        *,
        since: Day = None,
        until: Day = None,
        actor: Texts = None,
        recipient: Texts = None,
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
        judged: str | bool | None = None,
        period: str | Period | None = None,
        edge: str | Edge | None = None,
        dated: str | None = None,
        placed: str | bool | None = None,
    ) -> Self:
        """Return a selection; `InputError` for what is no day, type, country … or says nothing.

        Several values of a field are a list, or one text with commas between them; the name of a publisher is never
        split. For `place` and `publisher`, `-` means that none is known.
        """
        first, last = check_days(since, until)
        if not 0 <= min_confidence <= 1:
            raise InputError(f"{min_confidence}: a confidence is a number from 0 to 1")
        if words is not None:
            read_terms(words)
        return cls(
            since=first,
            until=last,
            actor=check_parties(actor),
            recipient=check_parties(recipient),
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
            judged=check_yes("judged", judged),
            period=check_period(period),
            edge=Edge.checked(edge),
            dated=check_dated(dated),
            placed=check_yes("placed", placed),
        )

    def condition(self) -> Condition:
        """Return the SQL condition over the columns of the view `events`, `true` where nothing is asked."""
        return join_conditions(self._parts())

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

    def _bounds(self) -> Iterator[Condition]:
        if self.box:
            yield self.box.condition()
        if self.without:
            yield leave_out("publisher", self.without)
        if self.judged is not None:
            yield ("judged IS NOT NULL" if self.judged else "judged IS NULL"), []
        if self.period:
            yield self.period.condition(FIRST_DAY)
        if self.edge:
            yield self.edge.condition()
        if self.dated:
            yield f"({DATED[self.dated]})", []
        if self.placed is not None:
            yield (PLACED if self.placed else f"NOT {PLACED}"), []


def join_conditions(parts: Iterable[Condition]) -> Condition:
    """Return the condition that all parts hold, `true` where there are none."""
    found = list(parts)
    return " AND ".join(sql for sql, _ in found) or "true", [value for _, values in found for value in values]


def any_condition(parts: Iterable[Condition]) -> Condition:
    """Return the condition that one of the parts holds."""
    found = list(parts)
    return f"({' OR '.join(sql for sql, _ in found)})", [value for _, values in found for value in values]


def among(**asked: Sequence[str | int]) -> Iterator[Condition]:
    """Give the condition for each column that its value is one of those asked for, if any; `-` asks for none."""
    for column, values in asked.items():
        known = [value for value in values if value != NOT_KNOWN]
        parts: list[Condition] = [(f"{column} IN ({', '.join('?' * len(known))})", known)] if known else []
        if len(known) < len(values):
            parts.append((f"{column} IS NULL", []))
        if parts:
            yield parts[0] if len(parts) == 1 else any_condition(parts)


def leave_out(column: str, values: Sequence[str]) -> Condition:
    """Return the condition that the value of a column is none of these; what is not known is none of them."""
    return f"({column} IS NULL OR {column} NOT IN ({', '.join('?' * len(values))}))", list(values)


def pair_condition(pair: tuple[str, str]) -> Condition:
    """Return the condition that of two countries one acts on the other, either way, or both act together."""
    one, other = pair
    between = "(list_contains(actor_countries, ?) AND list_contains(recipient_countries, ?))"
    together = "(list_contains(actor_countries, ?) AND list_contains(actor_countries, ?) AND ? <> ?)"
    return f"({between} OR {between} OR {together})", [one, other, other, one, one, other, one, other]


def id_condition(column: str, id: str) -> Condition:
    """Return the condition that a column has an id, or begins with what is only the beginning of one."""
    # A whole id is found by the filters of the files, many times faster than its beginning.
    return (f"{column} = ?" if len(id) >= ID_LENGTH else f"starts_with({column}, ?)"), [id]


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
