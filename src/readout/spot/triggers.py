"""Triggers: the words that the lexicon of event predicates takes for events, with all their conditions met."""

from readout.grammar import TAGS, find_slot, words_span
from readout.grammar.slots import filler_lemmas, known_as
from readout.lexicon.predicates import Condition, Predicate, load_predicates
from readout.records import Document, Encoding, Sentence, Tree, Trigger

PARTICLES = ("compound:prt", "fixed", "advmod", "case", "mark", "obl", "xcomp", "advcl")


def spot_triggers(document: Document, encoding: Encoding, language: str = "en") -> tuple[Trigger, ...]:
    """Return the triggers of a report in reading order, one a token at most."""
    predicates = load_predicates(language)
    found: list[Trigger] = []
    for number, (sentence, tree) in enumerate(zip(document.sentences, encoding.trees, strict=True)):
        found.extend(_sentence_triggers(sentence, tree, number, predicates))
    return tuple(found)


def _sentence_triggers(
    sentence: Sentence, tree: Tree, number: int, predicates: dict[tuple[str, str], tuple[Predicate, ...]]
) -> list[Trigger]:
    matches: dict[int, tuple[Predicate, set[int]]] = {}
    for token in range(len(tree)):
        tag = None if _is_part_of_name_or_noun(tree, token) else TAGS.get(tree.tags[token])
        for predicate in _candidates(tree, token, tag, predicates) if tag else ():
            consumed = match_conditions(tree, token, predicate.conditions)
            if consumed is not None:
                matches[token] = (predicate, consumed)
                break
    # A noun that helped a light verb match (`launched an attack`) is no second event.
    consumed_nouns = {noun for token, (_, nouns) in matches.items() for noun in nouns if noun != token}
    return [
        _trigger(sentence, tree, number, token, predicate, nouns)
        for token, (predicate, nouns) in matches.items()
        if token not in consumed_nouns
    ]


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


def _trigger(
    sentence: Sentence, tree: Tree, number: int, token: int, predicate: Predicate, consumed: set[int]
) -> Trigger:
    """Return the trigger; its span reaches over the particle and the noun of a light verb when they are near."""
    near = [other for other in consumed if tree.heads[other] == token and abs(other - token) <= 4]
    near += [child for child in tree.dependants(token, "compound:prt") if child - token == 1]
    first, last = min([token, *near]), max([token, *near])
    return Trigger(
        span=words_span(sentence.tokens, first, last),
        sentence=number,
        head=token,
        type=predicate.type,
        mode=predicate.mode,
        actors=predicate.actors,
        recipients=predicate.recipients,
        weight=predicate.weight,
        rule=predicate.rule,
    )
