"""Entries of feeds, and the reports they make: whole ones, and summaries of what stands on a page."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from readout.read.compose import Known, try_compose
from readout.read.html_body import scan_body
from readout.read.links import publisher_of
from readout.records import Problem, Report, content_id
from readout.text.characters import fold_spaces
from readout.text.dates import parse_published

_TAG = re.compile(r"<[a-zA-Z/!]")
_CUT = re.compile(
    r"(?:\[?(?:…|\.\.\.)\]?|(?:continue reading|read (?:more|on|the (?:rest|full story)))[^.!?\n]{0,200})\W{0,5}$",
    re.IGNORECASE,
)
_APPEARED = re.compile(r"\n?[ \t]*The post [^\n]{1,300} (?:first appeared|appeared first) on [^\n]{1,120}\s*$")
_SHOWN = 60  # characters of a title or a faulty value in a message


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry: `number` counts from 1; `text` is clean of markup, and the story itself only where it is `whole`.

    `published` and `updated` are as written; `publisher` is who the feed says had it first.
    """

    number: int
    title: str | None = None
    text: str = ""
    whole: bool = False
    url: str | None = None
    published: str | None = None
    updated: str | None = None
    publisher: str | None = None
    byline: str | None = None
    language: str | None = None

    @property
    def mark(self) -> str:
        """What changes when the entry does."""
        return content_id("k", self.title, self.text, self.published, self.updated)

    @property
    def named(self) -> str:
        """What the entry is called in messages."""
        return f"entry {self.number}" + (f", {self.title[:_SHOWN]!r}" if self.title else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed: its entries in its order, and what is wrong with it, with the line where there is one."""

    title: str | None
    entries: tuple[Entry, ...]
    fault: str | None = None
    line: int | None = None


def strip_markup(written: str) -> str:
    """Return the text of an entry's HTML, a paragraph a line, without the credit that blogs put under it."""
    text = scan_body(written) if _TAG.search(written) else html.unescape(written)
    return _APPEARED.sub("", text).strip()


def choose_text(content: str, summary: str) -> tuple[str, bool]:
    """Return an entry's text and whether it is the story: content that is no mere repeat of the summary nor cut off."""
    longer = max(content, summary, key=len)
    whole = bool(content) and longer is content and not _CUT.search(content[-400:])
    return longer, whole


def entry_known(entry: Entry, feed: Feed, defaults: Known) -> Known:
    """Return what a feed tells of an entry, over what stands for reports that tell nothing."""
    updated = parse_published(entry.updated)
    return replace(
        defaults,
        title=entry.title,
        published=parse_published(entry.published),
        publisher=entry.publisher or (None if entry.url and publisher_of(entry.url) else feed.title),
        byline=entry.byline,
        url=entry.url,
        language=entry.language,
        default_published=updated or defaults.default_published,  # it may tell of a correction: last choice
    )


def read_entry(entry: Entry, feed: Feed, defaults: Known) -> Iterator[Report | Problem]:
    """Give the report of an entry's own text, and a `Problem` for what cannot be used."""
    source = defaults.source or ""
    if entry.published and parse_published(entry.published) is None:
        message = f"{entry.named}: published is not a date: {entry.published[:_SHOWN]!r}; read without it"
        yield Problem(source=source, message=message)
    if not fold_spaces(entry.text):
        yield Problem(source=source, message=f"{entry.named}: {_say_missing(entry)}")
        return
    for found in try_compose(entry.text, entry_known(entry, feed, defaults)):
        yield replace(found, message=f"{entry.named}: {found.message}") if isinstance(found, Problem) else found


def _say_missing(entry: Entry) -> str:
    if entry.url is None:
        return "no text and no address in the feed"
    return f"no text in the feed; its story is at {entry.url}: read that address, or the feed with --follow"
