"""Incidents: one happening over all reports that tell it, with who says what of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from readout.link.components import group_events
from readout.link.days import HOW
from readout.link.sources import merge_sources
from readout.link.standing import settle_standing
from readout.link.statements import by_time, collect_statements, origin_of
from readout.link.tolls import gather_tolls
from readout.records import Bond, Family, Incident, Telling, Verdict, content_id

TITLE = 160  # characters of a title


def build_incidents(
    tellings: Iterable[Telling],
    bonds: Iterable[Bond],
    families: Mapping[str, Family],
    verdicts: Iterable[Verdict] = (),
) -> tuple[Incident, ...]:
    """Return the incidents of tellings in the order of their first publication.

    Withdrawn reports take no part. Versions that were replaced stay members, but those that stand speak; where all are
    replaced, the last. Tellings may come in any order, and in pieces, so long as those that bonds or verdicts join
    come together. A report that is in no family stands for itself.
    """
    known = {telling.event: telling for telling in tellings if _status(telling, families) != "withdrawn"}
    ordered = sorted(known.values(), key=by_time)
    judged = tuple(verdicts)
    groups, held = group_events([telling.event for telling in ordered], bonds, judged)
    deciding = _deciding(judged)
    return tuple(
        _build([known[event] for event in events], held.get(key, []), families, deciding)
        for key, events in groups.items()
    )


@dataclass(frozen=True, slots=True)
class _Cast:
    """The tellings of an incident in the order of publication: those that speak, and those that are history."""

    speaking: tuple[Telling, ...]
    past: tuple[Telling, ...]


def _build(
    members: Sequence[Telling],
    bonds: Sequence[Bond],
    families: Mapping[str, Family],
    deciding: Mapping[str, tuple[Verdict, ...]],
) -> Incident:
    cast = _cast(members, families)
    best = max(cast.speaking, key=_worth)
    events = tuple(telling.event for telling in members)
    return Incident(
        id=content_id("i", min((telling.published or "9", telling.event) for telling in members)[1]),
        type=best.type,
        mode=best.mode,
        actors=best.actors,
        recipients=best.recipients,
        start=best.start,
        end=best.end,
        grain=best.grain,
        place=best.place,
        place_country=best.place_country,
        latitude=best.latitude,
        longitude=best.longitude,
        auxiliaries=best.auxiliaries,
        standing=settle_standing(cast.speaking, families),
        title=_shorten(best.words),
        events=events,
        reports=_reports(cast.speaking),
        past=_reports(cast.past),
        sources=merge_sources(_source(telling, families) for telling in cast.speaking),
        first_seen=min((telling.published for telling in members if telling.published), default=None),
        last_seen=max((telling.published for telling in members if telling.published), default=None),
        statements=collect_statements(cast.speaking, families),
        tolls=gather_tolls(cast.speaking, cast.past),
        bonds=tuple(bonds),
        verdicts=_verdicts(events, deciding),
    )


def _cast(members: Sequence[Telling], families: Mapping[str, Family]) -> _Cast:
    current = tuple(telling for telling in members if _status(telling, families) == "current")
    speaking = current or tuple(telling for telling in members if telling.report == members[-1].report)
    events = {telling.event for telling in speaking}
    return _Cast(speaking, tuple(telling for telling in members if telling.event not in events))


def _status(telling: Telling, families: Mapping[str, Family]) -> str:
    family = families.get(telling.report)
    return family.status if family else "current"


def _source(telling: Telling, families: Mapping[str, Family]) -> str:
    """Return the agency or publisher that the words come from, else the report they come from."""
    family = families.get(telling.report)
    named = family.source if family else telling.publisher
    return named or origin_of(telling, families)


def _reports(tellings: Iterable[Telling]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(telling.report for telling in tellings))


def _worth(telling: Telling) -> tuple[float | str, ...]:
    """Return what the best telling has most of: firm time and place, known parties, confidence; the first of equals."""
    parties = sum(1 for party in (*telling.actors[:2], *telling.recipients[:2]) if party.country)
    firm = HOW[telling.when_how] + HOW[telling.place_how] + bool(telling.mode)
    plain = "historical" not in telling.auxiliaries and "negation" not in telling.auxiliaries
    return plain, firm + parties, telling.confidence, -len(telling.words), telling.event


def _shorten(words: str) -> str:
    """Return the words on one line, cut between two of them where they are too long."""
    line = " ".join(words.split())
    return line if len(line) <= TITLE else line[:TITLE].rsplit(" ", 1)[0] + " …"


def _deciding(verdicts: Iterable[Verdict]) -> dict[str, tuple[Verdict, ...]]:
    found: dict[str, tuple[Verdict, ...]] = {}
    for verdict in verdicts:
        for event in {*verdict.events, *verdict.others}:
            found[event] = (*found.get(event, ()), verdict)
    return found


def _verdicts(events: Iterable[str], deciding: Mapping[str, tuple[Verdict, ...]]) -> tuple[str, ...]:
    """Return the verdicts that name an event of the incident, by id."""
    if not deciding:
        return ()
    return tuple(sorted({verdict.id for event in events for verdict in deciding.get(event, ())}))
