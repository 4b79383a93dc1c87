"""Stances that the content decides, and the table that they are weighed by."""

from pathlib import Path

import pytest

from readout.attribute.deeds import load_deeds
from readout.attribute.stances import OPEN, STANCES, load_weights, rank_stances
from readout.errors import DataError
from readout.pipeline import Tools, follow_report
from readout.read import read_text
from tests.attribute.test_claims import short_claims
from tests.reading import read_cases, read_sentence


@pytest.mark.parametrize(("text", "expected"), read_cases("attribute/stances.tsv", 2))
def test_content_decides_where_the_cue_leaves_it_open(text: str, expected: str, tools: Tools) -> None:
    found = short_claims(read_sentence(text.replace(r"\n", "\n\n"), tools))
    assert found == ([] if expected == "none" else expected.split(" ;; "))


def test_a_cue_that_says_it_is_not_overruled(tools: Tools) -> None:
    (claim,) = read_sentence("Norway warned that it would never pay for the pipeline.", tools).claims
    assert claim.stance == "warns"
    assert "warns" not in OPEN


def test_chances_are_one_together_and_follow_the_weights() -> None:
    weights = {"past": tuple(2.0 if stance == "accuses" else 0.0 for stance in STANCES)}
    chances = rank_stances((("past", 1.0), ("unknown", 9.0)), {}, weights)
    assert sum(chances.values()) == pytest.approx(1)
    assert max(chances, key=lambda stance: chances[stance]) == "accuses"
    heard = rank_stances((("past", 1.0),), {"denies": 0.99}, weights)
    assert heard["denies"] > chances["denies"]


def test_a_row_with_too_few_weights_is_refused(tmp_path: Path) -> None:
    table = tmp_path / "stances.tsv"
    table.write_text("# sign\tweights\npast\t0.1 0.2\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"stances\.tsv:2: 11 weights are wanted, not 2"):
        load_weights(table)


def test_a_deed_of_no_stance_is_refused(tmp_path: Path) -> None:
    table = tmp_path / "deeds.tsv"
    table.write_text("# stance\tslots\twords\nasks\tfor on\tcall\nblesses\t-\tbless\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"deeds\.tsv:3: a stance is one of states, .*, not 'blesses'"):
        load_deeds(table)
    assert load_deeds()["call"] == ("asks", ("for", "on", "upon", "to"))


def test_a_guess_that_tells_no_happening_accuses_nobody(tools: Tools) -> None:
    (claim,) = read_sentence("Scholars believe the temple is older than the town.", tools).claims
    assert claim.stance == "estimates"


def standings(text: str, tools: Tools, **report: str) -> dict[str, str]:
    """The standings of a report's events by their trigger."""
    stages = follow_report(read_text(text, published="2022-06-02", **report), tools)
    return {event.trigger.cut(stages.report.text): event.standing for event in stages.attribution.events}


RETORTS = [
    "Kinshasa said Rwanda had shelled a camp. Rwanda rejected that as slander.",
    "Kinshasa accused Rwanda of shelling a camp, an allegation that Kigali rejects.",
]


@pytest.mark.parametrize("text", RETORTS)
def test_a_denial_that_points_back_disputes_what_was_said(text: str, tools: Tools) -> None:
    found = standings(text, tools)
    assert "disputed" in {standing for trigger, standing in found.items() if "shell" in trigger}


def test_what_is_done_by_saying_it_is_reported(tools: Tools) -> None:
    found = standings("Norway said it rejected the Russian proposal.", tools)
    assert set(found.values()) == {"reported"}


def test_what_is_condemned_is_taken_for_granted(tools: Tools) -> None:
    assert standings("Kenya condemned the bombing of a bus in Mali.", tools)["bombing"] == "reported"


SHELLED = "Chad's army shelled the town of Maroua on Monday, Cameroon's defence ministry said."


def test_a_newspapers_headline_repeats_the_text(tools: Tools) -> None:
    found = standings(SHELLED, tools, title="Chad's army shelled the town of Maroua", publisher="Douala Daily News")
    assert set(found.values()) == {"claimed"}
