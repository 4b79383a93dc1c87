"""Evidence: how likely a word tells an event of a type, by the encoder, the lexicon and what the report is about.

A logistic regression whose weights stand in `data/evidence.tsv`. In a report on a match, a market, a storm or a novel
people attack, surrender and negotiate too; there a word must be surer.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from readout.lexicon.fields import load_fields
from readout.lexicon.predicates import Predicate
from readout.records import Proposal, Tree
from readout.text.tables import read_keyed

TABLE = Path(__file__).parent / "data" / "evidence.tsv"
CONTENT = frozenset(("NOUN", "VERB", "ADJ"))
LEAST, MOST = 0.01, 0.99  # a chance beyond says no more
SPARE, FEW_WORDS, MOST_SHARE = 1, 25, 0.1  # one word of a field may stand anywhere; so may two in a short report
QUIET, ALONE = 0.1, 1.2  # added to the chances around; what a lone sentence is taken to have around it


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What surrounds a sentence: the encoder's chances of events by sentence, and the share of words of one field."""

    chances: tuple[float, ...]
    field: float

    def around(self, sentence: int) -> float:
        """Return the mean sum of the chances in the other sentences."""
        others = len(self.chances) - 1
        return (sum(self.chances) - self.chances[sentence]) / others if others else ALONE


def describe_setting(trees: Sequence[Tree], language: str = "en") -> Setting:
    """Return what the sentences of a report are about."""
    chances = tuple(sum(chance for p in tree.proposals for _, chance in p.types) for tree in trees)
    words = {
        lemma.lower() for tree in trees for lemma, tag in zip(tree.lemmas, tree.tags, strict=True) if tag in CONTENT
    }
    strongest = max((len(words & field) for field in load_fields(language).values()), default=0)
    share = max(0, strongest - SPARE) / (len(words) + FEW_WORDS)
    return Setting(chances=chances, field=min(share, MOST_SHARE))


def find_chances(
    proposal: Proposal, tree: Tree, predicate: Predicate | None, consumed: frozenset[int]
) -> dict[str, float]:
    """Return the encoder's chance of each type at a word; that of the lexicon's type may stand at a noun it uses."""
    chances = dict(proposal.types)
    if predicate is not None:
        nouns = [dict(noun.types).get(predicate.type, 0.0) for noun in tree.proposals if noun.token in consumed]
        chances[predicate.type] = max([chances.get(predicate.type, 0.0), *nouns])
    return chances


def weigh_evidence(kind: str, chance: float, predicate: Predicate | None, setting: Setting, sentence: int) -> float:
    """Return the chance, 0 to 1, that a word tells an event of a type, given the encoder's and the lexicon's word."""
    weights = load_weights()
    total = sum(weights[name] * value for name, value in collect_evidence(kind, chance, predicate, setting, sentence))
    return 1 / (1 + math.exp(-total))


def collect_evidence(
    kind: str, chance: float, predicate: Predicate | None, setting: Setting, sentence: int
) -> Iterator[tuple[str, float]]:
    """Give what speaks for or against, by the names of the table."""
    yield "always", 1.0
    held = min(max(chance, LEAST), MOST)
    yield "encoder", math.log(held / (1 - held))
    if predicate is not None and predicate.type == kind:
        yield "listed", 1.0
        yield "weight of the pattern", predicate.weight
    elif predicate is not None:
        yield "listed for another type", predicate.weight
    yield "events around", math.log(QUIET + setting.around(sentence))
    yield "words of one field", setting.field


@cache
def load_weights() -> dict[str, float]:
    """Return the weights by name; `DataError` for a repeated one."""
    return {name: float(value) for name, value in read_keyed(TABLE).items()}
