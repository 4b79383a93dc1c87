"""Factuality: what did not happen, has not happened yet, may happen, or happened long ago."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from readout.grammar import TAGS, find_negation
from readout.lexicon.factuality import load_factuality
from readout.records import Auxiliary, Tree, When

CLAUSES = ("xcomp", "ccomp", "acl", "obj", "nmod", "obl", "csubj", "advcl", "amod", "compound")
FUTURE_MODALS = frozenset(("will", "shall", "'ll", "wo"))
OPEN_MODALS = frozenset(("may", "might", "could", "can", "would", "should", "must"))
CONDITIONS = frozenset(("if", "unless", "whether", "lest"))
OLD_AFTER_DAYS, NEW_DAYS = 14, 3
SURE, SECONDED = 0.75, 0.1  # chances of an auxiliary that are enough, without a rule and with one
ORDER: tuple[Auxiliary, ...] = ("historical", "future", "hypothetical", "negation")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """What a rule finds an auxiliary by; `token` is the word that says so, `None` where it is a time."""

    rule: str
    token: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """What speaks for an auxiliary and whether it holds; `overruled` says what took it away again.

    `sign` is `None` where no rule finds it, `chance` (the encoder's) where the encoder does not know the word. What is
    `plain` holds whatever the encoder thinks.
    """

    name: Auxiliary
    sign: Sign | None
    chance: float | None
    plain: bool
    holds: bool
    overruled: str | None = None


def find_auxiliaries(tree: Tree, token: int, when: When | None, published: str | None) -> tuple[Auxiliary, ...]:
    """Return the auxiliaries of an event at its trigger token, in a fixed order; empty for a plain fact."""
    return tuple(vote.name for vote in weigh_auxiliaries(tree, token, when, published) if vote.holds)


def weigh_auxiliaries(tree: Tree, token: int, when: When | None, published: str | None) -> tuple[Vote, ...]:
    """Return for each auxiliary, in a fixed order, what speaks for it and whether it holds.

    What its own clause says holds; what a rule finds elsewhere, unless the encoder thinks it unlikely; and what the
    encoder is sure of by itself.
    """
    plain = {name: Sign(rule="its own clause", token=word) for name, word in _own_signs(tree, token).items()}
    old = when is not None and is_old(when, published)
    if old and when is not None and when.time.basis == "text":
        plain["historical"] = Sign(rule="a date long before", token=None)  # a date is no matter of chance
    found = {name: Sign(rule="the words above", token=word) for name, word in _governors(tree, token).items()} | plain
    if old:
        found.setdefault("historical", Sign(rule="a time long before", token=None))
    if _is_pluperfect(tree, token):
        found.setdefault("historical", Sign(rule="pluperfect", token=token))
    proposal = tree.proposal(token)
    chances = dict(proposal.auxiliaries) if proposal else None
    votes = {name: _weigh(name, found.get(name), name in plain, chances) for name in ORDER}
    if when is not None and is_new(when, published):
        votes["historical"] = _overrule(votes["historical"], "a day of the report's own week")
    if votes["hypothetical"].holds:
        votes["future"] = _overrule(votes["future"], "what may be is not yet to come")
    return tuple(votes.values())


def _weigh(name: Auxiliary, sign: Sign | None, plain: bool, chances: Mapping[str, float] | None) -> Vote:
    chance = None if chances is None else chances.get(name, 0.0)
    seconded = sign is not None if chance is None else chance >= (SURE if sign is None else SECONDED)
    return Vote(name=name, sign=sign, chance=chance, plain=plain, holds=plain or seconded)


def _overrule(vote: Vote, reason: str) -> Vote:
    return replace(vote, holds=False, overruled=reason) if vote.holds else vote


def _own_signs(tree: Tree, token: int) -> dict[Auxiliary, int]:
    """Return what the clause of an event says of it itself, each with its word."""
    own = _modality(tree, token)
    negation = find_negation(tree, token)
    return own if negation is None else {**own, "negation": negation}


def _is_pluperfect(tree: Tree, token: int) -> bool:
    """Tell whether a verb stands in the pluperfect (`had ended the contract`), the tense of what came before."""
    auxiliaries = {tree.words[child].lower() for child in tree.dependants(token, "aux")}
    return "had" in auxiliaries and not auxiliaries & (FUTURE_MODALS | OPEN_MODALS)


def _modality(tree: Tree, token: int) -> dict[Auxiliary, int]:
    found: dict[Auxiliary, int] = {}
    for child in tree.children[token]:
        word, relation = tree.lemmas[child].lower(), tree.relations[child].partition(":")[0]
        if relation == "aux" and (word in FUTURE_MODALS or tree.words[child].lower() in FUTURE_MODALS):
            found.setdefault("future", child)
        elif relation == "aux" and word in OPEN_MODALS:
            found.setdefault("future" if word == "would" and _is_reported(tree, token) else "hypothetical", child)
        elif relation == "mark" and word in CONDITIONS:
            found.setdefault("hypothetical", child)
    return found


def _is_reported(tree: Tree, token: int) -> bool:
    """Tell whether `would` stands in somebody's past words (`said it would send`) and so means `will`."""
    return tree.relations[token].partition(":")[0] in ("ccomp", "conj", "parataxis") and not any(
        tree.relations[child] == "advcl" and any(tree.lemmas[m] in CONDITIONS for m in tree.dependants(child, "mark"))
        for child in tree.children[token]
    )


def _governors(tree: Tree, token: int) -> dict[Auxiliary, int]:
    """Return what the words above say of the event (`feared an invasion`, `plans to send`), each with its word."""
    vocabulary = load_factuality()
    found: dict[Auxiliary, int] = {}
    for child in tree.dependants(token, "amod"):
        auxiliary = vocabulary.get((tree.lemmas[child].lower(), "a")) or vocabulary.get(
            (tree.words[child].lower(), "a")
        )
        if auxiliary:
            found.setdefault(auxiliary, child)
    below = token
    for above in list(tree.ancestors(token))[:4]:
        relation = tree.relations[below].partition(":")[0]
        if relation == "conj":
            found = _shared_modality(tree, above, below) | found
            below = above
            continue
        if relation not in CLAUSES or (relation in ("obl", "advcl") and not _is_complement(tree, below)):
            break
        found = _one_governor(tree, above, below, vocabulary) | found
        below = above
    return found


def _shared_modality(tree: Tree, first: int, second: int) -> dict[Auxiliary, int]:
    """Return what a modal says of a second verb that shares it (`will visit Paris and meet the president`)."""
    own = any(True for _ in tree.dependants(second, "nsubj", "aux"))
    bare = tree.words[second].lower() == tree.lemmas[second].lower() and tree.tags[second] == "VERB"
    return _modality(tree, first) if bare and not own else {}


def _one_governor(
    tree: Tree, above: int, below: int, vocabulary: dict[tuple[str, str], Auxiliary]
) -> dict[Auxiliary, int]:
    found: dict[Auxiliary, int] = {}
    tag = TAGS.get(tree.tags[above], "")
    lemma = tree.lemmas[above].lower()
    phrases = [f"{lemma} {tree.lemmas[child]}" for child in tree.dependants(above, "compound:prt")]
    auxiliary = next((vocabulary[word, tag] for word in (*phrases, lemma) if (word, tag) in vocabulary), None)
    clause = tree.relations[below].partition(":")[0] in ("xcomp", "ccomp", "acl", "obl", "advcl", "nmod", "obj")
    if auxiliary and clause and tree.relations[below] != "acl:relcl":
        found[auxiliary] = above
    if tree.lemmas[above] == "go" and tree.relations[below] == "xcomp" and tree.words[above].lower() == "going":
        found.setdefault("future", above)
    if tree.relations[below].partition(":")[0] in ("xcomp", "obj", "acl"):
        found = _own_signs(tree, above) | found
    return found


def _is_complement(tree: Tree, token: int) -> bool:
    """Tell whether an adverbial is a complement in truth (`warned of an attack`, `accused of sending`)."""
    return any(
        tree.lemmas[child] in ("of", "from", "for", "against") for child in tree.dependants(token, "case", "mark")
    )


def is_new(when: When, published: str | None) -> bool:
    """Tell whether a time is a day of the report's own week."""
    time = when.time
    if time.start is None or published is None or time.grain != "day":
        return False
    days = (date.fromisoformat(published[:10]) - date.fromisoformat(time.start[:10])).days
    return 0 <= days <= NEW_DAYS


def is_old(when: When, published: str | None) -> bool:
    """Tell whether a time lies well before the report's own news, or began years before (`since 2014`)."""
    time = when.time
    if time.start is None:
        return False
    if published is None:
        return time.basis == "text" and time.grain == "year"
    reference = date.fromisoformat(published[:10])
    end = date.fromisoformat((time.end or time.start)[:10])
    start = date.fromisoformat(time.start[:10])
    return (reference - end).days > OLD_AFTER_DAYS or (reference - start).days > 3 * 365
