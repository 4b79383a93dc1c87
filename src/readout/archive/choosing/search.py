"""Words in reports and in what people say, found by looking through all the texts: fast enough without an index."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from readout.archive.choosing.conditions import join_conditions
from readout.archive.choosing.selection import Selection
from readout.archive.choosing.words import find_term, match_terms, read_terms
from readout.errors import InputError
from readout.records import Span

if TYPE_CHECKING:
    from readout.archive.store import Archive

SHOWN = 20  # hits that a search returns if it is not told how many
AROUND = 80  # code points shown before and after the words found
# By what is searched: the columns that make a hit, the column searched, and how rows belong to chosen events.
_SOURCES = {
    "reports": (
        "report, reading, published, publisher, title, NULL AS claim, NULL AS speaker, NULL AS stance, text",
        "text",
        "SEMI JOIN ({chosen}) USING (report, reading)",
    ),
    "claims": (
        "report, reading, published, publisher, NULL AS title, id AS claim, speaker_name AS speaker, stance, "
        "content AS text",
        "content",
        "SEMI JOIN (SELECT report, reading, unnest(claims) AS id FROM ({chosen})) USING (report, reading, id)",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A report, or a claim in one, that has the words: `snippet` is the text around them, `found` their place in it.

    `start` is the place of the snippet in the report's text or the claim's content, in code points. `title` is that of
    a report; `claim`, `speaker` and `stance` are those of a claim.
    """

    report: str
    reading: str
    published: date | None
    publisher: str | None
    title: str | None
    claim: str | None
    speaker: str | None
    stance: str | None
    snippet: str
    found: Span
    start: int


def search_words(
    archive: Archive, sought: str, /, within: str = "reports", limit: int | None = SHOWN, **asked: Any
) -> tuple[Hit, ...]:
    """Return what has all the words sought, the latest first; see `Archive.search`.

    `InputError` where there are no words, and for what is no day, type, country …, or `within` is not known.
    """
    return find_words(archive, sought, Selection.checked(**asked), within, limit)


def find_words(
    archive: Archive, sought: str, selection: Selection, within: str = "reports", limit: int | None = SHOWN
) -> tuple[Hit, ...]:
    """Return what has all the words sought and fits a selection; see `search_words`."""
    if within not in _SOURCES:
        raise InputError(f"{within}: words are searched in {' or '.join(_SOURCES)}")
    terms = read_terms(sought)
    columns, column, belonging = _SOURCES[within]
    condition, values = join_conditions([match_terms(column, terms), selection.report_condition()])
    told = selection.of_events()
    chosen, others = told.condition()
    events = told.source() if within == "reports" else "events"  # which claims speak of an event is no narrow column
    join = belonging.format(chosen=f"SELECT * FROM {events} WHERE {chosen}") if told.asked() else ""
    source = f"(FROM {within} WHERE {condition}) {join}"
    sql = f"SELECT {columns} FROM {source} ORDER BY published DESC NULLS LAST, report, claim"
    cut = "" if limit is None else f" LIMIT {limit:d}"
    rows = archive.ask(sql + cut, [*values, *(others if join else ())])
    return tuple(_hit(row, terms) for row in rows)


def _hit(row: dict[str, Any], terms: Sequence[str]) -> Hit:
    text = row.pop("text")
    span = find_term(text, terms) or Span(0, 0)
    start, end = max(span.start - AROUND, 0), min(span.end + AROUND, len(text))
    # The snippet begins and ends between words, where there is room.
    if start and (space := text.find(" ", start, span.start)) >= 0:
        start = space + 1
    if end < len(text) and (space := text.rfind(" ", span.end, end)) >= 0:
        end = space
    found = Span(span.start - start, span.end - start)
    return Hit(**row, snippet=text[start:end], found=found, start=start)
