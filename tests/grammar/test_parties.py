from dataclasses import replace

import pytest

from readout.grammar import SEVERAL, party_at
from readout.records import Mention, Resolution, Span
from tests.grammar.trees import make_tree

BOTH_SIDES = make_tree("""
Both both DET 2 det
sides side NOUN 3 nsubj
agreed agree VERB 0 root
""")
MET = make_tree("""
He he PRON 2 nsubj
met meet VERB 0 root
Iran Iran PROPN 2 obj
, , PUNCT 5 punct
Egypt Egypt PROPN 3 conj
, , PUNCT 7 punct
Qatar Qatar PROPN 5 appos
""")


def make_mention(name: str, sentence: int, head: int, country: str | None, kind: str = "country") -> Mention:
    start = 100 * sentence + 10 * head
    return Mention(
        id=f"{name} {start}",
        span=Span(start, start + 5),
        kind=kind,  # type: ignore[arg-type]
        sentence=sentence,
        head=head,
        made_by="hand",
        country=country,
        name=name,
    )


GREECE, TURKEY = make_mention("Greece", 0, 0, "GRC"), make_mention("Turkey", 0, 2, "TUR")
SIDES = replace(make_mention("Both sides", 1, 1, None, "group"), name=f"Greece{SEVERAL}Turkey")


def countries(mentions: list[Mention]) -> set[str | None]:
    return {mention.country for mention in mentions}


def test_both_sides_are_the_two_named_before() -> None:
    resolution = Resolution(mentions=(GREECE, TURKEY, SIDES))
    assert party_at(1, 1, BOTH_SIDES, resolution) == [GREECE, TURKEY]


def test_of_several_mentions_the_last_one_before_counts() -> None:
    again = make_mention("Greece", 0, 4, "GRC")
    assert party_at(1, 1, BOTH_SIDES, Resolution(mentions=(GREECE, TURKEY, again, SIDES))) == [again, TURKEY]


def test_a_plural_with_a_country_of_its_own_gathers_nobody() -> None:
    own = replace(SIDES, country="PER", name="side (Peru)")
    assert party_at(1, 1, BOTH_SIDES, Resolution(mentions=(GREECE, TURKEY, own))) == [own]


@pytest.mark.parametrize(("named", "expected"), [((GREECE, TURKEY), True), ((), False)])
def test_nobody_named_before_leaves_the_plural_as_it_is(named: tuple[Mention, ...], expected: bool) -> None:
    found = party_at(1, 1, BOTH_SIDES, Resolution(mentions=(*named, SIDES)))
    assert (SIDES not in found) == expected


def test_a_list_of_countries_is_taken_whole() -> None:
    listed = tuple(
        make_mention(name, 0, head, name[:3].upper()) for name, head in (("Iran", 2), ("Egypt", 4), ("Qatar", 6))
    )
    assert countries(party_at(0, 2, MET, Resolution(mentions=listed))) == {"IRA", "EGY", "QAT"}
