"""The rules that the coder names have plain words."""

import pytest

from readout.explain import Explanation
from readout.explain.glossary import load_rules, say_rule


@pytest.mark.parametrize(
    ("made_by", "words"),
    [
        ("resolve.actors/0.1 default", "nothing tells whose it is"),
        ("resolve.actors/0.1 owner of", "whose it is: the phrase after “of”"),
        ("resolve.actors/0.1 words office", "its own words name the country; a person of the tables of offices"),
        ("spot.times/0.1 date; resolve.times/0.1 date", "a date as written"),
        ("resolve.actors/0.2 a rule of tomorrow", "a rule of tomorrow"),
        ("somebody", "somebody"),
    ],
)
def test_rules_are_told_in_plain_words(made_by: str, words: str) -> None:
    assert say_rule(made_by).startswith(words)


def test_every_rule_of_the_examples_has_words(explanations: list[Explanation]) -> None:
    rooms = {key.partition(" ")[0] for key in load_rules()}
    for explanation in explanations:
        for mention in explanation.reading.mentions:
            maker = mention.made_by.rpartition("; ")[2]
            part, _, rule = maker.partition(" ")
            room = part.partition("/")[0].rpartition(".")[2]
            rule = rule.rpartition(" ")[0] if room == "times" else rule
            assert room in rooms, maker
            assert say_rule(f"{part} {rule}") != rule, maker
