"""Who wrote it: bylines in the head, agencies on a line of their own."""

import re

from readout.lexicon.agencies import load_agencies

_BY = re.compile(r"(?:story |text |words )?by:?\s+(?=\S)", re.IGNORECASE)
_CONNECTORS = frozenset(
    "and in at of from for the with de la le del della di da dos du van von der den bin ibn al el & y e our a an "
    "correspondent correspondents staff reporter reporters writer writers editor special contributor agencies agency "
    "bureau desk team news chief senior diplomatic political foreign defence defense own political".split()
)
_WORD = re.compile(r"[^\s,;/|]+")
_PARTS = re.compile(r"\s+[|•·]\s+|\s[-–—]\s")
_LONGEST = 140


def are_names(text: str, words: int = 14) -> bool:
    """Tell whether the words could all be names of people, places and papers, with what joins them."""
    found = _WORD.findall(text[: _LONGEST * 3])
    if not 0 < len(found) <= words or text[-1] in "!?":
        return False
    named = [word for word in found if word.casefold() not in _CONNECTORS]
    capital = sum(word[0].isupper() or word.startswith("@") for word in named)
    return capital == len(named) and bool(named or "correspondent" in text or "staff" in text)


def find_byline(paragraph: str) -> str | None:
    """Return the names of a line that is a byline (`By Ada Lund, Oslo Wire`), `None` for any other."""
    if len(paragraph) > _LONGEST:
        return None
    match = _BY.match(paragraph)
    if match is None:
        return load_agencies().get(paragraph.strip("()- ").casefold().replace(" ", "-"))
    names = paragraph[match.end() :].strip()
    stop = names.endswith(".") and not re.search(r"\b[A-Z]\.$|\b[JS]r\.$", names)
    if stop or not are_names(names):
        return _unnamed(names)
    return names


def split_parts(paragraph: str) -> list[str]:
    """Return the parts of a line like `By Ada Lund | 3 May 2020 | Oslo`; one part for most lines."""
    return [part.strip() for part in _PARTS.split(paragraph) if part.strip()]


def _unnamed(names: str) -> str | None:
    """`By a defeated motorist`: an author without a name, in few words."""
    unnamed = re.match(r"(?:a|an|our|one of our)\s", names, re.IGNORECASE)
    return names if unnamed and len(names.split()) <= 6 and names[-1] not in ".!?:,;" else None
