from dataclasses import replace

from readout.link.stories import story_of
from readout.records import Dateline, Removed, Report


def test_a_report_as_link_sees_it() -> None:
    report = Report(
        id="r1",
        text="Trucks came.",
        paragraphs=(),
        title="UPDATE 1-Trucks",
        published="2026-03-12",
        publisher="The Example",
        dateline=Dateline(text="ABECHE (AFP) -", place="Abeche", agency="AFP"),
        removed=(
            Removed(kind="dateline", text="ABECHE (AFP) -"),
            Removed(kind="correction", text="(Adds denial)"),
            Removed(kind="link", text="https://example.org"),
        ),
    )
    story = story_of(report)
    assert (story.agency, story.notes, story.title) == ("AFP", ("(Adds denial)",), "UPDATE 1-Trucks")
    assert story_of(replace(report, dateline=None)).agency is None
