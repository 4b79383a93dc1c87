"""Quantities: what number, between which bounds, in which unit, of what.

`value` is the best single figure: the number told, the middle of a range, for `dozens` and `hundreds` the least that
the word says (12, 100). Bounds: an exact number is both; `at least 40` has only `low`, `up to 40` and `nearly 40` only
`high`, `about 40` neither; `hundreds` has `low` only. Of `12 of 14 drones` the 12 is taken.
"""

from dataclasses import replace

from readout.lexicon.amounts import Amount, read_amount
from readout.records import Document, Mention, Quantity, Report, Tree

MAKER = "resolve.quantities/0.1"
FILLERS = frozenset(
    "of in worth the its their his her our these those all such a an other more another - further".split()
)


def resolve_quantity(mention: Mention, report: Report, tree: Tree, document: Document) -> Mention:
    """Return the mention with its quantity; unchanged if its words hold no number."""
    tokens = document.sentences[mention.sentence].tokens
    words = [token.cut(report.text) for token in tokens if mention.span.covers(token)]
    amount = _first_amount(words)
    if amount is None:
        return mention
    quantity = Quantity(
        value=amount.value,
        low=amount.low,
        high=amount.high,
        unit=amount.unit,
        of=_counted(words, amount, mention, report),
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
    while place < len(words) and words[place].lower() in FILLERS:
        place += 1
    if place >= len(words):
        return None
    text = mention.span.cut(report.text)
    cursor = 0
    for word in words[:place]:
        cursor = text.index(word, cursor) + len(word)
    return text[cursor:].strip()
