"""Feeds: RSS 0.9 to 2.0, RDF, Atom and JSON Feed, told by their content."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from readout.errors import InputError
from readout.read.compose import Known
from readout.read.entries import Entry, Feed, choose_text, read_entry, strip_markup
from readout.read.feed_xml import Name, attribute, find_root, markup, name_of, parse_xml, plain
from readout.read.origin import Follow
from readout.read.page_facts import first_language
from readout.records import Problem, Report
from readout.text.characters import fold_spaces

MAX_FEED = 32 << 20  # bytes
FORMS = ("rss", "feed", "rdf")
_WEB = re.compile(r"https?://[^\s<>\"]+$", re.IGNORECASE)
_MAIL = re.compile(r"\S+@\S+\s*(?:\((?P<name>[^)]{1,200})\))?$")
_LONGEST = 2_000  # characters of an address


def is_feed(text: str) -> bool:
    """Tell whether markup is a feed: by its outermost element."""
    return find_root(text)[0] in FORMS


def read_feed(feed: Feed, defaults: Known, follow: Follow | None = None) -> Iterator[Report | Problem]:
    """Give the reports of a feed's entries, and a `Problem` for each that has none and for summaries.

    `follow` reads the pages of entries that are summaries.
    """
    source = defaults.source or ""
    if feed.fault:
        message = f"{feed.fault}; read as far as it can be mended: the entry there may lack words"
        yield Problem(source=source, message=message, line=feed.line)
    if not feed.entries:
        yield Problem(source=source, message="no entries in this feed")
    if follow:
        yield from follow(feed, defaults)
        return
    for entry in feed.entries:
        yield from read_entry(entry, feed, defaults)
    if summaries := sum(1 for entry in feed.entries if entry.text and not entry.whole):
        message = (
            f"{summaries} of {len(feed.entries)} entries are summaries, read as they are; "
            "their pages are read from the feed's address, or with --follow"
        )
        yield Problem(source=source, message=message)


def parse_feed(text: str, base: str | None = None) -> Feed:
    """Return the feed that XML is; `base` is its own address. `InputError` where it is none or too broken."""
    form = find_root(text)[0]
    if form not in FORMS:
        raise InputError("not a feed: no RSS, RDF or Atom")
    tree = parse_xml(text)
    home = "atom" if form == "feed" else ""
    channel = tree.root
    if form != "feed":
        channel = next((one for one in tree.root if name_of(one, home) == Name("", "channel")), tree.root)
    about = _values(channel, home)
    base = base or _link(about, None)
    language = _language(about, tree.root)
    wanted = Name("", "entry" if form == "feed" else "item")
    around = [tree.root] if channel is tree.root else [channel, tree.root]
    items = (one for parent in around for one in parent if name_of(one, home) == wanted)
    entries = tuple(_entry(item, home, number, base, language) for number, item in enumerate(items, 1))
    return Feed(title=_first(about, ("", "title")) or None, entries=entries, fault=tree.fault, line=tree.line)


_Values = dict[tuple[str, str], list[Any]]


def _values(element: Any, home: str) -> _Values:
    """Return the elements right inside one, by name."""
    found: _Values = {}
    for child in element:
        name = name_of(child, home)
        found.setdefault((name.space, name.local), []).append(child)
    return found


def _first(values: _Values, *names: tuple[str, str]) -> str:
    """Return the words of the first of the names that has some."""
    return next((words for name in names for one in values.get(name, ()) if (words := plain(one))), "")


def _entry(item: Any, home: str, number: int, base: str | None, language: str | None) -> Entry:
    values = _values(item, home)
    text, whole = choose_text(_content(values), _summary(values))
    title = next((strip_markup(markup(one)) for one in values.get(("", "title"), ())), "")
    return Entry(
        number=number,
        title=fold_spaces(title) or _first(values, ("dc", "title")) or None,
        text=text,
        whole=whole,
        url=_link(values, (attribute(item, "base") and urljoin(base or "", attribute(item, "base"))) or base)
        or web_address(attribute(item, "about"), base),
        published=_first(values, ("", "pubDate"), ("", "published"), ("", "issued"), *_DATES) or None,
        updated=_first(values, ("", "updated"), ("", "modified"), ("atom", "updated"), ("dcterms", "modified")) or None,
        publisher=_source(values, home) or _first(values, ("dc", "publisher")) or None,
        byline=_byline(values, home),
        language=_language(values, item) or language,
    )


_DATES = (("dc", "date"), ("dcterms", "issued"), ("dcterms", "created"), ("atom", "published"))


def _content(values: _Values) -> str:
    found = [one for name in (("content", "encoded"), ("xhtml", "body")) for one in values.get(name, ())]
    found += [one for one in (*values.get(("", "content"), ()), *values.get(("atom", "content"), ())) if _is_text(one)]
    return next((text for one in found if (text := _text(one))), "")


def _summary(values: _Values) -> str:
    names = (("", "description"), ("", "summary"), ("atom", "summary"), ("dc", "description"))
    return next((text for name in names for one in values.get(name, ()) if (text := _text(one))), "")


def _text(element: Any) -> str:
    if attribute(element, "type") in ("text", "text/plain") and not len(element):
        return str(element.text or "").strip()
    return strip_markup(markup(element))


def _is_text(element: Any) -> bool:
    """Tell whether Atom's content is text or HTML, and not an address or a picture."""
    kind = attribute(element, "type").lower()
    return not attribute(element, "src") and (kind in ("", "text", "html", "xhtml") or kind.startswith("text/"))


def _link(values: _Values, base: str | None) -> str | None:
    told = [plain(one) for one in values.get(("feedburner", "origLink"), ())]
    for one in (*values.get(("", "link"), ()), *values.get(("atom", "link"), ())):
        if (attribute(one, "rel") or "alternate") == "alternate":
            told.append(attribute(one, "href") or plain(one))
    told += [plain(one) for one in values.get(("", "guid"), ()) if attribute(one, "isPermaLink").lower() != "false"]
    told += [plain(one) for one in values.get(("", "id"), ())]
    absolute = next((url for one in told if (url := web_address(one, None))), None)
    return absolute or next((url for one in told[:1] if (url := web_address(one, base))), None)


def web_address(written: str, base: str | None) -> str | None:
    """Return an address of the web, one that is relative from `base`; `None` for what is none."""
    written = written.strip()
    if not written or len(written) > _LONGEST:
        return None
    try:
        url = urljoin(base, written) if base else written
    except ValueError:
        return None
    return url if _WEB.match(url) else None


def _source(values: _Values, home: str) -> str:
    for one in values.get(("", "source"), ()):
        return _first(_values(one, home), ("", "title")) if len(one) else plain(one)
    return ""


def _byline(values: _Values, home: str) -> str | None:
    names = [plain(one) for one in values.get(("dc", "creator"), ())]
    for one in (*values.get(("", "author"), ()), *values.get(("atom", "author"), ())):
        names.append(_first(_values(one, home), ("", "name"), ("atom", "name")) if len(one) else plain(one))
    shown = [(match["name"] or "") if (match := _MAIL.match(name)) else name for name in names[:8]]
    return ", ".join(dict.fromkeys(filter(None, shown))) or None


def _language(values: _Values, element: Any) -> str | None:
    return first_language((_first(values, ("", "language"), ("dc", "language")), attribute(element, "lang")))
