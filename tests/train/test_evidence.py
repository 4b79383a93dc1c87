from dataclasses import replace
from pathlib import Path

import pytest

from readout.evaluate import CodedEvent
from readout.pipeline import Tools
from readout.read import read_text
from readout.records import Proposal
from readout.spot.evidence import MOST_SHARE
from readout.text.tables import read_keyed
from readout.train.evidence import (
    is_right,
    is_told,
    read_quiet,
    read_words,
    round_weights,
    scale,
    weigh_words,
    write_weights,
)
from readout.train.logistic import Pair, rate
from tests.evaluate.samples import ACCUSATION, GOLD, RAID, REPORT, changed, changed_report, write_report
from tests.grammar.trees import make_tree
from tests.spot.sentences import lay_out, propose

TEXT = "Rebels raided Adre at dawn and fled"
RAIDED = make_tree(
    "Rebels rebel NOUN 2 nsubj\nraided raid VERB 0 root\nAdre Adre PROPN 2 obj\nat at ADP 5 case\n"
    "dawn dawn NOUN 2 obl\nand and CCONJ 7 cc\nfled flee VERB 2 conj"
)
HELD: CodedEvent = changed(RAID, trigger="raided@1", sentences=(TEXT,))


def weighed(*events: CodedEvent) -> list[tuple[float, bool]]:
    """Return the encoder's log odds and the label of each word and type."""
    chances = (("ASSAULT", 0.5), ("AID", 0.2)), (("RETREAT", 0.4), ("ASSAULT", 0.1))
    proposals = (Proposal(token=token, types=types) for token, types in zip((1, 6), chances, strict=True))
    document, encoding = lay_out([propose(RAIDED, *proposals)])
    gold = changed_report(GOLD, events=events)
    pairs = list(weigh_words(gold, read_text(TEXT), document, encoding))
    assert all(features["always"] == 1.0 for features, _ in pairs)
    return [(round(features["encoder"], 1), right) for features, right in pairs]


def test_the_trigger_of_an_event_is_right_and_other_types_are_wrong() -> None:
    # ASSAULT by `fled` is left out: another word of the sentence tells it
    assert weighed(HELD) == [(0.0, True), (-1.4, False), (-0.4, False)]


def test_without_events_all_is_wrong() -> None:
    assert [right for _, right in weighed()] == [False] * 4


def test_a_word_is_right_for_the_types_it_tells() -> None:
    told = [HELD, changed(HELD, type="COERCE", trigger="raided and held")]
    assert is_right("ASSAULT", "raided", told)
    assert is_right("COERCE", "Raided", told)
    assert is_right("AID", "raided", told) is False
    assert is_right("AID", "fled", told) is False
    assert is_right("ASSAULT", "fled", told) is None


def test_an_annotated_sentence_may_begin_with_the_dateline() -> None:
    begun = replace(ACCUSATION, sentences=("abeche paris accused the sudanese army of arming",), has_beginnings=True)
    assert is_told(begun, "Paris accused the Sudanese army of arming raiders near Adre.")
    assert not is_told(begun, "The Sudanese army said it had armed nobody.")
    assert not is_told(begun, "Paris")


def test_a_narrow_feature_is_learnt_as_wide_as_the_others() -> None:
    assert scale(({"always": 1.0, "words of one field": MOST_SHARE / 2}, True)) == (
        {"always": 1.0, "words of one field": pytest.approx(0.5)},
        True,
    )
    assert round_weights({"always": 0.123, "words of one field": 1.0}) == {
        "always": 0.12,
        "words of one field": pytest.approx(1 / MOST_SHARE),
    }


def test_a_lower_chance_may_be_enough() -> None:
    pairs: list[Pair] = [({"encoder": -1.0}, True), ({"encoder": -2.0}, False)]  # chances of 0.27 and 0.12
    assert rate(pairs, {"encoder": 1.0}) == "50.0% right, F1 0.000"
    assert rate(pairs, {"encoder": 1.0}, enough=0.2) == "100.0% right, F1 1.000"


def test_the_table_is_written_as_the_program_reads_it(tmp_path: Path) -> None:
    table = tmp_path / "evidence.tsv"
    write_weights(table, {"encoder": 0.5, "always": -1.25})
    assert table.read_text(encoding="utf-8").splitlines()[-2:] == ["always\t-1.25", "encoder\t0.5"]
    assert read_keyed(table) == {"always": "-1.25", "encoder": "0.5"}


def test_of_the_training_part_only_reports_without_events_are_read(tmp_path: Path, tools: Tools) -> None:
    full = write_report(tmp_path / "reports")
    empty = full.with_name("own-002.txt")
    head, text, _ = REPORT.replace("own-001", "own-002").split("===\n")
    empty.write_text(f"{head}===\n{text}===\n", encoding="utf-8")
    (tmp_path / "split.tsv").write_text("own-001\ttrain\nown-002\ttrain\n", encoding="utf-8")
    quiet = read_quiet(tmp_path)
    assert [gold.id for gold in quiet] == ["own-002"]
    pairs = list(read_words(quiet, tools))
    assert pairs and not any(right for _, right in pairs)
