"""robots.txt: the group for us, the longest pattern, and anything at all without a fault."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from readout.fetch.robots import LONGEST_DELAY, parse_robots

TEXT = """\
User-agent: other
Disallow: /

User-agent: *
Disallow: /archive/   # old ones
Allow: /archive/open
Disallow: /*.pdf$
Disallow: /search?
Crawl-delay: 2

Sitemap: https://x.example/map.xml
"""


def test_the_longest_pattern_decides() -> None:
    robots = parse_robots(TEXT)
    assert robots.delay == 2.0
    assert robots.allows("/") and robots.allows("/news/1") and robots.allows("/archive/open/1")
    assert robots.allows("/a.pdf.html") and robots.allows("/archives")
    for path in ("/archive/1", "/a/b.pdf", "/search?q=1", "/%61rchive/1"):
        assert not robots.allows(path)


def test_a_group_that_names_us_goes_before_that_for_all() -> None:
    robots = parse_robots("User-agent: x\nUser-agent: Readout/2.0\nDisallow: /no\n\nUser-agent: *\nDisallow: /")
    assert robots.allows("/yes") and not robots.allows("/no")
    assert parse_robots("User-agent: *\nDisallow:").allows("/x")
    assert parse_robots("User-agent: *\nDisallow: /\nAllow: /$").allows("/")
    assert not parse_robots("User-agent: *\nDisallow: /").allows("/x")
    assert parse_robots("").allows("/x")


def test_a_site_cannot_make_us_wait_for_ever() -> None:
    assert parse_robots("User-agent: *\nCrawl-delay: 99999").delay == LONGEST_DELAY
    assert parse_robots("User-agent: *\nCrawl-delay: nan\nDisallow: /x").delay == 0.0


def test_patterns_take_no_time() -> None:
    robots = parse_robots("User-agent: *\n" + f"Disallow: /{'*a' * 500}b\n" * 50)
    start = time.monotonic()
    assert robots.allows("/" + "a" * 4000)
    assert time.monotonic() - start < 2


@given(st.text(), st.text())
def test_anything_can_be_parsed(text: str, path: str) -> None:
    assert parse_robots(text).allows(path) in (True, False)
