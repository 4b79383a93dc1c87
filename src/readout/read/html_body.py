"""The story's text out of a page: by trafilatura, or by a plain scan where a page is too deep or too big for a tree."""

import html
import logging

from readout.read.html_tags import measure_page, scan_page

_DEEPEST = 200  # nesting of tags; pages of news stay under 60
_MOST_TAGS = 20_000
_LONGEST = 3_000_000  # characters
_DROPPED = frozenset("nav aside footer header form button select figcaption figure menu dialog".split())
_BREAKS = frozenset(
    "p div br li ul ol h1 h2 h3 h4 h5 h6 section article main blockquote table tr dd dt dl pre hr address title body "
    "nav aside footer header form figure figcaption".split()
)


def extract_body(page: str) -> str:
    """Return the text of the story, a paragraph a line; empty if the page has none."""
    deepest, tags = measure_page(page)
    if deepest > _DEEPEST or tags > _MOST_TAGS or len(page) > _LONGEST:
        return scan_body(page)
    text = _extract(page)
    return scan_body(page) if not text or _is_layout(text) else text


def _is_layout(text: str) -> bool:
    """Tell whether most of a text stands in table rows: an old page laid out with tables, no table of figures."""
    rows = sum(len(line) for line in text.splitlines() if line.startswith("|"))
    return rows > len(text) / 2


def _extract(page: str) -> str:
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # its complaints are our problems
    text = trafilatura.extract(
        page, output_format="txt", include_comments=False, include_tables=True, with_metadata=False, deduplicate=False
    )
    return str(text or "")


def scan_body(page: str) -> str:
    """Return all text of a page that is not in menus, headers, footers, forms, scripts or captions."""
    parts: list[str] = []
    dropped: dict[str, int] = {}
    inside = 0
    for kind, name, text in scan_page(page):
        if kind == "text" and not inside:
            words = " ".join(html.unescape(text).split())
            parts.append(f"{' ' * text[:1].isspace()}{words}{' ' * text[-1:].isspace()}")
        elif name in _BREAKS:
            parts.append("\n\n")
        if name not in _DROPPED or kind not in ("open", "close"):
            continue
        if kind == "open":
            dropped[name] = dropped.get(name, 0) + 1
            inside += 1
        elif dropped.get(name):
            dropped[name] -= 1
            inside -= 1
    return "".join(parts)
