"""Raw text to paragraphs of story: what stands around the story is recognised, used and taken out.

Cleaning runs until nothing more comes off, so that a cleaned text stays as it is when it is read again.
"""

import re
from dataclasses import dataclass, field

from readout.errors import InputError
from readout.read.bylines import find_byline, split_parts
from readout.read.datelines import Head, cut_dateline, find_dateline_line
from readout.read.furniture import (
    Place,
    cut_prefix,
    find_credit,
    find_furniture,
    find_slug,
    heads_teasers,
    is_line_of_its_own,
    is_teaser_block,
)
from readout.read.links import is_link
from readout.read.vocabulary import RemovedKind
from readout.records import ParagraphKind, Removed
from readout.text.characters import clean_characters, letters_only
from readout.text.dates import parse_date_line
from readout.text.wraps import split_paragraphs

MAX_PARAGRAPHS = 50_000
_PASSES = 8
_ENDS = 24  # paragraphs at either end that are looked at again
_HEAD, _FOOT = 8, 6  # paragraphs in which head and foot matter are looked for
_HEADLINE = 200  # characters
_TITLES = 6  # most titles under "Related stories"
_STOP = re.compile(r"[.!;:,…][\"'”’»)\]]*$")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
_ITEM = re.compile(r"[*•▪‣◦●■-]\s?\S|\(?\d{1,3}[.)]\s|[QA]\s?[:.]\s|(?:ALERT|SNAP|FLASH|BRIEF)\b")
_FOOT_CREDIT = re.compile(
    r"\s*\(((?:additional )?(?:reporting|writing|written|editing|edited|compiled) by [^()]{2,400})\)\.?$", re.IGNORECASE
)
_LABELLED = re.compile(r"\(?(?:published|posted|issued|released?|updated|last|first|date)\b", re.IGNORECASE)
_ARROWS = (">>", "»", "►", "▶", "→")
_FLOOD = 0.4  # a mark that opens more of the text than this is the text's own


@dataclass(slots=True)
class Cleaned:
    """What one text gave: its paragraphs, what was taken out, and what that told. Filled while cleaning."""

    paragraphs: list[str]
    kinds: list[ParagraphKind] = field(default_factory=list)
    removed: list[Removed] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    dateline: Head | None = None
    byline: str | None = None
    published: str | None = None
    updated: str | None = None
    datelined: str = ""  # the paragraph that a dateline was cut off: it is no headline

    def take_out(self, kind: RemovedKind, text: str) -> None:
        """Note something that is no longer in the text."""
        self.removed.append(Removed(kind=kind, text=text))


def clean_text(text: str, title: str | None = None) -> Cleaned:
    """Return the story's paragraphs, none empty, with their kinds; `title` helps to tell the headline.

    `InputError` for more than 50,000 paragraphs: that is a list of something and no report.
    """
    cleaned = Cleaned(split_paragraphs(clean_characters(text), alone=_stands_alone, together=is_teaser_block))
    if len(cleaned.paragraphs) > MAX_PARAGRAPHS:
        found = len(cleaned.paragraphs)
        raise InputError(f"too long: {found:,} paragraphs, the limit for one report is {MAX_PARAGRAPHS:,}")
    middle = range(0)
    for _ in range(_PASSES):
        before = len(cleaned.removed)
        _clean_once(cleaned, middle)
        if len(cleaned.removed) == before:
            break
        middle = range(_ENDS, len(cleaned.paragraphs) - _ENDS)  # what stands there does not change any more
    cleaned.kinds = _tell_headline(cleaned, title)
    return cleaned


def _stands_alone(line: str) -> bool:
    return is_link(line) or is_line_of_its_own(line)


def _clean_once(cleaned: Cleaned, middle: range) -> None:
    paragraphs, cleaned.paragraphs = cleaned.paragraphs, []
    head, foot = _head_end(paragraphs), len(paragraphs) - _FOOT
    arrows_are_text, lone_date = _is_flooded(paragraphs), _has_lone_date(paragraphs)
    titles_left = 0
    for number, paragraph in enumerate(paragraphs):
        titles_left = _TITLES if heads_teasers(paragraph) else titles_left - 1
        place = Place(first=not cleaned.paragraphs, head=number <= head, foot=number >= foot)
        kept = number in middle or (arrows_are_text and paragraph.startswith(_ARROWS))
        if not kept and 0 <= titles_left < _TITLES and _is_title(paragraph):
            cleaned.take_out("teaser", paragraph)
        elif kept or not _take_whole(cleaned, paragraph, place, lone_date):
            cleaned.paragraphs.append(paragraph)
            titles_left = 0
    _take_parts(cleaned)


def _is_title(paragraph: str) -> bool:
    return len(paragraph) <= 120 and not _STOP.search(paragraph[-6:]) and not is_link(paragraph)


def _has_lone_date(paragraphs: list[str]) -> bool:
    """Tell whether no more than one line is a date: several head the days of a chronology."""
    dates = (paragraph for paragraph in paragraphs if len(paragraph) <= 80 and parse_date_line(paragraph))
    return next(dates, None) is None or next(dates, None) is None


def _head_end(paragraphs: list[str]) -> int:
    """Return the number of the first paragraph that is prose; head matter stands before it."""
    for number, paragraph in enumerate(paragraphs[:_HEAD]):
        if len(paragraph) > 150 or (len(paragraph) >= 60 and _SENTENCE_END.search(paragraph[-6:])):
            return number
    return min(len(paragraphs), _HEAD)


