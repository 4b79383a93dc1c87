"""The claims of the report: who says what of the events, in whose words."""

from __future__ import annotations

from readout.archive.exports.page.markup import Html, join, tag, told
from readout.archive.exports.records import ClaimRecord


def claim_cells(record: ClaimRecord) -> tuple[Html | str | None, ...]:
    """Return the cells of a claim: speaker, stance, words, what it does to which event, where it stands."""
    row, origin = record.row, record.origin
    events = (tag("a", f"{link['link']} {link['event']}", href=f"#event-{link['event']}") for link in row["events"])
    content = told(row["content"])
    words = join(("“", content, "”")) if row["quoted"] and content else content
    where = (
        told(origin.publisher),
        origin.published.isoformat() if origin.published else None,
        f"report {origin.report}",
    )
    speaker = join((told(row["speaker_name"]) or "nobody named", row["speaker_country"]), " ")
    return speaker, row["stance"], words, join(events, ", "), join((part for part in where if part), " · ")


CLAIM_HEAD = ("speaker", "stance", "what is said", "of which event", "where")
