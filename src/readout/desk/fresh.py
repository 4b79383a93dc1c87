"""A reading that is not in an archive, as rows like those of one: shown by the same forms."""

from __future__ import annotations

from readout.archive.choosing.reports import ReportRows
from readout.archive.rows import rows_of
from readout.records import Reading


def rows_of_fresh(reading: Reading) -> ReportRows:
    """Return the rows of a reading that nobody judged and no linking knows."""
    rows = rows_of(reading, "")
    mentions = {row["id"]: row for row in rows["mentions"]}
    around = {"title": reading.report.title, "incident": None, "known": mentions}
    return ReportRows(
        report=rows["reports"][0],
        reading={name: getattr(reading, name) for name in ("coder", "model", "codebook")},
        mentions=rows["mentions"],
        events=[{**row, **around} for row in rows["events"]],
        claims=rows["claims"],
        family=None,
        copies=(),
    )
