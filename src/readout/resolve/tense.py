"""Does a time lie ahead or behind: the tense of the verb that it hangs on, and words of plans and deadlines."""

from typing import Literal

from readout.lexicon.times import load_future_signs
from readout.records import Tree

Tense = Literal["past", "present", "future"]
MODALS = frozenset("will would shall should may might can could must 'll ’ll wo ca 'd ’d".split())
UNCHANGED = frozenset("hit put cut set shut hurt split quit cost read let bet spread burst cast rid".split())
QUALIFIERS = frozenset(("case", "amod", "mark"))
LETTERS = {"VERB": "v", "AUX": "v", "NOUN": "n", "PROPN": "n", "ADJ": "a", "ADV": "x", "ADP": "x"}


def find_tense(tree: Tree, token: int, headline: bool = False) -> Tense:
    """Return the tense in which a sentence speaks at a token; `past` where no verb says otherwise.

    In a headline the present tense tells the past (`Rebels attack town Tuesday`).
    """
    for place in (token, *tree.ancestors(token)):
        if _is_planned(tree, place, itself=place != token):
            return "future"
        found = _tense_of(tree, place)
        if found is not None:
            return "past" if headline and found == "present" else found
    return "past"


def _is_planned(tree: Tree, place: int, itself: bool) -> bool:
    """Tell whether a word or what qualifies it speaks of a plan: `due`, `scheduled`, `ahead of`, `deadline`."""
    around = [child for child in tree.children[place] if tree.relations[child].partition(":")[0] in QUALIFIERS]
    if itself:
        around.append(place)
    return any(_sign(tree, token) in load_future_signs() for token in around)


def _sign(tree: Tree, token: int) -> str:
    return f"{tree.lemmas[token].lower()}.{LETTERS.get(tree.tags[token], '')}"


def _tense_of(tree: Tree, place: int) -> Tense | None:
    """Return the tense of a predicate; `None` for a noun without verb and for a participle, which borrow theirs."""
    helpers = [child for child in tree.dependants(place, "aux", "cop")]
    words = {tree.words[child].lower() for child in helpers}
    lemmas = {tree.lemmas[child].lower() for child in helpers}
    if _is_going(tree, place) or (MODALS & words and not _has_perfect(words)):
        return "future"
    if (
        any(tree.words[child].lower() == "to" for child in tree.dependants(place, "mark"))
        and tree.tags[place] == "VERB"
    ):
        return None if _has_perfect(words) else "future"
    if words & {"was", "were", "had", "did", "has", "have", "'ve", "’ve"} or lemmas & {"have"}:
        return "past"
    word = tree.words[place].lower()
    if words & {"is", "are", "am", "'s", "’s", "'re", "’re", "do", "does", "be"}:
        return _with_present_helper(tree, place, word)
    return _own_tense(tree, place, word) if tree.tags[place] == "VERB" else None


def _has_perfect(words: set[str]) -> bool:
    return bool(words & {"have", "'ve", "’ve"})


def _is_going(tree: Tree, place: int) -> bool:
    """Tell `is going to attack` and `is to attack`."""
    above = tree.heads[place]
    return above >= 0 and tree.relations[place] == "xcomp" and tree.words[above].lower() in ("going", "gon")


def _with_present_helper(tree: Tree, place: int, word: str) -> Tense:
    passive = any(tree.relations[child] == "aux:pass" for child in tree.children[place])
    return "past" if passive and word.endswith(("ed", "en")) and not tree.words[place].endswith("ing") else "present"


def _own_tense(tree: Tree, place: int, word: str) -> Tense | None:
    relation = tree.relations[place].partition(":")[0]
    lemma = tree.lemmas[place].lower()
    if word.endswith("ing") and word != lemma:
        return None
    if word in UNCHANGED or lemma in UNCHANGED:
        return "past"
    if word in (lemma, f"{lemma}s", f"{lemma}es") or word.endswith("ies"):
        return None if relation in ("acl", "advcl", "xcomp", "amod") and word == lemma else "present"
    return "past"
