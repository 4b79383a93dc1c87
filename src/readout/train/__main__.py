"""Train the encoder from nothing: `python -m readout.train TREEBANK OUT`."""

import argparse
import random
from pathlib import Path

import numpy as np
import torch

from readout.encode.pieces import PieceCutter
from readout.train.augment import build_pool
from readout.train.base import find_base
from readout.train.lessons import Corpus, read_corpus
from readout.train.loop import Plan, Trainer
from readout.train.measure import score_names, score_trees
from readout.train.network import Network, build_network
from readout.train.predict import Predictor
from readout.train.targets import collect_labels

WORLD = Path(__file__).parents[1] / "world" / "data"


def main() -> None:
    """Read the treebanks, train, export, measure what was exported."""
    options = parse_options()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    random.seed(options.seed)
    np.random.seed(options.seed)
    base = find_base()
    corpus = read_corpus(options.treebank)
    network = train(options, corpus, base)
    say(f"trained; exporting {sum(weight.numel() for weight in network.parameters()) / 1e6:.1f}M parameters")
    finish(options, corpus, network, base)


def parse_options() -> argparse.Namespace:
    """Return the command line's options."""
    parser = argparse.ArgumentParser(prog="python -m readout.train", description=__doc__)
    parser.add_argument("treebank", type=Path, help="folder with ewt/, gum/ and uner/")
    parser.add_argument("out", type=Path, help="folder for the checkpoint and the weights")
    parser.add_argument("--world", type=Path, default=WORLD, help="folder with tables of names to put into sentences")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--minutes", type=float, default=90.0)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--bfloat16", action="store_true", help="faster on processors that have it, far slower on others"
    )
    parser.add_argument("--export-only", action="store_true", help="export and measure the checkpoint as it is")
    return parser.parse_args()


def train(options: argparse.Namespace, corpus: Corpus, base: Path) -> Network:
    """Return the trained network; watch scores are printed on the way."""
    labels = collect_labels([lesson.grammar for lesson in (*corpus.ewt, *corpus.gum) if lesson.grammar])
    network, cutter = build_network(base, labels), PieceCutter(base / "vocab.txt")
    plan = Plan(epochs=options.epochs, minutes=options.minutes, seed=options.seed, bfloat16=options.bfloat16)
    pool = build_pool([*corpus.uner, *corpus.gum], options.world)
    trainer = Trainer(network, corpus, cutter, labels, pool, plan, options.out / "checkpoint.pt")
    say(f"{len(corpus.ewt)} + {len(corpus.gum)} trees, {len(corpus.uner)} sentences with names")
    if not options.export_only:
        predictor = Predictor(network, cutter, labels)
        for line in trainer.run():
            say(watch(predictor, corpus) if line == "report" else line)
    return network


def watch(predictor: Predictor, corpus: Corpus) -> str:
    """Return the scores on what was kept back of the development parts."""
    trees = score_trees(corpus.watch_trees, predictor.analyse([sentence.words for sentence in corpus.watch_trees]))
    names = score_names(corpus.watch_names, predictor.analyse([sentence.words for sentence in corpus.watch_names]))
    return f"  watch: {trees} | " + ", ".join(f"{kind} {score}" for kind, score in names.items())


def finish(options: argparse.Namespace, corpus: Corpus, network: Network, base: Path) -> None:
    """Export to `out/weights` and print how the exported weights score."""
    from readout.train.finish import export_all, measure_all

    labels = collect_labels([lesson.grammar for lesson in (*corpus.ewt, *corpus.gum) if lesson.grammar])
    weights = export_all(network, labels, corpus, base, options.out / "weights")
    for line in measure_all(weights, corpus):
        say(line)


def say(line: str) -> None:
    """Print at once."""
    print(line, flush=True)


if __name__ == "__main__":
    main()
