"""GDELT 2.0 mentions: a line an event and report that tells it, 16 columns, no header."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from readout.archive.exports.cameo import expand_coded, number_of, take_coded, take_once
from readout.archive.exports.format import RecordFormat
from readout.archive.exports.gdelt import address, stamp
from readout.archive.exports.ledger import Ledger
from readout.archive.exports.records import EventRecord, Told, told_of
from readout.archive.exports.styles import tabbed
from readout.archive.exports.tables import load_headings

NAME = "gdelt-mentions"
WEB, CITATION = 1, 2


def convert(records: Iterable[EventRecord], ledger: Ledger) -> Iterator[tuple[Any, ...]]:
    """Give a row for each report that tells a happening, for each of its pairs, numbered as among the events."""
    for record, code in take_once(take_coded(records, ledger), ledger):
        tellings = record.tellings or (told_of(record, record.origin),)
        first = min((stamp(telling.origin) or "" for telling in tellings), default=None) or None
        for number, _, _ in expand_coded(record, code):
            key = number_of(record.row["id"], number)
            yield from (_row(key, first, telling) for telling in tellings)


def _row(key: int, first: str | None, telling: Told) -> tuple[Any, ...]:
    origin = telling.origin
    return (
        *(key, first, stamp(origin), WEB if origin.url else CITATION, origin.publisher, address(origin)),
        None if telling.sentence is None else telling.sentence + 1,
        *(_offset(telling.actor_start), _offset(telling.recipient_start), telling.trigger_start),
        *(1, max(10, round(telling.confidence * 10) * 10), origin.length, None, None, telling.event),
    )


def _offset(start: int | None) -> int:
    return -1 if start is None else start


FORMAT = RecordFormat(
    name=NAME,
    title="GDELT 2.0 mentions, 16 columns",
    suffix=".mentions.CSV",
    headings=load_headings(NAME),
    style=tabbed(load_headings(NAME), header=False),
    convert=convert,
    lost=("all but where and when each event is told; the events have their own file",),
    tellings=True,
)
