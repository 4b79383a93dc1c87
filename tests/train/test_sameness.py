from pathlib import Path

import pytest

from readout.evaluate.corpus import read_report_file
from readout.pipeline import Tools
from readout.read import read_text
from readout.records import Report, Span
from readout.train.logistic import LEAST_SEEN, Pair, fit, rate, write_weights
from readout.train.sameness import HEADING, pair_drafts, read_pairs
from tests.code.drafts import make_draft
from tests.evaluate.samples import GOLD, RAID, changed, changed_report, write_report
from tests.grammar.trees import make_tree

TEXT = "Rebels raided Adre at dawn on Monday. Days later soldiers raided Tina in turn. Chad buried its dead."
REPORT: Report = read_text(TEXT)
FIRST, SECOND, THIRD = (Span(REPORT.text.index(s), REPORT.text.index(s) + 20) for s in ("Rebels", "Days", "Chad"))
RAIDED = make_tree("Rebels rebel NOUN 2 nsubj\nraided raid VERB 0 root\nburned burn VERB 2 conj")
ADRE = changed(RAID, id="E1", trigger="raided", sentences=("Rebels raided Adre at dawn on Monday.",))
TINA = changed(RAID, id="E2", trigger="raided", sentences=("Days later soldiers raided Tina in turn.",))


def drafted(span: Span, head: int = 1, **fields: object) -> object:
    return make_draft(span.start, tree=RAIDED, head=head, sentences=(span,), **fields)


def pairs_of(drafts: list, *events: object) -> list[Pair]:
    return list(pair_drafts(drafts, changed_report(GOLD, events=events), REPORT))


def test_two_drafts_of_one_event_are_the_same_happening() -> None:
    again = changed(ADRE, sentences=(*ADRE.sentences, *TINA.sentences))
    ((found, same),) = pairs_of([drafted(FIRST), drafted(SECOND)], again)
    assert same
    assert found["always"] == found["same word"] == 1.0


def test_two_drafts_of_two_events_are_not() -> None:
    ((_, same),) = pairs_of([drafted(FIRST), drafted(SECOND)], ADRE, TINA)
    assert not same


def test_drafts_that_answer_nothing_teach_nothing() -> None:
    assert pairs_of([drafted(FIRST), drafted(THIRD)], ADRE, TINA) == []
    assert pairs_of([drafted(FIRST), drafted(SECOND, type="AID")], ADRE, TINA) == []


def test_drafts_of_different_types_are_no_pair() -> None:
    aid = changed(TINA, type="AID")
    assert pairs_of([drafted(FIRST), drafted(SECOND, type="AID")], ADRE, aid) == []


def test_of_two_events_in_one_sentence_the_word_decides() -> None:
    burned = changed(ADRE, id="E3", trigger="burned down")
    ((_, same),) = pairs_of([drafted(FIRST), drafted(FIRST, head=2)], ADRE, burned)
    assert not same
    twice = changed(ADRE, id="E3")
    assert pairs_of([drafted(FIRST), drafted(FIRST, head=2)], ADRE, twice) == []  # who knows which


PAIRS: list[Pair] = [
    *[({"always": 1.0, "same word": 1.0}, True)] * 20,
    *[({"always": 1.0, "same word": 1.0}, False)] * 4,
    *[({"always": 1.0}, False)] * 30,
    *[({"always": 1.0, "rare": 1.0}, True)] * (LEAST_SEEN - 1),
]


def test_weights_point_where_the_pairs_do() -> None:
    weights = fit(PAIRS)
    assert weights["always"] < 0 < weights["same word"]
    assert weights["always"] + weights["same word"] > 0
    assert set(weights) == {"always", "same word"}  # what is seen too seldom is not learnt
    assert "rare" in fit([*PAIRS, ({"always": 1.0, "rare": 1.0}, True)])


def test_the_fit_is_at_its_best() -> None:
    """No weight moved a little makes the pairs likelier, the ridge counted in."""
    from math import exp, log

    def cost(weights: dict[str, float]) -> float:
        total = sum(weight**2 for weight in weights.values()) / 2
        for features, same in PAIRS:
            logit = sum(weights.get(name, 0.0) * value for name, value in features.items())
            total += log(1 + exp(-logit if same else logit))
        return total

    best = fit(PAIRS)
    for name in best:
        for step in (-0.01, 0.01):
            assert cost(best | {name: best[name] + step}) > cost(best)


def test_the_rate_counts_pairs_and_finds() -> None:
    weights = {"always": -1.0, "same word": 2.0}
    pairs: list[Pair] = [
        ({"always": 1.0, "same word": 1.0}, True),
        ({"always": 1.0, "same word": 1.0}, False),
        ({"always": 1.0}, False),
        ({"always": 1.0, "unknown": 5.0}, True),
    ]
    assert rate(pairs, weights) == "50.0% right, F1 0.500"
    assert rate([], weights) == "0.0% right, F1 0.000"


def test_the_table_has_the_heaviest_weight_first(tmp_path: Path) -> None:
    table = tmp_path / "sameness.tsv"
    write_weights(table, {"near": 0.5, "actor differs": -2.25, "always": 1.0}, HEADING)
    head, *rows = table.read_text(encoding="utf-8").splitlines()
    assert head.startswith("# ")
    assert rows == ["actor differs\t-2.250", "always\t1.000", "near\t0.500"]


@pytest.mark.parametrize("part", ["train", "test"])
def test_pairs_come_from_one_part_of_the_corpus(tmp_path: Path, tools: Tools, part: str) -> None:
    path = write_report(tmp_path / "reports")
    assert read_report_file(path).events
    (tmp_path / "split.tsv").write_text("own-001\ttrain\n", encoding="utf-8")
    pairs = list(read_pairs(tmp_path, part, tools))
    assert all(isinstance(same, bool) and features["always"] == 1.0 for features, same in pairs)
    assert part == "train" or pairs == []
