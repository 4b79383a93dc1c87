"""Sources: which names of agencies and publishers are one: `Nile Basin Press`, `NBP` and `nbp` are."""

import re
from collections.abc import Iterable
from functools import lru_cache

from readout.lexicon.agencies import load_agencies
from readout.records import Sketch
from readout.text.characters import letters_only

_ASIDE = re.compile(r"\s*\([^()]*\)|,.*$")  # The Post (online), Radio San Pablo, Oruro
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
_WORDS = re.compile(r"[^\W_]+")
_SMALL = frozenset("of the and for de del la le les du des di da do el al".split())
_SHORTEST = 3  # letters that a first word alone needs to name a publisher


def name_source(name: str, known: Iterable[str] = ()) -> str:
    """Return how a source is called: a known agency as the table shows it, else the known name that it is short for.

    `known` are full names that it can be short for, such as its publisher. A name that nothing is known of stays.
    """
    matching = sorted({full for full in known if full != name and (is_short_for(name, full) or spells(name, full))})
    return matching[0] if matching else load_agencies().get(_slug(name), name)


def merge_sources(names: Iterable[str]) -> tuple[str, ...]:
    """Return the sources that names are of, each once and written out as far as the names tell, in order of letters."""
    known = sorted(set(names))
    called = sorted(name_source(name, known) for name in known)
    return tuple(sorted({source_key(name): name for name in reversed(called)}.values()))


def same_source(one: str | None, other: str | None) -> bool:
    """Tell whether two names are of one source; a name that is not known is of no source."""
    if not one or not other:
        return False
    return source_key(one) == source_key(other) or is_short_for(one, other) or is_short_for(other, one)


def house_of(sketch: Sketch) -> str | None:
    """Return who puts a report out: its publisher, else the agency that it names."""
    return sketch.publisher or sketch.agency


def same_house(one: Sketch, other: Sketch) -> bool:
    """Tell whether two reports are put out under one name."""
    first, second = house_of(one), house_of(other)
    return bool(first and second) and source_key(first or "") == source_key(second or "")


def source_keys(sketch: Sketch) -> set[str]:
    """Return the keys of who puts a report out and of the agency that it names."""
    return {source_key(name) for name in (house_of(sketch), sketch.agency) if name}


@lru_cache(maxsize=1 << 16)
def source_key(name: str) -> str:
    """Return what two spellings of a name share: the agency as shown, else its letters without article and asides."""
    shown = load_agencies().get(_slug(name))
    bare = _ARTICLE.sub("", _ASIDE.sub("", name))
    return letters_only(shown or bare or name)


def is_short_for(short: str, full: str) -> bool:
    """Tell whether a name is made of a longer one's initials (`NBP`) or of its first words (`Hangang`).

    Two initials of an agency that everybody knows (AP) are nobody else's.
    """
    letters = _letters(short)
    return letters in _short_forms(full) and (len(letters) > 2 or _slug(short) not in load_agencies())


@lru_cache(maxsize=1 << 16)
def _short_forms(full: str) -> frozenset[str]:
    words = [word.casefold() for word in _WORDS.findall(_ASIDE.sub("", full))]
    first_words = {"".join(words[:count]) for count in range(1, len(words))}
    return frozenset(_initials(words) | {form for form in first_words if len(form) > _SHORTEST})


@lru_cache(maxsize=1 << 16)
def _letters(name: str) -> str:
    return letters_only(name)


def spells(short: str, full: str) -> bool:
    """Tell whether capitals are the first letter of a name and one or two of each further word: BNW, Baltic Newswire.

    Much fits by chance, so this holds only where the name is at hand, and for no agency that everybody knows.
    """
    if not (short.isupper() and 2 < len(short) <= 8 and short.isalpha()) or _slug(short) in load_agencies():
        return False
    words = [word.casefold() for word in _WORDS.findall(_ASIDE.sub("", full)) if word.casefold() not in _SMALL]
    return len(words) > 1 and re.fullmatch(_spelling(words), short.casefold()) is not None


def _spelling(words: list[str]) -> str:
    first, *others = words
    tail = "".join(f"[{word}]{{1,2}}" for word in others)
    return re.escape(first[0]) + tail


def _initials(words: list[str]) -> set[str]:
    """Return the initials with and without small words: `Straits of Hormuz Reporter` is SHR."""
    main = [word for word in words if word not in _SMALL]
    return {"".join(word[0] for word in chosen) for chosen in (words, main) if len(chosen) > 1}


def _slug(name: str) -> str:
    return "-".join(_WORDS.findall(_ARTICLE.sub("", name).casefold()))
