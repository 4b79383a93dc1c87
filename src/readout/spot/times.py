"""Times: what the patterns of `lexicon/data/<language>/time_patterns.tsv` match, where the grammar does not object.

`may` and `march` can be verbs, `1973` the number of a resolution and `May 12` the count of what follows: those tokens
are taken out before the patterns look. The preposition (`on Tuesday`) is no part of a mention.
"""

from collections.abc import Callable, Iterator
from itertools import takewhile

from readout.grammar import words_span
from readout.lexicon.amounts import load_units
from readout.lexicon.times import TimePhrase, TimeWord, find_time_phrases, is_bearer, read_time_word, read_time_words
from readout.records import Document, Encoding, Mention, Name, Report, Tree
from readout.spot.mentions import make_mention

MAKER = "spot.times/0.2"
DOUBTFUL_MONTHS = frozenset(("may", "march", "jan", "mar.", "jun", "sep", "dec", "mar", "august"))
MONTH_CASES = frozenset(
    "in since until till by of from during before after between for to through last next this that early mid late and"
    " -".split()
)
YEAR_CASES = frozenset("in since until till by of from during before after between to through around ( - –".split())
DAY_CASES = frozenset(("on", "since", "until", "till", "by", "from"))
HOUR_WORDS = frozenset("a.m. p.m. am pm a.m p.m o'clock".split())
CLOCK_WORDS = frozenset("gmt utc hours hrs local h".split())
MARKS_OF_AMOUNT = frozenset("$ € £ ¥ # № no. nos. us$".split())
NAMED_KINDS = frozenset("WEEKDAY SHORTDAY MONTH YEAR DAY NUMBER HOLIDAY SEASON".split())
NUMBERED = ("MONTH", "UNIT", "ANNIVERSARY")  # what an ordinal may tell which of
AHEAD = frozenset("will would shall 'll wo to can could may might must should".split())
FIRSTS = frozenset(("first", "last", "only"))
NAMES_OF_DAYS = ("weekday", "date", "month", "day_of_month", "holiday")
SEASON_CASES = ("in", "since", "until", "by", "during")
HABITS = ("every", "each", "most")
FUNCTION = frozenset("case det punct mark cc".split())


def spot_times(report: Report, document: Document, encoding: Encoding) -> list[Mention]:
    """Return a mention of kind `time` for every time expression, in reading order, unresolved."""
    found = []
    for number, (sentence, tree) in enumerate(zip(document.sentences, encoding.trees, strict=True)):
        for phrase in find_times(tree):
            span = words_span(sentence.tokens, phrase.first, phrase.last)
            made_by, head = f"{MAKER} {phrase.rule}", _head(tree, phrase)
            found.append(make_mention(report, span, "time", sentence=number, head=head, made_by=made_by))
    return found


def find_times(tree: Tree) -> Iterator[TimePhrase]:
    """Give the time expressions of one sentence, in order."""
    words = tree.words
    readings = read_time_words(words)
    if not any(readings):
        return
    named = _named(tree)
    checked = [
        reading if reading is None or _is_time(tree, token, reading, readings, named) else None
        for token, reading in enumerate(readings)
    ]
    for phrase in find_time_phrases(words, checked):
        if _stands(tree, phrase):
            yield phrase


def _named(tree: Tree) -> frozenset[int]:
    """Return the tokens inside names that are no dates: `July 26 Movement`, `April Okoro`."""
    return frozenset(
        token
        for name in tree.names
        if (name.kind in ("PER", "ORG", "LOC") and not _is_weekday(tree, name)) or name.last - name.first > 2
        for token in range(name.first, name.last + 1)
    )


def _is_weekday(tree: Tree, name: Name) -> bool:
    """Tell whether what the encoder takes for a name is a weekday standing alone."""
    reading = read_time_word(tree.words[name.first])
    return name.first == name.last and reading is not None and reading.kind == "WEEKDAY"


