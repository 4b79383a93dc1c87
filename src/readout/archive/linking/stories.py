"""Reports and events of an archive as `link` sees them, straight from their columns: no reading is restored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from readout.archive.linking.voices import read_voices
from readout.link.stories import NOTES
from readout.records import Figure, Party, Story, Telling, Voice

if TYPE_CHECKING:
    import duckdb

CHUNK = 5000  # readings taken up at a time: bounds memory

_CHOSEN = """
CREATE OR REPLACE TEMP TABLE chosen AS
SELECT reading, batch FROM stored.shown WHERE reading IN (SELECT unnest(?))
"""
_STORIES = """
SELECT report, text, title, published_at, publisher, dateline_agency, byline, url,
  [part.text FOR part IN removed IF list_contains(?, part.kind)]
FROM stored.reports SEMI JOIN chosen USING (reading, batch)
"""
# Lists cost most to take over: those that only some events need are null for the others.
_TELLINGS = """
SELECT e.reading, e.id, e.report, r.published_at, e.publisher, e.type, e.mode, e.trigger, coalesce(e.sentence_text, ''),
  CASE WHEN len(e.actors) > 1 THEN e.actors END, e.actor_names, e.actor_countries, e.actor_sectors,
  CASE WHEN len(e.recipients) > 1 THEN e.recipients END, e.recipient_names, e.recipient_countries, e.recipient_sectors,
  CASE WHEN len(e.auxiliaries) > 0 THEN e.auxiliaries END,
  e.when_start::VARCHAR, e.when_end::VARCHAR, e.when_grain, e.when_how,
  nullif(e.place_name, ''), e.place_country, e.place_how, e.latitude, e.longitude,
  CASE WHEN len(e.quantities) > 0 THEN e.quantities END, e.standing, e.confidence
FROM (FROM stored.laid_events WHERE judged IS DISTINCT FROM 'rejected') AS e SEMI JOIN chosen USING (reading, batch)
JOIN (SELECT reading, batch, published_at FROM stored.reports SEMI JOIN chosen USING (reading, batch)) AS r
  USING (reading, batch)
"""
# An event's row has one country and the sectors of one actor; of several, the mentions tell whose is which.
_PARTIES = """
SELECT m.reading, m.id, m.country, m.sectors FROM stored.laid_mentions AS m
SEMI JOIN (
  SELECT reading, batch, unnest(CASE WHEN len(actors) > 1 THEN actors ELSE [] END) AS id
  FROM stored.laid_events SEMI JOIN chosen USING (reading, batch)
  UNION ALL
  SELECT reading, batch, unnest(CASE WHEN len(recipients) > 1 THEN recipients ELSE [] END)
  FROM stored.laid_events SEMI JOIN chosen USING (reading, batch)
) AS p ON (p.reading = m.reading AND p.batch = m.batch AND p.id = m.id)
"""
Known = dict[tuple[str, str], tuple[str | None, tuple[str, ...]]]


def read_stories(cursor: duckdb.DuckDBPyConnection, readings: Iterable[str]) -> Iterator[Story]:
    """Give the reports of these readings, the latest of their reports, in no order."""
    cursor = cursor.cursor()  # of its own: who takes these may ask on meanwhile
    for _ in _choose(cursor, readings):
        for row in _rows(cursor, _STORIES, [list(NOTES)]):
            report, text, title, published, publisher, agency, byline, url, notes = row
            yield Story(
                report=report,
                text=text,
                title=title,
                published=published,
                publisher=publisher,
                agency=agency,
                byline=byline,
                url=url,
                notes=tuple(notes),
            )


def read_tellings(
    cursor: duckdb.DuckDBPyConnection, readings: Iterable[str], events: frozenset[str] | None = None
) -> Iterator[Telling]:
    """Give the events of these readings, the latest of their reports, or those of them named, in no order."""
    cursor = cursor.cursor()
    shared: dict[Any, Any] = {}
    for _ in _choose(cursor, readings):
        voices = read_voices(cursor)
        known: Known = {
            (reading, mention): (country, tuple(sectors))
            for reading, mention, country, sectors in _rows(cursor, _PARTIES)
        }
        for row in _rows(cursor, _TELLINGS):
            if events is None or row[1] in events:
                yield _telling(row, voices.get((row[0], row[1]), ()), known, shared)


def _choose(cursor: duckdb.DuckDBPyConnection, readings: Iterable[str]) -> Iterator[None]:
    """Fill the table `chosen` with some readings after others; those that lie together in the files come together."""
    wanted = list(readings)
    order = "SELECT reading FROM stored.shown WHERE reading IN (SELECT unnest(?)) ORDER BY batch, reading"
    ordered = [reading for (reading,) in cursor.execute(order, [wanted]).fetchall()] if len(wanted) > CHUNK else wanted
    for start in range(0, len(ordered), CHUNK):
        cursor.execute(_CHOSEN, [ordered[start : start + CHUNK]])
        yield


def _rows(cursor: duckdb.DuckDBPyConnection, sql: str, values: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
    result = cursor.execute(sql, list(values))
    while rows := result.fetchmany(10_000):
        yield from rows


def _telling(row: tuple[Any, ...], voices: Sequence[Voice], known: Known, shared: dict[Any, Any]) -> Telling:
    """Return an event; words that come again and again, and parties, are `shared` by all."""
    share = shared.setdefault
    reading, event, report, published, publisher, kind, mode, trigger, words = row[:9]
    auxiliaries, start, end, grain, when_how, place, country, how, latitude, longitude = row[17:27]
    quantities, standing, confidence = row[27:]
    return Telling(
        event=event,
        report=share(report, report),
        published=share(published, published),
        publisher=share(publisher, publisher),
        type=share(kind, kind),
        mode=share(mode, mode),
        trigger=share(trigger, trigger),
        words=words,
        actors=_parties(reading, row[9:13], known, shared),
        recipients=_parties(reading, row[13:17], known, shared),
        auxiliaries=tuple(auxiliaries) if auxiliaries else (),
        start=share(start, start),
        end=share(end, end),
        grain=share(grain, grain),
        when_how=share(when_how, when_how),
        place=share(place, place),
        place_country=share(country, country),
        place_how=share(how, how),
        latitude=latitude,
        longitude=longitude,
        figures=tuple(map(_figure, quantities)) if quantities else (),
        standing=share(standing, standing),
        voices=tuple(voices),
        confidence=confidence,
    )


def _parties(reading: str, side: Sequence[Any], known: Known, shared: dict[Any, Any]) -> tuple[Party, ...]:
    """Return one side of an event; its `ids` are null for a single party, which has all countries and sectors."""
    ids, names, countries, sectors = side
    if not names:
        return ()
    if ids is None:
        single = (names[0], countries[0] if countries else None, tuple(sectors))
        found: tuple[Any, ...] = shared.get(single) or shared.setdefault(single, _make_parties((single,)))
        return found
    return _make_parties((name, *known.get((reading, id), (None, ()))) for id, name in zip(ids, names, strict=True))


def _make_parties(found: Iterable[tuple[str | None, str | None, tuple[str, ...]]]) -> tuple[Party, ...]:
    return tuple(Party(name=name, country=home, sectors=group) for name, home, group in found if name is not None)


def _figure(part: dict[str, Any]) -> Figure:
    names = ("low", "high", "unit", "of", "fate", "total")  # an older format lacks some
    return Figure(value=part["value"], words=part["text"] or "", **{name: part.get(name) for name in names})
