"""Factuality: what did not happen, has not happened yet, may happen, or happened long ago."""

from datetime import date

from readout.grammar import TAGS, is_negated
from readout.lexicon.factuality import load_factuality
from readout.records import Auxiliary, Proposal, Tree, When

CLAUSES = ("xcomp", "ccomp", "acl", "obj", "nmod", "obl", "csubj", "advcl", "amod", "compound")
FUTURE_MODALS = frozenset(("will", "shall", "'ll", "wo"))
OPEN_MODALS = frozenset(("may", "might", "could", "can", "would", "should", "must"))
CONDITIONS = frozenset(("if", "unless", "whether", "lest"))
OLD_AFTER_DAYS, NEW_DAYS = 14, 3
SURE, SECONDED = 0.75, 0.1  # chances of an auxiliary that are enough, without a rule and with one
ORDER: tuple[Auxiliary, ...] = ("historical", "future", "hypothetical", "negation")


def find_auxiliaries(tree: Tree, token: int, when: When | None, published: str | None) -> tuple[Auxiliary, ...]:
    """Return the auxiliaries of an event at its trigger token, in a fixed order; empty for a plain fact."""
    plain = _modality(tree, token)
    if is_negated(tree, token):
        plain.add("negation")
    old = when is not None and is_old(when, published)
    if old and when is not None and when.time.basis == "text":
        plain.add("historical")  # a date is no matter of chance
    found = plain | _governors(tree, token)
    if _is_pluperfect(tree, token) or old:
        found.add("historical")
    found = plain | _weigh(found, tree.proposal(token))
    if when is not None and is_new(when, published):
        found.discard("historical")
    if "hypothetical" in found:
        found.discard("future")
    return tuple(auxiliary for auxiliary in ORDER if auxiliary in found)


def _weigh(found: set[Auxiliary], proposal: Proposal | None) -> set[Auxiliary]:
    """Return what the rules found and the encoder does not think unlikely, and what it is sure of by itself."""
    if proposal is None:
        return found
    chances = dict(proposal.auxiliaries)
    return {name for name in ORDER if chances.get(name, 0.0) >= (SECONDED if name in found else SURE)}


def _is_pluperfect(tree: Tree, token: int) -> bool:
    """Tell whether a verb stands in the pluperfect (`had ended the contract`), the tense of what came before."""
    auxiliaries = {tree.words[child].lower() for child in tree.dependants(token, "aux")}
    return "had" in auxiliaries and not auxiliaries & (FUTURE_MODALS | OPEN_MODALS)


def _modality(tree: Tree, token: int) -> set[Auxiliary]:
    found: set[Auxiliary] = set()
    for child in tree.children[token]:
        word, relation = tree.lemmas[child].lower(), tree.relations[child].partition(":")[0]
        if relation == "aux" and (word in FUTURE_MODALS or tree.words[child].lower() in FUTURE_MODALS):
            found.add("future")
        elif relation == "aux" and word in OPEN_MODALS:
            found.add("future" if word == "would" and _is_reported(tree, token) else "hypothetical")
        elif relation == "mark" and word in CONDITIONS:
            found.add("hypothetical")
    return found


def _is_reported(tree: Tree, token: int) -> bool:
    """Tell whether `would` stands in somebody's past words (`said it would send`) and so means `will`."""
    return tree.relations[token].partition(":")[0] in ("ccomp", "conj", "parataxis") and not any(
        tree.relations[child] == "advcl" and any(tree.lemmas[m] in CONDITIONS for m in tree.dependants(child, "mark"))
        for child in tree.children[token]
    )


def _governors(tree: Tree, token: int) -> set[Auxiliary]:
    """Return what the words above say of the event (`feared an invasion`, `plans to send`, `refused to meet`)."""
    vocabulary = load_factuality()
    found: set[Auxiliary] = set()
    for child in tree.dependants(token, "amod"):
        auxiliary = vocabulary.get((tree.lemmas[child].lower(), "a")) or vocabulary.get(
            (tree.words[child].lower(), "a")
        )
        if auxiliary:
            found.add(auxiliary)
    below = token
    for above in list(tree.ancestors(token))[:4]:
        relation = tree.relations[below].partition(":")[0]
        if relation == "conj":
            found |= _shared_modality(tree, above, below)
            below = above
            continue
        if relation not in CLAUSES or (relation in ("obl", "advcl") and not _is_complement(tree, below)):
            break
        found |= _one_governor(tree, above, below, vocabulary)
        below = above
    return found


def _shared_modality(tree: Tree, first: int, second: int) -> set[Auxiliary]:
    """Return what a modal says of a second verb that shares it (`will visit Paris and meet the president`)."""
    own = any(True for _ in tree.dependants(second, "nsubj", "aux"))
    bare = tree.words[second].lower() == tree.lemmas[second].lower() and tree.tags[second] == "VERB"
    return _modality(tree, first) if bare and not own else set()


def _one_governor(tree: Tree, above: int, below: int, vocabulary: dict[tuple[str, str], Auxiliary]) -> set[Auxiliary]:
    found: set[Auxiliary] = set()
    tag = TAGS.get(tree.tags[above], "")
    lemma = tree.lemmas[above].lower()
    phrases = [f"{lemma} {tree.lemmas[child]}" for child in tree.dependants(above, "compound:prt")]
    auxiliary = next((vocabulary[word, tag] for word in (*phrases, lemma) if (word, tag) in vocabulary), None)
    clause = tree.relations[below].partition(":")[0] in ("xcomp", "ccomp", "acl", "obl", "advcl", "nmod", "obj")
    if auxiliary and clause and tree.relations[below] != "acl:relcl":
        found.add(auxiliary)
    if tree.lemmas[above] == "go" and tree.relations[below] == "xcomp" and tree.words[above].lower() == "going":
        found.add("future")
    if tree.relations[below].partition(":")[0] in ("xcomp", "obj", "acl"):
        found |= _modality(tree, above)
        if is_negated(tree, above):
            found.add("negation")
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
