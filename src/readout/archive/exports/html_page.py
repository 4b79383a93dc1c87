"""HTML: a selection as one page for reading and printing, without a script and without anything from elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from readout.archive.choosing.selected import BELONGING
from readout.archive.choosing.selection import FIRST_DAY, LAST_DAY
from readout.archive.exports.format import PageFormat
from readout.archive.exports.ledger import Ledger
from readout.archive.exports.page.claims import CLAIM_HEAD, claim_cells
from readout.archive.exports.page.events import legend, show_event, show_origin
from readout.archive.exports.page.incidents import show_incident
from readout.archive.exports.page.markup import Html, join, rows, tag, told
from readout.archive.exports.page.method import show_method
from readout.archive.exports.page.summary import show_summary
from readout.archive.exports.styles import as_bytes
from readout.archive.exports.tables import load_headings
from readout.archive.linking.boards import REPORTS, fold_reports
from readout.archive.linking.incidents import choose_incidents
from readout.archive.linking.rows import restore_incident

if TYPE_CHECKING:
    from readout.archive.choosing.conditions import Condition
    from readout.archive.choosing.selected import Selected
    from readout.archive.exports.supply import Supply
    from readout.records import Incident

INCIDENTS, EVENTS, CLAIMS, PUBLISHERS = 200, 2_000, 1_000, 500  # that one page shows: more nobody reads
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_DAYS = f"SELECT min({FIRST_DAY}) AS first, max({LAST_DAY}) AS last FROM ({{chosen}})"
_INCIDENTS = "SELECT * FROM ({incidents}) ORDER BY sources DESC, mentions DESC, id LIMIT {limit}"
_CLAIMS = f"SELECT count(*) AS claims FROM (SELECT id {BELONGING['claims']})"
_COUNTED = """
WITH happened AS ({incidents})
SELECT (SELECT count(*) FROM happened) AS incidents,
  (SELECT count(DISTINCT name) FROM (SELECT unnest(source_names) AS name FROM happened)) AS sources
"""
_PUBLISHERS = """
SELECT publisher, count(DISTINCT report) AS reports, count(*) AS events,
  count(DISTINCT report) FILTER (origin <> report) AS copies
