"""JSON-LD: the article that a page describes in its scripts, among others it may also describe."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from readout.text.characters import fold_spaces, letters_only

_ARTICLES = re.compile(r"(?:\w*NewsArticle|Article|\w*BlogPosting|Report|PressRelease|TechArticle|ScholarlyArticle)")
_PAGES = frozenset(("WebPage", "ItemPage"))
_LISTS = frozenset(("ItemList", "BreadcrumbList", "CollectionPage", "SearchResultsPage"))
_INSIDE = ("@graph", "mainEntity", "mainEntityOfPage", "hasPart")
_WRAPPER = re.compile(r"^\s*(?://)?\s*(?:<!--|<!\[CDATA\[)|(?:-->|(?://)?\s*\]\]>)\s*$")
_LONGEST, _MOST = 2_000_000, 2_000  # characters of a script, objects looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What JSON-LD says; `None` where it does not. `page_published` is the date of the page around the article."""

    title: str | None = None
    published: str | None = None
    page_published: str | None = None
    publisher: str | None = None
    byline: str | None = None
    url: str | None = None
    language: str | None = None
    body: str | None = None


def find_article(scripts: list[str], url: str | None, titles: list[str]) -> Article:
    """Return the article of the page: the only one, or the one with the page's address or title (letters only)."""
    things = [thing for script in scripts for thing in _read_script(script)]
    by_id = {str(thing["@id"]): thing for thing in things if "@id" in thing and len(thing) > 1}
    articles = [thing for thing in things if _is(thing, _ARTICLES)]
    chosen = _choose(articles, url, titles)
    page = next((thing for thing in things if _types(thing) & _PAGES), {})
    if chosen is None:
        return Article(page_published=_text(page.get("datePublished")), language=_text(page.get("inLanguage")))
    return Article(
        title=_text(chosen.get("headline")) or _text(chosen.get("name")),
        published=_text(chosen.get("datePublished")) or _text(chosen.get("dateCreated")),
        page_published=_text(page.get("datePublished")),
        publisher=_name(chosen.get("publisher"), by_id) or _name(chosen.get("sourceOrganization"), by_id),
        byline=_name(chosen.get("author"), by_id) or _name(chosen.get("creator"), by_id),
        url=_address(chosen),
        language=_text(chosen.get("inLanguage")) or _text(page.get("inLanguage")),
        body=chosen["articleBody"] if isinstance(chosen.get("articleBody"), str) else None,
    )


def _read_script(script: str) -> Iterator[dict[str, Any]]:
    if len(script) > _LONGEST:
        return
    try:
        document = json.loads(_WRAPPER.sub("", script).strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return  # a page with a broken script still has its meta tags
    waiting, seen = [document], 0
    while waiting and seen < _MOST:
        thing, seen = waiting.pop(0), seen + 1
        if isinstance(thing, list):
            waiting.extend(thing)
        elif isinstance(thing, dict):
            yield thing
            if not _types(thing) & _LISTS:
                waiting.extend(thing[key] for key in _INSIDE if key in thing)


def _types(thing: dict[str, Any]) -> set[str]:
    told = thing.get("@type")
    return {str(name).rpartition("/")[2] for name in (told if isinstance(told, list) else [told])}


def _is(thing: dict[str, Any], wanted: re.Pattern[str]) -> bool:
    return any(wanted.fullmatch(name) for name in _types(thing))


def _choose(articles: list[dict[str, Any]], url: str | None, titles: list[str]) -> dict[str, Any] | None:
    for article in articles:
        if url and (address := _address(article)) and _same_address(address, url):
            return article
    for article in articles:
        title = letters_only(_text(article.get("headline")) or "")
        if len(title) > 8 and any(title in other or other in title for other in titles if len(other) > 8):
            return article
    return articles[0] if len(articles) == 1 else None


def _address(article: dict[str, Any]) -> str | None:
    page = article.get("mainEntityOfPage")
    told = (article.get("url"), page.get("@id") if isinstance(page, dict) else page, article.get("@id"))
    return next((str(value) for value in told if isinstance(value, str) and value.startswith("http")), None)


def _same_address(one: str, other: str) -> bool:
    bare = [re.sub(r"[#?].*$|^https?://(?:www\.|m\.|amp\.)?", "", address).rstrip("/") for address in (one, other)]
    return bare[0] == bare[1] and "/" in bare[0]


def _text(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name") or value.get("alternateName")
    return fold_spaces(html.unescape(value)) or None if isinstance(value, str) else None


def _name(value: Any, by_id: dict[str, dict[str, Any]]) -> str | None:
    """Return the names in a value: a string, an object, a reference to one by `@id`, or several."""
    if isinstance(value, list):
        names = [name for one in value[:12] if (name := _name(one, by_id))]
        return ", ".join(dict.fromkeys(names)) or None
    if isinstance(value, dict) and "name" not in value:
        value = by_id.get(str(value.get("@id")), value)
    name = _text(value)
    return None if name is None or name.startswith(("http://", "https://")) else name
