"""Quantities: numbers that count or measure; not dates, ages, scores, addresses or the numbers in names.

The span runs from the hedge (`at least`) to the noun that is counted; the head is the token by which the amount itself
hangs in the tree: the number before a noun, else the unit or the sign of money.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from readout.grammar import words_span
from readout.lexicon.amounts import Amount, money_units
from readout.lexicon.figures import may_begin, read_amount
from readout.records import Document, Encoding, Mention, Report, Tree
from readout.spot.mentions import make_mention
from readout.spot.numerals import counts_nothing, is_score, word_at

MAKER = "spot.quantities/0.2"
DOUBTFUL_HEDGES = frozenset("over under above below about around beyond".split())
COUNTING = frozenset(("nummod", "compound", "amod", "nmod:unmarked"))
PLURAL = frozenset("people police personnel staff aircraft cattle livestock crew".split())  # without an s
PRONOUNS = ("them", "whom", "those", "these")
QUOTES = ('"', "“", "”", "‘", "’")
SHARES = ("rate", "part")  # told in percent, but of what is counted
BRACKETS = ("(", "[", "/")


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
        amount = _read(tree, place) if place >= free else None
        if amount is None or taken & set(range(amount.number, amount.end)):
            continue
        free = amount.end
        if measured is not None and _says_again(tree, measured, amount):
            continue
        if is_score(tree, amount):
            free = amount.end + 2 if amount.shape == "plain" else amount.end
        elif not counts_nothing(tree, amount):
            measured = amount if amount.unit else None
            yield _extend(tree, amount)


_may_begin = lru_cache(maxsize=50_000)(may_begin)


def _read(tree: Tree, place: int) -> Amount | None:
    """Return the amount at a token; `one in five` only as it is told of people and things, not of where it was."""
    amount = read_amount(tree.words, place)
    if amount is not None and amount.shape == "rate" and not _is_rate(tree, amount):
        link = next(token for token in range(place, amount.end) if word_at(tree, token) in ("in", "out"))
        return read_amount(tree.words[:link], place)
    return amount


def _is_rate(tree: Tree, amount: Amount) -> bool:
    """Tell `one in five children`, `every one in ten` from `killed three in four attacks`."""
    relation = tree.relations[amount.number].partition(":")[0]
    every = any(word_at(tree, place) == "every" for place in range(amount.number, amount.end))
    return every or word_at(tree, amount.number) in ("one", "1") or relation in ("nsubj", "root")


def _says_again(tree: Tree, measured: Amount, amount: Amount) -> bool:
    """Tell whether an amount only says the one before it in another unit: `20 kilometers (12 miles)`."""
    between = tree.words[measured.end : amount.first]
    return amount.unit is not None and bool(between) and between[0] in BRACKETS and len(between) <= 2


def _extend(tree: Tree, amount: Amount) -> Found:
    """Return the quantity with what is counted: the noun of the number, or the one after `of`."""
    head = _amount_head(tree, amount)
    noun = _counted(tree, amount, head)
    first = amount.first + _is_preposition(tree, amount)
    last = _with_quote(tree, first, amount.end - 1 if noun is None else noun)
    measures = amount.unit is not None and amount.shape not in SHARES
    return Found(first=first, last=last, head=head, rule="measure" if measures else amount.shape)


def _with_quote(tree: Tree, first: int, last: int) -> int:
    """Return the last token, or the quotation mark behind it that ends `26 "armed criminals"`."""
    opened = any(tree.words[token] in QUOTES for token in range(first, last))
    return last + 1 if opened and last + 1 < len(tree) and tree.words[last + 1] in QUOTES else last


def _is_preposition(tree: Tree, amount: Amount) -> bool:
    """Tell `flew over 12 villages` and `handed over two boats` from `over 12 villages were hit`."""
    place = amount.first
    own = tree.relations[place] in ("case", "compound:prt", "mark", "obl", "advmod") and tree.tags[place] in (
        "ADP",
        "ADV",
    )
    return own and word_at(tree, place) in DOUBTFUL_HEDGES and tree.heads[place] not in range(amount.number, amount.end)


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
    if word_at(tree, place) == "-" and amount.unit is None:
        return _behind_hyphen(tree, place)
    joints = ("of", "in", "worth") if amount.number > amount.first or amount.unit in money_units() else ("of",)
    if word_at(tree, place) == "of" and word_at(tree, place + 1) in PRONOUNS:
        return place + 1
    if word_at(tree, place) in joints and amount.shape != "share":
        return _noun_after_of(tree, place)
    noun = _top_of_compound(tree, tree.heads[amount.end - 1 if amount.shape in ("share", "rate") else head])
    apart = amount.unit is not None and tree.relations[head] not in COUNTING and amount.shape not in SHARES
    if noun >= place and tree.tags[noun] in ("NOUN", "PROPN") and not apart and _runs_to(tree, place, noun):
        return noun
    if _qualifies(tree, amount, place):
        return place
    return _next_noun(tree, place) if amount.unit is None or amount.shape == "rate" else None


def _behind_hyphen(tree: Tree, hyphen: int) -> int | None:
    """Return the noun of `a 300-strong force` and `a 30-member team`: the last of its own phrase."""
    place = hyphen + 1
    if place >= len(tree):
        return None
    noun = _top_of_compound(tree, place)
    while tree.relations[noun] in ("amod", "compound", "nummod") and tree.heads[noun] > noun:
        noun = tree.heads[noun]
    whole = tree.tags[noun] in ("NOUN", "PROPN") and _runs_to(tree, place, noun)
    if word_at(tree, place) == "strong":
        return noun if whole and noun > place else place
    return place


def _next_noun(tree: Tree, place: int) -> int | None:
    """Return the plural noun right behind a number, whatever the parser hangs it on (`between 10 and 15 fighters`)."""
    while place + 1 < len(tree) and tree.tags[place] in ("ADJ", "DET"):
        place += 1
    plural = tree.words[place].lower() != tree.lemmas[place].lower() or tree.words[place].lower() in PLURAL
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
        or tree.words[token] in ("-", "'s", *QUOTES)
        for token in range(place, noun)
    )
