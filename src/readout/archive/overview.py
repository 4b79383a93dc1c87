"""What an archive holds, in a few numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from readout.archive.store import Archive

# Reports that came, or were read anew, after the last linking are not in it.
_OVERVIEW = """
SELECT
  (SELECT count(*) FROM stored.narrow_reports) AS reports,
  (SELECT count(*) FROM stored.narrow_events) AS events,
  (SELECT count(*) FROM claims) AS claims,
  CASE WHEN EXISTS (FROM stored.linkings) THEN (SELECT count(*) FROM stored.narrow_incidents) END AS incidents,
  (SELECT count(*) FROM stored.narrow_unlinked) AS unlinked,
  (SELECT min(published) FROM stored.narrow_reports) AS first_day,
  (SELECT max(published) FROM stored.narrow_reports) AS last_day
"""
_CODERS = "SELECT DISTINCT coder FROM readings WHERE latest ORDER BY coder"


def find_overview(archive: Archive) -> dict[str, Any]:
    """Return reports, events, claims, incidents (`None`: not linked), unlinked reports, days and coders, by name.

    `first_day` and `last_day` are those of publication.
    """
    return {**archive.ask(_OVERVIEW)[0], "coders": tuple(row["coder"] for row in archive.ask(_CODERS))}
