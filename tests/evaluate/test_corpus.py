"""The project's own corpus is valid, and every report has its one part."""

import json
from pathlib import Path

import pytest

from readout.errors import GoldError
from readout.evaluate import PARTS, read_gold, read_split
from readout.evaluate.checking import check_corpus
from readout.evaluate.split import assign_part, extend_split, write_split
from tests.evaluate.samples import GOLD, changed_report, write_report

CORPUS = Path(__file__).parents[2] / "corpus"


def test_the_corpus_has_no_faults() -> None:
    check = check_corpus(CORPUS)
    assert [str(fault) for fault in check.faults] == []
    assert check.counts["reports"] >= 582
    assert check.counts["sentence rows"] >= 3081


def test_every_report_is_in_one_part_and_stories_stay_together() -> None:
    reports = [path.stem for path in (CORPUS / "reports").rglob("*.txt")]
    parts = read_split(CORPUS / "split.tsv")  # refuses a report that stands twice
    assert sorted(parts) == sorted(reports)
    stories: dict[str, set[str]] = {}
    for report in read_gold(CORPUS / "reports" / "stories"):
        stories.setdefault(str(report.story), set()).add(parts[report.id])
    assert {story: len(found) for story, found in stories.items()} == dict.fromkeys(stories, 1)


def test_the_parts_are_about_80_10_and_10_of_a_hundred() -> None:
    parts = list(read_split(CORPUS / "split.tsv").values())
    shares = {part: parts.count(part) / len(parts) for part in PARTS}
    assert 0.7 < shares["train"] < 0.9
    assert min(shares["development"], shares["test"]) > 0.05


def test_old_reports_keep_their_part_and_stories_theirs(tmp_path: Path) -> None:
    other = next(part for part in PARTS if part != assign_part("storm"))
    first, second = changed_report(GOLD, id="a", story="storm"), changed_report(GOLD, id="b", story="storm")
    lone = changed_report(GOLD, id="c")
    parts = extend_split({"a": other}, [second, first, lone])
    assert parts == {"a": other, "b": other, "c": assign_part("c")}
    write_split(tmp_path / "split.tsv", parts)
    assert read_split(tmp_path / "split.tsv") == parts


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ("a\ttrain\na\ttest\n", "split.tsv:2: a stands twice"),
        ("a\tdev\n", "split.tsv:1: unknown part 'dev'"),
        ("a\n", "split.tsv:1: 1 columns"),
    ],
)
def test_a_bad_split(tmp_path: Path, rows: str, words: str) -> None:
    (tmp_path / "split.tsv").write_text(rows, encoding="utf-8")
    with pytest.raises(GoldError, match=words):
        read_split(tmp_path / "split.tsv")


def test_a_part_of_the_gold(tmp_path: Path) -> None:
    write_report(tmp_path / "reports")
    with pytest.raises(GoldError, match=r"no split\.tsv"):
        read_gold(tmp_path, "test")
    (tmp_path / "split.tsv").write_text("# empty\n", encoding="utf-8")
    with pytest.raises(GoldError, match="own-001 is in no part"):
        read_gold(tmp_path, "test")
    (tmp_path / "split.tsv").write_text("own-001\ttest\n", encoding="utf-8")
    assert [report.id for report in read_gold(tmp_path, "test")] == ["own-001"]
    assert read_gold(tmp_path / "reports", "train") == []


def test_faults_of_stories_and_split_are_found(tmp_path: Path) -> None:
    write_report(tmp_path / "reports", ("# style", "# story: flood\n# style"))
    incident = {"name": "hail", "members": [["own-001", "E9"]]}
    stories = {"storm": {"reports": ["own-001"], "copies": {"x": "y"}, "incidents": [incident]}}
    (tmp_path / "stories.json").write_text(json.dumps(stories, indent=1), encoding="utf-8")
    (tmp_path / "split.tsv").write_text("own-002\ttrain\n", encoding="utf-8")
    faults = check_corpus(tmp_path).faults
    assert [fault.line for fault in faults] == [2, 2, 2, 1, 1, 1]
    assert [fault.message for fault in faults] == [
        "storm: own-001 is no report of this story",
        "storm: copies of reports outside the story: x y",
        "storm: hail: own-001 has no E9",
        "flood is in the head of a report and not here",
        "own-001 is in no part",
        "there is no report own-002",
    ]


@pytest.mark.parametrize("stories", ["{", '{"storm": {}}', '["storm"]'])
def test_stories_of_another_form(tmp_path: Path, stories: str) -> None:
    write_report(tmp_path / "reports")
    (tmp_path / "stories.json").write_text(stories, encoding="utf-8")
    with pytest.raises(GoldError, match=r"^stories\.json: "):
        check_corpus(tmp_path)
