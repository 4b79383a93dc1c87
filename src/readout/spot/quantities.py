"""Quantities: numbers that count or measure; not dates, ages, scores, addresses or the numbers in names.

The span runs from the hedge (`at least`) to the noun that is counted; the head is the token by which the amount itself
hangs in the tree: the number before a noun, else the unit or the sign of money.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from readout.grammar import words_span
from readout.lexicon.amounts import Amount, load_units, read_amount
from readout.lexicon.numbers import load_number_words, read_numeral
from readout.records import Document, Encoding, Mention, Report, Tree
from readout.spot.mentions import make_mention

MAKER = "spot.quantities/0.1"
CLOCK_WORDS = frozenset("a.m. p.m. am pm o'clock gmt utc".split())
DOUBTFUL_HEDGES = frozenset("over under above below about around".split())
COUNTING = frozenset(("nummod", "compound", "amod", "nmod:unmarked"))
MONEY = frozenset(name for name in load_units()["before"].values())
SIGNS_BEFORE = frozenset("$ € £ ¥ ₹ ₽ ₴ ₪ ₩ ₦ us$ a$ c$ usd eur gbp rs rs.".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Tokens `first` to `last` (included) of one quantity and the head of the amount."""

    first: int
    last: int
    head: int
    rule: str


def spot_quantities(report: Report, document: Document, encoding: Encoding, times: Iterable[Mention]) -> list[Mention]:
    """Return a mention of kind `quantity` for every number that counts or measures, in reading order, unresolved.

    The numbers of `times` (as `spot_times` found them) are none.
    """
    mentions = []
    dated = defaultdict(list)
    for time in times:
        dated[time.sentence].append(time.span)
    for number, (sentence, tree) in enumerate(zip(document.sentences, encoding.trees, strict=True)):
        taken = {place for span in dated[number] for place, token in enumerate(sentence.tokens) if span.covers(token)}
        for found in find_quantities(tree, taken):
            span, made_by = words_span(sentence.tokens, found.first, found.last), f"{MAKER} {found.rule}"
            mentions.append(make_mention(report, span, "quantity", sentence=number, head=found.head, made_by=made_by))
    return mentions


def find_quantities(tree: Tree, taken: set[int]) -> Iterator[Found]:
    """Give the quantities of one sentence outside the tokens `taken`, in order.

    A measure inside a noun phrase stands too (three 155mm shells).
    """
    numbers = [place for place, word in enumerate(tree.words) if _may_begin(word)]
    if not numbers:
        return
    measured: Amount | None = None
    free = 0
    for place in numbers:
        amount = read_amount(tree.words, place) if place >= free else None
        if amount is None or taken & set(range(amount.number, amount.end)):
            continue
        free = amount.end
        if measured is not None and _in_bracket_after(tree, measured, amount):
            continue
        if _is_score(tree, amount):
            free = amount.end + 2
        elif not _refuse(tree, amount):
            measured = amount if amount.unit else None
            yield _extend(tree, amount)


@lru_cache(maxsize=50_000)
def _may_begin(word: str) -> bool:
    """Tell whether an amount may begin with a word."""
    word = word.lower()
    if word in SIGNS_BEFORE or read_numeral(word) is not None:
        return True
    known = load_number_words().get(word)
    return known is not None and known.kind != "scale"


def _in_bracket_after(tree: Tree, measured: Amount, amount: Amount) -> bool:
    """Tell whether an amount only says the one before it in another unit: `20 kilometers (12 miles)`."""
    between = tree.words[measured.end : amount.first]
    return amount.unit is not None and bool(between) and between[0] in ("(", "[") and len(between) <= 2


def _refuse(tree: Tree, amount: Amount) -> bool:
    return (
        _is_age(tree, amount)
        or _is_name(tree, amount)
        or _is_clock(tree, amount)
        or _is_pronoun(tree, amount)
        or _is_list_mark(tree, amount)
    )


def _word(tree: Tree, place: int) -> str:
    return tree.words[place].lower() if 0 <= place < len(tree) else ""


def _is_age(tree: Tree, amount: Amount) -> bool:
    """Tell `a 34-year-old`, `aged 34` and `Okoro, 34, said` from counts."""
    first, end = amount.first, amount.end
    if amount.unit in ("year", "month", "day", "week"):
        rest = [_word(tree, end), _word(tree, end + 1)]
        return "old" in rest or "olds" in rest or rest == ["of", "age"]
    if _word(tree, first - 1) in ("aged", "age", "ages"):
        return True
    alone = _word(tree, first - 1) in (",", "(") and _word(tree, end) in (",", ")", ".", "and", "who")
    return alone and amount.value < 120 and first > 1 and tree.tags[first - 2] == "PROPN" and amount.unit is None


def _is_name(tree: Tree, amount: Amount) -> bool:
    """Tell the number of a name or a series: `Boeing 737`, `Article 5`, `F-16`, `No. 8`, `Group of Seven`."""
    number = amount.number
    if amount.unit is not None and amount.number > amount.first:
        return False
    inside = any(name.first <= number <= name.last and name.last > name.first for name in tree.names)
    if inside and tree.tags[amount.end - 1] != "NOUN":
        return True
    before = _word(tree, number - 1)
    if before in ("no.", "nos.", "#", "№", "number", "/"):
        return True
    if before == "-" and number > 1 and tree.words[number - 2][0].isalpha() and tree.words[number - 2][0].isupper():
        return True
    if tree.tags[number] == "PROPN" and amount.shape != "many":
        return True
    head = tree.heads[amount.end - 1]
    left = head == number - 1 and tree.tags[head] in ("PROPN", "NOUN") and amount.unit is None
    return left and amount.first == number and tree.relations[amount.end - 1].partition(":")[0] != "conj"


