"""Addresses: which two are of one page."""

from functools import lru_cache
from urllib.parse import parse_qsl, urlencode, urlsplit

from readout.records import Sketch

_COUNTING = ("utm_", "fbclid", "gclid", "cmpid", "ocid", "mc_")  # what tells where a visitor came from


def same_address(one: Sketch, other: Sketch) -> bool:
    """Tell whether two reports stand at one address."""
    return bool(one.url and other.url and bare_address(one.url) == bare_address(other.url) is not None)


@lru_cache(maxsize=1 << 16)
def bare_address(url: str) -> str | None:
    """Return host, path and query without scheme, `www.`, marks within the page and what counts visitors.

    `None` for what is no page of its own: a site's front page, words that are no address.
    """
    try:
        parts = urlsplit(url if "//" in url else "//" + url)
    except ValueError:
        return None
    host = (parts.netloc.rpartition("@")[2]).lower().removeprefix("www.").removeprefix("m.")
    query = urlencode([pair for pair in parse_qsl(parts.query) if not pair[0].startswith(_COUNTING)])
    path = parts.path.rstrip("/").removesuffix("/amp")
    if "." not in host or not (path or query):
        return None
    return f"{host}{path}?{query}" if query else host + path
