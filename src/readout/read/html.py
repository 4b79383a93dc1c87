"""Web pages: what the page says about its story, and the story's text."""

from dataclasses import replace

from readout.errors import InputError
from readout.read.compose import MAX_CHARACTERS, Known, compose_report
from readout.read.feed_xml import find_root
from readout.read.html_body import extract_body
from readout.read.page_facts import PageFacts, read_facts
from readout.records import Report

MAX_PAGE = 8 << 20  # bytes
_MOST_TAGS = 450_000  # openings of tags; a page of news has a few thousand
_OTHERS = frozenset("rss feed rdf urlset sitemapindex newsitem newsmessage nitf".split())  # outermost elements


def page_report(page: str, defaults: Known) -> Report:
    """Return the report of a page's markup; `InputError` if there is no story in it."""
    if (root := find_root(page)[0]) in _OTHERS:
        raise InputError(f"not a page: a feed, a map of a site or an agency's XML ({root})")
    if page.count("<") > _MOST_TAGS:
        raise InputError(f"too long: more than {_MOST_TAGS:,} tags")
    facts = read_facts(page)
    body = extract_body(page)
    if facts.body and len(body) < 0.5 * len(facts.body):
        body = facts.body
    if not body.strip():
        raise InputError("empty: no text of a story on this page")
    if len(body) > MAX_CHARACTERS:
        raise InputError(f"too long: {len(body):,} characters, the limit for one report is {MAX_CHARACTERS:,}")
    return compose_report(body, _known(facts, defaults))


def _known(facts: PageFacts, defaults: Known) -> Known:
    return replace(
        defaults,
        title=facts.title,
        published=facts.published,
        basis="page",
        publisher=facts.publisher,
        byline=facts.byline,
        url=facts.url,
        language=facts.language,
    )
