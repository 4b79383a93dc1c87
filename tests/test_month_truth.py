"""The truth of an invented month, by hand: `v2` replaces `v1`, `c` copies `v1`, `k` takes `v2` back."""

import json
from pathlib import Path

from benchmarks.month import make_month
from benchmarks.truth import Truth, read_truth

TOLD = {"v1": {"e1": "fire"}, "v2": {"e2": "fire"}, "c": {"e3": "fire"}, "k": {}, "o": {"e4": "fire", "e5": "flood"}}
COPIES, VERSIONS = {"c": "v1"}, {"v2": "v1"}


def test_a_kill_takes_back_earlier_versions_and_copies() -> None:
    truth = Truth(told=TOLD, copy_of=COPIES, version_of={**VERSIONS, "k": "v2"}, kills={"k": "v2"})
    assert truth.withdrawn() == {"v1", "v2", "c"}
    assert truth.replaced() == set()
    assert truth.happenings(exclude=truth.withdrawn()) == {"e4": "fire", "e5": "flood"}


def test_without_a_kill_the_last_version_replaces_the_first() -> None:
    truth = Truth(told=TOLD, copy_of=COPIES, version_of=VERSIONS)
    assert truth.withdrawn() == set()
    assert truth.replaced() == {"v1"}
    families = truth.families()
    assert families["v1"] == families["v2"] == families["c"] != families["o"]


def test_the_truth_is_read_as_it_was_noted(tmp_path: Path) -> None:
    path = tmp_path / "truth.jsonl"
    records = [{"report": name, "happenings": told} for name, told in TOLD.items()]
    records[1]["version_of"] = "v1"
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    assert read_truth(path) == Truth(told=TOLD, version_of={"v2": "v1"})


def test_killed_reports_of_a_month_are_the_same_story() -> None:
    month = list(make_month(seed=3, reports=600))
    truth = Truth(
        copy_of={one.reading.report.id: one.copy_of for one in month if one.copy_of},
        version_of={one.reading.report.id: one.version_of for one in month if one.version_of},
        kills={one.reading.report.id: one.kills for one in month if one.kills},
    )
    happenings = {one.reading.report.id: set(one.happenings.values()) for one in month}
    withdrawn = truth.withdrawn()
    assert withdrawn
    for report in withdrawn & truth.copy_of.keys():
        assert happenings[report] & happenings[truth.copy_of[report]]