def _is_time(tree: Tree, token: int, reading: TimeWord, readings: list[TimeWord | None], named: frozenset[int]) -> bool:
    if token in named and reading.kind in NAMED_KINDS:
        return _is_feast(token, readings, named)
    if reading.kind == "MONTH":
        return _is_month(tree, token, readings)
    if reading.kind == "YEAR":
        return _is_year(tree, token, readings)
    if reading.kind in ("DAY", "NUMBER"):
        return not _counts(tree, token, readings) and _after(tree, token) not in HOUR_WORDS
    if reading.kind == "ORDINAL":
        return tree.relations[token] != "amod" or _is_kind(readings, tree.heads[token], *NUMBERED)
    if reading.kind == "SHORTDAY":
        return tree.words[token][0].isupper()
    return True


def _is_feast(token: int, readings: list[TimeWord | None], named: frozenset[int]) -> bool:
    """Tell whether a name is that of a feast of several words and goes on no further: not `May Day Stadium`."""
    reading = readings[token]
    size = 1 + sum(1 for _ in takewhile(lambda rest: rest is not None and rest.kind == "REST", readings[token + 1 :]))
    return reading is not None and reading.kind == "HOLIDAY" and size > 1 and token + size not in named


def _is_kind(readings: list[TimeWord | None], token: int, *kinds: str) -> bool:
    if not 0 <= token < len(readings):
        return False
    reading = readings[token]
    return reading is not None and reading.kind in kinds


def _is_month(tree: Tree, token: int, readings: list[TimeWord | None]) -> bool:
    """Tell a month from a verb or a given name: doubtful words need a figure or a preposition beside them."""
    word = tree.words[token]
    low = word.lower().removeprefix("mid-")
    beside = any(
        _is_kind(readings, place, "DAY", "ORDINAL", "YEAR") and not _counts(tree, place, readings)
        for place in (token - 1, token + 1)
    )
    if low not in DOUBTFUL_MONTHS or _qualifies(tree, token):
        return word[0].isupper() or "-" in word or beside or _before(tree, token) in MONTH_CASES
    if word.islower() and "-" not in word:
        return False
    if tree.tags[token] in ("AUX", "VERB") and not beside:
        return False
    return "-" in word or beside or _before(tree, token) in MONTH_CASES


def _qualifies(tree: Tree, token: int) -> bool:
    """Tell whether a month stands before a common noun: `the May shootings`, `under an August accord`."""
    head = tree.heads[token]
    beside = head == token + 1 or (head == token + 2 and tree.words[token + 1] not in ("'s", "'"))
    return token > 0 and beside and tree.words[token][0].isupper() and tree.tags[head] == "NOUN"


def _before(tree: Tree, token: int) -> str:
    return tree.words[token - 1].lower() if token else ""


def _after(tree: Tree, token: int) -> str:
    return tree.words[token + 1].lower() if token + 1 < len(tree) else ""


def _counts(tree: Tree, token: int, readings: list[TimeWord | None]) -> bool:
    """Tell whether a numeral counts a noun that is no word of time: `May 12 people died`."""
    head = tree.heads[token]
    if tree.relations[token] != "nummod" or head < token:
        return False
    return readings[head] is None or tree.words[head].lower() in MARKS_OF_AMOUNT


def _is_year(tree: Tree, token: int, readings: list[TimeWord | None]) -> bool:
    """Tell a year from a count, a clock time and the number in a name (`Resolution 1973`)."""
    before, after, head = _before(tree, token), _after(tree, token), tree.heads[token]
    if before in MARKS_OF_AMOUNT or before == "at" or after in CLOCK_WORDS or (after,) in load_units()["after"]:
        return False
    if _is_kind(readings, token - 1, "HOLIDAY", "REST") or before in ("year", "fiscal", "financial"):
        return True
    if before in YEAR_CASES or _is_kind(readings, token - 1, "MONTH", "EARLY", "SEASON", "DAY", "ORDINAL", "QUARTER"):
        return not _counts_many(tree, token)
    if head == token - 1 and tree.tags[head] in ("PROPN", "NOUN", "SYM"):
        return False
    return int(tree.words[token][-4:]) >= 1800 and not _counts_many(tree, token)


