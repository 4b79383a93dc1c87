"""Comparing ours with what was imported: sides into tables, matches, counts, then the evidence of what differs most."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from readout.archive.agreement import tables
from readout.archive.agreement.asking import ask, check_keys
from readout.archive.agreement.evidence import Question, fetch_row, illustrate
from readout.archive.agreement.records import KEYS, Agreement, Cell, Key, Summary
from readout.archive.choosing.checks import Day, Texts, check_days
from readout.archive.choosing.selection import HAPPENED
from readout.archive.linking.incidents import DAY
from readout.archive.query import stream_rows
from readout.codebook import load_codebook
from readout.errors import InputError

if TYPE_CHECKING:
    import duckdb

    from readout.archive.store import Archive

WINDOW = 1  # days by which the two may differ
SHOWN = 20  # cells
EVIDENCE = 5  # cells with examples …
EXAMPLES = 3  # … and how many of each side they have


def agree(
    archive: Archive,
    other: str | Path,
    *,
    unit: str | None = None,
    by: Iterable[str] | str = KEYS,
    window: int = WINDOW,
    since: Day = None,
    until: Day = None,
    pair: Texts = None,
    type: Texts = None,
    place: Texts = None,
    limit: int | None = SHOWN,
    evidence: int = EVIDENCE,
    examples: int = EXAMPLES,
) -> Agreement:
    """Compare ours with a source that was imported (`gdelt`), or with one file, which is imported where it is not yet.

    Ours are counted as `mentions` (events of reports), `incidents` or `reports`; without a `unit` as incidents where
    the archive is linked, else as mentions. One is found in the other where a row there has the same pair of countries,
    the same type or quad class, and days not more than `window` apart. Negated, hypothetical and future events of ours
    stay out, and so do types that the source never has. Without `since` and `until`, the days that both sides cover
    count. `InputError` for what is not to be asked, `ArchiveError` where nothing of the source is there, and for
    incidents of an archive that is not linked.
    """
    keys = check_keys(by)
    question = ask(archive, other, unit, window, check_days(since, until), (pair, type, place))
    cursor = archive.cursor()
    question = _make_sides(cursor, question)
    rows, count = _count_cells(cursor, keys, limit)
    correlations = _correlate(cursor, question)
    cells = [_make_cell(row, keys, correlations) for row in rows]
    differing = [cell for cell in cells[:evidence] if cell.difference]
    cells[: len(differing)] = illustrate(cursor, question, differing, keys, examples)
    summary = _summarise(cursor, question, list(correlations.values()))
    return Agreement(summary=summary, by=keys, cells=tuple(cells), cell_count=count)


def _make_sides(cursor: duckdb.DuckDBPyConnection, question: Question) -> Question:
    """Make the tables of both sides and of their matches; return the question with its days."""
    book = load_codebook()
    cursor.execute(tables.QUADS, [list(book.types), [book.quad(type) for type in book.types]])
    condition, values = question.condition
    ours = tables.OURS[question.unit].format(where=f"{condition} AND {HAPPENED}", day=DAY)
    theirs = tables.THEIRS.format(where=condition, imported=question.imported)
    cursor.execute(tables.SIDE.format(side="ours", told=ours), values)
    cursor.execute(tables.SIDE.format(side="theirs", told=theirs), [*question.values, *values])
    question = _settle_days(cursor, question)
    for side, turn in (("ours", "true"), ("theirs", "false")):
        cursor.execute(tables.KEEP.format(side=side), [question.until, question.since])
        reach = question.window if side == "ours" else 0
        cursor.execute(tables.FORMS.format(side=side, turn=turn, reach=reach))
    cursor.execute(tables.MATCHES)
    for side, slot in (("ours", "our_slot"), ("theirs", "their_slot")):
        cursor.execute(tables.LEVELS.format(side=side, slot=slot))
    return question


def _settle_days(cursor: duckdb.DuckDBPyConnection, question: Question) -> Question:
    """Return the question with the days that both sides cover, where it has none of its own."""
    spans = [fetch_row(cursor, tables.SPAN.format(side=side)) for side in ("ours", "theirs")]
    known = [span for span in spans if span[0]]
    since = question.since or max((first for first, _ in known), default=None)
    until = question.until or min((last for _, last in known), default=None)
    if since and until and until < since:
        told = " and ".join(f"{first} to {last}" for first, last in known)
        raise InputError(f"ours and {question.source} have no days in common: {told}")
    return replace(question, since=since, until=until)


def _count_cells(
    cursor: duckdb.DuckDBPyConnection, keys: Sequence[Key], limit: int | None
) -> tuple[list[dict[str, Any]], int]:
    names = ", ".join(keys)
    cursor.execute(tables.CELLS.format(keys=names))
    cut = "" if limit is None else f" LIMIT {limit:d}"
    rows = list(stream_rows(cursor, tables.WORST.format(keys=names) + cut))
    return rows, int(fetch_row(cursor, "SELECT count(*) FROM cells")[0])


def _correlate(cursor: duckdb.DuckDBPyConnection, question: Question) -> dict[str, float]:
    found: list[tuple[str, float]] = cursor.execute(tables.CORRELATIONS, [question.since, question.until]).fetchall()
    return dict(found)


def _make_cell(row: dict[str, Any], keys: Sequence[Key], correlations: dict[str, float]) -> Cell:
    told: dict[str, Any] = {**dict.fromkeys(KEYS, None), **row}
    correlation = correlations.get(row["pair"]) if tuple(keys) == ("pair",) else None
    return Cell(**told, correlation=correlation)


def _summarise(cursor: duckdb.DuckDBPyConnection, question: Question, correlations: Sequence[float]) -> Summary:
    ours, ours_found, ours_other, ours_turned = fetch_row(cursor, tables.TOTALS.format(side="ours"))
    theirs, theirs_found, theirs_other, theirs_turned = fetch_row(cursor, tables.TOTALS.format(side="theirs"))
    return Summary(
        source=question.source,
        unit=question.unit,
        since=question.since,
        until=question.until,
        window=question.window,
        ours=ours,
        theirs=theirs,
        theirs_untyped=fetch_row(cursor, "SELECT count(DISTINCT unit) FROM theirs WHERE type IS NULL")[0],
        ours_found=ours_found,
        theirs_found=theirs_found,
        ours_other_type=ours_other,
        theirs_other_type=theirs_other,
        ours_turned=ours_turned,
        theirs_turned=theirs_turned,
        agreement=(ours_found + theirs_found) / (ours + theirs) if ours + theirs else None,
        correlation=median(correlations) if correlations else None,
        pairs=len(correlations),
    )
