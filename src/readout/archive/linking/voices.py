"""Who says what of the events in an archive, by the columns of their claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readout.codebook.sides import name_side
from readout.records import Link, Voice

if TYPE_CHECKING:
    import duckdb

_CLAIMS = """
SELECT reading, id, speaker_name, speaker_country, speaker_sectors, stance, content,
  [part.event FOR part IN events] AS told, [part.link FOR part IN events] AS links
FROM stored.laid_claims SEMI JOIN chosen USING (reading, batch)
WHERE len(events) > 0 AND judged IS DISTINCT FROM 'rejected'
ORDER BY reading, position
"""


def read_voices(cursor: duckdb.DuckDBPyConnection) -> dict[tuple[str, str], list[Voice]]:
    """Return what is said of events, by reading and event of the table `chosen`, in the order of the text."""
    found: dict[tuple[str, str], list[Voice]] = {}
    result = cursor.execute(_CLAIMS)
    while rows := result.fetchmany(10_000):
        for row in rows:
            reading, claim, name, country, sectors, stance, words, told, links = row
            side = name_side(country, sectors, name.casefold() if name else claim)
            for event, link in zip(told, links, strict=True):
                found.setdefault((reading, event), []).append(_voice(side, name, link, stance, words, claim))
    return found


def _voice(side: str, speaker: str | None, link: Link, stance: str, words: str, claim: str) -> Voice:
    return Voice(side=side, speaker=speaker, link=link, stance=stance, words=words, claim=claim)  # type: ignore[arg-type]
