"""Markup that can't be broken by what stands in it: all text is escaped unless it was made here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from urllib.parse import urlsplit

# No character of HTML, or one that turns the writing direction of all that follows.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_VOID = ("meta", "br", "hr")


class Html(str):
    """Markup made by `tag`; any other text is not markup."""

    __slots__ = ()


Child = Html | str | None


def tag(name: str, /, *children: Child, **attributes: str | None) -> Html:
    """Return an element; children that are plain text are escaped, `None` is left out, `class_` stands for class."""
    given = ((key.rstrip("_").replace("_", "-"), value) for key, value in attributes.items() if value is not None)
    head = "".join(f' {key}="{_clean(value)}"' for key, value in given)
    if name in _VOID:
        return Html(f"<{name}{head}>")
    return Html(f"<{name}{head}>{join(children)}</{name}>")


def join(children: Iterable[Child], between: str = "") -> Html:
    """Return children one after the other, with a text between two."""
    parts = (child if isinstance(child, Html) else _clean(child) for child in children if child is not None)
    return Html(_clean(between).join(parts))


def told(words: str | None) -> Html | None:
    """Return words from outside, kept from turning the direction of what stands around them; `None` where empty."""
    return tag("bdi", words) if words else None


def link(address: str | None, *children: Child) -> Html:
    """Return a link to an address from outside; only the children where it is none of the web."""
    return (
        tag("a", *children, href=address, rel="noopener noreferrer")
        if address and is_web(address)
        else tag("span", *children)
    )


def is_web(address: str) -> bool:
    """Tell whether an address is of http or https, with a host."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and address.isprintable()


def rows(*lines: Iterable[Child], head: Iterable[Child]) -> Html:
    """Return a table with a head."""
    top = tag("thead", tag("tr", *(tag("th", cell, scope="col") for cell in head)))
    body = tag("tbody", *(tag("tr", *(tag("td", cell) for cell in line)) for line in lines))
    return tag("div", tag("table", top, body), class_="wide")


def _clean(text: str) -> str:
    return escape(_TURNING.sub("", _UNFIT.sub("\ufffd", text)))
