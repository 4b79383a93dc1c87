"""Datelines: `KYIV, Nov 23 (AFP) -` before the first sentence, `Abuja, 3 February 2022` on a line of its own."""

import re
from typing import NamedTuple

from readout.lexicon.agencies import load_agencies
from readout.read.vocabulary import load_words
from readout.text.dates import WrittenDate, parse_written_date

_DASH = re.compile(r"\s?(?:--+|—|–)\s?|\s[-_]\s|\)\s?(?:[:_]|-(?!-))\s?|\)\s?(?=[A-Z\"“‘'])|(?<=[A-Z])-\s(?=[A-Z])")
_AGENCY = re.compile(r"\s*\(([^()]{2,60})\)\s*$")
_ACRONYM = re.compile(r"[A-Z][A-Za-z.&/-]{1,11}(?: ?/ ?[A-Z][\w.&-]{1,20})?")
_SMALL = frozenset(
    "of the and de la le les el del di da do dos du en sur aux au am an in an upon on off near bin al".split()
)
_PLACE_WORD = re.compile(r"[^\W\d_][\w.'’ʻ-]*")
_TAIL_DATE = re.compile(r"(?<=\w)\s+(?=(?:\d{1,2}\s+[A-Za-z]{3,9}|[A-Za-z]{3,9}\.?\s+\d{1,2})(?:,?\s+\d{4})?$)")
_STARTS = re.compile(r"[\"“‘'«(\[]?[A-Z0-9À-ÞĀ-Ž$€£]")
_WINDOW = 130


class Head(NamedTuple):
    """A dateline cut off: its words with the dash, its parts, and the rest of the paragraph."""

    text: str
    place: str | None
    written: WrittenDate | None
    agency: str | None
    rest: str

    @property
    def is_bare(self) -> bool:
        """Whether it is a place alone: the words before a dash can be something else then."""
        return self.written is None and self.agency is None


def cut_dateline(paragraph: str) -> Head | None:
    """Return the dateline before the first sentence of a paragraph, `None` if it has none."""
    for match in _DASH.finditer(paragraph[:_WINDOW]):
        end = match.start() + (1 if match[0].startswith(")") else 0)
        words, rest = paragraph[:end].strip(), paragraph[match.end() :].strip()
        if match[0].startswith(")") and match.end() < len(paragraph) and paragraph[match.end() :][:2] in ("- ", "— "):
            continue
        head = _parse(words, rest, dash=match[0].strip(" )"))
        if head:
            return head._replace(text=paragraph[: match.end()].strip())
    return None


def find_dateline_line(paragraph: str) -> Head | None:
    """Return the dateline that a whole line is: places, names and a full date, in any order."""
    if len(paragraph) > 110 or paragraph[-1] in ".!?:;":
        return None
    parts = [part.strip() for part in re.split(r"\s[-–—|•·]+\s|;", paragraph)]
    pieces, written = _take_date(parts)
    if written is None or written.year is None or not pieces or len(pieces) > 4:
        return None
    first, labels = pieces[0].split(), load_words("labels")
    if not all(_is_place(piece, 6) for piece in pieces) or len(first) > 4:
        return None
    if any(word.casefold().strip(",") in labels for word in first):
        return None
    agency = pieces[-1] if len(pieces) > 1 and len(parts) > 2 else None
    return Head(paragraph, show_place(pieces[0]), written, agency, "")


def show_place(words: str) -> str:
    """Return a place as it is read: `LA PAZ, Bolivia` is `La Paz, Bolivia`."""
    shown = []
    for number, word in enumerate(words.split()):
        small = number > 0 and word.casefold().strip(",") in _SMALL
        shown.append(word.lower() if small else _capital(word) if word.isupper() and len(word) > 1 else word)
    return " ".join(shown)


def _capital(word: str) -> str:
    if re.fullmatch(r"(?:[A-Z]\.){2,}|U[SNK],?|UAE|USS|HMS|D\.?C\.?", word):
        return word
    return re.sub(r"[^\W\d_]+", lambda match: match[0].capitalize(), word)


