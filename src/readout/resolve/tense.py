"""Does a time lie ahead or behind: the tense of the verb that it hangs on, and words of plans and deadlines."""

from typing import Literal

from readout.lexicon.times import load_tense_signs
from readout.records import Tree

Tense = Literal["past", "present", "future"]
MODALS = frozenset("will would shall should may might can could must 'll ’ll wo ca".split())
SHORT_HAD = frozenset(("'d", "’d"))
HAVE = frozenset(("have", "'ve", "’ve"))
PAST_HELPERS = frozenset("was were had did has have 've ’ve".split())
PRESENT_HELPERS = frozenset("is are am 's ’s 're ’re do does be".split())
UNCHANGED = frozenset("hit put cut set shut hurt split quit cost read let bet spread burst cast rid beat lay".split())
QUALIFIERS = frozenset(("case", "amod", "mark"))
LETTERS = {"VERB": "v", "AUX": "v", "NOUN": "n", "PROPN": "n", "ADJ": "a", "ADV": "x", "ADP": "x"}


def find_tense(tree: Tree, token: int, headline: bool = False) -> Tense:
    """Return the tense in which a sentence speaks at a token; `past` where no verb says otherwise.

    `present` is given only where the token hangs on the verb itself (`leaders meet on Friday`); in a headline the
    present tells the past (`Rebels attack town Tuesday`), and so does everything after `since`.
    """
    if any(tree.words[child].lower() == "since" for child in tree.dependants(token, "case")):
        return "past"
    path = [token, *tree.ancestors(token)]
    for place in path:
        if _is_planned(tree, place, itself=place != token):
            return "future"
        if place > token and _opens_after(tree, place, token):
            continue
        found = _tense_of(tree, place)
        if found == "present" and (headline or place not in path[:2] or _is_state(tree, place, token)):
            return "past"
        if found is not None:
            return found
    return "past"


def _is_state(tree: Tree, place: int, token: int) -> bool:
    """Tell whether `is` speaks of something else than the time itself (`the vote is on Friday` speaks of it)."""
    return place != token and any(True for _ in tree.dependants(place, "cop"))


def _opens_after(tree: Tree, place: int, token: int) -> bool:
    """Tell whether a clause begins after a token: `said on Friday that it would leave` does not date the leaving."""
    return any(child > token for child in tree.dependants(place, "mark"))


def _is_planned(tree: Tree, place: int, itself: bool) -> bool:
    """Tell whether a word or what qualifies it speaks of a plan: `due`, `scheduled`, `ahead of`, `deadline`."""
    around = [child for child in tree.children[place] if tree.relations[child].partition(":")[0] in QUALIFIERS]
    if itself:
        around.append(place)
    around += [child - 1 for child in around if tree.lemmas[child] == "of" and child > 0]  # ahead of
    return any(_sign(tree, token) == "future" for token in around)


def _sign(tree: Tree, token: int) -> str | None:
    return load_tense_signs().get(f"{tree.lemmas[token].lower()}.{LETTERS.get(tree.tags[token], '')}")


def _tense_of(tree: Tree, place: int) -> Tense | None:
    """Return the tense of a predicate; `None` for a noun without verb and for forms that borrow theirs from above."""
    words = {tree.words[child].lower() for child in tree.dependants(place, "aux", "cop")}
    is_verb = tree.tags[place] == "VERB"
    if SHORT_HAD & words:
        return "future" if tree.words[place].lower() == tree.lemmas[place] and "been" not in words else "past"
    if MODALS & words and not HAVE & words:
        return "future"
    if is_verb and any(tree.words[child].lower() == "to" for child in tree.dependants(place, "mark")):
        return None if HAVE & words or _happens_with_head(tree, place) else "future"
    if words & PAST_HELPERS:
        return "past"
    if words & PRESENT_HELPERS:
        return _with_present_helper(tree, place)
    return _own_tense(tree, place) if is_verb else None


def _happens_with_head(tree: Tree, place: int) -> bool:
    above = tree.heads[place]
    return above >= 0 and _sign(tree, above) == "same"


def _with_present_helper(tree: Tree, place: int) -> Tense:
    word = tree.words[place].lower()
    passive = any(tree.relations[child] == "aux:pass" for child in tree.children[place])
    return "past" if passive and word.endswith(("ed", "en")) else "present"


def _own_tense(tree: Tree, place: int) -> Tense | None:
    word, lemma = tree.words[place].lower(), tree.lemmas[place].lower()
    relation = tree.relations[place].partition(":")[0]
    if word.endswith("ing") and word != lemma:
        return None
    if word in UNCHANGED or lemma in UNCHANGED:
        return "past"
    if word == lemma and relation in ("acl", "advcl", "xcomp", "amod"):
        return None
    return "present" if word in (lemma, f"{lemma}s", f"{lemma}es") or word.endswith("ies") else "past"
