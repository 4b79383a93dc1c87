"""Reports: lists, and one as the reader shows it."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter

from readout.archive.choosing.listing import PAGE
from readout.archive.choosing.reports import find_report, list_reports
from readout.desk.asked import Asked, Limit, Opened, Skip, make_page
from readout.desk.forms.parts import Page
from readout.desk.forms.reports import ReaderReport, ReportLine, reader_report
from readout.desk.judged import judgements_on
from readout.desk.kept import KeptRoute

router = APIRouter(tags=["reports"], route_class=KeptRoute)
Sort = Literal["newest", "oldest", "events"]


@router.get("/reports")
def list_page(desk: Opened, asked: Asked, skip: Skip, sort: Sort = "newest", limit: Limit = PAGE) -> Page[ReportLine]:
    """Reports that tell what fits the selection; with days and publishers alone, all of these."""
    found = list_reports(desk.archive, asked, sort, limit, skip)
    names = ("title", "publisher", "published", "events")
    lines = [ReportLine(id=row["report"], **{name: row[name] for name in names}) for row in found.rows]
    return make_page(found.count, lines, skip)


@router.get("/reports/{id:path}")
def show(desk: Opened, id: str) -> ReaderReport:
    """One report with its text, and all that was read in it."""
    rows = find_report(desk.archive, id)
    return reader_report(rows, judgements_on(desk.archive, [row["id"] for row in (*rows.events, *rows.claims)]))
