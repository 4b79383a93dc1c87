"""Short forms in gold: actors, recipients and speakers given by a pronoun, a common noun or a part of a name.

`Ouattara` is a short form where `Alassane Ouattara` was told before, `the FM` where `Free Movement (FM)` was, `the
ministry` and `his captors` always. `Chad` and `the Chadian army` say by themselves who is meant.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from readout.evaluate.coded import Party
from readout.evaluate.corpus import read_cells
from readout.evaluate.fields import Annotator, read_fields, read_parties, split_values
from readout.evaluate.verbatim import find_verbatim, is_blank, strip_occurrence
from readout.lexicon.roles import find_noun, load_titles
from readout.records import Span
from readout.text.characters import fold_spaces
from readout.world import World

Sort = Literal["pronoun", "first person", "possessive", "definite noun", "two or more", "short name", "first told"]
SORTS: tuple[Sort, ...] = ("pronoun", "first person", "possessive", "definite noun", "two or more", "short name")
Side = Literal["actor", "recipient", "speaker"]

FIRST = frozenset("i we me us my our ours mine".split())
THIRD = frozenset(
    "he she they it him her them his its their hers theirs who whom whose which that himself herself itself themselves "
    "both each either neither".split()
)
PERSONAL = frozenset("he she him her his hers himself herself".split())
POSSESSIVES = frozenset("my our his her its their whose".split())
DETERMINERS = frozenset("the this that these those both each either neither".split())
PARTICLES = frozenset("bin ibn van von de da del der la al el".split())
# Words that stand with a capital before a name without being part of it.
BESIDE = frozenset(
    "one two three four five six suspected alleged mr mrs ms dr sir lady operation task when while if as".split()
)
STATE = frozenset(("country", "capital", "adjective", "people", "metonym", "former"))
GATHERING = frozenset(("both", "two", "each", "either", "neither"))
LONGEST = 3  # words in a definite noun that is a short form
LINKS = frozenset("of for and the in on".split())
_NAME = re.compile(r" \(([^()]+)\)$")
_WORD = re.compile(r"[^\W_](?:[\w.’'-]*\w)?")
_ACRONYM = re.compile(r"[A-Z][A-Z]+\w*|[A-Z](?:\.[A-Z])+\.?")
_CAPITAL = r"[A-Z][\w’'-]*"
_INNER = rf"(?:{_CAPITAL}|al-\w+|bin|ibn|van|von|de|da|del|der|la|al|el)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A short form that gold gives for one side of an event or for the speaker of a claim.

    `span` is in the report's text on one line; `fuller` are the places in it where the same one is told in more words,
    `alike` those that gold gives for somebody of the same country and sector.
    `parties` are two or more where the words stand for several (`both sides`), one of them where the other stands on
    the other side of the event (`each side blamed the other`).
    """

    report: str
    key: str
    side: Side
    sort: Sort
    words: str
    span: Span
    parties: tuple[Party, ...]
    fuller: tuple[Span, ...]
    alike: tuple[Span, ...]

    @property
    def is_person(self) -> bool:
        """Whether the words can only mean one person, or are a name."""
        return self.sort == "short name" or self.words.lower() in PERSONAL


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """Somebody as annotated: the words, the canonical name if given, where the words stand, who it is."""

    key: str
    side: Side
    words: str
    name: str | None
    span: Span
    party: Party


def find_references(path: Path, text: str, world: World) -> tuple[Reference, ...]:
    """Return the short forms in the annotations of a report file; `text` is its text, on any number of lines."""
    text = fold_spaces(text)
    told = list(_read_told(path, text))
    groups: dict[tuple[str, Side, Span], list[_Told]] = {}
    for one in told:
        groups.setdefault((one.key, one.side, one.span), []).append(one)
    return tuple(filter(None, (_make_reference(path.stem, group, told, text, world) for group in groups.values())))


def _make_reference(
    report: str, group: list[_Told], told: Iterable[_Told], text: str, world: World
) -> Reference | None:
    first = group[0]
    fuller = _fuller_places(first, told, text) if len(group) == 1 else ()
    gathers = len(group) > 1 or not GATHERING.isdisjoint(first.words.lower().split()[:2])
    sort = find_sort(first.words, world)
    if sort is None and fuller and _is_short_name(first.words, world):
        sort = "short name"
    if sort is None:
        return None
    if gathers:
        sort = "two or more"
    if sort == "definite noun" and not fuller and not any(_is_before(one, first) for one in told):
        sort = "first told"
    return Reference(
        report=report,
        key=first.key,
        side=first.side,
        sort=sort,
        words=first.words,
        span=first.span,
        parties=tuple(one.party for one in group),
        fuller=fuller,
        alike=_places_alike(first, told) if len(group) == 1 else (),
    )


def _is_before(one: _Told, other: _Told) -> bool:
    """Tell whether gold tells somebody of the same country and sector before."""
    return one.span.end <= other.span.start and _is_coded_like(one, other)


def _is_coded_like(one: _Told, other: _Told) -> bool:
    return one.party.country == other.party.country and one.party.sectors == other.party.sectors


def find_sort(words: str, world: World) -> Sort | None:
    """Return which kind of short form some words are by themselves; `None` for names and whatever names a country."""
    parts = [word.lower() for word in _WORD.findall(words)]
    if len(parts) == 1:
        return "first person" if parts[0] in FIRST else "pronoun" if parts[0] in THIRD else None
    if not parts or _names_somebody(words, world):
        return None
    if parts[0] in POSSESSIVES:
        return "possessive"
    return "definite noun" if parts[0] in DETERMINERS and len(words.split()) <= LONGEST else None


