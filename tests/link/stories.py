"""Stories for tests: those of the corpus as `read` gives them, and invented ones."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from readout.evaluate.corpus import list_reports, read_report_file
from readout.link import sketch_story
from readout.read import read_text
from readout.records import Report, Sketch, Story

CORPUS = Path(__file__).parents[2] / "corpus"


def make_story(report: Report) -> Story:
    return Story(
        report=report.id,
        text=report.text,
        title=report.title,
        published=report.published,
        publisher=report.publisher,
        agency=report.dateline.agency if report.dateline else None,
        byline=report.byline,
        url=report.url,
        notes=tuple(removed.text for removed in report.removed),
    )


def read_sketch(text: str, **known: Any) -> Sketch:
    """Return the sketch of a text as it is printed."""
    return sketch_story(make_story(read_text(text, **known)))


@lru_cache(maxsize=1)
def corpus_sketches() -> dict[str, Sketch]:
    """Return the sketches of all reports of the corpus by id."""
    return {path.stem: _sketch_file(path) for path in list_reports(CORPUS / "reports")}


def _sketch_file(path: Path) -> Sketch:
    gold = read_report_file(path)
    return read_sketch(
        gold.text, id=gold.id, title=gold.title, published=gold.published, publisher=gold.publisher, url=gold.url
    )
