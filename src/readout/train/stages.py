"""The two stages of training, one after the other, each from its own checkpoint."""

import logging
import sys
from pathlib import Path
from typing import Any

import torch

from readout.encode import load_encoder
from readout.encode.pieces import PieceCutter
from readout.encode.weights import CARD, Labels
from readout.errors import GoldError, ModelError
from readout.evaluate.checking import check_corpus
from readout.train.augment import build_pool
from readout.train.base import find_base
from readout.train.finish import export_all, measure_all
from readout.train.lessons import Corpus, add_marks, read_corpus
from readout.train.loop import Plan, Trainer
from readout.train.measure import score_names, score_trees
from readout.train.measure_marks import score_marks
from readout.train.network import Network, build_network
from readout.train.predict import Predictor
from readout.train.record import Run, keep_record
from readout.train.targets import collect_labels

EVENTS_RATE = 1.5e-4  # of the encoder in the second stage
FAULTS_SHOWN = 10
LOG = logging.getLogger(__name__)


def train_all(run: Run) -> None:
    """Check what there is to learn from, train both stages, export, measure what was exported."""
    open_log(run.out / "log.txt")
    faults = check_corpus(run.corpus).faults
    if faults:
        raise GoldError(f"{len(faults)} faults in {run.corpus}:\n" + "\n".join(map(str, faults[:FAULTS_SHOWN])))
    record, base = keep_record(run), find_base()
    torch.set_num_threads(run.threads)
    LOG.info(f"training on the processor, {run.threads} threads, seed {run.seed}")
    corpus = read_corpus(run.treebank)
    labels = collect_labels([lesson.grammar for lesson in (*corpus.ewt, *corpus.gum) if lesson.grammar])
    grammar = train_grammar(run, corpus, labels, base)
    corpus, network = train_events(run, corpus, labels, base, grammar)
    LOG.info(f"trained; exporting {sum(weight.numel() for weight in network.parameters()) / 1e6:.1f}M parameters")
    weights = export_all(network, labels, corpus, base, run.out / "weights")
    for line in measure_all(weights, corpus, network, record):
        LOG.info(line)


def open_log(path: Path) -> None:
    """Let what is told go to the screen and to the end of a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    LOG.setLevel(logging.INFO)
    LOG.propagate = False  # libraries log to the root
    LOG.handlers = [logging.StreamHandler(sys.stdout), logging.FileHandler(path, encoding="utf-8")]


def train_grammar(run: Run, corpus: Corpus, labels: Labels, base: Path) -> Path:
    """Train the first stage unless it is done; return its folder, with a checkpoint and exported weights."""
    folder = run.out / "grammar"
    torch.manual_seed(run.seed)
    network, cutter = build_network(base, labels), PieceCutter(base / "vocab.txt")
    plan = Plan(epochs=run.epochs, minutes=run.minutes, seed=run.seed, bfloat16=run.bfloat16)
    pool = build_pool([*corpus.uner, *corpus.gum], run.world)
    trainer = Trainer(network, corpus, cutter, labels, pool, plan, folder / "checkpoint.pt")
    if trainer.done and (folder / "weights" / CARD).exists():
        LOG.info(f"grammar: done before ({trainer.told()})")
        return folder
    LOG.info(f"grammar: {len(corpus.ewt)} + {len(corpus.gum)} trees, {len(corpus.uner)} sentences with names")
    follow(trainer, run, Predictor(network, cutter, labels))
    export_all(network, labels, corpus, base, folder / "weights")
    return folder


def train_events(run: Run, corpus: Corpus, labels: Labels, base: Path, grammar: Path) -> tuple[Corpus, Network]:
    """Train the second stage; return the corpus with the marks and the trained network."""
    cutter = PieceCutter(base / "vocab.txt")
    corpus = add_marks(corpus, run.corpus, load_encoder(grammar / "weights", run.threads))
    torch.manual_seed(run.seed)
    network = build_network(base, labels)
    known: dict[str, Any] = torch.load(grammar / "checkpoint.pt", weights_only=False)
    network.load_state_dict(known["network"])
    plan = Plan(
        epochs=run.event_epochs,
        minutes=run.event_minutes,
        seed=run.seed,
        bfloat16=run.bfloat16,
        encoder_rate=EVENTS_RATE,
    )
    pool = build_pool([*corpus.uner, *corpus.gum], run.world)
    trainer = Trainer(network, corpus, cutter, labels, pool, plan, run.out / "events" / "checkpoint.pt")
    marks = sum(len(lesson.marks.events) for lesson in corpus.marked if lesson.marks)
    LOG.info(f"events: {len(corpus.marked)} sentences of our own with {marks} triggers")
    follow(trainer, run, Predictor(network, cutter, labels))
    return corpus, network


def follow(trainer: Trainer, run: Run, predictor: Predictor) -> None:
    """Run a trainer to its end and tell what it tells; `ModelError` where there is nothing to export yet."""
    if run.export_only and not trainer.checkpoint.exists():
        raise ModelError(f"{trainer.checkpoint}: no checkpoint to export")
    if trainer.state.step:
        LOG.info(f"going on from {trainer.checkpoint}: {trainer.told()}")
    for line in () if run.export_only else trainer.run():
        LOG.info(watch(predictor, trainer.corpus) if line == "report" else line)


def watch(predictor: Predictor, corpus: Corpus) -> str:
    """Return the scores on what was kept back of the development parts."""
    trees = score_trees(corpus.watch_trees, predictor.analyse([sentence.words for sentence in corpus.watch_trees]))
    names = score_names(corpus.watch_names, predictor.analyse([sentence.words for sentence in corpus.watch_names]))
    lines = f"  watch: {trees} | " + ", ".join(f"{kind} {score}" for kind, score in names.items())
    if corpus.watch_marks:
        lines += f"\n  watch: {score_marks(predictor.network, predictor.cutter, corpus.watch_marks)}"
    return lines
