import math

import pytest

from readout.lexicon.fields import load_fields
from readout.lexicon.predicates import load_predicates
from readout.records import Proposal
from readout.spot import evidence
from readout.spot.evidence import ALONE, MOST_SHARE, Setting, describe_setting, load_weights, weigh_evidence
from tests.grammar.trees import make_tree
from tests.spot.sentences import WEIGHTS, propose

CALM = Setting(chances=(0.0, 0.0), field=0.0)
STORMED = make_tree("Rebels rebel NOUN 2 nsubj\nstormed storm VERB 0 root\nGoma Goma PROPN 2 obj")
KICKED = make_tree("Strikers striker NOUN 2 nsubj\nmissed miss VERB 0 root\ngoals goal NOUN 2 obj")


def test_without_more_the_chance_is_the_encoders(lexicon: str) -> None:
    assert weigh_evidence("ASSAULT", 0.3, None, CALM, 0) == pytest.approx(0.3)
    assert weigh_evidence("ASSAULT", 0.0, None, CALM, 0) == pytest.approx(evidence.LEAST)
    assert weigh_evidence("ASSAULT", 1.0, None, CALM, 0) == pytest.approx(evidence.MOST)


def test_the_lexicon_speaks_for_its_type_and_against_others(lexicon: str) -> None:
    (attack,) = load_predicates(lexicon)["attack", "v"]
    even = weigh_evidence("ASSAULT", 0.5, None, CALM, 0)
    assert weigh_evidence("AID", 0.5, attack, CALM, 0) < even < weigh_evidence("ASSAULT", 0.5, attack, CALM, 0)


def test_a_sentence_does_not_count_as_its_own_surroundings() -> None:
    setting = Setting(chances=(0.9, 0.2, 0.4), field=0.0)
    assert [setting.around(n) for n in range(3)] == pytest.approx([0.3, 0.65, 0.55])
    assert Setting(chances=(0.9,), field=0.0).around(0) == ALONE


def test_events_around_make_an_event_likelier(lexicon: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evidence, "load_weights", lambda: WEIGHTS | {"events around": 1.0})
    quiet, lively = (Setting(chances=(0.5, around), field=0.0) for around in (0.0, 0.9))
    assert weigh_evidence("AID", 0.5, None, quiet, 0) < weigh_evidence("AID", 0.5, None, lively, 0)


def test_the_setting_sums_the_chances_of_each_sentence(lexicon: str) -> None:
    proposals = (
        Proposal(token=0, types=(("AID", 0.3), ("ASSAULT", 0.2))),
        Proposal(token=1, types=(("AID", 0.4),), stances=(("states", 0.9),)),
    )
    setting = describe_setting([propose(STORMED, *proposals), STORMED], lexicon)
    assert setting.chances == pytest.approx((0.9, 0.0))


def test_one_word_of_a_field_says_nothing_two_do(lexicon: str) -> None:
    one = make_tree("Goals goal NOUN 0 root")
    assert describe_setting([STORMED, one], lexicon).field == 0.0
    assert describe_setting([STORMED, KICKED], lexicon).field > 0.0
    assert describe_setting([one, one], lexicon).field == 0.0  # one word twice


def test_words_of_two_fields_are_not_added_up(lexicon: str) -> None:
    mixed = make_tree("goals goal NOUN 2 nsubj\nploughed plough VERB 0 root")
    assert describe_setting([mixed], lexicon).field == 0.0


def test_the_share_of_a_field_has_an_end(lexicon: str) -> None:
    words = sorted(load_fields(lexicon)["sport"])
    tree = make_tree("\n".join(f"{word} {word} NOUN {number} dep" for number, word in enumerate(words)))
    assert describe_setting([tree], lexicon).field == MOST_SHARE


def test_the_packaged_weights_are_those_asked_for() -> None:
    weights = load_weights()
    assert set(weights) == set(WEIGHTS)
    assert all(math.isfinite(weight) for weight in weights.values())
    assert weights["encoder"] > 0 > weights["words of one field"]
