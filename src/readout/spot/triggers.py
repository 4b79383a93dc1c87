"""Triggers: words that tell events. The encoder proposes them, the lexicon of event predicates backs some."""

from dataclasses import dataclass

from readout.grammar import TAGS, find_slot, words_span
from readout.grammar.slots import filler_lemmas, known_as
from readout.lexicon.predicates import Condition, Predicate, load_predicates
from readout.lexicon.slots import find_slots
from readout.records import Document, Encoding, Proposal, Sentence, Span, Tree, Trigger
from readout.spot.evidence import Setting, describe_setting, find_chances, weigh_evidence

PARTICLES = ("compound:prt", "fixed", "advmod", "case", "mark", "obl", "xcomp", "advcl")
SURE_MODE = 0.85  # chance of a mode from which the lexicon is not asked
ENOUGH = 0.23  # chance of telling an event that is enough; best on the development part of the corpus


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A predicate of the lexicon whose conditions hold, and the tokens that fill them."""

    predicate: Predicate
    consumed: frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class ModeChoice:
    """A mode, `None` for no mode, with the encoder's chance; without a chance it is the lexicon's."""

    mode: str | None
    chance: float | None


def spot_triggers(document: Document, encoding: Encoding, language: str = "en") -> tuple[Trigger, ...]:
    """Return the triggers of a report in reading order, one a token at most."""
    found: list[Trigger] = []
    setting = describe_setting(encoding.trees, language)
    for number, (sentence, tree) in enumerate(zip(document.sentences, encoding.trees, strict=True)):
        matches = {proposal.token: match_predicate(tree, proposal.token, language) for proposal in tree.proposals}
        told = [
            trigger
            for proposal in tree.proposals
            if (trigger := _decide(proposal, matches[proposal.token], sentence, tree, number, setting, language))
        ]
        # A noun that helped a light verb match (`launched an attack`) is no second event.
        taken = {t.head: match for t in told if (match := matches[t.head]) and match.predicate.type == t.type}
        spent = {noun for head, match in taken.items() for noun in match.consumed if noun != head}
        found.extend(trigger for trigger in told if trigger.head not in spent)
    return tuple(found)


def match_predicate(tree: Tree, token: int, language: str = "en") -> Match | None:
    """Return the first predicate of the lexicon whose conditions hold at a token."""
    tag = None if _is_part_of_name_or_noun(tree, token) else TAGS.get(tree.tags[token])
    for predicate in _candidates(tree, token, tag, load_predicates(language)) if tag else ():
        consumed = match_conditions(tree, token, predicate.conditions)
        if consumed is not None:
            return Match(predicate=predicate, consumed=frozenset(consumed))
    return None


def _decide(
    proposal: Proposal,
    match: Match | None,
    sentence: Sentence,
    tree: Tree,
    number: int,
    setting: Setting,
    language: str,
) -> Trigger | None:
    """Return the trigger of a token if encoder, lexicon and report together make one type likely enough."""
    kind, score = next(iter(rank_types(proposal, match, tree, setting, number)), ("", 0.0))
    if score < ENOUGH:
        return None
    token = proposal.token
    agreed = match if match is not None and match.predicate.type == kind else None
    if agreed is not None:
        actors, recipients = agreed.predicate.actors, agreed.predicate.recipients
    else:
        actors, recipients = find_slots(kind, TAGS.get(tree.tags[token], "n"), language)
    return Trigger(
        span=_span(sentence, tree, token, agreed.consumed if agreed else frozenset()),
        sentence=number,
        head=token,
        type=kind,
        mode=next((choice.mode for choice in rank_modes(kind, proposal, agreed.predicate if agreed else None)), None),
        actors=actors,
        recipients=recipients,
        weight=score,
        rule=agreed.predicate.rule if agreed else f"{tree.lemmas[token].lower()} by the encoder",
    )


def rank_types(
    proposal: Proposal, match: Match | None, tree: Tree, setting: Setting, number: int
) -> list[tuple[str, float]]:
    """Return the types that a word may tell with their chances, the likeliest first: that is the one taken."""
    predicate, consumed = (match.predicate, match.consumed) if match else (None, frozenset[int]())
    chances = find_chances(proposal, tree, predicate, consumed)
    scores = {kind: weigh_evidence(kind, chance, predicate, setting, number) for kind, chance in chances.items()}
    return sorted(scores.items(), key=lambda item: -item[1])


def rank_modes(kind: str, proposal: Proposal, predicate: Predicate | None) -> list[ModeChoice]:
    """Return the modes of a type that encoder and lexicon name; the first is taken.

    It is the encoder's likeliest, the lexicon's where the encoder is not sure.
    """
    told = [(name.partition("/"), chance) for name, chance in proposal.modes]
    proposed = [ModeChoice(mode=mode or None, chance=chance) for (type, _, mode), chance in told if type == kind]
    listed = [ModeChoice(mode=predicate.mode, chance=None)] if predicate and predicate.mode else []
    if not proposed or proposed[0].chance is None or proposed[0].chance < SURE_MODE:
        return [*listed, *proposed]
    return [*proposed, *listed]


def _is_part_of_name_or_noun(tree: Tree, token: int) -> bool:
    """Tell whether a word only qualifies a noun (`riot police`, `the jailed editor`) or stands inside a name."""
    relation = tree.relations[token].partition(":")[0]
    if relation == "compound" or (relation == "amod" and tree.tags[token] == "VERB"):
        return True
    return tree.tags[token] == "PROPN" and any(name.first <= token <= name.last for name in tree.names)


def _candidates(
    tree: Tree, token: int, tag: str, predicates: dict[tuple[str, str], tuple[Predicate, ...]]
) -> tuple[Predicate, ...]:
    for lemma in known_as(tree, token):
        if found := predicates.get((lemma, tag)):
            return found
    return ()


def match_conditions(tree: Tree, token: int, conditions: tuple[Condition, ...]) -> set[int] | None:
    """Return the tokens that fill the conditions of a pattern at a token, or `None` if one does not hold."""
    consumed: set[int] = set()
    for condition in conditions:
        fillers = _fillers(tree, token, condition)
        if condition.refuse:
            if fillers:
                return None
        elif not fillers:
            return None
        elif condition.fillers:
            consumed.update(fillers)
    return consumed


def _fillers(tree: Tree, token: int, condition: Condition) -> list[int]:
    if not condition.fillers:
        return find_slot(tree, token, condition.slot) or _particles(tree, token, condition.slot)
    tokens = find_slot(tree, token, condition.slot)
    return [filler for filler, lemma in filler_lemmas(tree, tokens) if lemma in condition.fillers]


def _particles(tree: Tree, token: int, word: str) -> list[int]:
    """Return the small word that hangs on a predicate as particle, adverb or stranded or clausal preposition."""
    return [
        child
        for child in tree.children[token]
        if (tree.relations[child] in PARTICLES and tree.lemmas[child] == word) or _opens_clause(tree, child, word)
    ]


def _opens_clause(tree: Tree, child: int, word: str) -> bool:
    """Tell whether a clause hangs on a predicate by a preposition (`called for ending the siege`)."""
    marks = tree.dependants(child, "mark") if tree.relations[child] in ("advcl", "acl", "xcomp") else ()
    return any(tree.lemmas[mark] == word for mark in marks)


def _span(sentence: Sentence, tree: Tree, token: int, consumed: frozenset[int]) -> Span:
    """Return the words of a trigger; they reach over the particle and the noun of a light verb when they are near."""
    near = [other for other in consumed if tree.heads[other] == token and abs(other - token) <= 4]
    near += [child for child in tree.dependants(token, "compound:prt") if child - token == 1]
    return words_span(sentence.tokens, min([token, *near]), max([token, *near]))
