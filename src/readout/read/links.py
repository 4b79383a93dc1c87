"""Lines that are nothing but links: what they tell of author and publisher, never a date."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from readout.lexicon.agencies import load_agencies
from readout.read.vocabulary import load_outlets

_LINK = re.compile(
    r"[<(\[]?\s*(?:(?:link|url|source|via|more at)\s*:\s*)?(?:https?://|www\.)[^\s<>]+\s*[>)\]]?\.?", re.IGNORECASE
)
_MARKED = re.compile(r"[*•-]?\s*!?\[[^\]\n]{0,200}\]\((?:https?:)?//[^\s)]+\)")
_AUTHOR = re.compile(
    r"/(?:authors?|byline|by|profile|journalists?|reporters?|people|staff|correspondents?)/([^/?#]{2,60})"
)
_HOST = re.compile(r"[a-z0-9.-]{1,253}")


def is_link(paragraph: str) -> bool:
    """Tell whether a line holds one link or several and nothing else."""
    if len(paragraph) > 4000 or ("//" not in paragraph and "www." not in paragraph):
        return False
    text = paragraph.strip()
    if _LINK.fullmatch(text) or _MARKED.fullmatch(text):
        return True
    words = text.split()
    return len(words) > 1 and all(_LINK.fullmatch(word) for word in words)


def link_author(links: Sequence[str]) -> str | None:
    """Return the author that an author link names (`…/author/afp` is AFP), `None` if there is none."""
    for link in links:
        match = _AUTHOR.search(link)
        if match is None:
            continue
        slug = re.sub(r"\.\w{2,4}$", "", match[1].strip(").]>").casefold())
        if re.fullmatch(r"[^\W\d]+(?:[-_.][^\W\d]+){0,4}", slug):
            return load_agencies().get(slug) or " ".join(part.capitalize() for part in re.split(r"[-_.]", slug))
    return None


def host_of(link: str) -> str | None:
    """Return the host of a link in lower case without `www.`, `None` where there is none."""
    start = link.find("//")
    address = link[start:] if start >= 0 else "//" + link[max(link.find("www."), 0) :]
    try:
        host = (urlsplit(address.strip("<>()[] ")).hostname or "").removeprefix("www.")
    except ValueError:
        return None
    return host if "." in host and _HOST.fullmatch(host) else None


def publisher_of(link: str) -> str | None:
    """Return the outlet that publishes under the link's host, else the host; `None` for hosts of others' words."""
    host = host_of(link)
    if host is None:
        return None
    outlets, parts = load_outlets(), host.split(".")
    for first in range(len(parts) - 1):
        parent = ".".join(parts[first:])
        if parent in outlets:
            return outlets[parent]
    return host


def links_publisher(links: Sequence[str]) -> str | None:
    """Return the publisher that bare links hint at: the author link's, else one that all of them share."""
    for link in links:
        if _AUTHOR.search(link) and (publisher := publisher_of(link)):
            return publisher
    shared = {publisher for link in links if (publisher := publisher_of(link))}
    return shared.pop() if len(shared) == 1 else None
