"""Quantities: what number, between which bounds, in which unit, of what, and what happened to it.

`value` is the best single figure: the number told, the middle of a range, for `dozens` and `hundreds` the least that
the word says (12, 100). Bounds: an exact number is both; `at least 40` has only `low`, `up to 40` and `nearly 40` only
`high`, `about 40` neither; `hundreds` has `low` only. Of `12 of 14 drones` the 12 is taken; `one in five` and
`two-thirds` are percent. A number without a noun counts what the number before it does (`killed 14 soldiers and
wounded 30`, `14 soldiers, five of them by mines`), if both are of people and tell what happened to them.
"""

from dataclasses import replace

from readout.lexicon.amounts import Amount
from readout.lexicon.figures import read_amount
from readout.records import Document, Fate, Mention, Quantity, Report, Tree
from readout.resolve.fates import find_fate, find_total

MAKER = "resolve.quantities/0.2"
FILLERS = frozenset(
    "of in worth the its his her our their these those all such a an other more another - further additional extra new"
    " strong".split()
)
FAR = 40  # tokens back to the noun that a bare number shares
THEM = frozenset(("them", "whom", "those", "these"))
THINGS: frozenset[Fate] = frozenset(("destroyed", "damaged", "seized"))  # a house is no soldier


def resolve_quantity(mention: Mention, report: Report, tree: Tree, document: Document) -> Mention:
    """Return the mention with its quantity; unchanged if its words hold no number."""
    tokens = document.sentences[mention.sentence].tokens
    inside = [place for place, token in enumerate(tokens) if mention.span.covers(token)]
    words = [tokens[place].cut(report.text) for place in inside]
    amount = _first_amount(words)
    if amount is None:
        return mention
    first, last = inside[0], inside[-1]
    total, toll = find_total(tree, first, last) if amount.unit is None else (None, None)
    fate = toll or find_fate(tree, first, last)
    of = _counted(words, amount, mention, report)
    if amount.unit is None and toll is None and (of is None or tree.tags[last] in ("ADJ", "VERB")):
        noun = _noun_before(tree, first, fate, part=_is_part(words))
        of = of if noun is None else report.text[tokens[noun[0]].start : tokens[noun[1]].end]
        fate = fate or (find_fate(tree, *noun) if noun else None)
        of = None if noun is None and fate is None and tree.tags[last] == "VERB" else of  # 260 pulled from the camp
    if amount.unit is not None and amount.unit != "percent" and fate not in THINGS:
        fate = None
    quantity = Quantity(
        value=amount.value,
        low=amount.low,
        high=amount.high,
        unit=amount.unit or _unit_behind(tree, first, last),
        of=of,
        fate=fate,
        total=amount.total if total is None else total,
    )
    return replace(mention, quantity=quantity, made_by=f"{mention.made_by}; {MAKER} {amount.bound or amount.shape}")


def _first_amount(words: list[str]) -> Amount | None:
    """Return the amount of the words of a mention: the first word that begins a number, hedges before it."""
    for start in range(len(words)):
        amount = read_amount(words, start)
        if amount is not None:
            return amount
    return None


def _counted(words: list[str], amount: Amount, mention: Mention, report: Report) -> str | None:
    """Return the words after the amount as they stand in the report, without articles before them."""
    place = amount.end
    while place < len(words) and words[place].lower() in FILLERS | THEM:
        place += 1
    if place >= len(words):
        return None
    text = mention.span.cut(report.text)
    cursor = 0
    for word in words[:place]:
        cursor = text.index(word, cursor) + len(word)
    return text[cursor:].strip(' "“”‘’') or None


def _is_part(words: list[str]) -> bool:
    """Tell `five of them`, `three of whom`."""
    return len(words) > 2 and words[-2].lower() == "of" and words[-1].lower() in THEM


def _noun_before(tree: Tree, first: int, fate: Fate | None, part: bool) -> tuple[int, int] | None:
    """Return first and last token of what the nearest number before counts; of a `part` any, else one whose fate fits.

    A number without a fate of its own has none unless it is a part.
    """
    if fate is None and not part:
        return None
    for noun in range(first - 1, max(-1, first - FAR), -1):
        numbers = [child for child in tree.dependants(noun, "nummod") if child < noun]
        if tree.tags[noun] != "NOUN" or not numbers:
            continue
        amount = read_amount(tree.words[:first], numbers[0])
        if amount is None or amount.unit is not None or amount.end > noun:
            return None
        before = find_fate(tree, numbers[0], noun)
        if not part and (before is None or (before in THINGS) != (fate in THINGS)):
            return None
        begin = amount.end
        while begin < noun and tree.words[begin].lower() in FILLERS:
            begin += 1
        return begin, noun
    return None


def _unit_behind(tree: Tree, first: int, last: int) -> str | None:
    """Return the unit that the first figure of a change shares with the second: `rose from 3 to 5 percent`."""
    if first == 0 or last + 2 >= len(tree) or tree.words[first - 1].lower() != "from" or tree.words[last + 1] != "to":
        return None
    second = read_amount(tree.words, last + 2)
    return second.unit if second else None
