"""Auxiliaries and contexts: what speaks for each, and what was not enough."""

from collections.abc import Iterator

from readout.code.contexts import find_context_words
from readout.code.factuality import SECONDED, SURE, Vote, weigh_auxiliaries
from readout.codebook import load_codebook
from readout.explain.findings import Finding, Passed
from readout.explain.trace import Happening, key_of

LEAST = 0.05  # chance from which an auxiliary that does not hold is told


def explain_auxiliaries(happening: Happening) -> Finding:
    """Return why an event is historical, future, hypothetical or negated, or a plain fact."""
    event, draft = happening.event, happening.trace.told[key_of(happening.leader)]
    votes = weigh_auxiliaries(draft.tree, draft.trigger.head, draft.when, happening.trace.report.published)
    held = [vote for vote in votes if vote.name in event.auxiliaries]
    others = [vote for vote in votes if vote.name not in event.auxiliaries]
    return Finding(
        field="auxiliaries",
        value=", ".join(event.auxiliaries) or None,
        by="" if held else "a plain fact: nothing says that it is denied, open or long past",
        parts=tuple(_part(vote, happening) for vote in held),
        passed=tuple(_passed(vote, happening) for vote in others if _is_worth(vote)),
    )


def _is_worth(vote: Vote) -> bool:
    return vote.sign is not None or (vote.chance or 0.0) >= LEAST


def _part(vote: Vote, happening: Happening) -> Finding:
    draft = happening.leader
    token = vote.sign.token if vote.sign else None
    span = None if token is None else happening.trace.token(draft.trigger.sentence, token)
    rule = _sign(vote, happening)
    if vote.plain:
        encoder = "plain, whatever the encoder says"
    else:
        encoder = f"the encoder seconds it, from {SECONDED}" if rule else f"the encoder is sure, from {SURE}"
    return Finding(
        field="auxiliary",
        value=vote.name,
        by=f"{rule}; {encoder}" if rule else encoder,
        span=span,
        score=vote.chance,
        rule=vote.sign.rule if vote.sign else None,
    )


def _sign(vote: Vote, happening: Happening) -> str | None:
    """Return what a rule found an auxiliary by, with the word."""
    if vote.sign is None:
        return None
    if vote.sign.token is None:
        return f"{vote.sign.rule} the report"
    word = happening.leader.tree.words[vote.sign.token]
    return f"{vote.sign.rule}: “{word}”"


def _passed(vote: Vote, happening: Happening) -> Passed:
    if vote.overruled:
        why = vote.overruled
    elif vote.holds:
        told = f"the type {happening.event.type} says so itself"
        why = "; but ".join(filter(None, (_sign(vote, happening), told)))
    elif vote.sign is not None:
        why = f"{_sign(vote, happening)}, but the encoder's chance is under {SECONDED}"
    else:
        why = f"no rule finds it; the encoder's word alone is enough from {SURE}"
    return Passed(value=vote.name, why=why, score=vote.chance)


def explain_contexts(happening: Happening) -> Finding:
    """Return the words that speak for each context of an event, and what the encoder would have said."""
    event, draft = happening.event, happening.leader
    words = find_context_words(draft.tree)
    brought = load_codebook().mode(event.type, event.mode).contexts if event.mode else ()
    proposal = happening.proposal
    return Finding(
        field="contexts",
        value=", ".join(event.contexts) or None,
        by="" if event.contexts else "no word of the sentence is listed for a context",
        parts=tuple(
            _context(name, words.get(name, frozenset()), happening, name in brought) for name in event.contexts
        ),
        passed=tuple(
            Passed(value=name, score=chance, why="the encoder's alone; contexts go by listed words")
            for name, chance in (proposal.contexts if proposal else ())
            if name not in event.contexts
        ),
    )


def _context(name: str, words: frozenset[str], happening: Happening, brought: bool) -> Finding:
    told = list(dict.fromkeys(_told(words, happening)))
    by = f"its sentence has “{'”, “'.join(told)}”" if told else f"the mode {happening.event.mode} brings it along"
    return Finding(field="context", value=name, by=by + (" and the mode brings it along" if brought and told else ""))


def _told(words: frozenset[str], happening: Happening) -> Iterator[str]:
    tree = happening.leader.tree
    return (word for word, lemma in zip(tree.words, tree.lemmas, strict=True) if lemma.lower() in words)
