"""Numerals that count nothing: ages, times of day, scores, addresses, telephone numbers, list marks, names."""

import re

from readout.lexicon.amounts import Amount, money_units
from readout.lexicon.figures import figure_words
from readout.lexicon.numbers import read_numeral
from readout.records import Tree

CLOCK_WORDS = frozenset("a.m. p.m. am pm a.m p.m o'clock gmt utc hrs".split())
SPELL = frozenset("in for within after only just than every per".split())  # for one day, but: one day they left
CLOCK = re.compile(r"(?:[01]?\d|2[0-3])[.:][0-5]\d")
SERIES = frozenset(("no.", "nos.", "#", "№", "number", "/"))
STREETS = frozenset("street road avenue lane square drive boulevard close court st. rd.".split())
STANDING = frozenset("stand remain put estimate number set count hold stay".split())  # the toll stands at 12
CONTEST_REACH = 6  # words before `3-2` in which the contest may stand


def counts_nothing(tree: Tree, amount: Amount) -> bool:
    """Tell whether an amount is none after all."""
    return (
        _is_age(tree, amount)
        or _is_name(tree, amount)
        or _is_clock(tree, amount)
        or _is_pronoun(tree, amount)
        or _is_list_mark(tree, amount)
        or _is_address(tree, amount)
        or _is_telephone(tree, amount)
        or _is_manner(tree, amount)
        or _is_verb(tree, amount)
    )


def word_at(tree: Tree, place: int) -> str:
    """Return a word in lower case, an empty one beyond the sentence."""
    return tree.words[place].lower() if 0 <= place < len(tree) else ""


def is_score(tree: Tree, amount: Amount) -> bool:
    """Tell `won 3-2`, `voted 4-7` and `24/7`, which are no ranges."""
    joined = word_at(tree, amount.end) in ("-", "–", "/")
    if amount.shape == "plain":
        return joined and read_numeral(word_at(tree, amount.end + 1)) is not None
    before = {word_at(tree, place) for place in range(amount.first - CONTEST_REACH, amount.first)}
    dashed = amount.shape == "range" and word_at(tree, amount.end - 2) in ("-", "–")
    told = amount.unit is None and dashed and bool(before & figure_words("contest"))
    return told and not (amount.end < len(tree) and tree.tags[amount.end] in ("NOUN", "ADJ"))


def _is_age(tree: Tree, amount: Amount) -> bool:
    """Tell `a 34-year-old`, `aged 34`, `aged 20 and 25` and `Okoro, 34, said` from counts."""
    first, end = amount.first, amount.end
    if amount.unit in ("year", "month", "day", "week"):
        rest = [word_at(tree, end), word_at(tree, end + 1)]
        return "old" in rest or "olds" in rest or rest == ["of", "age"]
    before = [word_at(tree, place) for place in range(first - 1, first - 4, -1)]
    if before[0] in ("aged", "age", "ages") or (before[0] in ("and", "to", ",") and before[2] in ("aged", "ages")):
        return True
    alone = before[0] in (",", "(") and word_at(tree, end) in (",", ")", ".", "and", "who")
    return alone and amount.value < 120 and first > 1 and tree.tags[first - 2] == "PROPN" and amount.unit is None


def _is_name(tree: Tree, amount: Amount) -> bool:
    """Tell the number of a name or a series: `Boeing 737`, `Article 5`, `F-16`, `No. 8`, `Group of Seven`."""
    number = amount.number
    if amount.unit in money_units():
        return False
    inside = any(name.first <= number <= name.last and name.last > name.first for name in tree.names)
    if inside and tree.tags[amount.end - 1] != "NOUN":
        return True
    before = word_at(tree, number - 1)
    if before in SERIES or _joins_a_name(tree, number):
        return True
    if tree.tags[number] == "PROPN" and amount.shape != "many":
        return True
    if before == "of" and number > 1 and tree.words[number - 2] == "Group":
        return True
    if amount.shape in ("part", "rate"):
        return False
    if word_at(tree, number).startswith("0") and amount.value >= 1:  # 055
        return True
    head = tree.heads[amount.end - 1]
    if before in figure_words("numbered") and amount.unit is None and amount.first == number:
        counts = head >= amount.end and tree.tags[head] in ("NOUN", "PROPN")
        bare = not any(True for _ in tree.dependants(number - 1, "det", "amod")) and tree.words[number].isdigit()
        return not counts and (bare or head == number - 1)
    left = 0 <= head == number - 1 and tree.tags[head] in ("PROPN", "NOUN") and amount.unit is None
    if before == "date" and word_at(tree, number - 2) == "to":
        return False
    return left and amount.first == number and tree.relations[amount.end - 1].partition(":")[0] != "conj"


