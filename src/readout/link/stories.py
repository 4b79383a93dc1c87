"""Stories: a report as this room sees it."""

from readout.records import Report, Story

NOTES = ("byline", "correction", "credit", "date", "other")  # what was taken out and speaks of the report itself


def story_of(report: Report) -> Story:
    """Return a report as `link` sees it."""
    return Story(
        report=report.id,
        text=report.text,
        title=report.title,
        published=report.published,
        publisher=report.publisher,
        agency=report.dateline.agency if report.dateline else None,
        byline=report.byline,
        url=report.url,
        notes=tuple(removed.text for removed in report.removed if removed.kind in NOTES),
    )
