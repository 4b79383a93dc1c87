"""The training loop: batches, learning rate, checkpoints. A run that was stopped goes on from its last checkpoint."""

import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.optim import AdamW

from readout.encode.pieces import PieceCutter
from readout.encode.weights import Labels
from readout.train.augment import Pool, swap_names, vary_case
from readout.train.lessons import Corpus, guess_names
from readout.train.loss import compute_losses
from readout.train.network import Network
from readout.train.predict import Predictor, feed_network
from readout.train.targets import Example, Lesson, make_example

HEADS_RATE = 1.5e-3
TREES_BESIDE_MARKS = 0.8  # words of trees and names for each word of our own corpus, while events are learnt
WARM_UP, LOWEST_RATE = 100, 0.01
DECAY, CLIP = 0.01, 2.0
LONGEST = 200  # pieces; longer sentences are not learnt from
UNER_COPIES = 3
GUESS_AT = (0.4,)  # shares of the run; at the next end of an epoch names are guessed on the sentences without


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How long and how to train; the learning rate falls until epochs or minutes end, whichever is first."""

    epochs: int = 8
    minutes: float = 90.0
    pieces: int = 900  # padded, in a batch
    seed: int = 1
    bfloat16: bool = False
    encoder_rate: float = 2e-4
    report_steps: int = 500
    save_minutes: float = 4.0


@dataclass(slots=True, kw_only=True)
class State:
    """Where a run stands; goes into the checkpoint with the weights."""

    epoch: int = 0
    step: int = 0
    words: int = 0
    seconds: float = 0.0
    guessed: int = 0
    ewt: list[Lesson] = field(default_factory=list)


class Trainer:
    """A run: network, optimiser, data and state."""

    def __init__(
        self,
        network: Network,
        corpus: Corpus,
        cutter: PieceCutter,
        labels: Labels,
        pool: Pool,
        plan: Plan,
        checkpoint: Path,
    ) -> None:
        """Take the parts and go back to the checkpoint if there is one."""
        self.network, self.corpus, self.cutter, self.labels = network, corpus, cutter, labels
        self.pool, self.plan, self.checkpoint = pool, plan, checkpoint
        self.optimiser = make_optimiser(network, plan.encoder_rate)
        self.state = State(ewt=list(corpus.ewt))
        self.place, self.steps_per_epoch = 0, 0  # batches taken of this epoch, and how many there are
        self.done = False
        if checkpoint.exists():
            self._resume()
        elif corpus.marked:
            self._guess()  # the network knows names by then

    def run(self) -> Iterator[str]:
        """Train to the end; give a line of log now and then (a report is due when it ends in `report`)."""
        self.network.train()
        means: dict[str, float] = {}
        saved = clock = time.monotonic()
        while self.state.epoch < self.plan.epochs and self.progress() < 1.0:
            for batch in self._epoch_batches()[self.place :]:
                self._set_rates()
                losses = self._train_step(batch)
                self.place += 1
                now = time.monotonic()
                self.state.seconds, clock = self.state.seconds + now - clock, now
                means = {name: 0.98 * means.get(name, value) + 0.02 * value for name, value in losses.items()}
                if self.state.step % 50 == 0:
                    yield self._log_line(means)
                if now - saved > 60 * self.plan.save_minutes:
                    self.save()
                    saved = time.monotonic()
                if self.state.step % self.plan.report_steps == 0:
                    yield "report"
                if self.progress() >= 1.0:
                    break
            self.state.epoch, self.place = self.state.epoch + 1, 0
            if self._guessing_due():
                self._guess()
                yield f"names guessed on {len(self.state.ewt)} sentences"
        self.done = True
        self.save()

    def progress(self) -> float:
        """Return the share of the run that is done."""
        by_time = self.state.seconds / (60 * self.plan.minutes)
        total = self.steps_per_epoch * self.plan.epochs
        return max(by_time, self.state.step / total if total else 0.0)

    def told(self) -> str:
        """Return where the run stands, for people."""
        minutes = self.state.seconds / 60
        return f"epoch {self.state.epoch}, step {self.state.step}, {minutes:.0f} minutes, {self.progress():.0%}"

    def save(self) -> None:
        """Write the checkpoint, whole or not at all."""
        self.checkpoint.parent.mkdir(parents=True, exist_ok=True)
        content = {
            "network": self.network.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "state": self.state,
            "place": (self.place, self.steps_per_epoch),
            "chance": torch.get_rng_state(),
            "done": self.done,
        }
        part = self.checkpoint.with_suffix(".part")
        torch.save(content, part)
        part.replace(self.checkpoint)

    def _resume(self) -> None:
        content: dict[str, Any] = torch.load(self.checkpoint, weights_only=False)
        self.network.load_state_dict(content["network"])
        self.optimiser.load_state_dict(content["optimiser"])
        self.state = content["state"]
        self.place, self.steps_per_epoch = content["place"]
        self.done = content["done"]
        torch.set_rng_state(content["chance"])

    def _epoch_batches(self) -> list[list[Example]]:
        chance = random.Random(self.plan.seed * 1000 + self.state.epoch)
        lessons = draw_lessons(self.corpus, self.state.ewt, self.pool, chance)
        examples = [make_example(lesson, self.cutter, self.labels) for lesson in lessons]
        batches = bucket_examples([e for e in examples if len(e.pieces.ids) <= LONGEST], self.plan.pieces, chance)
        self.steps_per_epoch = len(batches)
        return batches

    def _set_rates(self) -> None:
        factor = min(1.0, (self.state.step + 1) / WARM_UP) * max(LOWEST_RATE, 1.0 - self.progress())
        for group in self.optimiser.param_groups:
            group["lr"] = group["base"] * factor

    def _train_step(self, batch: list[Example]) -> dict[str, float]:
        with torch.autocast("cpu", torch.bfloat16, enabled=self.plan.bfloat16):
            scores = feed_network(self.network, [example.pieces for example in batch])
        losses = compute_losses(self.network, scores, batch)
        total: Tensor = torch.stack(list(losses.values())).sum()
        self.optimiser.zero_grad(set_to_none=True)
        total.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), CLIP)
        self.optimiser.step()
        self.state.step += 1
        self.state.words += sum(len(example.tags) for example in batch)
        return {name: float(loss.detach()) for name, loss in losses.items()}

    def _guessing_due(self) -> bool:
        return self.state.guessed < len(GUESS_AT) and self.progress() >= GUESS_AT[self.state.guessed]

    def _guess(self) -> None:
        predictor = Predictor(self.network, self.cutter, self.labels)
        unnamed = [lesson for lesson in self.corpus.ewt if lesson.names is None]
        rows = predictor.name_probabilities([lesson.words for lesson in unnamed])
        self.state.ewt = [lesson for lesson in self.corpus.ewt if lesson.names is not None] + guess_names(unnamed, rows)
        self.state.guessed += 1

    def _log_line(self, means: dict[str, float]) -> str:
        state = self.state
        losses = " ".join(f"{name} {value:.3f}" for name, value in means.items())
        speed = state.words / max(state.seconds, 1e-9)
        done = f"epoch {state.epoch} step {state.step} {state.seconds / 60:.1f} min {self.progress():.0%}"
        return f"{done} {speed:.0f} words/s {losses}"


def make_optimiser(network: Network, encoder_rate: float) -> AdamW:
    """Return AdamW with a gentle rate for the encoder, a higher one for the new heads, no decay of vectors."""
    groups: list[dict[str, Any]] = []
    for rate, chosen in ((encoder_rate, True), (HEADS_RATE, False)):
        weights = [
            value
            for name, value in network.named_parameters()
            if value.requires_grad and name.startswith("encoder.") is chosen
        ]
        groups.append({"params": [w for w in weights if w.dim() > 1], "lr": rate, "base": rate, "weight_decay": DECAY})
        groups.append({"params": [w for w in weights if w.dim() <= 1], "lr": rate, "base": rate, "weight_decay": 0.0})
    return AdamW(groups, betas=(0.9, 0.98), fused=True)


def draw_lessons(corpus: Corpus, ewt: list[Lesson], pool: Pool, chance: random.Random) -> list[Lesson]:
    """Return one epoch's lessons: all trees once, UNER once as it stands and again with other names, casing varied.

    Where there are marks, all of them and a share of the rest.
    """
    swapped = [swap_names(lesson, pool, chance) for _ in range(UNER_COPIES - 1) for lesson in corpus.uner]
    lessons = [*ewt, *corpus.gum, *corpus.uner, *swapped]
    if corpus.marked:
        chance.shuffle(lessons)
        lessons = [*corpus.marked, *_take_words(lessons, round(TREES_BESIDE_MARKS * _count_words(corpus.marked)))]
    return [vary_case(lesson, chance) for lesson in lessons]


def _take_words(lessons: list[Lesson], words: int) -> list[Lesson]:
    """Return lessons from the front until they have so many words."""
    taken: list[Lesson] = []
    for lesson in lessons:
        if words <= 0:
            break
        words -= len(lesson.words)
        taken.append(lesson)
    return taken


def _count_words(lessons: Sequence[Lesson]) -> int:
    return sum(len(lesson.words) for lesson in lessons)


def bucket_examples(examples: list[Example], budget: int, chance: random.Random) -> list[list[Example]]:
    """Return batches of like length (with 10% noise), at most `budget` padded pieces each, in random order."""
    noisy = sorted(examples, key=lambda example: len(example.pieces.ids) * chance.uniform(0.9, 1.1))
    batches: list[list[Example]] = [[]]
    longest = 0
    for example in noisy:
        longest = max(longest, len(example.pieces.ids))
        if batches[-1] and (len(batches[-1]) + 1) * longest > budget:
            batches.append([])
            longest = len(example.pieces.ids)
        batches[-1].append(example)
    chance.shuffle(batches)
    return batches
