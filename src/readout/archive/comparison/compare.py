"""Comparing two versions of the coder on the reports that both have read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields
from itertools import groupby
from typing import TYPE_CHECKING, Any

from readout.archive.comparison.fields import CLAIM_FIELDS, COLUMNS
from readout.archive.comparison.pairing import Event, Pair, find_step, pair_events
from readout.archive.comparison.records import Comparison, Counts
from readout.archive.comparison.tally import Tally
from readout.archive.comparison.versions import choose_versions, version_condition
from readout.archive.query import stream_rows
from readout.archive.rows import GAP
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
_MENTIONS = """
SELECT coalesce(sum(a.mentions), 0)::BIGINT, coalesce(sum(b.mentions), 0)::BIGINT FROM both_read AS r
JOIN stored.whole AS a ON (a.reading = r.reading_a AND a.report = r.report)
JOIN stored.whole AS b ON (b.reading = r.reading_b AND b.report = r.report)
"""
# A claim stands in the columns of an event: its stance for the type, its speaker for the mode, its content for what
# tells it. So the same counts and pairs do for both.
_CLAIM = f"""
reading, batch, report, id, position, stance AS type, speaker_name AS mode, speaker_country, speaker_sectors,
  content AS trigger, coalesce(content_spans[1].start, 0) AS trigger_start,
  coalesce(content_spans[1]."end", 0) AS trigger_end, content_spans AS tellings, content_spans AS sentences,
  split_part(content, '{GAP}', 1) AS sentence_text, events AS links
"""
_SIDES = """
  SELECT e.*, '{kind}' AS kind, 'a' AS side, NULL::VARCHAR AS text_a FROM ({rows}) AS e
  SEMI JOIN both_read AS r ON (r.reading_a = e.reading AND r.batch_a = e.batch)
  UNION ALL BY NAME
  SELECT e.*, '{kind}' AS kind, 'b' AS side, r.text_a FROM ({rows}) AS e
  JOIN both_read AS r ON (r.reading_b = e.reading AND r.batch_b = e.batch)
"""
_ROWS = f"""
FROM (
  {_SIDES.format(kind="event", rows=f"SELECT reading, batch, position, {', '.join(COLUMNS)} FROM stored.events")}
  UNION ALL BY NAME
  {_SIDES.format(kind="claim", rows=f"SELECT {_CLAIM} FROM stored.claims")}
)
ORDER BY report, kind, side, position
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
    mentions_a, mentions_b = cursor.execute(_MENTIONS).fetchall()[0]
    events, claims = Tally(examples), Tally(examples, CLAIM_FIELDS)
    reports_changed = 0
    for number, rows in enumerate(_read_reports(cursor), 1):
        reports_changed += _add_report(rows, events, claims)
        if on_progress and number % 100 == 0:
            on_progress("comparing", number, reports)
    counts = events.counts()
    return Comparison(
        **{field.name: getattr(counts, field.name) for field in fields(Counts)},
        a=", ".join(version.name for version in chosen[0]),
        b=", ".join(version.name for version in chosen[1]),
        reports=reports,
        reports_changed=reports_changed,
        only_a=only_a,
        only_b=only_b,
        mentions_a=mentions_a,
        mentions_b=mentions_b,
        claims=claims.counts(),
    )


Sides = dict[tuple[str, str], list[dict[str, Any]]]  # events and claims as A and B have them, by kind and side


def _read_reports(cursor: duckdb.DuckDBPyConnection) -> Iterator[Sides]:
    """Give the events and claims of each report that has some."""
    for _, rows in groupby(stream_rows(cursor, _ROWS), key=lambda row: row["report"]):
        found: Sides = {(kind, side): [] for kind in ("event", "claim") for side in "ab"}
        for row in rows:
            found[row["kind"], row["side"]].append(row)
        yield found


def _add_report(found: Sides, events: Tally, claims: Tally) -> bool:
    """Count a report's events and claims; tell whether they differ."""
    ones, others = found["event", "a"], found["event", "b"]
    pairs = _pair(ones, others)
    names = {event["id"]: event["trigger"] for event in ones}
    _name_links(found["claim", "a"], names)
    same = {others[there]["id"]: ones[here]["trigger"] for here, there in pairs}
    _name_links(found["claim", "b"], {**{event["id"]: event["trigger"] for event in others}, **same})
    told, said = found["claim", "a"], found["claim", "b"]
    return events.add(ones, others, pairs) | claims.add(told, said, _pair(told, said))


def _pair(ones: Sequence[Event], others: Sequence[Event]) -> list[Pair]:
    return pair_events(ones, others, [_find_step(event) for event in others])


def _name_links(claims: Sequence[dict[str, Any]], names: Mapping[str, str]) -> None:
    """Say of claims what each does to which event, by A's words for it: the same event may have another id in B."""
    for claim in claims:
        links = claim["links"] or ()
        claim["told"] = [f"{link['link']} “{names.get(link['event'], link['event'])}”" for link in links]


def _find_step(event: Event) -> int | None:
    return 0 if event["text_a"] is None else find_step(event, event["text_a"])