def _is_flooded(paragraphs: list[str]) -> bool:
    marked = sum(len(paragraph) for paragraph in paragraphs if paragraph.startswith(_ARROWS))
    return marked > _FLOOD * sum(map(len, paragraphs))


def _take_whole(cleaned: Cleaned, paragraph: str, place: Place, lone_date: bool) -> bool:
    """Take out a paragraph that is no part of the story; tell whether it was."""
    if is_link(paragraph):
        cleaned.links.extend(paragraph.split())
        cleaned.take_out("link", paragraph)
    elif kind := find_furniture(paragraph, place):
        cleaned.take_out(kind, paragraph)
    elif place.head and find_slug(paragraph):
        cleaned.take_out("other", paragraph)
    elif (names := find_credit(paragraph)) is not None:
        cleaned.byline = cleaned.byline or names or None
        cleaned.take_out("credit", paragraph)
    else:
        return _take_signature(cleaned, paragraph, place, lone_date)
    return True


def _take_signature(cleaned: Cleaned, paragraph: str, place: Place, lone_date: bool) -> bool:
    """Take out a byline, a date, or both on one line (`By Ada Lund | 3 May 2020`)."""
    if not (place.head or place.foot) or len(paragraph) > 160:
        return False
    if _take_byline(cleaned, paragraph, place) or _take_date(cleaned, paragraph, lone_date):
        return True
    parts = split_parts(paragraph)
    bylines = [find_byline(part) for part in parts]
    dates = [parse_date_line(part) for part in parts]
    if len(parts) > 1 and any(bylines) and all(byline or date for byline, date in zip(bylines, dates, strict=True)):
        for part, byline in zip(parts, bylines, strict=True):
            _ = _take_byline(cleaned, part, place) if byline else _take_date(cleaned, part, lone_date=True)
        return True
    return _take_dateline_line(cleaned, paragraph, place)


def _take_byline(cleaned: Cleaned, paragraph: str, place: Place) -> bool:
    byline = find_byline(paragraph)
    if byline is None:
        return False
    cleaned.byline = cleaned.byline or byline
    cleaned.take_out("byline", paragraph)
    return True


def _take_date(cleaned: Cleaned, paragraph: str, lone_date: bool) -> bool:
    """A labelled date is the report's; a bare one only if it is alone: several head the days of a chronology."""
    date = parse_date_line(paragraph)
    if date is None or not (lone_date or _LABELLED.match(paragraph)):
        return False
    day, updated = date
    if updated:
        cleaned.updated = cleaned.updated or day
    else:
        cleaned.published = cleaned.published or day
    cleaned.take_out("date", paragraph)
    return True


def _take_dateline_line(cleaned: Cleaned, paragraph: str, place: Place) -> bool:
    head = find_dateline_line(paragraph) if place.head and cleaned.dateline is None else None
    if head is None:
        return False
    cleaned.dateline = head
    cleaned.take_out("dateline", paragraph)
    return True


def _take_parts(cleaned: Cleaned) -> None:
    """Take what stands inside a paragraph: the prefix of a headline, the dateline, a credit at the end."""
    paragraphs = cleaned.paragraphs
    if paragraphs:
        prefix, rest = cut_prefix(paragraphs[0])
        if prefix:
            paragraphs[0] = rest
            cleaned.take_out("other", prefix)
        match = _FOOT_CREDIT.search(paragraphs[-1], max(0, len(paragraphs[-1]) - 450))
        names = find_credit(match[1]) if match else None
        if match and names is not None:
            cleaned.byline = cleaned.byline or names or None
            paragraphs[-1] = paragraphs[-1][: match.start()]
            cleaned.take_out("credit", match[0].strip())
    _take_dateline(cleaned)
    cleaned.paragraphs = [paragraph for paragraph in paragraphs if paragraph]


def _take_dateline(cleaned: Cleaned) -> None:
    heads = [None if _ITEM.match(paragraph) else cut_dateline(paragraph) for paragraph in cleaned.paragraphs[:_HEAD]]
    is_digest = sum(head is not None and head.is_bare for head in heads) > 1
    for number in range(min(_head_end(cleaned.paragraphs) + 1, len(heads))):
        head = heads[number]
        if head is not None and not (is_digest and head.is_bare):
            cleaned.paragraphs[number] = cleaned.datelined = head.rest
            cleaned.take_out("dateline", head.text)
            cleaned.dateline = _merge(cleaned.dateline, head)
            return


def _merge(first: Head | None, second: Head) -> Head:
    if first is None:
        return second
    full = first.written if first.written and first.written.year else second.written
    return second._replace(place=second.place or first.place, written=full, agency=second.agency or first.agency)


def _tell_headline(cleaned: Cleaned, title: str | None) -> list[ParagraphKind]:
    paragraphs = cleaned.paragraphs
    kinds: list[ParagraphKind] = ["prose"] * len(paragraphs)
    wanted = letters_only(title) if title else ""
    for number, paragraph in enumerate(paragraphs[:3]):
        if wanted and letters_only(paragraph) == wanted:
            kinds[number] = "headline"
            return kinds
    if len(paragraphs) > 1 and paragraphs[0] != cleaned.datelined and _is_headline(paragraphs):
        kinds[0] = "headline"
    return kinds


def _is_headline(paragraphs: list[str]) -> bool:
    first = paragraphs[0]
    if len(first) > _HEADLINE or _STOP.search(first[-6:]) or _ITEM.match(first):
        return False
    return any(_SENTENCE_END.search(paragraph[-6:]) for paragraph in paragraphs[1:5])
