"""Times: what the patterns of `lexicon/data/<language>/time_patterns.tsv` match, where the grammar does not object.

`may` and `march` can be verbs, `1973` the number of a resolution and `May 12` the count of what follows: those tokens
are taken out before the patterns look. The preposition (`on Tuesday`) is no part of a mention.
"""

from collections.abc import Iterator

from readout.grammar import words_span
from readout.lexicon.amounts import load_units
from readout.lexicon.times import TimePhrase, TimeWord, find_time_phrases, read_time_word
from readout.records import Document, Encoding, Mention, Name, Report, Tree
from readout.spot.mentions import make_mention

MAKER = "spot.times/0.1"
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
    readings = [read_time_word(word) for word in words]
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
        return False
    if reading.kind == "MONTH":
        return _is_month(tree, token, readings)
    if reading.kind == "YEAR":
        return _is_year(tree, token, readings)
    if reading.kind in ("DAY", "NUMBER"):
        return not _counts(tree, token, readings) and _after(tree, token) not in HOUR_WORDS
    if reading.kind == "ORDINAL":
        return tree.relations[token] != "amod" or _is_kind(readings, tree.heads[token], "MONTH")
    if reading.kind == "SHORTDAY":
        return tree.words[token][0].isupper()
    return True


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
    if low not in DOUBTFUL_MONTHS:
        return word[0].isupper() or "-" in word or beside or _before(tree, token) in MONTH_CASES
    if word.islower() and "-" not in word:
        return False
    if tree.tags[token] in ("AUX", "VERB") and not beside:
        return False
    return "-" in word or beside or _before(tree, token) in MONTH_CASES


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
    if _is_kind(readings, token - 1, "HOLIDAY") or _is_kind(readings, token - 2, "HOLIDAY"):
        return True
    if before in YEAR_CASES or _is_kind(readings, token - 1, "MONTH", "EARLY", "SEASON", "DAY", "ORDINAL"):
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
    """Refuse phrases that the words alone do not bear: `the 3rd battalion`, `March` in a name of an event."""
    before, bare = _before(tree, phrase.first), phrase.last <= phrase.first + 1
    if phrase.rule == "day_of_month" and tree.words[phrase.first].lower() == "the":
        return before in DAY_CASES
    if phrase.rule == "season" and bare and tree.words[phrase.first].lower() == "the":
        return before in ("in", "since", "until", "by", "during")
    return phrase.rule != "clock" or phrase.first == 0  # an entry of a running report


def _head(tree: Tree, phrase: TimePhrase) -> int:
    """Return the token by which a phrase hangs on the rest."""
    inside = range(phrase.first, phrase.last + 1)
    outer = [token for token in inside if tree.heads[token] not in inside]
    content = [token for token in outer if tree.relations[token].partition(":")[0] not in FUNCTION]
    return (content or outer or [phrase.last])[0]