def _joins_a_name(tree: Tree, number: int) -> bool:
    """Tell a number that a hyphen or a plus joins to capitals: `F-16`, `P5+1`."""
    sign = word_at(tree, number - 1)
    return sign in ("-", "+") and number > 1 and tree.words[number - 2][0].isupper()


def _is_clock(tree: Tree, amount: Amount) -> bool:
    after = word_at(tree, amount.end)
    stands = tree.lemmas[amount.number - 2] in STANDING if amount.number > 1 else False
    before = word_at(tree, amount.number - 1) == "at" and not stands and amount.value <= 24
    at = before and after in ("", ".", ",", "on", "local")
    entry = amount.first == 0 and CLOCK.fullmatch(tree.words[0]) is not None and tree.words[0][-3] in ".:"
    full = entry and len(tree) > 2 and (tree.words[0][0] == "0" or tree.words[1][0].isupper())
    return amount.unit is None and (at or after in CLOCK_WORDS or full)


def _is_pronoun(tree: Tree, amount: Amount) -> bool:
    """Tell `one of them`, `no one` and `one day` from a count of one."""
    if amount.value != 1 or word_at(tree, amount.number) != "one":
        return False
    place = amount.number
    if amount.unit == "day":
        return word_at(tree, place + 1) != "-" and word_at(tree, amount.first - 1) not in SPELL
    if amount.end - amount.number > 1:
        return False
    head = tree.heads[place]
    counts = tree.relations[place] == "nummod" and head > place and tree.tags[head] in ("NOUN", "PROPN")
    return not counts or word_at(tree, place + 1) in ("day", "time", "-")


def _is_list_mark(tree: Tree, amount: Amount) -> bool:
    opened = amount.first == 1 and tree.words[0] in ("(", "[")
    return (amount.first == 0 or opened) and amount.unit is None and word_at(tree, amount.end) in (".", ")", "]")


def _is_address(tree: Tree, amount: Amount) -> bool:
    """Tell `12 Baker Street` and `221B`."""
    if amount.unit is not None or amount.shape != "plain":
        return False
    place = amount.end
    if place < len(tree) and len(tree.words[place - 1]) == 1 and tree.words[place - 1].isupper():
        return True
    while place < len(tree) and place < amount.end + 4 and tree.words[place][0].isupper():
        if word_at(tree, place) in STREETS and place > amount.end:
            return True
        place += 1
    return False


def _is_telephone(tree: Tree, amount: Amount) -> bool:
    """Tell the figures of a telephone number: bare numerals in a row, or one that begins with a plus or a zero."""
    row = [place for place in (amount.number - 1, amount.end) if _is_figures(tree, place)]
    return amount.unit is None and amount.end - amount.number == 1 and _is_figures(tree, amount.number) and bool(row)


def _is_figures(tree: Tree, place: int) -> bool:
    return 0 <= place < len(tree) and tree.words[place].isdigit()


def _is_manner(tree: Tree, amount: Amount) -> bool:
    """Tell `three-way talks` and `a two-time minister`, whose number counts nothing."""
    return word_at(tree, amount.end) == "-" and word_at(tree, amount.end + 1) in figure_words("uncounted")


def _is_verb(tree: Tree, amount: Amount) -> bool:
    """Tell `he scores` and `test scores` from `scores of people`."""
    if amount.shape != "many" or word_at(tree, amount.number) != "scores":
        return False
    owned = any(True for _ in tree.dependants(amount.number, "compound", "det", "amod", "nmod:poss", "nummod"))
    return tree.tags[amount.number] == "VERB" or (owned and word_at(tree, amount.end) != "of")
