from dataclasses import replace
from typing import Any

import pytest

from readout.code import sameness
from readout.code.draft import Draft
from readout.code.merging import ENOUGH, RULE, merge_drafts, place_drafts
from tests.code.drafts import CHAD, MALI, SHELLED, THE_SHELLING, count, make_draft, make_mention, when, where

# Same word and near: one happening; an actor that differs: another.
WEIGHTS = {"always": -2.0, "same word": 3.0, "same sentence": 3.0, "actor differs": -6.0}


@pytest.fixture(autouse=True)
def weights(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sameness, "load_weights", lambda: WEIGHTS)


def merge_two(one: dict[str, Any], other: dict[str, Any]) -> Draft:
    (merged,) = merge_drafts([make_draft(0, **one), make_draft(1, **other)])
    return merged


def test_no_draft_no_event() -> None:
    assert merge_drafts([]) == []


def test_one_telling_is_left_as_it_is() -> None:
    draft = make_draft(0)
    assert merge_drafts([draft]) == [draft]


def test_two_tellings_are_one_happening() -> None:
    merged = merge_two({}, {})
    assert [span.start for span in merged.tellings] == [10, 110]
    assert [span.start for span in merged.sentences] == [0, 100]
    assert merged.trigger.sentence == 0
    assert merged.rules == ("a rule", RULE)


def test_three_tellings_note_the_rule_once() -> None:
    (merged,) = merge_drafts([make_draft(number) for number in range(3)])
    assert len(merged.tellings) == 3
    assert merged.rules == ("a rule", RULE)


def test_other_types_and_other_actors_are_other_happenings() -> None:
    drafts = [make_draft(0, actors=(CHAD,)), make_draft(1, type="AID"), make_draft(2, actors=(MALI,))]
    assert merge_drafts(drafts) == drafts


def test_a_telling_goes_to_the_happening_it_fits_best() -> None:
    chad, mali = make_draft(0, actors=(CHAD,)), make_draft(1, actors=(MALI,))
    one, other = merge_drafts([chad, mali, make_draft(2, actors=(MALI,))])
    assert (len(one.tellings), len(other.tellings)) == (1, 2)