def _names_somebody(words: str, world: World) -> bool:
    """Tell whether a phrase holds a name: a capital that is no office (`the Minister`), or a name of the tables."""
    found = _WORD.findall(words)
    if any(word[0].isupper() and not _is_common(word) for word in found[1:]):
        return True
    return any(words_of[0].isupper() for words_of in _known(found, world))


def _known(found: list[str], world: World) -> Iterator[str]:
    for first, _, entries in world.find_names(found):
        if any(find_noun(entry.form.lower().removeprefix("the ")) is None for entry in entries):
            yield found[first]


def _is_common(word: str) -> bool:
    return word.lower() in LINKS or find_noun(word.lower()) is not None


def _is_short_name(words: str, world: World) -> bool:
    """Tell whether some words are a name of a few capitals, of no country: `Okoro`, `General Zia`, `the FM`."""
    bare = _bare(words)
    kinds = {entry.kind for entry in world.find_name(bare)}
    capitals = all(word[0].isupper() or word in PARTICLES for word in bare.split())
    return capitals and len(bare.split()) < LONGEST and not kinds & STATE and not _is_common(bare)


def _bare(words: str) -> str:
    """Return a name without article, titles before it and possessive ending."""
    parts = words.removesuffix("'s").removesuffix("’s").split()
    while len(parts) > 1 and (parts[0].lower().rstrip(".") in ("the", "a", "an", "mr", "mrs", "ms", "dr")):
        parts = parts[1:]
    titles = load_titles()
    for cut in range(len(parts) - 1, 0, -1):
        if " ".join(parts[:cut]).lower() in titles:
            return " ".join(parts[cut:])
    return " ".join(parts)


def _fuller_places(one: _Told, told: Iterable[_Told], text: str) -> tuple[Span, ...]:
    """Return where the same one is told in more words: gold's name in brackets, and longer forms of the same name."""
    found: set[Span] = set()
    bare = _bare(one.words)
    if one.name is not None:
        found.update(place for place in _places(one.name, text) if len(one.name) > len(bare))
        found.update(other.span for other in told if other.name == one.name and len(other.words) > len(one.words))
    if bare[:1].isupper():
        found.update(_longer_names(bare, text[: one.span.start]))
    return tuple(sorted(place for place in found if place.end <= one.span.start or one.span.end <= place.start))


def _places_alike(one: _Told, told: Iterable[_Told]) -> tuple[Span, ...]:
    """Return where gold tells somebody of the same country and sector in more words than one."""
    if not (one.party.country or one.party.sectors):
        return ()
    same = (other for other in told if _is_coded_like(one, other) and " " in other.words)
    return tuple(sorted({other.span for other in same if other.span != one.span}))


def _longer_names(bare: str, before: str) -> Iterator[Span]:
    """Give the places of longer names that end or begin with a name, and of what an acronym was defined for."""
    name = re.escape(bare)
    for pattern in (
        rf"(?<!\w)(?P<more>{_CAPITAL}(?: {_INNER})*) {name}(?!\w)",
        rf"(?<!\w){name}(?P<more>(?: {_INNER})+)(?!\w)",
    ):
        for match in re.finditer(pattern, before):
            if not any(map(_is_beside, match["more"].split())):
                yield Span(*match.span())
    if _ACRONYM.fullmatch(bare):
        for match in re.finditer(rf"((?:{_CAPITAL} |of |for |the |and )*{_CAPITAL}) \({name}\)", before):
            yield Span(*match.span(1))


def _is_beside(word: str) -> bool:
    """Tell whether a capitalised word is no part of a name: an owner, an office or title, how many."""
    return word.endswith(("'s", "’s", "-")) or word.lower() in BESIDE or _is_common(word)


def _read_told(path: Path, text: str) -> Iterator[_Told]:
    note = Annotator(text=text)
    for key, cells in read_cells(path):
        if key.startswith("E"):
            fields = read_fields(cells[2:], note)
            near = find_verbatim(cells[1], text)
            for letter, side in (("A", "actor"), ("R", "recipient")):
                for value in split_values(fields, letter):
                    yield from _read_one(key, side, value, near, note)  # type: ignore[arg-type]
        elif not is_blank(cells[0]):
            near = find_verbatim(cells[2], text) if is_blank(cells[1]) else find_verbatim(cells[1], text)
            yield from _read_one(key, "speaker", cells[0], near, note)


def _read_one(key: str, side: Side, value: str, near: Span | None, note: Annotator) -> Iterator[_Told]:
    string = value.rpartition(" = ")[0]
    match = _NAME.search(string)
    words = string[: match.start()] if match else string
    span = _find_place(words, note.text, near)
    if span is None:
        return
    for party in read_parties((value,), note):
        name = match[1] if match else None
        yield _Told(key=key, side=side, words=strip_occurrence(words), name=name, span=span, party=party)


def _find_place(words: str, text: str, near: Span | None) -> Span | None:
    """Return where annotated words stand: the occurrence that `@2` picks, else the one nearest to the trigger."""
    plain, exact = strip_occurrence(words), find_verbatim(words, text)
    if plain != fold_spaces(words).strip() and exact is not None and exact in _places(plain, text):
        return exact
    places = _places(plain, text)
    return min(places, key=lambda place: abs(place.start - (near.start if near else 0)), default=exact)


def _places(words: str, text: str) -> list[Span]:
    return [Span(*match.span()) for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
