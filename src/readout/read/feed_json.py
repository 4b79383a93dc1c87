"""JSON Feed: a feed as one JSON object, told by its `version`."""

from collections.abc import Iterator, Mapping
from typing import Any

from readout.read.entries import Entry, Feed, choose_text, strip_markup
from readout.read.feeds import web_address
from readout.read.fields import as_string
from readout.read.page_facts import first_language

VERSION = "jsonfeed.org/version/"


def is_json_feed(document: Any) -> bool:
    """Tell whether a JSON document is a feed."""
    return isinstance(document, Mapping) and VERSION in str(document.get("version"))[:60]


def parse_json_feed(document: Mapping[str, Any], base: str | None = None) -> Feed:
    """Return the feed that a JSON document is; items that are no objects are entries without anything."""
    base = as_string(document.get("feed_url")) or base or as_string(document.get("home_page_url"))
    items = document.get("items")
    language = first_language([as_string(document.get("language")) or ""])
    entries = (_entry(item, number, base, language) for number, item in enumerate(_list(items), 1))
    return Feed(title=as_string(document.get("title")), entries=tuple(entries))


def _entry(item: Any, number: int, base: str | None, language: str | None) -> Entry:
    if not isinstance(item, Mapping):
        return Entry(number=number)
    told = {str(name): text for name, value in item.items() if (text := as_string(value))}
    content = told.get("content_text") or strip_markup(told.get("content_html", ""))
    text, whole = choose_text(content, strip_markup(told.get("summary", "")))
    urls = (web_address(told.get(name, ""), base if name != "id" else None) for name in ("url", "external_url", "id"))
    names = list(filter(None, (as_string(one) for one in (*_list(item.get("authors")), item.get("author")))))
    return Entry(
        number=number,
        title=told.get("title"),
        text=text,
        whole=whole,
        url=next(filter(None, urls), None),
        published=told.get("date_published"),
        updated=told.get("date_modified"),
        byline=", ".join(dict.fromkeys(names[:8])) or None,
        language=first_language([told.get("language", "")]) or language,
    )


def _list(value: Any) -> Iterator[Any]:
    return iter(value if isinstance(value, list) else ())
