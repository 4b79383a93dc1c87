"""Train the encoder from nothing: `python -m readout.train TREEBANK CORPUS OUT`.

Two stages. The first learns grammar and names from the treebanks; the second learns events and claims from our own
corpus, grammar and names going on beside. Each keeps a checkpoint below OUT and goes on from it.
"""

import argparse
import os
import random
from pathlib import Path

import numpy as np
import torch

from readout.encode import load_encoder
from readout.encode.pieces import PieceCutter
from readout.encode.weights import Labels
from readout.train.augment import build_pool
from readout.train.base import find_base
from readout.train.finish import export_all, measure_all
from readout.train.lessons import Corpus, add_marks, read_corpus
from readout.train.loop import Plan, Trainer
from readout.train.measure import score_names, score_trees
from readout.train.measure_marks import score_marks
from readout.train.network import Network, build_network
from readout.train.predict import Predictor
from readout.train.targets import collect_labels

WORLD = Path(__file__).parents[1] / "world" / "data"
EVENTS_RATE = 1.5e-4  # of the encoder in the second stage


def main() -> None:
    """Read the treebanks and the corpus, train both stages, export, measure what was exported."""
    options = parse_options()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    random.seed(options.seed)
    np.random.seed(options.seed)
    base = find_base()
    say(f"training on the processor, {options.threads} threads, seed {options.seed}")
    corpus = read_corpus(options.treebank)
    labels = collect_labels([lesson.grammar for lesson in (*corpus.ewt, *corpus.gum) if lesson.grammar])
    grammar = train_grammar(options, corpus, labels, base)
    corpus, network = train_events(options, corpus, labels, base, grammar)
    say(f"trained; exporting {sum(weight.numel() for weight in network.parameters()) / 1e6:.1f}M parameters")
    weights = export_all(network, labels, corpus, base, options.out / "weights")
    for line in measure_all(weights, corpus, network):
        say(line)


def parse_options() -> argparse.Namespace:
    """Return the command line's options."""
    parser = argparse.ArgumentParser(
        prog="python -m readout.train", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("treebank", type=Path, help="folder with ewt/, gum/ and uner/")
    parser.add_argument("corpus", type=Path, help="folder with reports/, sentences/ and split.tsv")
    parser.add_argument("out", type=Path, help="folder for the checkpoints and the weights")
    parser.add_argument("--world", type=Path, default=WORLD, help="folder with tables of names to put into sentences")
    parser.add_argument("--epochs", type=int, default=8, help="of the first stage, at most")
    parser.add_argument("--minutes", type=float, default=90.0, help="of the first stage, at most")
    parser.add_argument("--event-epochs", type=int, default=8, help="of the second stage, at most")
    parser.add_argument("--event-minutes", type=float, default=110.0, help="of the second stage, at most")
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--bfloat16", action="store_true", help="faster on processors that have it, far slower on others"
    )
    parser.add_argument("--export-only", action="store_true", help="export and measure the checkpoints as they are")
    return parser.parse_args()


def train_grammar(options: argparse.Namespace, corpus: Corpus, labels: Labels, base: Path) -> Path:
    """Train the first stage unless it is done; return its folder, with a checkpoint and exported weights."""
    folder: Path = options.out / "grammar"
    if (folder / "weights" / "card.json").exists():
        return folder
    network, cutter = build_network(base, labels), PieceCutter(base / "vocab.txt")
    plan = Plan(epochs=options.epochs, minutes=options.minutes, seed=options.seed, bfloat16=options.bfloat16)
    pool = build_pool([*corpus.uner, *corpus.gum], options.world)
    trainer = Trainer(network, corpus, cutter, labels, pool, plan, folder / "checkpoint.pt")
    say(f"grammar: {len(corpus.ewt)} + {len(corpus.gum)} trees, {len(corpus.uner)} sentences with names")
    follow(trainer, options, Predictor(network, cutter, labels))
    export_all(network, labels, corpus, base, folder / "weights")
    return folder


def train_events(
    options: argparse.Namespace, corpus: Corpus, labels: Labels, base: Path, grammar: Path
) -> tuple[Corpus, Network]:
    """Train the second stage; return the corpus with the marks and the trained network."""
    cutter = PieceCutter(base / "vocab.txt")
    corpus = add_marks(corpus, options.corpus, load_encoder(grammar / "weights", options.threads))
    network = build_network(base, labels)
    known = torch.load(grammar / "checkpoint.pt", weights_only=False)["network"]
    network.load_state_dict(known, strict=False)
    plan = Plan(
        epochs=options.event_epochs,
        minutes=options.event_minutes,
        seed=options.seed,
        bfloat16=options.bfloat16,
        encoder_rate=EVENTS_RATE,
    )
    pool = build_pool([*corpus.uner, *corpus.gum], options.world)
    trainer = Trainer(network, corpus, cutter, labels, pool, plan, options.out / "events" / "checkpoint.pt")
    marks = sum(len(lesson.marks.events) for lesson in corpus.marked if lesson.marks)
    say(f"events: {len(corpus.marked)} sentences of our own with {marks} triggers")
    follow(trainer, options, Predictor(network, cutter, labels))
    return corpus, network


def follow(trainer: Trainer, options: argparse.Namespace, predictor: Predictor) -> None:
    """Run a trainer to its end and print what it tells."""
    if options.export_only:
        return
    for line in trainer.run():
        say(watch(predictor, trainer.corpus) if line == "report" else line)


def watch(predictor: Predictor, corpus: Corpus) -> str:
    """Return the scores on what was kept back of the development parts."""
    trees = score_trees(corpus.watch_trees, predictor.analyse([sentence.words for sentence in corpus.watch_trees]))
    names = score_names(corpus.watch_names, predictor.analyse([sentence.words for sentence in corpus.watch_names]))
    lines = f"  watch: {trees} | " + ", ".join(f"{kind} {score}" for kind, score in names.items())
    if corpus.watch_marks:
        lines += f"\n  watch: {score_marks(predictor.network, predictor.cutter, corpus.watch_marks)}"
    return lines


def say(line: str) -> None:
    """Print at once."""
    print(line, flush=True)


if __name__ == "__main__":
    main()