FROM ({chosen}) LEFT JOIN (SELECT report, origin FROM families) USING (report)
GROUP BY publisher ORDER BY events DESC, publisher
"""
_HELD = "SELECT count(*) AS reports, max(appended) AS latest FROM readings WHERE latest"


def write(selected: Selected, supply: Supply, file: BinaryIO, ledger: Ledger, follow: Callable[[int], None]) -> None:
    """Write the page, section by section; `ledger` has the events shown as its rows."""
    name = selected.archive.folder.name
    style = Path(__file__).with_name("page") / "style.css"
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("title", f"Readout report: {name}"),
        tag("style", Html(style.read_text(encoding="utf-8"))),
    )
    file.write(as_bytes(f'<!doctype html>\n<html lang="en">{head}\n<body>\n'))
    for part in _parts(selected, supply, ledger, follow):
        file.write(as_bytes(part + "\n"))
    file.write(b"</body></html>\n")


def _parts(selected: Selected, supply: Supply, ledger: Ledger, follow: Callable[[int], None]) -> Iterator[Html]:
    counts = supply.count()
    incidents = choose_incidents(selected.selection, "incidents")
    if counts["incidents"] is not None:
        counts |= supply.ask(_COUNTED.format(incidents=incidents[0]), incidents[1])[0]
    yield show_summary(selected.archive.folder.name, selected.asked, counts, _days(supply))
    yield from _section("incidents", _incidents(supply, ledger, incidents, counts["incidents"] or 0))
    yield from _section("events", _events(supply, ledger, counts["mentions"] or 0, follow))
    yield from _section("claims", _claims(supply, ledger))
    yield from _section("sources", _publishers(supply))
    note = show_method(supply.versions(), supply.judgements(), ledger.left_out, _held(supply))
    yield from _section("method", [note])


def _section(name: str, parts: Iterable[Html]) -> Iterator[Html]:
    yield join((Html(f'<section id="{name}">'), tag("h2", name.capitalize())))
    empty = True
    for part in parts:
        empty = False
        yield part
    if empty:
        yield tag("p", "None in this selection.", class_="soft")
    yield Html("</section>")


def _days(supply: Supply) -> Html | None:
    days = supply.ask(_DAYS)[0]
    return tag("p", f"{days['first']} to {days['last']}", class_="soft") if days["first"] else None


def _incidents(supply: Supply, ledger: Ledger, chosen: Condition, total: int) -> Iterator[Html]:
    """Give the incidents that the most sources tell first; the reports of all are looked up at once."""
    _leave_out(ledger, total - INCIDENTS, f"incidents beyond the {INCIDENTS:,} with the most sources")
    sql = _INCIDENTS.format(incidents=chosen[0], limit=INCIDENTS)
    incidents = [restore_incident(row) for row in supply.ask(sql, chosen[1])]
    ids = sorted({report for incident in incidents for report in _reports_of(incident)})
    marks = ", ".join("?" * len(ids))
    found = {row["report"]: row for row in supply.ask(REPORTS.format(ids=marks), [*ids, *ids])} if ids else {}
    for incident in incidents:
        due = [dict(found[report]) for report in _reports_of(incident) if report in found]
        due.sort(key=lambda row: (row["published"] or "", row["report"]))
        yield show_incident(incident, fold_reports(due))


def _reports_of(incident: Incident) -> tuple[str, ...]:
    return *incident.reports, *incident.past


def _events(supply: Supply, ledger: Ledger, total: int, follow: Callable[[int], None]) -> Iterator[Html]:
    _leave_out(ledger, total - EVENTS, f"events beyond the first {EVENTS:,}")
    if total:
        yield legend()
    for origin, group in groupby(supply.events(limit=EVENTS), key=lambda record: record.origin):
        yield show_origin(origin)
        for record in group:
            ledger.rows += 1
            follow(ledger.rows)
            yield show_event(record)


def _claims(supply: Supply, ledger: Ledger) -> Iterator[Html]:
    _leave_out(ledger, supply.ask(_CLAIMS)[0]["claims"] - CLAIMS, f"claims beyond the first {CLAIMS:,}")
    lines = [claim_cells(claim) for claim in supply.claims(limit=CLAIMS)]
    if lines:
        yield rows(*lines, head=CLAIM_HEAD)


def _publishers(supply: Supply) -> Iterator[Html]:
    found = supply.ask(_PUBLISHERS)
    lines = (_publisher(row) for row in found[:PUBLISHERS])
    if found:
        yield rows(*lines, head=("publisher", "reports", "events", "of the reports, copies"))


def _publisher(row: Mapping[str, Any]) -> tuple[Html | str | None, ...]:
    return told(row["publisher"]) or "not known", f"{row['reports']:,}", f"{row['events']:,}", f"{row['copies']:,}"


def _held(supply: Supply) -> Html:
    """Return what the archive holds: by this a page is known to be older than it."""
    held = supply.ask(_HELD)[0]
    latest = f", the latest read {held['latest']:%Y-%m-%d %H:%M} UTC" if held["latest"] else ""
    return tag("p", f"The archive held {held['reports']:,} reports{latest}.")


def _leave_out(ledger: Ledger, count: int, reason: str) -> None:
    if count > 0:
        ledger.left_out[reason] += count


FORMAT = PageFormat(
    name="html",
    title="HTML report",
    suffix=".html",
    headings=load_headings("html"),
    write=write,
    lost=(
        f"events beyond the first {EVENTS:,}, incidents beyond {INCIDENTS:,} and claims beyond {CLAIMS:,}",
        "figures of single events, CAMEO codes and scores",
        "the texts of the reports but for the sentences that tell the events",
    ),
)
