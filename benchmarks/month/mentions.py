"""Mentions from the marks of a sentence: who, where, when and how many they stand for."""

from __future__ import annotations

from benchmarks.month.lands import Town, Who
from benchmarks.month.sentences import Mark
from readout.records import Mention, Place, Quantity, Report, Span, Time, content_id

MADE_BY = "made"


def make_mention(mark: Mark, number: int, start: int, report: Report) -> Mention:
    """Return the mention of a mark that stands for something, in sentence `number` that begins at `start`."""
    fact, span = mark.fact, place_mark(mark, start)
    identity = content_id("m", report.id, span.start, mark.role)
    if isinstance(fact, Who):
        return Mention(
            id=identity,
            span=span,
            kind="organization" if fact.name else "group",
            sentence=number,
            head=0,
            made_by=MADE_BY,
            entity=f"n{fact.words}",
            name=fact.name,
            country=fact.country,
            sectors=(fact.sector,),
        )
    if isinstance(fact, Town):
        return Mention(
            id=identity,
            span=span,
            kind="place",
            sentence=number,
            head=0,
            made_by=MADE_BY,
            entity=f"n{fact.name}",
            name=fact.name,
            country=fact.country,
            place=Place(latitude=fact.latitude, longitude=fact.longitude, precision="city"),
        )
    if isinstance(fact, tuple):
        value, of, fate = fact
        quantity = Quantity(value=value, low=value, high=value, unit=None, of=of, fate=fate)  # type: ignore[arg-type]
        return Mention(
            id=identity, span=span, kind="quantity", sentence=number, head=0, made_by=MADE_BY, quantity=quantity
        )
    assert fact is not None
    return Mention(
        id=identity,
        span=span,
        kind="time",
        sentence=number,
        head=0,
        made_by=MADE_BY,
        time=_time(fact.isoformat(), mark),
    )


def _time(day: str, mark: Mark) -> Time:
    if mark.end - mark.start > 7 and day[:4] < "2026":
        return Time(start=day, end=f"{day[:8]}28", grain="month", basis="text")
    return Time(start=day, end=day, grain="day", basis="published")


def place_mark(mark: Mark, start: int) -> Span:
    """Return where a mark stands in the report, by where its sentence begins."""
    return Span(start + mark.start, start + mark.end)