def test_a_happening_is_as_like_as_its_tellings_are_on_the_mean(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("readout.code.merging.ENOUGH", 0.5)
    silent, chad = make_draft(0), make_draft(1, actors=(CHAD,))
    one, other = merge_drafts([silent, chad, make_draft(2, actors=(MALI,))])
    assert (len(one.tellings), len(other.tellings)) == (2, 1)  # 0.73 with the silent one, 0.01 with Chad


def test_events_stand_in_the_order_of_their_triggers() -> None:
    headline = make_draft(0, headline=True)
    other, merged = merge_drafts([headline, make_draft(1, type="AID"), make_draft(2)])
    assert (other.type, merged.type) == ("AID", "ASSAULT")
    assert merged.trigger.sentence == 2


def test_the_body_leads_the_headline() -> None:
    merged = merge_two({"headline": True, "mode": "drone", "actors": (CHAD,)}, {"recipients": (MALI,)})
    assert (merged.trigger.sentence, merged.headline) == (1, False)
    assert [span.start for span in merged.tellings] == [110, 10]
    assert (merged.mode, merged.actors, merged.recipients) == ("drone", (CHAD,), (MALI,))


def test_what_the_first_lacks_the_second_lends() -> None:
    told = {
        "mode": "drone",
        "when": when("2024-03-05"),
        "where": where("Goma", "COD"),
        "quantities": (count(5),),
        "confidence": 0.8,
        "actors": (CHAD,),
    }
    merged = merge_two({}, told)
    assert {name: getattr(merged, name) for name in told} == told


def test_what_the_first_has_it_keeps() -> None:
    told = {"mode": "drone", "when": when("2024-03-05"), "where": where("Goma", "COD")}
    other = {"mode": "aerial", "when": when("2024-03-05"), "where": where("Beni", "COD")}
    merged = merge_two(told | {"confidence": 0.7}, other | {"confidence": 0.2})
    assert {name: getattr(merged, name) for name in told} == told
    assert merged.confidence == 0.7


def test_the_figures_of_both_stay() -> None:
    merged = merge_two({"quantities": (count(5), count(9))}, {"quantities": (count(9), count(2))})
    assert [figure.value for figure in merged.quantities] == [5, 9, 2]


MISTER = make_mention("Idriss Deby", "TCD", kind="person")


@pytest.mark.parametrize(
    ("one", "other", "richer"),
    [
        ((CHAD,), (CHAD, MALI), (CHAD, MALI)),
        ((CHAD, MALI), (CHAD,), (CHAD, MALI)),
        ((CHAD,), (MISTER,), (MISTER,)),
        ((MISTER,), (CHAD,), (MISTER,)),
        ((), (make_mention("gunmen", None, kind="group"),), (make_mention("gunmen", None, kind="group"),)),
    ],
)
def test_the_side_that_says_more_is_taken(one: tuple, other: tuple, richer: tuple) -> None:
    assert merge_two({"actors": one}, {"actors": other}).actors == richer
    assert merge_two({"recipients": one}, {"recipients": other}).recipients == richer


def bare_echo(sentence: int, **fields: Any) -> Draft:
    return make_draft(sentence, tree=THE_SHELLING, echo=True, **fields)


def test_an_echo_adds_its_words_and_nothing_else() -> None:
    first = make_draft(0)
    (merged,) = merge_drafts([first, bare_echo(1, actors=(CHAD,), mode="drone", confidence=0.9)])
    assert [span.start for span in merged.tellings] == [10, 110]
    assert (merged.actors, merged.mode, merged.confidence) == ((), None, first.confidence)
    assert merged.rules == ("a rule", RULE)


def test_an_echo_of_nothing_tells_nothing() -> None:
    assert merge_drafts([bare_echo(0)]) == []
    aid = make_draft(0, type="AID")
    assert merge_drafts([aid, bare_echo(1)]) == [aid]


def test_an_echo_points_back_and_not_forward() -> None:
    later = make_draft(1)
    assert merge_drafts([bare_echo(0), later]) == [later]


def test_an_echo_goes_to_the_last_happening_that_it_fits() -> None:
    chad, mali = make_draft(0, actors=(CHAD,)), make_draft(1, actors=(MALI,))
    one, other = merge_drafts([chad, mali, bare_echo(2)])
    assert (len(one.tellings), len(other.tellings)) == (1, 2)
    one, other = merge_drafts([chad, mali, bare_echo(2, actors=(CHAD,))])
    assert (len(one.tellings), len(other.tellings)) == (2, 1)


def test_an_echo_of_another_mode_is_left_out() -> None:
    draft = make_draft(0, mode="drone")
    assert merge_drafts([draft, bare_echo(1, mode="aerial")]) == [draft]


def test_one_word_for_two_types_finds_the_one_that_was_told() -> None:
    (merged,) = merge_drafts(
        [make_draft(0, type="REQUEST"), bare_echo(1, type="CONSULT"), bare_echo(1, type="REQUEST")]
    )
    assert (merged.type, len(merged.tellings)) == ("REQUEST", 2)


def test_what_is_denied_needs_a_party_or_a_word_in_common() -> None:
    """A whole clause made an echo by its verb of denial: its trigger is none of itself."""
    chad = make_draft(0, actors=(CHAD,))
    stopped = {"tree": THE_SHELLING, "head": 4}
    denied = make_draft(1, **stopped)
    assert len(merge_drafts([chad, _as_denied(denied)])[0].tellings) == 1
    assert len(merge_drafts([chad, _as_denied(make_draft(1, **stopped, actors=(CHAD,)))])[0].tellings) == 2
    assert len(merge_drafts([chad, _as_denied(make_draft(1, tree=SHELLED))])[0].tellings) == 2


def _as_denied(draft: Draft) -> Draft:
    return replace(draft, echo=True)


def test_what_may_happen_is_one_prospect_of_the_same_party() -> None:
    feared = replace(make_draft(), actors=(CHAD,), recipients=(MALI,), auxiliaries=("hypothetical",))
    again = replace(make_draft(2), actors=(CHAD,), recipients=(), auxiliaries=("hypothetical",))
    assert len(merge_drafts([feared, again])) == 1
    assert len(merge_drafts([feared, replace(again, actors=(make_mention("Niger", "NER"),))])) == 2


def test_work_grows_with_the_report_not_with_its_square(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[Draft] = []
    monkeypatch.setattr("readout.code.merging.same_happening", lambda one, other: compared.append(other) or 0.0)
    assert len(merge_drafts([make_draft(number) for number in range(200)])) == 200
    assert len(compared) <= 200 * 20


def test_placings_tell_with_what_each_telling_was_compared() -> None:
    one, again, other = make_draft(0), make_draft(1), make_draft(2, actors=(CHAD,))
    placings = place_drafts([one, again, other, make_draft(3, echo=True, type="AID")])
    assert [placing.draft for placing in placings[:3]] == [one, again, other]
    assert placings[0].happening == 0 and placings[0].compared == ()
    for placing in placings[1:3]:
        best = placing.compared[0]
        assert [c.chance for c in placing.compared] == sorted((c.chance for c in placing.compared), reverse=True)
        assert (placing.happening == best.happening) == (best.chance >= ENOUGH)
    assert placings[3].happening is None
    assert len(merge_drafts([one, again, other])) == len({placing.happening for placing in placings[:3]})
