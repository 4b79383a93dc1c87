"""Tellings of annotated events: what people found in a report, in the form in which `link` compares reports."""

import calendar
import re
from pathlib import Path
from typing import NamedTuple, cast, get_args

from readout.codebook.sides import name_side
from readout.evaluate.coded import CodedEvent, GoldReport
from readout.evaluate.corpus import read_cells, read_report_file
from readout.evaluate.fields import Annotator, read_fields, split_values
from readout.evaluate.verbatim import is_blank, sentence_around, strip_occurrence
from readout.records import Auxiliary, Fate, Figure, Grain, How, Link, Party, Stance, Standing, Telling, Voice
from readout.text.characters import fold_spaces
from readout.text.notation import PARTY

_QUANTITY = re.compile(r"~?(?P<value>\d+(?:\.\d+)?) (?P<of>\S.*)")
_GRAINS: dict[int, Grain] = {10: "day", 7: "month", 4: "year"}


class _Time(NamedTuple):
    start: str | None = None
    end: str | None = None
    grain: Grain | None = None
    how: How | None = None


def tell_gold(path: Path) -> tuple[Telling, ...]:
    """Return the tellings of an annotated report; their events are named `sto-001 E1`."""
    report = read_report_file(path)
    lines = read_cells(path)
    voices = _read_voices(report, lines)
    note = Annotator(text=fold_spaces(report.text))
    events = {event.id: event for event in report.events}
    return tuple(_tell(report, events[key], cells, note, voices.get(key, ())) for key, cells in lines if key in events)


def _tell(
    report: GoldReport, event: CodedEvent, cells: list[str], note: Annotator, voices: tuple[Voice, ...]
) -> Telling:
    fields = read_fields(cells[2:], note)
    places = split_values(fields, "P")
    time = _read_time(event, fields, report.published)
    return Telling(
        event=f"{report.id} {event.id}",
        report=report.id,
        published=report.published,
        publisher=report.publisher,
        type=event.type,
        mode=event.mode,
        trigger=event.trigger,
        words=_sentence(cells[1], note),
        actors=_read_parties(split_values(fields, "A")),
        recipients=_read_parties(split_values(fields, "R")),
        auxiliaries=cast(tuple[Auxiliary, ...], tuple(sorted(event.auxiliaries))),
        start=time.start,
        end=time.end,
        grain=time.grain,
        when_how=time.how,
        place=strip_occurrence(places[0].rpartition(" = ")[0]) if places else None,
        place_country=event.place,
        place_how="told" if places else None,
        latitude=None,
        longitude=None,
        figures=_read_figures(split_values(fields, "N")),
        standing=cast(Standing, event.standing),
        voices=voices,
        confidence=1.0,
    )


def _read_time(event: CodedEvent, fields: dict[str, str], published: str | None) -> _Time:
    if event.date is None:
        told = bool(split_values(fields, "W"))  # `?`: told, but not to be known
        return _Time() if told or not published else _Time(published, published, "day", "assumed")
    start, end = f"{event.date}-01-01"[:10], f"{event.date}-12-31"[:10]
    if len(event.date) == 7:
        year, month = map(int, event.date.split("-"))
        start, end = f"{event.date}-01", f"{event.date}-{calendar.monthrange(year, month)[1]}"
    return _Time(start, end, _GRAINS[len(event.date)], "told")


def _read_parties(values: tuple[str, ...]) -> tuple[Party, ...]:
    return tuple(_party(match) for value in values if (match := PARTY.fullmatch(value.strip())))


def _party(match: re.Match[str]) -> Party:
    country, sector = match["country"], match["sector"]
    return Party(
        name=match["name"] or strip_occurrence(match["words"]),
        country=None if country == "null" else country,
        sectors=() if sector == "null" else (sector,),
    )


def _read_figures(values: tuple[str, ...]) -> tuple[Figure, ...]:
    return tuple(_figure(match) for value in values if (match := _QUANTITY.fullmatch(value.strip())))


def _figure(match: re.Match[str]) -> Figure:
    last = match["of"].split()[-1]
    fate = cast(Fate, last) if last in get_args(Fate) else None
    return Figure(value=float(match["value"]), of=None if fate else match["of"], fate=fate, words=match[0])


def _sentence(trigger: str, note: Annotator) -> str:
    span = note.find(trigger)
    sentence = sentence_around(span, note.sentences) if span else None
    return (sentence or span).cut(note.text) if span else ""


def _read_voices(report: GoldReport, lines: list[tuple[str, list[str]]]) -> dict[str, tuple[Voice, ...]]:
    found: dict[str, tuple[Voice, ...]] = {}
    for key, cells in lines:
        links = cells[4].split(",") if key.startswith("C") and len(cells) == 5 and not is_blank(cells[4]) else ()
        for link in links:
            kind, _, event = link.strip().rpartition(":")
            found[event] = (*found.get(event, ()), _voice(f"{report.id} {key}", cells, kind))
    return found


def _voice(claim: str, cells: list[str], kind: str) -> Voice:
    links: dict[str, Link] = {"deny": "denies", "confirm": "confirms"}
    party = next(iter(_read_parties((cells[0],))), None)
    return Voice(
        side=name_side(party.country, party.sectors, party.name.casefold()) if party else claim,
        speaker=party.name if party else None,
        link=links.get(kind, "asserts"),
        stance=cast(Stance, cells[3].split()[0]),
        words=strip_occurrence(cells[2]),
        claim=claim,
    )
