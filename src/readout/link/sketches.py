"""Sketches: what is kept of a story so that its copies and versions are found without its text."""

from readout.link.credits import find_credit
from readout.link.heads import read_head
from readout.link.marks import find_marks, split_words
from readout.link.sources import name_source
from readout.records import Sketch, Story


def sketch_story(story: Story) -> Sketch:
    """Return the sketch of a story: a function of the story alone.

    `agency` is the name that its dateline or credit gives, as a known agency or as its publisher is called where that
    is the one; `title` is bare of version words, and of a withdrawal it is the headline that it names.
    """
    words, head, credit = split_words(story.text), read_head(story), find_credit(story)
    return Sketch(
        report=story.report,
        published=story.published,
        publisher=story.publisher,
        agency=name_source(credit, filter(None, (story.publisher,))) if credit else None,
        url=story.url,
        title=head.title,
        length=len(words),
        marks=find_marks(words),
        slug=head.slug,
        round=head.round,
        withdraws=head.withdraws,
        corrects=head.corrects,
    )
