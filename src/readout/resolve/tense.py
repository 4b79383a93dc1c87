"""Does a time lie ahead or behind: the tense of the verb that it hangs on, and words of plans and deadlines."""

from typing import Literal

from readout.lexicon.times import load_tense_signs, read_time_word
from readout.records import Tree

Tense = Literal["past", "present", "future"]
MODALS = frozenset("will would shall should may might can could must 'll ’ll wo ca".split())
SHORT_HAD = frozenset(("'d", "’d"))
HAVE = frozenset(("have", "'ve", "’ve"))
PAST_HELPERS = frozenset("was were had did has have 've ’ve".split())
PRESENT_HELPERS = frozenset("is are am 's ’s 're ’re do does be".split())
UNCHANGED = frozenset("hit put cut set shut hurt split quit cost read let bet spread burst cast rid beat lay".split())
CONDITIONS = frozenset(("if", "unless"))
DASHES = frozenset(("-", "–", "—", ":"))
BY = frozenset(("by",))
SET_CASES = frozenset(("until", "till", "to", "through", "from"))
QUALIFIERS = frozenset(("case", "amod", "mark"))
LETTERS = {"VERB": "v", "AUX": "v", "NOUN": "n", "PROPN": "n", "ADJ": "a", "ADV": "x", "ADP": "x"}


def find_tense(tree: Tree, token: int, headline: bool = False) -> Tense:
    """Return the tense in which a sentence speaks at a token; `past` where no verb says otherwise.

    `present` is given only where the token hangs on the verb itself (`leaders meet on Friday`); in a headline the
    present tells the past (`Rebels attack town Tuesday`), and so does everything after `since`.
    """
    if _is_since(tree, token):
        return "past"
    if _is_set_for(tree, token):
        return "future"
    headline = headline or _opens_entry(tree, token)
    path = [token, *tree.ancestors(token)]
    for place in path:
        if _is_planned(tree, place, itself=place != token):
            return "future"
        if _is_elsewhere(tree, place, token):
            continue
        found = _tense_of(tree, place)
        if found == "present" and (headline or place not in path[:2] or _is_of_past(tree, place, token)):
            return "future" if _has_case(tree, token, BY) else "past"
        if found == "past" and _has_case(tree, token, BY) and _is_condition(tree, place):
            return "future"
        if found is not None:
            return found
    return "future" if headline and _tells_plan(tree, token) else "past"


def _is_set_for(tree: Tree, token: int) -> bool:
    """Tell whether a verb sets a time to come: `called a strike for Friday`, `extended the curfew until Monday`."""
    cases = {tree.words[child].lower() for child in tree.dependants(token, "case", "mark")}
    if "for" in cases and _names_day(tree, token):  # not: the wages for June
        return True
    verbs = [place for place in list(tree.ancestors(token))[:3] if tree.tags[place] == "VERB"]
    return bool(cases & SET_CASES) and any(_sign(tree, verb) == "until" for verb in verbs)


def _tells_plan(tree: Tree, token: int) -> bool:
    """Tell whether an infinitive stands before a time, whatever its tree: `Envoy to brief council Friday`."""
    return any(word.lower() == "to" and tag == "PART" for word, tag in zip(tree.words[:token], tree.tags, strict=False))


def _is_condition(tree: Tree, place: int) -> bool:
    """Tell whether a verb is in a condition: `if the men were not freed by Friday`."""
    return any(tree.words[child].lower() in CONDITIONS for child in tree.dependants(place, "mark"))


def _opens_entry(tree: Tree, token: int) -> bool:
    """Tell whether a time begins an entry of a chronicle: `Aug 8 - Rebels free a hostage`."""
    rest = tree.words[token + 1 : token + 3]
    return token <= 1 and tree.words[0].lower() != "on" and any(word in DASHES for word in rest)


def _is_since(tree: Tree, token: int) -> bool:
    """Tell whether a time stands after `since`, itself or before its noun (`since June's bombardment`)."""
    above = tree.heads[token] if tree.relations[token] in ("nmod:poss", "compound", "nmod:unmarked") else token
    places = [token] if above < 0 else [token, above]
    return any(tree.words[child].lower() == "since" for place in places for child in tree.dependants(place, "case"))


def _names_day(tree: Tree, token: int) -> bool:
    """Tell whether a time is as fine as a day, or a feast."""
    readings = (read_time_word(tree.words[place]) for place in (token, *tree.children[token]))
    return any(reading and reading.kind in ("WEEKDAY", "SHORTDAY", "DAY", "ORDINAL", "HOLIDAY") for reading in readings)


def _has_case(tree: Tree, token: int, words: frozenset[str]) -> bool:
    return any(tree.words[child].lower() in words for child in tree.dependants(token, "case"))


