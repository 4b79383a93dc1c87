"""Scores as at CoNLL 2018 (punctuation counted, universal part of the relation) and exact names as at UNER."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from readout.records.document import Tree
from readout.train.augment import name_runs
from readout.train.treebank import UNER_KINDS, Named, Parsed

Span = tuple[int, int]
Spans = Sequence[Span]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """Shares of words right, from 0 to 1; from raw text they are F1 over words found."""

    words: int
    tags: float
    heads: float
    relations: float

    def __str__(self) -> str:
        return f"UPOS {self.tags:.2%} UAS {self.heads:.2%} LAS {self.relations:.2%} of {self.words} words"


def score_trees(gold: Sequence[Parsed], trees: Sequence[Tree]) -> Grammar:
    """Compare trees over the same words."""
    spans = [[(word, word) for word in range(len(sentence.words))] for sentence in gold]
    return score_aligned(gold, trees, spans, spans)


def score_aligned(
    gold: Sequence[Parsed], trees: Sequence[Tree], gold_spans: Sequence[Spans], spans: Sequence[Spans]
) -> Grammar:
    """Compare trees whose words are known by their spans; a word counts if a word of the same span is there."""
    right: Counter[str] = Counter()
    total = sum(len(sentence) for sentence in gold_spans) + sum(len(sentence) for sentence in spans)
    for sentence, tree, theirs, ours in zip(gold, trees, gold_spans, spans, strict=True):
        places = {span: place for place, span in enumerate(theirs)}
        for word, span in enumerate(ours):
            if span not in places:
                continue
            place = places[span]
            right["tags"] += tree.tags[word] == sentence.tags[place]
            head, gold_head = tree.heads[word], sentence.heads[place] - 1
            if (ours[head] if head >= 0 else None) == (theirs[gold_head] if gold_head >= 0 else None):
                right["heads"] += 1
                right["relations"] += _universal(tree.relations[word]) == _universal(sentence.relations[place])
    shares = {name: 2 * right[name] / max(total, 1) for name in ("tags", "heads", "relations")}
    return Grammar(words=sum(len(sentence) for sentence in gold_spans), **shares)


def _universal(relation: str) -> str:
    return relation.partition(":")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameScore:
    """Exact names of one kind, or of all: how many are right, found, and in the gold."""

    right: int
    found: int
    gold: int

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        return 2 * self.right / max(self.found + self.gold, 1)

    def __str__(self) -> str:
        precision, recall = self.right / max(self.found, 1), self.right / max(self.gold, 1)
        return f"P {precision:.3f} R {recall:.3f} F1 {self.f1:.3f} of {self.gold}"


def score_names(gold: Sequence[Named], trees: Iterable[Tree]) -> dict[str, NameScore]:
    """Return the scores by kind and for `all`; MISC is left aside, UNER has none."""
    counts: Counter[tuple[str, str]] = Counter()
    for sentence, tree in zip(gold, trees, strict=True):
        true = {(run.first, run.end - 1, run.kind) for run in name_runs(sentence.names)}
        found = {(name.first, name.last, name.kind) for name in tree.names if name.kind in UNER_KINDS}
        for what, names in (("gold", true), ("found", found), ("right", true & found)):
            counts.update((kind, what) for *_, kind in names)
            counts["all", what] += len(names)
    return {
        kind: NameScore(right=counts[kind, "right"], found=counts[kind, "found"], gold=counts[kind, "gold"])
        for kind in ("all", *UNER_KINDS)
    }


def locate_words(text: str, words: Sequence[str]) -> list[Span] | None:
    """Return where each word stands in the text, `None` if one does not."""
    spans: list[Span] = []
    place = 0
    for word in words:
        start = text.find(word, place)
        if start < 0 or text[place:start].strip():
            return None
        place = start + len(word)
        spans.append((start, place))
    return spans
