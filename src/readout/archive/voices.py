"""Who says what of the events in an archive, by the columns of their claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from readout.codebook.sides import name_side
from readout.records import Link, Voice

if TYPE_CHECKING:
    import duckdb

_CLAIMS = """
SELECT reading, id, speaker_name, speaker_country, speaker_sectors, stance, content,
  [part.start FOR part IN content_spans] AS starts, [part.end FOR part IN content_spans] AS ends,
  [part.event FOR part IN events] AS told, [part.link FOR part IN events] AS links
FROM stored.laid_claims SEMI JOIN chosen USING (reading, batch)
WHERE len(events) > 0 AND judged IS DISTINCT FROM 'rejected'
ORDER BY reading, position
"""
Bounds = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Carrier:
    """A claim that an event rests on: where its words stand, and what it says of the event."""

    content: tuple[Bounds, ...]
    voice: Voice


def read_carriers(cursor: duckdb.DuckDBPyConnection) -> dict[tuple[str, str], list[Carrier]]:
    """Return the claims of the readings in the table `chosen` by reading and event, in the order of the text."""
    found: dict[tuple[str, str], list[Carrier]] = {}
    result = cursor.execute(_CLAIMS)
    while rows := result.fetchmany(10_000):
        for row in rows:
            reading, claim, name, country, sectors, stance, words, starts, ends, told, links = row
            side = name_side(country, sectors, name.casefold() if name else claim)
            content = tuple(zip(starts, ends, strict=True))
            for event, link in zip(told, links, strict=True):
                voice = _voice(side, name, link, stance, words, claim)
                found.setdefault((reading, event), []).append(Carrier(content, voice))
    return found


def _voice(side: str, speaker: str | None, link: Link, stance: str, words: str, claim: str) -> Voice:
    return Voice(side=side, speaker=speaker, link=link, stance=stance, words=words, claim=claim)  # type: ignore[arg-type]


def has_own_voice(tellings: Sequence[Bounds], carriers: Sequence[Carrier]) -> bool:
    """Tell whether some telling of an event meets no words of a claim that carries it: the report itself tells it."""
    contents = [bounds for carrier in carriers for bounds in carrier.content]
    return any(not any(start < last and first < end for first, last in contents) for start, end in tellings)


def find_voices(carriers: Sequence[Carrier]) -> tuple[Voice, ...]:
    """Return what is said of an event and by whom, in the order of the text."""
    return tuple(carrier.voice for carrier in carriers)
