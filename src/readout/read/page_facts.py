"""What a page says about itself: title, publisher, author, date, address, language.

Best first: JSON-LD of the article, meta tags, the markup of the article. The date of another page, in a link or in a
list of related stories, is never taken.
"""

import html
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from readout.read.html_tags import Piece, read_attributes, scan_page
from readout.read.json_ld import Article, find_article
from readout.read.links import publisher_of
from readout.text.characters import fold_spaces, letters_only
from readout.text.dates import parse_published

_TITLES = ("og:title", "twitter:title", "citation_title", "dc.title", "dcterms.title", "parsely-title", "headline")
_DATES = (
    "article:published_time",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "date.issued",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "citation_publication_date",
    "citation_date",
    "parsely-pub-date",
    "sailthru.date",
    "article.published",
    "published_at",
    "publish-date",
    "publication_date",
    "pubdate",
    "ptime",
    "dc.date",
    "dcterms.date",
    "date",
)
_AUTHORS = ("author", "article:author", "citation_author", "dc.creator", "dcterms.creator", "byl", "parsely-author")
_PUBLISHERS = (
    "og:site_name",
    "citation_publisher",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
    "application-name",
)
_LANGUAGES = ("content-language", "og:locale", "dc.language", "dcterms.language", "language")
_OUTSIDE = frozenset(("a", "aside", "nav", "footer", "li"))
_SAVED = re.compile(r"\s*saved from url=\(\d+\)(https?://\S{4,2000})")
_BAR = re.compile(r"\s+[|–—»·-]\s+")
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]{2,8})*", re.IGNORECASE)
_WEB = re.compile(r"https?://", re.IGNORECASE)


@dataclass(slots=True)
class Markup:
    """The parts of a page that facts are read from, as they stand. Filled by one scan."""

    meta: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    scripts: list[str] = field(default_factory=list)
    times: list[tuple[str, bool]] = field(default_factory=list)  # datetime, and whether marked as the published one
    headings: list[str] = field(default_factory=list)
    title: str = ""
    canonical: str = ""
    saved_from: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """What is known of the story on a page; `None` where the page does not say. `body` is JSON-LD's text of it."""

    title: str | None
    published: str | None
    publisher: str | None
    byline: str | None
    url: str | None
    language: str | None
    body: str | None


def read_facts(page: str) -> PageFacts:
    """Return what a page says about its story."""
    markup = _scan(page)
    url = _url(markup)
    titles = [*_metas(markup, _TITLES), *markup.headings, markup.title]
    article = find_article(markup.scripts, url, [letters_only(title) for title in titles if title])
    url = url or article.url
    site = article.publisher or next(iter(_metas(markup, _PUBLISHERS)), None)
    return PageFacts(
        title=_title(article, titles, site, url),
        published=_published(markup, article),
        publisher=site,
        byline=article.byline or _author(markup),
        url=url,
        language=first_language([article.language or "", markup.language, *_metas(markup, _LANGUAGES)]),
        body=article.body,
    )


def _scan(page: str) -> Markup:
    markup = Markup()
    around: dict[str, int] = defaultdict(int)
    heading: list[str] | None = None
    past_story = False
    for piece in scan_page(page):
        if piece.kind == "text":
            if heading is not None:
                heading.append(piece.text)
        elif piece.kind == "open":
            _note_open(markup, piece, outside=any(around.values()) or past_story)
            past_story = past_story or (piece.name in ("h2", "h3") and bool(markup.headings))
        elif piece.kind in ("raw", "comment"):
            _note_raw(markup, piece)
        if piece.name in _OUTSIDE and piece.kind in ("open", "close"):
            around[piece.name] = max(0, around[piece.name] + (1 if piece.kind == "open" else -1))
        if piece.name == "h1":
            if piece.kind == "open":
                heading = []
            elif heading is not None:
                markup.headings.append(fold_spaces(html.unescape("".join(heading))))
                heading = None
    return markup


def _note_open(markup: Markup, piece: Piece, outside: bool) -> None:
    if piece.name not in ("meta", "link", "html", "time", "script"):
        return
    attributes = read_attributes(piece.text)
    if piece.name == "meta":
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        name = name or attributes.get("http-equiv") or ""
        if content := attributes.get("content", "").strip():
            markup.meta[name.lower().strip()].append(content)
    elif piece.name == "link" and "canonical" in attributes.get("rel", "").lower().split():
        markup.canonical = markup.canonical or attributes.get("href", "")
    elif piece.name == "html":
        markup.language = attributes.get("lang") or attributes.get("xml:lang") or ""
    elif piece.name == "time" and attributes.get("datetime") and not outside:
        marked = "pubdate" in attributes or attributes.get("itemprop", "").lower() == "datepublished"
        if marked or markup.headings:  # before the heading stand clocks and other stories
            markup.times.append((attributes["datetime"], marked))
    elif piece.name == "script" and "ld+json" in attributes.get("type", "").lower():
        markup.scripts.append("")  # its text is the next piece


def _note_raw(markup: Markup, piece: Piece) -> None:
    if piece.kind == "comment":
        if match := _SAVED.match(piece.text):
            markup.saved_from = markup.saved_from or match[1]
    elif piece.name == "script" and markup.scripts and not markup.scripts[-1]:
        markup.scripts[-1] = piece.text if "{" in piece.text else " "
    elif piece.name == "title":
        markup.title = markup.title or fold_spaces(html.unescape(piece.text))


def _metas(markup: Markup, names: tuple[str, ...]) -> list[str]:
    return [fold_spaces(value) for name in names for value in markup.meta.get(name, ())[:1]]


def _url(markup: Markup) -> str | None:
    told = (markup.canonical, *_metas(markup, ("og:url", "twitter:url")), markup.saved_from)
    return next((url for url in told if _WEB.match(url)), None)


def _title(article: Article, titles: list[str], site: str | None, url: str | None) -> str | None:
    title = next((title for title in (article.title, *titles) if title), None)
    if title is None:
        return None
    names = {letters_only(name) for name in (site, publisher_of(url) if url else None) if name}
    parts = _BAR.split(title)
    if len(parts) > 1 and (letters_only(parts[-1]) in names or (title == titles[-1] and len(parts[-1]) < 30)):
        return title[: title.rindex(parts[-1])].rstrip(" |–—»·-")
    return title


def _published(markup: Markup, article: Article) -> str | None:
    marked = [moment for moment, is_marked in markup.times if is_marked]
    told = [article.published, *_metas(markup, _DATES), *marked, article.page_published]
    for value in told:
        if published := parse_published(value):
            return published
    return next((published for moment, _ in markup.times[:1] if (published := parse_published(moment))), None)


def _author(markup: Markup) -> str | None:
    names = [value for name in _AUTHORS for value in markup.meta.get(name, ()) if not _WEB.match(value)]
    if not names:
        return None
    first = next(name for name in _AUTHORS if names[0] in markup.meta.get(name, ()))
    shown = dict.fromkeys(fold_spaces(name) for name in markup.meta[first][:8] if not _WEB.match(name))
    return re.sub(r"^by\s+", "", ", ".join(shown), flags=re.IGNORECASE)


def first_language(told: Iterable[str]) -> str | None:
    """Return the first of some codes (`en`, `en-GB`) that is one, without its region."""
    return next((match[1].lower() for value in told if (match := _LANGUAGE.fullmatch(value.strip()))), None)
