"""Quantities: which figures hang on an event's word, how each is read, and which belong to other words."""

from collections.abc import Iterator

from readout.code.counts import Bond, find_bond, make_reach
from readout.code.draft import Draft
from readout.explain.findings import Finding, Passed
from readout.explain.glossary import say_rule
from readout.explain.trace import Happening
from readout.records import Count, Mention, Quantity
from readout.text.amounts import say_number

BONDS: dict[Bond, str] = {
    "party": "counts a party of the event",
    "clause": "in the event's own clause",
    "outcome": "tells what came of it",
}


def explain_quantities(happening: Happening) -> Finding:
    """Return the figures of an event and how each is read, and the other figures of its sentences."""
    counts = happening.event.quantities
    parts = tuple(_figure(count, happening) for count in counts)
    told = "figures of its parties, of its clause and of what came of it" if counts else "no figure is the event's"
    return Finding(
        field="quantities",
        value="; ".join(part.value or "" for part in parts) or None,
        by=told,
        passed=tuple(_others(happening)),
        parts=parts,
    )


def _figure(count: Count, happening: Happening) -> Finding:
    mentions = happening.trace.stages.resolution.mentions
    mention = next((m for m in mentions if m.kind == "quantity" and m.span == count.span), None)
    value = f"{say_number(count.value)} {count.of or count.unit or ''}".rstrip()
    if mention is None:
        return Finding(field="quantity", value=value, by="one person, though no number is told", span=count.span)
    draft = happening.source_of(lambda draft: count in draft.quantities)
    bond = find_bond(mention, draft.trigger, draft.tree, make_reach(draft.trigger, draft.tree))
    tied = (
        BONDS[bond] if bond and mention.sentence == draft.trigger.sentence else "told right behind of what came of it"
    )
    return Finding(
        field="quantity",
        value=value,
        by=f"{tied}; {say_rule(mention.made_by)}{_bounds(mention.quantity)}{happening.say_lent(draft)}",
        span=count.span,
        rule=mention.made_by,
    )


def _figures(draft: Draft, happening: Happening) -> Iterator[Mention]:
    """Give the figures in the sentence of a telling."""
    for mention in happening.trace.stages.resolution.by_sentence.get(draft.trigger.sentence, ()):
        if mention.kind == "quantity" and mention.quantity is not None:
            yield mention


def _others(happening: Happening) -> Iterator[Passed]:
    """Give the figures in the sentences of an event that are not its own."""
    seen = {count.span for count in happening.event.quantities}
    for draft in happening.ordered:
        for mention in _figures(draft, happening):
            if mention.span not in seen:
                seen.add(mention.span)
                words = happening.trace.words(mention.span)
                yield Passed(value=f"“{words}”", why=_why_not(mention, draft), span=mention.span)


def _why_not(mention: Mention, draft: Draft) -> str:
    if mention.span in {count.span for count in draft.quantities}:
        return "another telling's figure is taken"
    bond = find_bond(mention, draft.trigger, draft.tree, make_reach(draft.trigger, draft.tree))
    return BONDS[bond] if bond else "counts no party of the event, and neither its clause nor what came of it tells it"


def _bounds(quantity: Quantity | None) -> str:
    if quantity is None or quantity.low == quantity.high:
        return ""
    if quantity.low is None:
        return f"; {say_number(quantity.high)} or less" if quantity.high is not None else ""
    if quantity.high is None:
        return f"; {say_number(quantity.low)} or more"
    return f"; from {say_number(quantity.low)} to {say_number(quantity.high)}"
