"""Comparing two versions of the coder on the reports that both have read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any

from readout.archive.comparison.fields import COLUMNS
from readout.archive.comparison.pairing import find_step
from readout.archive.comparison.records import Comparison
from readout.archive.comparison.tally import Tally
from readout.archive.comparison.versions import choose_versions, version_condition
from readout.archive.query import stream_rows
from readout.errors import InputError

if TYPE_CHECKING:
    import duckdb

    from readout.archive.store import Archive

SHOWN = 3  # examples of each kind
Progress = Callable[[str, int, int | None], None]
_CHOSEN = """
CREATE OR REPLACE TEMP TABLE chosen_{side} AS
SELECT report, arg_max(reading, appended) AS reading, arg_max(batch, appended) AS batch
FROM stored.whole WHERE {where} GROUP BY report
"""
# Where a newer version took other words for the text of a report, places in the two differ.
_BOTH = """
CREATE OR REPLACE TEMP TABLE both_read AS
SELECT a.report, a.reading AS reading_a, a.batch AS batch_a, b.reading AS reading_b, b.batch AS batch_b,
  CASE WHEN ra.text <> rb.text THEN ra.text END AS text_a
FROM chosen_a AS a JOIN chosen_b AS b USING (report)
LEFT JOIN stored.reports AS ra ON (ra.reading = a.reading AND ra.batch = a.batch)
LEFT JOIN stored.reports AS rb ON (rb.reading = b.reading AND rb.batch = b.batch)
"""
_COUNTS = """
SELECT (SELECT count(*) FROM both_read), (SELECT count(*) FROM chosen_a ANTI JOIN chosen_b USING (report)),
  (SELECT count(*) FROM chosen_b ANTI JOIN chosen_a USING (report))
"""
_EVENTS = f"""
SELECT report, side, text_a, {", ".join(name for name in COLUMNS if name != "report")} FROM (
  SELECT e.*, 'a' AS side, NULL AS text_a FROM stored.events AS e
  SEMI JOIN both_read AS r ON (r.reading_a = e.reading AND r.batch_a = e.batch)
  UNION ALL BY NAME
  SELECT e.*, 'b' AS side, r.text_a FROM stored.events AS e
  JOIN both_read AS r ON (r.reading_b = e.reading AND r.batch_b = e.batch)
)
ORDER BY report, side, position
"""


def compare(
    archive: Archive, a: str, b: str, *, examples: int = SHOWN, on_progress: Progress | None = None
) -> Comparison:
    """Return what changed from the readings of version `a` to those of `b`, in the reports that both have read.

    A version is named by `coder`, `coder@model` or `coder@model@codebook`; where several are meant, the latest of their
    readings of a report counts. `examples` of each change are kept. `InputError` for a name that no version has, and
    where both names mean the same.
    """
    cursor = archive.cursor()
    chosen = [choose_versions(archive, name) for name in (a, b)]
    if chosen[0] == chosen[1]:
        raise InputError(f"{a!r} and {b!r} mean the same version: {', '.join(one.name for one in chosen[0])}")
    for side, versions in zip("ab", chosen, strict=True):
        where, values = version_condition(versions)
        cursor.execute(_CHOSEN.format(side=side, where=where), values)
    cursor.execute(_BOTH)
    reports, only_a, only_b = cursor.execute(_COUNTS).fetchall()[0]
    tally = Tally(examples)
    for number, (ones, others) in enumerate(_read_reports(cursor), 1):
        tally.add(ones, others, [_find_step(event) for event in others])
        if on_progress and number % 100 == 0:
            on_progress("comparing", number, reports)
    types = tally.types()
    return Comparison(
        a=", ".join(version.name for version in chosen[0]),
        b=", ".join(version.name for version in chosen[1]),
        reports=reports,
        reports_changed=tally.reports_changed,
        only_a=only_a,
        only_b=only_b,
        same=tally.same,
        changed=tally.changed,
        lost=sum(row.lost for row in types),
        gained=sum(row.gained for row in types),
        types=types,
        fields=tally.fields(),
        lost_examples=tally.found("lost"),
        gained_examples=tally.found("gained"),
    )


def _read_reports(cursor: duckdb.DuckDBPyConnection) -> Iterator[tuple[list[dict[str, Any]], list[dict[str, Any]]]]:
    """Give the events of each report that has some, those of A and those of B."""
    for _, rows in groupby(stream_rows(cursor, _EVENTS), key=lambda row: row["report"]):
        events = list(rows)
        yield [row for row in events if row["side"] == "a"], [row for row in events if row["side"] == "b"]


def _find_step(event: dict[str, Any]) -> int | None:
    return 0 if event["text_a"] is None else find_step(event, event["text_a"])
