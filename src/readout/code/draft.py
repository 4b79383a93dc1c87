"""A draft: what is known of an event while it is being coded."""

from dataclasses import dataclass

from readout.records import Auxiliary, Count, Mention, Span, Tree, Trigger, When, Where

SIMILAR_STEM = 5  # letters that two triggers share when one repeats the other (`agreed`, `agreement`)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One trigger with its participants and circumstances; `rules` names every rule that changed it, in order."""

    trigger: Trigger
    tree: Tree
    tellings: tuple[Span, ...]
    sentences: tuple[Span, ...]
    type: str
    mode: str | None
    actors: tuple[Mention, ...] = ()
    recipients: tuple[Mention, ...] = ()
    auxiliaries: tuple[Auxiliary, ...] = ()
    when: When | None = None
    where: Where | None = None
    quantities: tuple[Count, ...] = ()
    contexts: tuple[str, ...] = ()
    confidence: float = 0.0
    headline: bool = False
    echo: bool = False  # points back at a happening told before, or tells nothing
    rules: tuple[str, ...] = ()

    @property
    def stem(self) -> str:
        """The first letters of the trigger's lemma."""
        return self.tree.lemmas[self.trigger.head].lower()[:SIMILAR_STEM]
