"""ClaimReview JSON-LD: who says what, and how it stands with the events that each claim speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from readout.archive.exports.format import RecordFormat
from readout.archive.exports.ledger import Ledger
from readout.archive.exports.parties import country_name
from readout.archive.exports.records import ClaimRecord, Origin
from readout.archive.exports.styles import drop_empty, json_document
from readout.archive.exports.tables import load_headings
from readout.codebook import load_codebook

NAME = "claimreview"
MAKER = {"@type": "Organization", "name": "Readout"}
WORST_FIRST = ("disputed", "claimed", "reported", "confirmed")


def convert(records: Iterable[ClaimRecord], ledger: Ledger) -> Iterator[dict[str, Any]]:
    """Give the review of each claim. Its rating is a standing in words and no number: what is true is not judged."""
    for record in records:
        if not record.row["content"]:
            ledger.leave_out("no words")
            continue
        yield _review(record)


def _review(record: ClaimRecord) -> dict[str, Any]:
    row, origin = record.row, record.origin
    return {
        "@type": "ClaimReview",
        "@id": f"urn:readout:claim:{row['id']}",
        "url": origin.url or f"urn:readout:report:{origin.report}",
        "author": MAKER,
        **drop_empty({"datePublished": origin.published}),
        "claimReviewed": row["content"],
        "reviewRating": _rating(record),
        "itemReviewed": _claim(record),
    }


def _rating(record: ClaimRecord) -> dict[str, Any]:
    """Return the standing of the events that the claim speaks of: the least sure of them."""
    told = set(record.standings.values())
    standing = next((name for name in WORST_FIRST if name in told), None)
    meanings = {term.name: term.definition for term in load_codebook().standings}
    words = {"ratingExplanation": meanings.get(standing or "")}
    return {"@type": "Rating", "alternateName": standing or "not told of an event", **drop_empty(words)}


def _claim(record: ClaimRecord) -> dict[str, Any]:
    row, origin = record.row, record.origin
    members = {
        "text": row["content"],
        "author": _speaker(record),
        "datePublished": origin.published,
        "appearance": _appearance(origin),
        "keywords": [row["stance"], *sorted({f"{link['link']} {link['event']}" for link in row["events"]})],
    }
    return {"@type": "Claim", **drop_empty(members)}


def _speaker(record: ClaimRecord) -> dict[str, Any] | None:
    """Return who said it, `None` where nobody is named; a speaker may be a person or a body, which is not told here."""
    row = record.row
    if not row["speaker_name"]:
        return None
    place = country_name(row["speaker_country"]) or row["speaker_country"]
    return {"@type": "Thing", "name": row["speaker_name"], **drop_empty({"description": place})}


def _appearance(origin: Origin) -> dict[str, Any]:
    publisher = {"@type": "Organization", "name": origin.publisher} if origin.publisher else None
    members = {"headline": origin.title, "url": origin.url, "identifier": origin.report, "publisher": publisher}
    return {"@type": "NewsArticle", **drop_empty(members), **drop_empty({"datePublished": origin.published})}


FORMAT = RecordFormat(
    name=NAME,
    title="ClaimReview JSON-LD",
    suffix=".claimreview.jsonld",
    headings=load_headings(NAME),
    style=json_document('{"@context": "https://schema.org", "@graph": [', "]}"),
    convert=convert,
    lost=("all of the events but their ids and the standing", "whether the claim is quoted, and its spans"),
    takes="claims",
)
