import math

import pytest

from readout.code import sameness
from readout.code.draft import Draft
from readout.code.sameness import compare, keys, load_weights, same_happening
from tests.code.drafts import CHAD, MALI, NIGER, THE_SHELLING, count, make_draft, make_mention, when, where


def features(one: Draft, other: Draft) -> dict[str, float]:
    return dict(compare(one, other))


def test_every_pair_has_its_type() -> None:
    found = features(make_draft(0, type="AID"), make_draft(1, type="AID"))
    assert (found["always"], found["AID"]) == (1.0, 1.0)


def test_the_same_word_counts_for_all_and_for_its_type() -> None:
    assert features(make_draft(0), make_draft(1))["same word ASSAULT"] == 1.0
    verb_and_noun = features(make_draft(0), make_draft(1, tree=THE_SHELLING))
    assert verb_and_noun["same word"] == 1.0  # shell and shelling share their first letters
    stopped = features(make_draft(0), make_draft(1, tree=THE_SHELLING, head=4))
    assert not {"same word", "same word ASSAULT"} & stopped.keys()


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((CHAD,), (CHAD,), {"actor shared", "actor same entity"}),
        ((CHAD,), (make_mention("soldiers", "TCD"),), {"actor shared"}),
        ((CHAD,), (MALI,), {"actor differs"}),
        ((CHAD, MALI), (MALI, NIGER), {"actor shared", "actor same entity"}),
        ((CHAD,), (), {"actor silent"}),
        ((), (CHAD,), {"actor silent"}),
        ((), (), set()),
        ((CHAD,), (make_mention("ministers"),), {"actor silent"}),  # they may be anybody
    ],
)
def test_sides_are_shared_different_or_silent(one: tuple, other: tuple, expected: set[str]) -> None:
    found = features(make_draft(0, actors=one), make_draft(1, actors=other))
    assert {name for name in found if name.startswith("actor")} == expected
    found = features(make_draft(0, recipients=one), make_draft(1, recipients=other))
    assert {name for name in found if name.startswith("recipient")} == {
        name.replace("actor", "recipient") for name in expected
    }


def test_talks_have_parties_and_no_sides() -> None:
    one = {"actors": (CHAD,), "recipients": (MALI,)}
    other = {"actors": (MALI,), "recipients": (NIGER,)}
    met = features(make_draft(0, type="CONSULT", **one), make_draft(1, type="CONSULT", **other))
    assert met["party shared"] == 1.0
    assert "party shared" not in features(make_draft(0, **one), make_draft(1, **other))


@pytest.mark.parametrize(
    ("field", "one", "other", "expected"),
    [
        ("mode", "drone", "drone", "mode same"),
        ("mode", "drone", "aerial", "mode differs"),
        ("mode", "drone", None, None),
        ("when", when("2024-03-05"), when("2024-03-05"), "time same"),
        ("when", when("2024-03-01", "2024-03-31"), when("2024-03-05"), "time same"),
        ("when", when("2024-03-04"), when("2024-03-05"), "time differs"),
        ("when", when("2024-03-04"), when(None), None),
        ("when", when("2024-03-04"), None, None),
        ("where", where("Goma", "COD"), where("Goma", "COD"), "place same"),
        ("where", where("Goma", "COD"), where("Bukavu", "COD"), "place differs"),
        ("where", where("Goma", "COD"), where("Kigali", "RWA"), "country differs"),
        ("where", where("Goma", "COD"), where("the lake", None), None),
        ("quantities", (count(5), count(12)), (count(12),), "figure same"),
        ("quantities", (count(5),), (count(12),), "figure differs"),
        ("quantities", (count(5),), (), None),
        ("auxiliaries", ("future",), (), "future differs"),
        ("auxiliaries", ("future",), ("future",), None),
    ],
)
def test_circumstances_agree_differ_or_are_not_told(
    field: str, one: object, other: object, expected: str | None
) -> None:
    bare = features(make_draft(0), make_draft(1)).keys()
    for first, second in ((one, other), (other, one)):
        found = features(make_draft(0, **{field: first}), make_draft(1, **{field: second}))
        assert found.keys() - bare == ({expected} if expected else set())


def test_both_auxiliaries_that_differ_are_told() -> None:
    found = features(make_draft(0, auxiliaries=("future", "negation")), make_draft(1, auxiliaries=("historical",)))
    assert {"future differs", "negation differs", "historical differs"} <= found.keys()


def test_near_is_one_by_the_sentences_between() -> None:
    assert "same sentence" in features(make_draft(3), make_draft(3, head=2))
    assert "near" not in features(make_draft(3), make_draft(3, head=2))
    assert features(make_draft(1), make_draft(2))["near"] == 1.0
    assert features(make_draft(1), make_draft(5))["near"] == 0.25


def test_a_headline_on_either_side_counts() -> None:
    assert "headline" in features(make_draft(0, headline=True), make_draft(1))
    assert "headline" in features(make_draft(0), make_draft(1, headline=True))
    assert "headline" not in features(make_draft(0), make_draft(1))


def test_words_around_the_triggers_are_compared() -> None:
    # Of `rebel shell Goma` and `shelling Goma` one word is shared, and the shorter has two.
    assert features(make_draft(0), make_draft(1, tree=THE_SHELLING))["words shared"] == 0.5


def test_only_the_later_telling_points_back() -> None:
    verb, noun = make_draft(0), make_draft(1, tree=THE_SHELLING)
    assert "points back" in features(verb, noun)
    assert "points back" not in features(noun, verb)


def test_keys_are_countries_and_named_entities() -> None:
    assert keys([CHAD, make_mention("Ana Lund", None, kind="person")]) == {"TCD", "chad", "ana lund"}
    assert keys([make_mention("the ministers"), make_mention("soldiers", "MLI")]) == {"MLI", "soldiers"}
    assert keys([make_mention("Chad", "TCD", entity=None)]) == {"TCD"}


def test_the_chance_is_the_logistic_of_the_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sameness, "load_weights", lambda: {"always": -1.0, "near": 2.0, "AID": 9.0})
    assert same_happening(make_draft(0), make_draft(1)) == pytest.approx(1 / (1 + math.exp(-1)))
    assert same_happening(make_draft(0), make_draft(2)) == pytest.approx(0.5)


def test_the_packaged_weights_are_numbers() -> None:
    weights = load_weights()
    assert "always" in weights
    assert all(math.isfinite(weight) for weight in weights.values())
