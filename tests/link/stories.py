"""Stories for tests: those of the corpus as `read` gives them, and invented ones."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from readout.evaluate.corpus import list_reports, read_report_file
from readout.link import sketch_story
from readout.link.stories import story_of
from readout.read import read_text
from readout.records import Sketch

CORPUS = Path(__file__).parents[2] / "corpus"


def read_sketch(text: str, **known: Any) -> Sketch:
    """Return the sketch of a text as it is printed."""
    return sketch_story(story_of(read_text(text, **known)))


@lru_cache(maxsize=1)
def corpus_sketches() -> dict[str, Sketch]:
    """Return the sketches of all reports of the corpus by id."""
    return {path.stem: _sketch_file(path) for path in list_reports(CORPUS / "reports")}


def _sketch_file(path: Path) -> Sketch:
    gold = read_report_file(path)
    return read_sketch(
        gold.text, id=gold.id, title=gold.title, published=gold.published, publisher=gold.publisher, url=gold.url
    )
