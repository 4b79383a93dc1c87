"""Short forms of names: an acronym that the report defines, a part of a longer name, a surname taken for a place."""

import re

from readout.grammar import NAMED
from readout.lexicon.roles import find_noun
from readout.resolve.people import name_tokens
from readout.resolve.view import View, is_country
from readout.world import normalise_name

ACRONYM = re.compile(r"[A-Z][A-Za-z]?[A-Z.&/-]*[A-Z][a-z]?\d*")
LONGEST = 3  # words of a short form
SMALL = frozenset("of the and for in on to de la du des del e y".split())
TITLES = frozenset("cllr cde dep sen rep gov pres min amb insp supt sgt cpl lt maj hon rev sr sra mme".split())
KINDS = ("organization", "group", "place", "other", "person", "facility", "weapon")


def find_short_name(view: View, number: int) -> int | None:
    """Return the mention in which the report names the same one in full; `None` if it has no fuller name."""
    mention, tree = view.mentions[number], view.tree(number)
    if mention.kind not in KINDS or number in view.people or tree.tags[mention.head] != "PROPN":
        return None
    words = _plain(view, number)
    if not words or len(words) > LONGEST or not all(word[0].isupper() or word in SMALL for word in words):
        return None
    form = " ".join(words)
    if (defined := _find_definition(view, number, form)) is not None:
        return defined
    if any(is_country(entries) for _, _, entries in view.hits[mention.sentence] if _covers(view, number, entries)):
        return None
    if (person := _find_person(view, number, words)) is not None:
        return person
    return _find_longer(view, number, words)


def _plain(view: View, number: int) -> list[str]:
    text = view.words(number).removesuffix("'s").removesuffix("’s")
    words = text.split()
    return words[1:] if words and words[0].lower() == "the" else words


def _covers(view: View, number: int, entries: object) -> bool:
    first, last = view.tokens[number]
    return any(
        first <= hit[0] and hit[1] <= last and hit[2] is entries for hit in view.hits[view.mentions[number].sentence]
    )


def _find_definition(view: View, number: int, form: str) -> int | None:
    """Return the name that an acronym stands for: `Free Movement (FM)`, else one with its letters."""
    if not ACRONYM.fullmatch(form):
        return None
    text, letters = view.report.text, form.replace(".", "").lower()
    for match in re.finditer(rf"[\s]\(\s?(?:the )?[\"“']?{re.escape(form)}[\"”']?[,;)]", text):
        before = [
            other
            for other, candidate in enumerate(view.mentions)
            if 0 <= match.start() - candidate.span.end <= 1 and other != number and candidate.kind in NAMED
        ]
        if before:
            return max(before, key=lambda other: (_initials(view, other) == letters, -len(view.words(other))))
    for other in range(number):
        if view.mentions[other].kind in ("organization", "group") and _initials(view, other) == letters:
            return other
    return None


def _initials(view: View, other: int) -> str:
    words = [word for word in _plain(view, other) if word[0].isupper() and word.lower() not in SMALL]
    return "".join(word[0] for word in words).lower() if len(words) > 1 else ""


def _find_person(view: View, number: int, words: list[str]) -> int | None:
    """Return the person whose surname a name alone is, of those that the report names in full."""
    form = normalise_name(words[-1])
    if find_noun(form) is not None or len(words) > (1 if view.mentions[number].kind == "person" else 2):
        return None
    for other in sorted(view.people, key=lambda other: abs(other - number)):
        full = normalise_name(" ".join(name_tokens(view, other))).split()
        if len(full) > 1 and full[-1] == form and normalise_name(words[0]) in (form, *TITLES):
            return other
    return None


def _find_longer(view: View, number: int, words: list[str]) -> int | None:
    """Return the last longer name told before of which a name is the end or the beginning."""
    if view.mentions[number].kind in ("person", "place"):
        return None
    for other in range(number - 1, -1, -1):
        candidate = view.mentions[other]
        if candidate.kind not in ("organization", "group", "weapon", "other") or candidate.span.overlaps(
            view.mentions[number].span
        ):
            continue
        longer = _plain(view, other)
        if len(longer) <= len(words) or not all(word[0].isupper() or word.lower() in SMALL for word in longer):
            continue
        if words in (longer[-len(words) :], longer[: len(words)]):
            return other
    return None