def _is_clock(tree: Tree, amount: Amount) -> bool:
    after = _word(tree, amount.end)
    at = _word(tree, amount.number - 1) == "at" and after in ("", ".", ",", "on", "local")
    return amount.unit is None and (at or after in CLOCK_WORDS)


def _is_score(tree: Tree, amount: Amount) -> bool:
    """Tell `won 3-2` and `24/7`, which are no ranges."""
    joined = _word(tree, amount.end) in ("-", "–", ":", "/")
    return amount.shape == "plain" and joined and read_numeral(_word(tree, amount.end + 1)) is not None


def _is_pronoun(tree: Tree, amount: Amount) -> bool:
    """Tell `one of them`, `no one` and `one day` from a count of one."""
    if amount.value != 1 or amount.end - amount.number > 1 or _word(tree, amount.number) != "one":
        return False
    place = amount.number
    head = tree.heads[place]
    counts = tree.relations[place] == "nummod" and head > place and tree.tags[head] in ("NOUN", "PROPN")
    return not counts or _word(tree, place + 1) in ("day", "time", "-") or amount.unit == "day"


def _is_list_mark(tree: Tree, amount: Amount) -> bool:
    return amount.first == 0 and amount.unit is None and _word(tree, amount.end) in (".", ")")


def _extend(tree: Tree, amount: Amount) -> Found:
    """Return the quantity with what is counted: the noun of the number, or the one after `of`."""
    head = _amount_head(tree, amount)
    noun = _counted(tree, amount, head)
    first = amount.first + _is_preposition(tree, amount)
    last = amount.end - 1 if noun is None else noun
    rule = f"{(amount.unit and 'measure') or amount.shape}"
    return Found(first=first, last=last, head=head, rule=rule)


def _is_preposition(tree: Tree, amount: Amount) -> bool:
    """Tell `flew over 12 villages` and `handed over two boats` from `over 12 villages were hit`."""
    place = amount.first
    own = tree.relations[place] in ("case", "compound:prt", "mark", "obl", "advmod") and tree.tags[place] in (
        "ADP",
        "ADV",
    )
    return own and _word(tree, place) in DOUBTFUL_HEDGES and tree.heads[place] not in range(amount.number, amount.end)


def _amount_head(tree: Tree, amount: Amount) -> int:
    inside = range(amount.first, amount.end)
    outer = [token for token in inside if tree.heads[token] not in inside]
    content = [token for token in outer if token >= amount.number - (amount.unit is not None)]
    tagged = [token for token in content if tree.tags[token] in ("NUM", "NOUN", "SYM", "PROPN")]
    return (tagged or content or outer or [amount.end - 1])[0]


def _counted(tree: Tree, amount: Amount, head: int) -> int | None:
    """Return the last token of what is counted, `None` if no word says it."""
    place = amount.end
    if place >= len(tree):
        return None
    joints = ("of", "in", "worth") if amount.number > amount.first or amount.unit in MONEY else ("of",)
    if _word(tree, place) in joints and amount.shape != "share":
        return _noun_after_of(tree, place)
    noun = _top_of_compound(tree, tree.heads[amount.end - 1 if amount.shape == "share" else head])
    apart = amount.unit is not None and tree.relations[head] not in COUNTING
    if noun >= place and tree.tags[noun] in ("NOUN", "PROPN") and not apart and _runs_to(tree, place, noun):
        return noun
    if _qualifies(tree, amount, place):
        return place
    return _next_noun(tree, place) if amount.unit is None else None


def _next_noun(tree: Tree, place: int) -> int | None:
    """Return the plural noun right behind a number, whatever the parser hangs it on (`between 10 and 15 fighters`)."""
    while place + 1 < len(tree) and tree.tags[place] == "ADJ":
        place += 1
    plural = tree.words[place].lower() != tree.lemmas[place].lower()
    return place if tree.tags[place] == "NOUN" and plural else None


def _top_of_compound(tree: Tree, noun: int) -> int:
    """Go up from the first part of a compound to its head: from `mm` to `shells` in `155mm shells`."""
    while noun >= 0 and tree.relations[noun] == "compound" and tree.heads[noun] > noun:
        noun = tree.heads[noun]
    return noun


def _qualifies(tree: Tree, amount: Amount, place: int) -> bool:
    """Tell whether a word right after a bare number says what it counts: `14 dead`, `nine wounded`."""
    inside = range(amount.number, amount.end)
    below = tree.heads[place] in inside and tree.relations[place].partition(":")[0] in ("amod", "acl")
    above = tree.heads[amount.end - 1] == place and tree.tags[place] == "ADJ"
    return amount.unit is None and tree.tags[place] in ("ADJ", "VERB") and (below or above)


def _noun_after_of(tree: Tree, of: int) -> int | None:
    """Return the noun of `hundreds of young people`, without what follows it."""
    owner = tree.heads[of]
    if owner > of and tree.tags[owner] in ("NOUN", "PROPN") and _runs_to(tree, of + 1, owner):
        return owner
    return None


def _runs_to(tree: Tree, place: int, noun: int) -> bool:
    """Tell whether all tokens up to a noun belong to its own phrase."""
    return noun - place < 8 and all(
        tree.relations[token].partition(":")[0] not in ("punct", "case", "nsubj", "acl")
        or tree.words[token] in ("-", "'s")
        for token in range(place, noun)
    )
