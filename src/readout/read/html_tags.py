"""A scanner for HTML that goes over the page once, never calls itself, and holds nothing but its place.

It serves to read what a page says about itself, to measure how deep it nests, and to get at the text of pages that
a parser with a tree should not be asked to hold.
"""

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

_START = re.compile(r"<(?=[a-zA-Z/!?])")
_NAME = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,40})")
_ATTRIBUTE = re.compile(r"([^\s\"'=<>/]+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?")
_RAW = {
    name: re.compile(rf"</{name}\b", re.IGNORECASE)
    for name in ("script", "style", "textarea", "title", "noscript", "iframe", "svg", "template")
}
_NO_DEPTH = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li td th tr dt dd option optgroup thead "
    "tbody tfoot colgroup caption rb rt rp html head body".split()
)


class Piece(NamedTuple):
    """A piece of a page: `kind` is open, close, raw (what is inside a script or title), comment or text."""

    kind: str
    name: str
    text: str  # of an open tag its attributes as written


def scan_page(page: str) -> Iterator[Piece]:
    """Give the pieces of a page in order, in time linear in its length whatever is wrong with it."""
    at, size = 0, len(page)
    while at < size:
        found = _START.search(page, at)
        start = found.start() if found else size
        if start > at:
            yield Piece("text", "", page[at:start])
        if start == size:
            return
        piece, at = _scan_tag(page, start)
        yield piece
        if piece.kind == "open" and piece.name in _RAW and not piece.text.endswith("/"):
            match = _RAW[piece.name].search(page, at)
            end = match.start() if match else size
            yield Piece("raw", piece.name, page[at:end])
            at = end


def _scan_tag(page: str, start: int) -> tuple[Piece, int]:
    if page.startswith("<!--", start):
        end = page.find("-->", start + 4)
        end = len(page) if end < 0 else end
        return Piece("comment", "", page[start + 4 : end]), end + 3
    match = _NAME.match(page, start)
    end = _tag_end(page, start)
    if match is None:
        return Piece("comment", "", page[start + 2 : end]), end + 1
    kind = "close" if match[1] else "open"
    return Piece(kind, match[2].lower(), page[match.end() : end].rstrip()), end + 1


def _tag_end(page: str, start: int) -> int:
    """Return where the tag's `>` stands; one inside quotes does not count."""
    end = page.find(">", start)
    if end < 0:
        return len(page)
    for quote in "\"'":
        if page.count(quote, start, end) % 2:
            closing = page.find(quote, end)
            after = page.find(">", closing) if closing >= 0 else -1
            if after >= 0 and "<" not in page[end:closing]:
                return after
    return end


def read_attributes(written: str) -> dict[str, str]:
    """Return the attributes of a tag, names in lower case, values without quotes and entities."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(written[:20_000]):
        value = (match[2] or "").strip("\"'")
        found.setdefault(match[1].lower(), html.unescape(value) if "&" in value else value)
    return found


def measure_page(page: str) -> tuple[int, int]:
    """Return how deep the tags of a page nest, and how many tags it has."""
    depth = deepest = tags = 0
    still_open: dict[str, int] = {}
    for kind, name, text in scan_page(page):
        if kind not in ("open", "close"):
            continue
        tags += 1
        if name in _NO_DEPTH or text.endswith("/"):
            continue
        if kind == "open":
            still_open[name] = still_open.get(name, 0) + 1
            depth += 1
            deepest = max(deepest, depth)
        elif still_open.get(name):
            still_open[name] -= 1
            depth -= 1
    return deepest, tags