def _parse(words: str, rest: str, dash: str) -> Head | None:
    match = _AGENCY.search(words)
    agency = match[1].strip() if match else None
    before = (words[: match.start()] if match else words).strip(" ,")
    if not before:
        return _in_brackets(agency, rest)
    places, written = _take_date([_TAIL_DATE.sub(", ", before)])
    if not places or len(places) > 2:
        return None
    place, agency = places[0], agency or (places[1] if len(places) > 1 else None)
    strong = bool(agency or written)
    if not _is_dateline_place(place, bool(dash or (agency and written))) or not _may_follow(rest, strong, dash):
        return None
    return Head("", show_place(place), written, agency, rest)


def _in_brackets(words: str | None, rest: str) -> Head | None:
    """`(AFP) The …` names an agency, `(Beirut) – The …` a place."""
    if not words or words.casefold() in load_words("labels") or not _is_prose(rest):
        return None
    if words.isupper() or words.casefold() in load_agencies():
        return Head("", None, None, words, rest) if _ACRONYM.fullmatch(words) else None
    places, written = _take_date([words])
    return Head("", places[0], written, None, rest) if len(places) == 1 and _is_place(places[0], 4) else None


def _take_date(parts: list[str]) -> tuple[list[str], WrittenDate | None]:
    """Take the date out of the parts: a part, or the longest run of comma pieces of one."""
    kept: list[str] = []
    found: WrittenDate | None = None
    for part in parts:
        before, written, after = _date_within(part) if found is None else (part, None, "")
        found = found or written
        kept.extend(piece for piece in (before, after) if piece)
    return kept, found


def _date_within(part: str) -> tuple[str, WrittenDate | None, str]:
    pieces = part.split(",")
    for length in range(min(len(pieces), 3), 0, -1):
        for first in range(len(pieces) - length + 1):
            written = parse_written_date(",".join(pieces[first : first + length]))
            if written:
                before, after = ",".join(pieces[:first]), ",".join(pieces[first + length :])
                return before.strip(" ,"), written, after.strip(" ,")
    return part.strip(" ,"), None, ""


def _is_dateline_place(place: str, marked: bool) -> bool:
    labels, first = load_words("labels"), re.split(r"[,/]", place)[0].strip()
    if not _is_place(place, 7) or {place.casefold(), first.casefold(), first.split()[0].casefold()} & labels:
        return False
    if first.isupper() and len(first) > 1:
        return len(first.split()) <= 4
    if first.split()[0].endswith(".") and not first.startswith("St."):
        return False  # a title: Hon. Ada Lund (Opposition): …
    return marked and len(first.split()) <= 3 and first.split()[0].casefold() not in _SMALL


def _is_place(text: str, words: int) -> bool:
    found = re.split(r"[\s,/]+", text)
    if not 0 < len(found) <= words:
        return False
    capital = all(not word[:1].islower() or word in _SMALL or word == "aboard" for word in found)
    if found[0].casefold() == "aboard":
        found = [word for word in found if not word.isdigit()]  # the number of a ship
    return capital and all(_PLACE_WORD.fullmatch(word) for word in found)


def _may_follow(rest: str, strong: bool, dash: str) -> bool:
    """After a place with date or agency a sentence starts, or nothing stands; after a bare place a whole sentence."""
    if not rest:
        return strong
    if not _STARTS.match(rest) or (strong and dash):
        return bool(_STARTS.match(rest))
    first_sentence = re.split(r"[.!?]\s", rest[:400], maxsplit=1)[0]
    aside = dash in ("—", "–", "--") and dash in first_sentence[:40]
    return _is_prose(rest) and not aside


def _is_prose(rest: str) -> bool:
    lower = sum(character.islower() for character in rest[:200])
    return lower > 20 and bool(_STARTS.match(rest)) and (rest[-1] in '.!?"”’)' or len(rest) > 150)
