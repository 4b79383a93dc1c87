"""The figures of events, in sentences read whole."""

import pytest

from readout.pipeline import Tools
from readout.records import Count
from tests.reading import read_cases, read_sentence


def short_count(count: Count) -> str:
    """`14 killed`, `12 killed+` for what is new, `42 killed=` for a running total."""
    total = {True: "=", False: "+", None: ""}[count.total]
    return f"{count.value:g} {count.fate or ''}".strip() + total


@pytest.mark.parametrize(("text", "word", "expected"), read_cases("code/counts.tsv", 3))
def test_an_event_has_its_figures(text: str, word: str, expected: str, tools: Tools) -> None:
    reading = read_sentence(text, tools)
    told = [event for event in reading.events if any(word in span.cut(text) for span in event.tellings)]
    assert told, [event.trigger.cut(text) for event in reading.events]
    assert (", ".join(map(short_count, told[0].quantities)) or "-") == expected


def test_a_count_says_what_its_quantity_says(tools: Tools) -> None:
    text = "Rebels killed between 10 and 15 soldiers in Mali."
    reading = read_sentence(text, tools)
    (count,) = reading.events[0].quantities
    (quantity,) = (mention.quantity for mention in reading.mentions if mention.quantity)
    names = ("value", "low", "high", "unit", "of", "fate", "total")
    assert [getattr(count, name) for name in names] == [getattr(quantity, name) for name in names]
    assert (count.low, count.high, count.fate, count.span.cut(text)) == (10, 15, "killed", "between 10 and 15 soldiers")
