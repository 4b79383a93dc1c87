"""The method note of the report: what made its records, how to read them, and what is not in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.metadata import version
from typing import Any

from readout.archive.exports.page.markup import Html, join, rows, tag
from readout.codebook import load_codebook

HOW = (
    "A machine read the reports and coded the events by the PLOVER codebook; every event points at the words it comes "
    "from. It makes mistakes: read the marked sentence before an event is relied on.",
    "An event is what one report tells. An incident is what happened, by all reports that tell of it. Reports and "
    "independent sources are counted apart: forty copies of one agency's story are one source.",
    "Standing says whose word an event rests on, not whether it is true. Confidence runs from 0 to 1.",
    "Characters are code points of the cleaned text of the report, counted from 0, the end excluded.",
)


def show_method(versions: Sequence[Mapping[str, Any]], judged: int, left_out: Mapping[str, int], total: Html) -> Html:
    """Return the note; `left_out` says what was not shown and how often, `total` is what the archive holds."""
    standings = (join((tag("dt", term.name), tag("dd", term.definition))) for term in load_codebook().standings)
    lines = ((one["coder"], one["model"], one["codebook"], f"{one['reports']:,}") for one in versions)
    people = f"{judged:,} judgements of people hold in this archive; all that is shown here is as they put it."
    return join(
        (
            *(tag("p", line) for line in HOW),
            tag(
                "p", people if judged else "Nobody judged anything in this archive yet: all is as the machine read it."
            ),
            rows(*lines, head=("coder", "model", "codebook", "reports")),
            tag("h3", "Standings"),
            tag("dl", *standings),
            *(tag("p", f"Left out: {count:,} {reason}.") for reason, count in left_out.items()),
            total,
            tag("p", f"Made by Readout {version('readout')}.", class_="soft"),
        )
    )
