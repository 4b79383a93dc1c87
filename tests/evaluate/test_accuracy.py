"""The measured figures that the package carries."""

import json
from datetime import date
from pathlib import Path

import pytest

from readout.errors import GoldError
from readout.evaluate import score_reports
from readout.evaluate.accuracy import describe_accuracy, load_accuracy
from tests.evaluate.samples import ACCUSATION, GOLD, RAID, answer

FLOORS = Path(__file__).parent / "floors-test.json"


def test_the_package_carries_figures_of_its_test_part_that_hold_the_floors() -> None:
    found = load_accuracy()
    floors = {
        name: floor for name, floor in json.loads(FLOORS.read_text(encoding="utf-8")).items() if name != "comment"
    }
    assert found["part"] == "test"
    for name, floor in floors.items():
        figure = found
        for step in name.split("."):
            figure = figure[step]
        assert figure >= floor, name
    assert sum(found["gold"]["events"].values()) == found["counts"]["gold_events"]


def test_what_is_kept_says_what_was_measured() -> None:
    scores = score_reports([GOLD], answer(ACCUSATION, RAID))
    found = describe_accuracy(scores, [GOLD], part="test", measured=date(2026, 5, 1), coder="readout-1")
    assert (found["measured"], found["part"], found["coder"]) == ("2026-05-01", "test", "readout-1")
    assert found["events"]["type"]["f1"] == 100
    assert found["gold"]["events"] == {ACCUSATION.type: 1, RAID.type: 1}


def test_reports_that_were_not_read_are_refused() -> None:
    with pytest.raises(GoldError, match="1 reports were not read"):
        describe_accuracy(score_reports([GOLD], []), [GOLD], part="test", measured=date(2026, 5, 1), coder="")