def _is_of_past(tree: Tree, place: int, token: int) -> bool:
    """Tell whether a present speaks of what was: `condemns the raid on Friday`, `is dead since Friday`.

    Where the time itself is what is spoken of (`the vote is on Friday`) it does not.
    """
    copula = any(True for _ in tree.dependants(place, "cop"))
    return place != token and (copula or _sign(tree, place) == "past")


def _opens_after(tree: Tree, place: int, token: int) -> bool:
    """Tell whether a clause begins after a token: `said on Friday that it would leave` does not date the leaving."""
    return any(child > token for child in tree.dependants(place, "mark"))


def _is_elsewhere(tree: Tree, place: int, token: int) -> bool:
    """Tell whether a verb of the path is that of another clause, as the parser mistook the attachment."""
    if place > token:
        return _opens_after(tree, place, token) or _is_said_before(tree, place, token)
    # "We will leave," he said on Monday: said stands between
    return any(place < above < token and tree.tags[above] == "VERB" for above in tree.ancestors(place))


def _is_said_before(tree: Tree, place: int, token: int) -> bool:
    """Tell whether a time between a verb and its clause is the verb's: `said on Friday it would leave`."""
    begun = any(child < token for child in tree.dependants(place, "mark"))
    subject = next(tree.dependants(place, "nsubj"), -1)
    return tree.relations[place] == "ccomp" and tree.heads[place] < token < subject and not begun


def _is_planned(tree: Tree, place: int, itself: bool) -> bool:
    """Tell whether a word or what qualifies it speaks of a plan: `due`, `scheduled`, `ahead of`, `deadline`."""
    before = (child for child in tree.children[place] if child < place)
    around = [child for child in before if tree.relations[child].partition(":")[0] in QUALIFIERS]
    if itself:
        around.append(place)
    around += [child - 1 for child in around if tree.lemmas[child] == "of" and child > 0]  # ahead of
    return any(_sign(tree, token) == "future" for token in around)


def _sign(tree: Tree, token: int) -> str | None:
    lemma, letter = tree.lemmas[token].lower(), LETTERS.get(tree.tags[token], "")
    particles = [tree.lemmas[child].lower() for child in tree.dependants(token, "compound:prt")]
    words = (*(f"{lemma} {particle}" for particle in particles), lemma)
    return next((sign for word in words if (sign := load_tense_signs().get(f"{word}.{letter}"))), None)


def _tense_of(tree: Tree, place: int) -> Tense | None:
    """Return the tense of a predicate; `None` for a noun without verb and for forms that borrow theirs from above."""
    words = {tree.words[child].lower() for child in tree.dependants(place, "aux", "cop")}
    is_verb = tree.tags[place] == "VERB" or _passes_for_adjective(tree, place)
    if SHORT_HAD & words:
        return "future" if tree.words[place].lower() == tree.lemmas[place] and "been" not in words else "past"
    if MODALS & words and not HAVE & words:
        return "future"
    if is_verb and any(tree.words[child].lower() == "to" for child in tree.dependants(place, "mark")):
        return None if HAVE & words or _happens_with_head(tree, place) or _was_meant(tree, place) else "future"
    if words & PAST_HELPERS:
        return "past"
    if words & PRESENT_HELPERS:
        return "present"
    return _own_tense(tree, place) if is_verb else None


def _was_meant(tree: Tree, place: int) -> bool:
    """Tell whether an infinitive hangs on a pluperfect: `had meant to march on the capital in August`."""
    return tree.heads[place] >= 0 and _has_had(tree, tree.heads[place])


def _has_had(tree: Tree, place: int) -> bool:
    return any(tree.words[child].lower() == "had" for child in tree.dependants(place, "aux"))


def _passes_for_adjective(tree: Tree, place: int) -> bool:
    """Tell whether a verb was taken for an adjective: `the talks open on Friday` has no copula."""
    bare = not any(True for _ in tree.dependants(place, "cop", "aux"))
    return tree.tags[place] == "ADJ" and bare and any(True for _ in tree.dependants(place, "nsubj"))


def _happens_with_head(tree: Tree, place: int) -> bool:
    above = tree.heads[place]
    return above >= 0 and _sign(tree, above) == "same"


def _own_tense(tree: Tree, place: int) -> Tense | None:
    word, lemma = tree.words[place].lower(), tree.lemmas[place].lower()
    relation = tree.relations[place].partition(":")[0]
    if word.endswith("ing") and word != lemma:
        return None
    if word in UNCHANGED:
        return "past"
    if word == lemma and relation in ("acl", "advcl", "xcomp", "amod"):
        return None
    return "present" if word in (lemma, f"{lemma}s", f"{lemma}es") or word.endswith("ies") else "past"
