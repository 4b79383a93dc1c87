"""Which lines stand around a story and are no part of it: teasers, advertisements, buttons, notes on changes."""

import re
from typing import NamedTuple

from readout.read.bylines import are_names
from readout.read.vocabulary import RemovedKind, load_furniture, load_starts, load_words

_OUTER = "[](){}<>*_|►▶→»«•·~=+ \t"
_SEPARATOR = re.compile(r":|\s?[|»→►▶]|\s?>>?|\s[-–—]{1,2}\s")
_ARROW = re.compile(r"\[?\s*(?:>>|»|►|▶|→)")
_CRUMBS = re.compile(r"(?:[^.>»/]{1,40}\s[>»]\s){2,8}[^.>»]{1,60}$")
_CHANGE = re.compile(r"\(?\s*(?:eds?:\s*|editors:\s*)?([a-z]+)\b", re.IGNORECASE)
_EDITORS = re.compile(r"(?:EDS|Eds|EDITORS|Editors)\s?[:.]\s")
_SLUG = re.compile(
    r"(?:[A-Z]{2}-)?[A-Za-z][\w.'’& -]{1,50},?\s(?:\d{1,2}(?:st|nd|rd|th)\s)?(?:Ld|LD|Lead(?=-))(?:-?Writethru)?\b"
    r"|BC-[A-Z][\w.'’& -]{1,60}$|(?:1st|2nd|3rd|\dth)\s(?:Ld|Lead|LD|Writethru)\b"
)
_PREFIX = re.compile(r"([A-Z]{3,14})(?:\s?\d{1,2})?\s?[-–—]\s?(?=\S)")
_CREDITS = re.compile(r";\s+|(?<!\b[A-Z])\.\s+")  # the point of an initial parts nothing
_WRITERS = ("reporting", "writing", "written", "compiled")
_TEASER, _NOTE = 220, 700  # longest, in characters


class Place(NamedTuple):
    """Where a paragraph stands: `first` kept one, in the `head` before the prose, in the `foot` after it."""

    first: bool = False
    head: bool = False
    foot: bool = False


def find_furniture(paragraph: str, place: Place) -> RemovedKind | None:
    """Return the kind of `Removed` a paragraph is, `None` for one that is part of the story."""
    if len(paragraph) > _NOTE:
        return None
    bare = _bare(paragraph)
    return _whole(bare) or _starts(bare) or _opener(bare, place) or _arrow(paragraph, place) or _note(paragraph, place)


def is_line_of_its_own(line: str) -> bool:
    """Tell whether a raw line is never joined with its neighbours."""
    return len(line) <= 60 and _whole(_bare(line)) is not None


def heads_teasers(paragraph: str) -> bool:
    """Tell whether a line only announces teasers (`Related stories:`), so that the titles after it are some too."""
    return len(paragraph) <= 60 and load_furniture()["opener"].get(_bare(paragraph).rstrip(":. ")) == "teaser"


def is_teaser_block(lines: list[str]) -> bool:
    """Tell whether the lines between two blank ones are one teaser: it opens as one, and no sentence ends in it."""
    if len(lines) > 4 or any(_ARROW.match(line.strip()) for line in lines[1:]):
        return False
    if any(line.rstrip('"”’)] ').endswith((".", ":")) for line in lines[1:]):
        return False
    return sum(map(len, lines)) <= _TEASER and _opener(_bare(lines[0]), Place()) == "teaser"


def find_slug(paragraph: str) -> bool:
    """Tell whether a line of the head is a keyword or version line: `BC-Bolivia-Protest, 2nd Ld-Writethru`."""
    return len(paragraph) <= 90 and paragraph[-1] not in ".!?" and bool(_SLUG.match(paragraph))


def cut_prefix(headline: str) -> tuple[str, str]:
    """Return what an agency set before a headline (`UPDATE 2-`, empty if nothing) and the rest."""
    match = _PREFIX.match(headline[:40])
    if match and match[1].casefold() in load_words("prefixes"):
        return headline[: match.end()].strip(), headline[match.end() :]
    return "", headline


def _bare(paragraph: str) -> str:
    return paragraph.replace("’", "'").casefold().strip(_OUTER)


def _whole(bare: str) -> RemovedKind | None:
    if len(bare) > 60:
        return None
    whole = load_furniture()["whole"]
    if kind := whole.get(bare) or whole.get(bare.rstrip(".:!…- ")):
        return kind
    pieces = [piece.strip() for piece in bare.split("|")]
    if len(pieces) > 1 and all(piece in whole for piece in pieces):
        return "other"
    return None


def _starts(bare: str) -> RemovedKind | None:
    if len(bare) > 300:
        return None
    first = bare.split(" ", 1)[0]
    return next((kind for words, kind in load_starts().get(first, ()) if bare.startswith(words)), None)


def _opener(bare: str, place: Place) -> RemovedKind | None:
    table = load_furniture()
    opener = _SEPARATOR.split(bare[:60], maxsplit=1)[0].strip(" .*_")
    kind = table["opener"].get(opener)
    if kind is None and not place.first:
        kind = table["inside"].get(opener)
    if kind is None and place.foot:
        kind = table["foot"].get(opener)
    longest = _NOTE if kind == "correction" else _TEASER
    if kind and len(bare) <= longest:
        return kind
    return None


def _arrow(paragraph: str, place: Place) -> RemovedKind | None:
    if len(paragraph) > _TEASER:
        return None
    if _ARROW.match(paragraph) and not place.first:
        return "teaser"
    crumbs = place.head and _CRUMBS.match(paragraph.replace("|", ">"))
    return "other" if crumbs else None


def _note(paragraph: str, place: Place) -> RemovedKind | None:
    """A note on what changed: in brackets anywhere, in capitals or behind `Eds:` in the head."""
    match = _CHANGE.match(paragraph)
    if match is None or match[1].casefold() not in load_words("changes"):
        return "correction" if place.head and _EDITORS.match(paragraph) else None
    inside = paragraph.startswith("(") and paragraph.rstrip(".").endswith(")")
    loud = place.head and (match[1].isupper() or bool(_EDITORS.match(paragraph)))
    return "correction" if inside or loud else None


def find_credit(paragraph: str) -> str | None:
    """Return the names in a credit (`Reporting by Ada Lund in Oslo; editing by Bo Dahl`), `None` for other lines."""
    if len(paragraph) > 400:
        return None
    inner, names = paragraph.strip("()[] ."), load_furniture()["names"]
    found: list[str] = []
    for part in _CREDITS.split(inner):
        lower = part.casefold()
        role = next((role for role in names if lower.startswith(role)), None)
        if role is None or not are_names(part[len(role) :].strip(" :."), words=24):
            return None
        if role.startswith(_WRITERS):
            found.append(part[len(role) :].strip(" :"))
    return found[0] if found else ""
