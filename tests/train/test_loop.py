from dataclasses import replace
from pathlib import Path

import pytest
import torch

from readout.encode.pieces import PieceCutter
from readout.train.lessons import Corpus, guess_names, read_corpus
from readout.train.loop import Plan, Trainer
from readout.train.loss import compute_losses
from readout.train.network import Network
from readout.train.predict import Predictor, feed_network
from readout.train.targets import NAMES, collect_labels, make_example
from tests.train.samples import write_treebank

SMALL = {
    "hidden_size": 24,
    "num_attention_heads": 2,
    "intermediate_size": 32,
    "num_hidden_layers": 1,
    "vocab_size": 20,
    "max_position_embeddings": 64,
}


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Corpus:
    monkeypatch.setattr("readout.train.lessons.NAMES_KEPT_BACK", 2)
    monkeypatch.setattr("readout.train.lessons.TREES_KEPT_BACK", 2)
    return read_corpus(write_treebank(tmp_path / "bank", copies=4))


@pytest.fixture
def trainer(corpus: Corpus, tmp_path: Path) -> Trainer:
    vocabulary = tmp_path / "vocab.txt"
    vocabulary.write_text("[PAD]\n[UNK]\n[CLS]\n[SEP]\nputin\nmet\nthey\nagree\n", encoding="utf-8")
    labels = collect_labels([lesson.grammar for lesson in corpus.ewt if lesson.grammar])
    plan = Plan(epochs=2, minutes=5, pieces=60)
    return Trainer(
        Network(SMALL, labels), corpus, PieceCutter(vocabulary), labels, {}, plan, tmp_path / "checkpoint.pt"
    )


def test_the_corpus_keeps_sentences_back(corpus: Corpus) -> None:
    assert (len(corpus.ewt), len(corpus.gum), len(corpus.uner), len(corpus.watch_names)) == (8, 8, 2, 2)
    assert corpus.ewt[0].names is None  # it has proper nouns, who knows which are names
    assert corpus.ewt[1].names == ("O",) * 4


def test_losses_fall_and_a_stopped_run_goes_on(trainer: Trainer) -> None:
    torch.manual_seed(0)
    example = make_example(trainer.corpus.gum[0], trainer.cutter, trainer.labels)
    first = trainer._train_step([example])
    for _ in range(15):
        last = trainer._train_step([example])
    assert sum(last.values()) < sum(first.values())
    trainer.save()
    again = Trainer(
        trainer.network, trainer.corpus, trainer.cutter, trainer.labels, {}, trainer.plan, trainer.checkpoint
    )
    assert again.state.step == 16


def test_a_whole_run_and_reading_with_it(trainer: Trainer) -> None:
    list(trainer.run())
    assert trainer.checkpoint.exists()
    (tree,) = Predictor(trainer.network, trainer.cutter, trainer.labels).analyse([["They", "agree"]])
    assert tree.heads.count(-1) == 1


def test_a_run_stopped_inside_an_epoch_takes_the_rest_of_it(trainer: Trainer) -> None:
    trainer.plan = replace(trainer.plan, save_minutes=0.0)
    lines = trainer.run()
    trainer.plan = replace(trainer.plan, report_steps=2)
    assert next(line for line in lines if line == "report")
    again = Trainer(
        trainer.network, trainer.corpus, trainer.cutter, trainer.labels, {}, trainer.plan, trainer.checkpoint
    )
    assert (again.place, again.state.step, again.done) == (2, 2, False)
    list(again.run())
    assert again.state.step == again.plan.epochs * again.steps_per_epoch
    assert again.done


def test_sentences_with_names_only_cost_nothing_in_grammar(trainer: Trainer) -> None:
    examples = [make_example(lesson, trainer.cutter, trainer.labels) for lesson in trainer.corpus.uner]
    scores = feed_network(trainer.network, [example.pieces for example in examples])
    losses = compute_losses(trainer.network, scores, examples)
    costs = {name: loss.item() for name, loss in losses.items()}
    assert costs["arcs"] == costs["relations"] == costs["tags"] == 0.0
    assert costs["names"] > 0


def test_guesses_are_corrected_by_the_tags(trainer: Trainer) -> None:
    lesson = trainer.corpus.ewt[0]
    rows = Predictor(trainer.network, trainer.cutter, trainer.labels).name_probabilities([lesson.words])
    (taught,) = guess_names([lesson], rows)
    assert taught.guesses is not None
    assert taught.guesses[lesson.words.index("met")].tolist() == [1.0] + [0.0] * (len(NAMES) - 1)
