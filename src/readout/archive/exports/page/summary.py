"""The head of the report: what was asked, how much was found, and what each count counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from readout.archive.exports.page.markup import Html, join, tag, told

SECTIONS = ("incidents", "events", "claims", "sources", "method")
# What each number is; they are never added up.
COUNTS = {
    "mentions": "mentions: events as single reports tell them",
    "reports": "reports that tell them",
    "incidents": "incidents: happenings over all reports",
    "sources": "independent agencies and publishers",
}


def show_summary(archive: str, asked: Mapping[str, Any], counts: Mapping[str, int | None], days: Html | None) -> Html:
    """Return title, what was asked, the counts told apart, and the table of contents."""
    numbers = (tag("li", tag("b", f"{n:,}"), COUNTS[name]) for name, n in counts.items() if n is not None)
    unlinked = tag("p", NOT_LINKED, class_="soft") if counts["incidents"] is None else None
    contents = tag("ul", *(tag("li", tag("a", name.capitalize(), href=f"#{name}")) for name in SECTIONS))
    return tag(
        "header",
        tag("p", "Readout report", class_="soft"),
        tag("h1", told(archive)),
        tag("p", join(_chips(asked), " ")),
        days,
        tag("ul", *numbers, class_="counts"),
        unlinked,
        tag("nav", contents, aria_label="Contents"),
    )


NOT_LINKED = (
    "This archive is not linked: what several reports tell of one happening stands apart, and copies of one agency's "
    "story count each."
)


def _chips(asked: Mapping[str, Any]) -> Iterator[Html]:
    if not asked:
        yield tag("span", "all events of the archive", class_="chip")
    for name, value in asked.items():
        values = value if isinstance(value, list | tuple) else [value]
        shown = join((told(_say(one)) for one in values), ", ")
        yield tag("span", f"{name.replace('_', ' ')}: ", shown, class_="chip")


def _say(value: Any) -> str:
    return "yes" if value is True else str(value)
