import pytest

from readout.pipeline import Tools
from tests.reading import read_cases, read_sentence, short_event


@pytest.mark.parametrize(("sentence", "published", "expected"), read_cases("code/events.tsv", 3))
def test_sentence_is_coded(sentence: str, published: str, expected: str, tools: Tools) -> None:
    reading = read_sentence(sentence, tools, published)
    found = sorted(short_event(event, reading) for event in reading.events)
    assert found == ([] if expected == "none" else sorted(expected.split(" ; ")))
