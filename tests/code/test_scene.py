import pytest

from readout.pipeline import Tools
from readout.records import When
from tests.code.drafts import make_draft, where
from tests.reading import read_cases, read_sentence


@pytest.mark.parametrize(
    ("text", "published", "trigger", "day", "day_how", "country", "country_how"), read_cases("code/scenes.tsv", 7)
)
def test_scene(
    text: str, published: str, trigger: str, day: str, day_how: str, country: str, country_how: str, tools: Tools
) -> None:
    reading = read_sentence(text, tools, published)
    found = [event for event in reading.events if trigger in event.trigger.cut(text)]
    assert found, [event.trigger.cut(text) for event in reading.events]
    when, place = found[0].when, found[0].where
    assert (when.time.start if when else None, when.how if when else None) == (_or_none(day), _or_none(day_how))
    assert (place.country if place else None, place.how if place else None) == (
        _or_none(country),
        _or_none(country_how),
    )


def _or_none(cell: str) -> str | None:
    return None if cell == "-" else cell


def test_an_assumed_day_points_at_its_trigger(tools: Tools) -> None:
    reading = read_sentence("Kenyan police detained four activists.", tools, "2024-06-25")
    when = reading.events[0].when
    assert isinstance(when, When)
    assert when.span == reading.events[0].trigger


def test_told_is_what_a_record_says_by_default() -> None:
    assert make_draft(where=where("Goma", "COD")).where == where("Goma", "COD")
    assert where("Goma", "COD").how == "told"
