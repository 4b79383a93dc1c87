import json
from pathlib import Path

import pytest

from readout.errors import ModelError
from readout.train.record import Run, keep_record
from tests.train.samples import write_treebank

pytest.importorskip("torch")


@pytest.fixture
def run(tmp_path: Path) -> Run:
    bank = write_treebank(tmp_path / "bank", copies=1)
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "split.tsv").write_text("a-1\ttrain\n", encoding="utf-8")
    return Run(
        treebank=bank,
        corpus=corpus,
        out=tmp_path / "out",
        world=tmp_path,
        epochs=1,
        minutes=1,
        event_epochs=1,
        event_minutes=1,
        threads=1,
        seed=1,
        bfloat16=False,
        export_only=False,
    )


def test_a_run_goes_on_with_what_it_was_begun_with(run: Run) -> None:
    record = keep_record(run)
    assert keep_record(run) == record == json.loads((run.out / "run.json").read_text(encoding="utf-8"))


def test_a_run_does_not_go_on_with_another_corpus(run: Run) -> None:
    keep_record(run)
    (run.corpus / "split.tsv").write_text("a-1\ttest\n", encoding="utf-8")
    with pytest.raises(ModelError, match="begun with another corpus"):
        keep_record(run)


def test_a_missing_treebank_is_named(run: Run) -> None:
    (run.treebank / "gum" / "dev.conllu").unlink()
    with pytest.raises(ModelError, match=r"gum/dev\.conllu is missing"):
        keep_record(run)
