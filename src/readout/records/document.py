"""A report cut into sentences and tokens, and the grammar the encoder finds in them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from readout.records.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence and its tokens, all as spans of `Report.text`; `paragraph` counts from 0."""

    span: Span
    tokens: tuple[Span, ...]
    paragraph: int
    headline: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The sentences of one report in reading order."""

    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name the encoder sees: tokens `first` to `last` (included) of one sentence."""

    first: int
    last: int
    kind: str  # PER, ORG, LOC or MISC
    score: float


Chances = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """What another token is to a predicate: actor, recipient, place, time, quantity, speaker or content."""

    token: int
    role: str
    chance: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A token that the encoder takes for a trigger or a cue, and how likely it thinks each label, likeliest first.

    `types` and `stances` leave out what is unlikely, and what is left to 1 is the chance of none. `modes` are given as
    `ASSAULT/drone`, or `ASSAULT` for no mode; they, `auxiliaries` and `contexts` hold if the token is a trigger at all.
    """

    token: int
    types: Chances = ()
    modes: Chances = ()
    auxiliaries: Chances = ()
    contexts: Chances = ()
    stances: Chances = ()
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """The grammar of one sentence, in parallel tuples by token (Universal Dependencies, English).

    `heads` are token numbers of the same sentence from 0, -1 for the root; `relations` carry subtypes
    (`nsubj:pass`); `lemmas` are lower case but for names.
    """

    words: tuple[str, ...]
    lemmas: tuple[str, ...]
    tags: tuple[str, ...]  # universal part of speech
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    names: tuple[Name, ...]
    proposals: tuple[Proposal, ...] = ()
    children: tuple[tuple[int, ...], ...] = field(repr=False, compare=False)

    def __len__(self) -> int:
        return len(self.words)

    @property
    def root(self) -> int:
        """The token that heads the sentence."""
        return self.heads.index(-1)

    def proposal(self, token: int) -> Proposal | None:
        """Return the encoder's proposal for a token, `None` where it has none."""
        return next((proposal for proposal in self.proposals if proposal.token == token), None)

    def dependants(self, token: int, *relations: str) -> Iterator[int]:
        """Give the dependants of a token by relation; `nsubj` takes `nsubj:pass` too."""
        for child in self.children[token]:
            label = self.relations[child]
            if label in relations or (":" in label and label.partition(":")[0] in relations):
                yield child

    def subtree(self, token: int) -> list[int]:
        """Return the token and all below it, in sentence order."""
        found = [token]
        for member in found:
            found.extend(self.children[member])
        return sorted(found)

    def ancestors(self, token: int) -> Iterator[int]:
        """Give the heads above a token, nearest first."""
        while (token := self.heads[token]) >= 0:
            yield token


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoding:
    """One tree a sentence, in the order of `Document.sentences`."""

    trees: tuple[Tree, ...]
    model: str