def _counts_many(tree: Tree, token: int) -> bool:
    """Tell whether a numeral counts the plural after it: `2000 troops`, not `the 2014 elections`."""
    head = tree.heads[token]
    if tree.relations[token] != "nummod" or head < token or _before(tree, token) in ("the", "'s", "’s"):
        return False
    word = tree.words[head].lower()
    return tree.lemmas[head] != word or word.endswith("s") or word in ("people", "personnel", "staff")


def _stands(tree: Tree, phrase: TimePhrase) -> bool:
    """Refuse phrases that the words alone do not bear: `the 3rd battalion`, `every Friday`, `6 October Bridge`."""
    if phrase.rule in NAMES_OF_DAYS and (_is_habit(tree, phrase) or _is_name(tree, phrase)):
        return False
    check = CHECKS.get(phrase.rule)
    return check is None or check(tree, phrase)


def _is_habit(tree: Tree, phrase: TimePhrase) -> bool:
    return _before(tree, phrase.first) in HABITS or tree.words[phrase.last].lower().endswith("nights")


def _is_name(tree: Tree, phrase: TimePhrase) -> bool:
    after = tree.words[phrase.last + 1] if phrase.last + 1 < len(tree) else ""
    return phrase.rule != "weekday" and after[:1].isupper() and is_bearer(after)


def _is_day_of_month(tree: Tree, phrase: TimePhrase) -> bool:
    bare = tree.words[phrase.first].lower() == "the" and phrase.last == phrase.first + 1
    return not bare or _before(tree, phrase.first) in DAY_CASES


def _is_season(tree: Tree, phrase: TimePhrase) -> bool:
    bare = tree.words[phrase.first].lower() == "the" and phrase.last <= phrase.first + 1
    return not bare or _before(tree, phrase.first) in SEASON_CASES


def _is_numbered(tree: Tree, phrase: TimePhrase) -> bool:
    """Take `Q3`, `the 19th century` and `the first quarter`, not `the second day`, `the first quarter of the match`."""
    if tree.words[phrase.first].lower().startswith("q"):
        return True
    return tree.words[phrase.last].lower() in ("quarter", "century") and _after(tree, phrase.last) != "of"


def _is_ahead(tree: Tree, phrase: TimePhrase) -> bool:
    """Take `in five days` where it says when something is to happen; elsewhere it says how long something took."""
    if tree.words[phrase.first].lower() == "within":
        return True
    verb = tree.heads[_head(tree, phrase)]
    if verb < 0 or tree.tags[verb] != "VERB":
        return False
    if FIRSTS & {word.lower() for word in tree.words[: phrase.first]}:  # the first leader to visit in seven years
        return False
    helpers = {tree.words[child].lower() for child in tree.dependants(verb, "aux", "mark")}
    lemma = tree.lemmas[verb].lower()
    return bool(helpers & AHEAD) or tree.words[verb].lower() in (lemma, f"{lemma}s")


def _is_anaphoric(tree: Tree, phrase: TimePhrase) -> bool:
    """Take `a year on` by itself, not in `a year on the island`."""
    return tree.words[phrase.last].lower() != "on" or _after(tree, phrase.last) in ("", ",", ".", "from")


CHECKS: dict[str, Callable[[Tree, TimePhrase], bool]] = {
    "day_of_month": _is_day_of_month,
    "season": _is_season,
    "numbered": _is_numbered,
    "ahead": _is_ahead,
    "anaphoric": _is_anaphoric,
    "eve": lambda tree, phrase: _after(tree, phrase.last) == "of",
    "clock": lambda tree, phrase: phrase.first == 0,  # an entry of a running report
}


def _head(tree: Tree, phrase: TimePhrase) -> int:
    """Return the token by which a phrase hangs on the rest."""
    inside = range(phrase.first, phrase.last + 1)
    outer = [token for token in inside if tree.heads[token] not in inside]
    content = [token for token in outer if tree.relations[token].partition(":")[0] not in FUNCTION]
    return (content or outer or [phrase.last])[0]
