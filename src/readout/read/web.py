"""Addresses of the web that a user named: a page, a feed and the pages of its entries, or a file in any format."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from readout.errors import FetchError, InputError
from readout.fetch.addresses import Address, parse_address
from readout.fetch.get import Fetched
from readout.fetch.visitor import Visitor
from readout.fetch.visits import NoVisits, Visit, Visits
from readout.read.compose import Known
from readout.read.entries import Entry, Feed, entry_known, read_entry
from readout.read.formats import form_of, read_form
from readout.read.origin import Origin
from readout.records import Problem, Report

MOST = 500  # pages of one feed that are fetched in one reading
MEDIA = {
    "text/html": "markup",
    "application/xhtml+xml": "markup",
    "application/xml": "markup",
    "text/xml": "markup",
    "application/rss+xml": "markup",
    "application/atom+xml": "markup",
    "application/rdf+xml": "markup",
    "text/csv": "delimited",
    "text/tab-separated-values": "delimited",
    "application/x-ndjson": "lines",
    "application/jsonl": "lines",
}
NOT_WHOLE = "its summary in the feed is read"


@dataclass(frozen=True, slots=True, kw_only=True)
class Web:
    """How addresses are read.

    `follow`: whether the pages of a feed's entries are fetched where the feed has only summaries; `None` for feeds that
    are fetched themselves, not for those in files. `private`: `False` refuses addresses of this machine and of private
    networks; `None` allows them to what the user named, and to what such a one leads to. `on_progress` is told
    what is done, in words.
    """

    follow: bool | None = None
    private: bool | None = None
    visits: Visits = field(default_factory=NoVisits)
    visitor: Visitor = field(default_factory=Visitor)
    on_progress: Callable[[str], None] = lambda words: None


def open_address(source: str, web: Web) -> "Opened":
    """Fetch what lies at an address; `FetchError` if that fails."""
    address = parse_address(source)
    web.on_progress(f"asking {address.host}")
    return Opened(source, web, web.visitor.open(address, web.private, web.visits.recall(source)))


class Opened(NamedTuple):
    """What lay at an address when it was fetched."""

    source: str
    web: Web
    found: Fetched

    def read(self, defaults: Known) -> Iterator[Report | Problem]:
        """Give the reports in it, with those of the pages that it leads to where these are wanted."""
        if self.found.unchanged:
            self.web.on_progress("nothing new since the last visit")
            return
        self.web.on_progress("")
        followed = Followed(self.web, self.found.private)
        given = followed.read if self.web.follow is not False else None
        yield from _read_found(self.found, replace(defaults, source=self.source), given)
        if not followed.missed and (self.found.etag or self.found.last_modified):
            etag, modified = self.found.etag, self.found.last_modified
            self.web.visits.note(Visit(address=self.source, etag=etag, last_modified=modified))


class Followed:
    """Reads the pages of a feed's entries; `missed` counts those that may be there the next time."""

    def __init__(self, web: Web, private: bool) -> None:
        self._web, self._private = web, private
        self.missed = 0

    def read(self, feed: Feed, defaults: Known) -> Iterator[Report | Problem]:
        """Give a report an entry: its page's where the feed has only a summary; pages seen before are left out."""
        seen: set[str] = set()
        total = len(feed.entries)
        for entry in feed.entries:
            if entry.whole or entry.url is None:
                yield from read_entry(entry, feed, defaults)
                continue
            if entry.url in seen or self._is_known(entry):
                continue
            if len(seen) == MOST:
                self.missed += 1
                message = f"{entry.named} and those after it: more than {MOST} pages; read the feed again for the rest"
                yield Problem(source=defaults.source or "", message=message)
                return
            seen.add(entry.url)
            self._web.on_progress(f"entry {entry.number:,} of {total:,}")
            yield from self._read_page(entry, feed, defaults)
        self._web.on_progress(f"{total:,} entries, of which {len(seen):,} were fetched as pages")

    def _is_known(self, entry: Entry) -> bool:
        before = self._web.visits.recall(entry.url or "")
        return before is not None and before.mark == entry.mark

    def _read_page(self, entry: Entry, feed: Feed, defaults: Known) -> Iterator[Report | Problem]:
        url = entry.url or ""
        known = entry_known(entry, feed, defaults)
        page = replace(
            defaults,
            source=url,
            default_published=known.published or known.default_published,
            default_publisher=known.publisher or defaults.default_publisher,
        )
        try:
            found = self._web.visitor.follow(parse_address(url), self._private)
            reports = [_fill(one, known) for one in _read_found(found, page, None)]
        except InputError as error:
            passing = isinstance(error, FetchError) and not error.lasting
            self.missed += passing
            yield Problem(source=url, message=str(error) if passing or not entry.text else f"{error}; {NOT_WHOLE}")
            reports = [] if passing or not entry.text else list(read_entry(entry, feed, defaults))
            if passing:
                return
        yield from reports
        self._web.visits.note(Visit(address=url, mark=entry.mark))


def _read_found(
    found: Fetched, known: Known, follow: Callable[[Feed, Known], Iterator[Report | Problem]] | None
) -> Iterator[Report | Problem]:
    origin = Origin(address=found.address.text, charset=found.charset, follow=follow)
    return read_form(io.BytesIO(found.data), _form(found.address, found.media), known, origin)


def _form(address: Address, media: str) -> str:
    """Return the form that the server tells, else the one that the name of the file does."""
    return MEDIA.get(media) or form_of(address.path.partition("?")[0])


def _fill(one: Report | Problem, known: Known) -> Report | Problem:
    """Return the report of a page with what only the feed tells of it."""
    if isinstance(one, Problem):
        return one
    return replace(
        one, title=one.title or known.title, byline=one.byline or known.byline, language=one.language or known.language
    )
