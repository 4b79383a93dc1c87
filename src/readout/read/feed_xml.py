"""RSS 0.9 to 2.0, RDF and Atom: the tree of a feed, and what its elements say.

No declaration of a feed is obeyed: the document type is cut off before anything parses it, so that there are no
entities of its own to unfold and nothing to load. HTML's names (`&eacute;`) are put in, which feeds use without leave.
"""

import re
from dataclasses import dataclass
from functools import cache
from html import escape
from html.entities import html5
from typing import Any

from readout.errors import InputError
from readout.text.characters import fold_spaces

_SPACES = {
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://channel.netscape.com/rdf/simple/0.9/": "",
    "http://backend.userland.com/rss2": "",
    "http://www.w3.org/2005/Atom": "atom",
    "http://purl.org/atom/ns#": "atom",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://www.w3.org/1999/xhtml": "xhtml",
    "http://www.w3.org/XML/1998/namespace": "xml",
}
_ROOT = re.compile(r"<(?:[\w.-]{1,40}:)?([\w-]{1,40})")
_SUBSET_END = re.compile(r"\]\s*>")
_LITERAL = re.compile(r"(<!\[CDATA\[.*?\]\]>)", re.DOTALL)
_ENTITY = re.compile(r"&(?:([A-Za-z][A-Za-z0-9]{1,31});|(?!#))")
_POSITION = re.compile(r", line \d+, column \d+.*|, use XML_PARSE_HUGE.*", re.DOTALL)
_XML_ENTITIES = frozenset(("amp", "lt", "gt", "quot", "apos"))
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """A feed's root element; `fault` and its `line` where the XML is broken and only what could be mended is here."""

    root: Any
    fault: str | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """An element's name: `space` is the short name of its vocabulary, empty for the feed's own."""

    space: str
    local: str


def find_root(text: str) -> tuple[str, int]:
    """Return the name of the root element in lower case and where its tag starts; an empty name where there is none."""
    at = 1 if text.startswith("\ufeff") else 0
    while True:
        at += len(text[at : at + 10_000]) - len(text[at : at + 10_000].lstrip())
        if text.startswith("<?", at):
            at = _after(text, "?>", at)
        elif text.startswith("<!--", at):
            at = _after(text, "-->", at)
        elif text[at : at + 9].upper() == "<!DOCTYPE":
            at = _after_doctype(text, at)
        else:
            match = _ROOT.match(text, at)
            return (match[1].lower(), at) if match else ("", at)


def _after(text: str, end: str, at: int) -> int:
    found = text.find(end, at)
    return found + len(end) if found >= 0 else len(text)


def _after_doctype(text: str, at: int) -> int:
    end, subset = text.find(">", at), text.find("[", at)
    if 0 <= subset < end:
        match = _SUBSET_END.search(text, subset)
        return match.end() if match else len(text)
    return end + 1 if end >= 0 else len(text)


def parse_xml(text: str) -> Tree:
    """Return the tree of a feed's XML, mended as far as it goes where it is broken. `InputError` if nothing is left."""
    from lxml import etree

    _, start = find_root(text)
    parts = _LITERAL.split(text[start:])
    parts[::2] = [_ENTITY.sub(_unfold, part) for part in parts[::2]]
    data = _FORBIDDEN.sub("", "".join(parts)).encode("utf-8")
    safe = {"resolve_entities": False, "no_network": True, "remove_comments": True, "remove_pis": True}
    try:
        return Tree(root=etree.fromstring(data, etree.XMLParser(encoding="utf-8", **safe)))
    except etree.XMLSyntaxError as error:
        line = (error.lineno or 1) + text.count("\n", 0, start)
        fault = f"broken XML: {fold_spaces(_POSITION.sub('', error.msg or 'it ends too early'))[:200]}"
    try:
        root = etree.fromstring(data, etree.XMLParser(encoding="utf-8", recover=True, **safe))
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        raise InputError(f"{fault} in line {line}")
    return Tree(root=root, fault=fault, line=line)


def _unfold(match: re.Match[str]) -> str:
    """Return what an ampersand begins: an entity of XML as it is, one of HTML as its character, else itself."""
    if match[1] is None or match[1] in _XML_ENTITIES:
        return match[0] if match[1] else "&amp;"
    return escape(html5.get(f"{match[1]};", match[0]))


@cache
def _name(tag: str, home: str) -> Name:
    address, _, local = tag[1:].rpartition("}") if tag.startswith("{") else ("", "", tag)
    if not address and ":" in local:  # a prefix that the feed never declared
        space, _, local = local.partition(":")
    else:
        space = _SPACES.get(address, address)
    return Name("" if space == home else space, local)


def name_of(element: Any, home: str = "") -> Name:
    """Return the name of an element; those of the vocabulary `home` (`atom` in an Atom feed) are the feed's own."""
    tag = element.tag
    return _name(tag, home) if isinstance(tag, str) and len(tag) < 200 else Name("?", "?")


def attribute(element: Any, name: str) -> str:
    """Return an attribute's value without its vocabulary's name before it, empty where it is not there."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return ""


def plain(element: Any) -> str:
    """Return all words in an element on one line."""
    return fold_spaces("".join(map(str, element.itertext())))


def markup(element: Any) -> str:
    """Return what is inside an element, as written: escaped HTML as HTML, elements as their tags."""
    from lxml import etree

    if not len(element):
        return str(element.text or "")
    for inner in element.iterdescendants():
        if isinstance(inner.tag, str):
            inner.tag = name_of(inner).local
    parts = [escape(element.text or "", quote=False)]
    parts += [etree.tostring(child, encoding="unicode", method="html") for child in element]
    return "".join(parts)
