"""What a relative time counts from: the day of the report, or another time told in the same sentence."""

from datetime import date

from readout.records import Report


def reference_day(report: Report) -> date | None:
    """Return the day that a report speaks from, `None` if it is not known.

    The day of its dateline where that is known, else the day of publication as written, whatever its time zone.
    """
    published = _iso_day(report.published)
    told = report.dateline.day if report.dateline else None
    if told is None:
        return published
    if told.startswith("--"):
        return _nearest(told, published) if published else None
    return _iso_day(told) or published


def _iso_day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None


def _nearest(month_and_day: str, published: date) -> date | None:
    """Return the day `--MM-DD` in the year that brings it nearest to the day of publication."""
    candidates = [_iso_day(f"{year}{month_and_day[1:]}") for year in range(published.year - 1, published.year + 2)]
    known = [candidate for candidate in candidates if candidate]
    return min(known, key=lambda candidate: abs((candidate - published).days)) if known else published
