"""GUM's nested mentions to flat names, as near to the habits of Universal NER as a rule can come.

UNER takes `Vladimir Putin` without `President`, `U.S. Department of Housing and Urban Development` as one name, and
leaves out nationalities (`the Palestinians`), dates and events. GUM marks every mention, named or not, with articles
and titles.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from readout.train.treebank import Parsed

KINDS = {"person": "PER", "organization": "ORG", "place": "LOC"}  # `time` is no name, all else is MISC
ENTITY = re.compile(r"(?:^|\|)Entity=([^|]*)")
BRACKET = re.compile(r"(\()?([^()]+)(\))?")
APART = {"appos", "conj", "list", "parataxis", "dep", "acl", "acl:relcl", "nmod:desc"}
GLUE = {"of", "for", "and", "&", "-", "'s", "’s", "the", "on", "/"}  # inside the names of organisations
GLUE_SMALL = {"of", "-", "'s", "’s", "&", "/"}
TITLES = frozenset(
    "mr mr. mrs mrs. ms ms. miss dr dr. prof prof. professor president vice vice-president chairman chairwoman "
    "chair senator sen sen. representative rep rep. congressman congresswoman governor gov gov. mayor minister "
    "premier chancellor secretary judge justice general gen gen. colonel col col. captain capt capt. lieutenant lt "
    "lt. sergeant sgt sgt. major commander admiral king queen prince princess pope bishop archbishop cardinal "
    "father sister saint sir lord lady dame ambassador sheriff officer coach director prime speaker deputy doctor "
    "reverend rev rev. rabbi imam sheikh ayatollah uncle aunt".split()
)


@dataclass(frozen=True, slots=True)
class Mention:
    """Words `first` to `last` (included, from 0) and GUM's type."""

    first: int
    last: int
    type: str


def flatten_mentions(sentence: Parsed) -> list[str]:
    """Return a name tag for each word of a GUM sentence; of nested names the widest stays."""
    tags = ["O"] * len(sentence.words)
    for mention in sorted(_read_mentions(sentence), key=lambda found: found.first - found.last):
        run = _find_run(sentence, mention)
        if run is None or any(tags[word] != "O" for word in run):
            continue
        kind = KINDS.get(mention.type, "MISC")
        for word in run:
            tags[word] = ("B-" if word == run.start else "I-") + kind
    return tags


def _read_mentions(sentence: Parsed) -> Iterator[Mention]:
    """Give the mentions that open and close in this sentence."""
    waiting: list[tuple[str, int, str]] = []
    for word, note in enumerate(sentence.notes):
        entity = ENTITY.search(note)
        for opening, body, closing in BRACKET.findall(entity[1]) if entity else ():
            fields = body.split("-")
            if opening:
                waiting.append((fields[0], word, fields[1]))
            if closing:
                place = next((n for n in reversed(range(len(waiting))) if waiting[n][0] == fields[0]), None)
                if place is not None:
                    _, first, type_ = waiting.pop(place)
                    yield Mention(first, word, type_)


def _find_run(sentence: Parsed, mention: Mention) -> range | None:
    """Return the words of the name in a mention, `None` if it has none: its head must be a proper noun."""
    inside = range(mention.first, mention.last + 1)
    heads = [word for word in inside if sentence.heads[word] - 1 not in inside]
    if mention.type == "time" or not heads or not sentence.fine_tags[heads[0]].startswith("NNP"):
        return None
    head = heads[0]
    if mention.type == "person":
        return (
            None
            if _is_people(sentence, head)
            else _strip_titles(sentence, _grow(sentence, mention, head, frozenset({"-"})))
        )
    return _grow(sentence, mention, head, frozenset(GLUE if mention.type == "organization" else GLUE_SMALL))


def _is_people(sentence: Parsed, head: int) -> bool:
    """Tell `the Palestinians` and `an American` from the name of one person."""
    has_article = any(
        relation == "det" and governor - 1 == head
        for relation, governor in zip(sentence.relations, sentence.heads, strict=True)
    )
    return sentence.fine_tags[head] == "NNPS" or has_article


def _grow(sentence: Parsed, mention: Mention, head: int, glue: frozenset[str]) -> range:
    """Widen from the head over name words, and over glue that has a name word behind it."""
    first = last = head
    while (step := _next_name(sentence, mention, head, glue, first, -1)) is not None:
        first = step
    while (step := _next_name(sentence, mention, head, glue, last, +1)) is not None:
        last = step
    return range(first, last + 1)


def _next_name(sentence: Parsed, mention: Mention, head: int, glue: frozenset[str], at: int, way: int) -> int | None:
    for distance in (1, 2, 3):
        word = at + way * distance
        if not mention.first <= word <= mention.last:
            return None
        if _is_name_word(sentence, mention, word, head):
            return word
        if sentence.words[word].lower() not in glue:
            return None
    return None


def _is_name_word(sentence: Parsed, mention: Mention, word: int, head: int) -> bool:
    if sentence.heads[word] - 1 == head and sentence.relations[word] in APART and word != head:
        return False
    if sentence.fine_tags[word].startswith("NNP"):
        return True
    capital = sentence.words[word][:1].isupper() and sentence.tags[word] in ("NOUN", "ADJ", "NUM")
    return capital and mention.type != "person" and (word > 0 or mention.type == "organization")


def _strip_titles(sentence: Parsed, run: range) -> range | None:
    start = run.start
    while start < run.stop and sentence.words[start].lower() in TITLES:
        start += 1
    return range(start, run.stop) if start < run.stop else None
