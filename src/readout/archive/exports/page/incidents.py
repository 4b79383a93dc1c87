"""The incidents of the report: each a board of who asserts, confirms and denies, its figures, and its reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import get_args

from readout.archive.exports.page.events import code_of
from readout.archive.exports.page.markup import Html, join, link, tag, told
from readout.archive.linking.boards import Source
from readout.archive.linking.saying import say_counts, say_day, say_place, say_toll
from readout.records import Incident, Statement, ToldFigure
from readout.records.event import Link


def show_incident(incident: Incident, sources: Sequence[Source]) -> Html:
    """Return an incident as a board."""
    return tag(
        "article",
        tag("h3", tag("b", code_of(incident.type, incident.mode)), " ", told(incident.title)),
        tag("p", join(_about(incident), " · ")),
        tag("p", _counts(incident), class_="soft"),
        _board(incident.statements),
        *(_figures(say_toll(toll), toll.told) for toll in incident.tolls),
        _reports(sources),
        tag("p", f"incident {incident.id}", class_="soft"),
        id=f"incident-{incident.id}",
    )


def _about(incident: Incident) -> Iterator[Html | str]:
    yield tag("span", incident.standing, class_="chip")
    yield from filter(None, (say_day(incident), told(say_place(incident)), *incident.auxiliaries))


def _counts(incident: Incident) -> Html:
    counts = ", ".join(say_counts(incident))
    names = join(map(told, incident.sources), ", ")
    return join((counts, names) if names else (counts,), ": ")


def _board(statements: Sequence[Statement]) -> Html:
    """Return a column for each thing that is said, only those that somebody says, and who is silent."""
    columns = {says: [one for one in statements if one.says == says] for says in get_args(Link)}
    shown = [
        tag("section", tag("h4", says), tag("ul", *map(_statement, said), class_="plain"))
        for says, said in columns.items()
        if said
    ]
    silent = [told(one.side) for one in statements if one.says == "silent"]
    return join(
        (
            tag("div", *shown, class_="board") if shown else None,
            tag("p", "silent: ", join(silent, ", "), class_="soft") if silent else None,
        )
    )


def _statement(one: Statement) -> Html:
    speaker = told(one.speaker) if one.speaker and one.speaker != one.side else None
    words = tag("blockquote", "“", told(one.words), "”") if one.words else None
    where = [told(one.publisher), (one.published or "")[:10] or None, one.stance]
    about = tag("span", join((part for part in where if part), " · "), class_="soft") if any(where) else None
    return tag("li", tag("b", told(one.side)), *((" (", speaker, ")") if speaker else ()), words, about)


def _figures(said: str, tellings: Sequence[ToldFigure]) -> Html:
    return join((tag("h4", told(said)), tag("ul", *map(_figure, tellings), class_="plain")))


def _figure(one: ToldFigure) -> Html:
    where = (told(one.figure.words), told(one.side), (one.published or "")[:10] or None, f"report {one.report}")
    return tag("li", join((part for part in where if part), " · "))


def _reports(sources: Sequence[Source]) -> Html | None:
    return join((tag("h4", "Reports"), _list(sources))) if sources else None


def _list(sources: Sequence[Source]) -> Html:
    return tag("ul", *map(_source, sources), class_="plain")


def _source(one: Source) -> Html:
    """Return a report, its copies folded under it."""
    about = [
        told(one.publisher),
        (one.published or "")[:10] or "no date",
        *((one.status,) if one.status != "current" else ()),
    ]
    copies = join((tag("span", f"{len(one.copies)} on its words:", class_="soft"), _list(one.copies)))
    head = (link(one.url, told(one.title) or f"Report {one.report}"), " ", join((a for a in about if a), " · "))
    return tag("li", *head, copies if one.copies else None)
