"""Each measure on a case small enough to be counted by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.evaluate import CodedClaim, CodedEvent, CodedReport, format_scores, score_reports
from readout.evaluate.score import codes_agree, same_speaker
from tests.evaluate.samples import ACCUSATION, CHAD, CHARGE, FRANCE, GOLD, RAID, SUDAN, answer, changed, party_of

Figures = dict[str, float | int | None]


def figures(*events: CodedEvent, claims: tuple[CodedClaim, ...] = (CHARGE,)) -> Figures:
    return score_reports([GOLD], answer(*events, claims=claims)).figures()


def test_perfect_answers_are_100_throughout() -> None:
    scores = score_reports([GOLD], answer())
    shares = {name: figure for name, figure in scores.figures().items() if not name.startswith("counts")}
    assert set(shares.values()) == {100.0}
    assert scores.unanswered == scores.unasked == ()


def test_no_answers_are_0_and_leave_the_shares_open() -> None:
    found = score_reports([GOLD], [CodedReport(id="r1", events=(), claims=())]).figures()
    assert {found[f"events.{name}.f1"] for name in ("any_type", "type", "type_and_countries")} == {0.0}
    assert found["claims.content.recall"] == found["events.type_macro_f1"] == 0.0
    assert found["events.matched.actor_country"] is None
    assert found["claims.stance"] is None


def test_nothing_due_and_nothing_found_is_no_division_by_zero() -> None:
    assert score_reports([], []).figures()["events.type.f1"] == 0.0


def test_another_type_in_the_same_sentence_is_detected_and_not_right() -> None:
    found = figures(changed(ACCUSATION, type="THREATEN", mode=None), RAID)
    assert found["events.any_type.f1"] == 100.0
    assert found["events.type.f1"] == 50.0
    assert found["events.type_macro_f1"] == 50.0  # ACCUSE 0, ASSAULT 100: types of the gold alone
    assert "events.types.THREATEN.f1" not in found


def test_an_event_of_another_sentence_is_false() -> None:
    found = figures(changed(ACCUSATION, sentences=("Rain fell on the market of Abeche all day.",)), RAID)
    assert (found["events.any_type.precision"], found["events.any_type.recall"]) == (50.0, 50.0)


def test_an_event_too_many_costs_precision_alone() -> None:
    found = figures(ACCUSATION, RAID, changed(RAID, id="E9"))
    assert found["events.type.precision"] == pytest.approx(66.7)
    assert found["events.type.recall"] == 100.0
    assert found["events.type.f1"] == 80.0


def test_one_wrong_country() -> None:
    found = figures(changed(ACCUSATION, actors=(CHAD,)), RAID)
    assert found["events.type.f1"] == 100.0
    assert found["events.type_and_countries.f1"] == 50.0
    assert found["events.matched.actor_country"] == 50.0
    assert found["events.matched.actor_country_and_sector"] == 50.0
    assert found["events.matched.recipient_country"] == 100.0


def test_one_actor_of_two_is_not_the_same_side() -> None:
    found = figures(changed(ACCUSATION, actors=(FRANCE, CHAD)), RAID)
    assert found["events.matched.actor_country"] == 50.0


def test_a_wrong_sector_leaves_the_country_right() -> None:
    civilians = changed(RAID, actors=(party_of("SDN", "CVL"),))
    found = figures(ACCUSATION, civilians)
    assert found["events.matched.actor_country"] == 100.0
    assert found["events.matched.actor_country_and_sector"] == 50.0


@pytest.mark.parametrize(
    ("fields", "measures"),
    [
        ({"mode": "drone"}, {"mode": 50.0}),
        ({"auxiliaries": frozenset()}, {"auxiliaries": 50.0, "auxiliaries_where_any": 0.0}),
        ({"auxiliaries": frozenset({"hypothetical", "future"})}, {"auxiliaries": 50.0, "auxiliaries_where_any": 0.0}),
        ({"standing": "disputed"}, {"standing": 50.0, "standing_where_not_reported": 0.0}),
        ({"place": "SDN"}, {"place_country": 0.0}),
        ({"quantities": frozenset({4.0})}, {"quantities": 0.0}),
        ({"quantities": frozenset({40.0, 3.0})}, {}),  # figures beyond those of gold are no fault
        ({"date": "2021"}, {}),  # gold has no date here: nothing to be wrong about
    ],
)
def test_a_wrong_field_shows_in_its_measure_alone(fields: dict[str, object], measures: Figures) -> None:
    found, perfect = figures(ACCUSATION, changed(RAID, **fields)), figures()
    expected = {f"events.matched.{name}": share for name, share in measures.items()}
    assert {name: share for name, share in found.items() if share != perfect[name]} == expected


def test_a_date_must_be_as_exact_as_in_gold() -> None:
    assert figures(changed(ACCUSATION, date="2021-03"), RAID)["events.matched.date"] == 0.0


def test_claims_by_overlap_speaker_and_stance() -> None:
    half = CodedClaim(
        id="c", speaker="Chad's minister", cue="said", content="over the border with new", stance="states"
    )
    found = figures(claims=(half,))
    assert found["claims.content.f1"] == 100.0
    assert found["claims.content_and_speaker.f1"] == 100.0
    assert found["claims.stance"] == 0.0


def test_a_claim_of_other_words_or_another_speaker() -> None:
    other = CodedClaim(id="c", speaker="the army", cue="said", content="nobody crossed the border", stance="denies")
    assert figures(claims=(other,))["claims.content.f1"] == 0.0
    stolen = CodedClaim(id="c", speaker="the army", cue="said", content=CHARGE.content, stance="accuses")
    found = figures(claims=(CHARGE, stolen))
    assert found["claims.content.precision"] == 50.0
    assert found["claims.content.recall"] == 100.0


@pytest.mark.parametrize(
    ("gold", "predicted", "same"),
    [
        ("the minister of Chad", "Chad's minister", True),
        ("the army", "the minister", False),  # `the` is not enough
        ("Chad’s envoy", "Envoy", True),
        ("", "", True),
        ("", "the army", False),
        ("the army", "", False),
    ],
)
def test_speakers(gold: str, predicted: str, same: bool) -> None:
    assert same_speaker(gold, predicted) is same


def test_codes_need_a_partner_on_both_sides() -> None:
    several = party_of("SDN", "GOV", "MIL")
    assert codes_agree([SUDAN], [several])
    assert not codes_agree([SUDAN, FRANCE], [several])
    assert not codes_agree([SUDAN], [several, CHAD])
    assert codes_agree([party_of(None)], [party_of(None)])
    assert codes_agree([], [])


def test_reports_without_answer_count_as_missed_and_are_named() -> None:
    scores = score_reports([GOLD], [CodedReport(id="r9", events=(RAID,), claims=())])
    assert (scores.unanswered, scores.unasked) == (("r1",), ("r9",))
    assert scores.type.recall == 0.0
    assert scores.counts["predicted_events"] == 0
    assert "no prediction: r1" in format_scores(scores)


def test_the_table_has_every_figure() -> None:
    table = format_scores(score_reports([GOLD], answer(changed(ACCUSATION, actors=(CHAD,)), RAID)))
    lines = {line[:38].strip(): line[38:].split() for line in table.splitlines()}
    assert lines["type and countries of both sides"] == ["50.0", "50.0", "50.0"]
    assert lines["actor country"] == ["50.0"]
    assert lines["ASSAULT"] == ["100.0", "100.0", "100.0"]
    assert lines["gold claims"] == ["1"]


@given(st.lists(st.sampled_from([ACCUSATION, RAID, changed(RAID, type="THREATEN", mode=None)]), max_size=6))
def test_scores_stay_in_range_and_typed_matches_are_matches(events: list[CodedEvent]) -> None:
    found = score_reports([GOLD], [CodedReport(id="r1", events=tuple(events), claims=())]).figures()
    assert all(figure is None or figure >= 0 for figure in found.values())
    assert all(figure is None or figure <= 100 for name, figure in found.items() if not name.startswith("counts"))
    assert (found["events.type.f1"] or 0) <= (found["events.any_type.f1"] or 0)
