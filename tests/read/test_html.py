"""Pages: the story's text, and what the page says about it. All pages here are made up."""

import io
import json
import time

import pytest

from readout.read import read_inputs
from readout.records import Problem, Report

BODY = """
<p>MOGRO, Feb 3 (Ouri Wire) &mdash; Upper Ouri&rsquo;s guards left the wall of the shared dam on Thursday,
its army said, a day after the ministers of both states had met for the first time in nine weeks.</p>
<p>The lower state&rsquo;s foreign minister, Issa Bem, welcomed the step and called for talks about the canals, which
have been dry since the middle of January.</p>
<p>Related article: <a href="/2019/02/14/canal-fire">Canal fire kills nine</a></p>
<p>Farmers in Talla marched to the governor&rsquo;s house with empty cans and demanded that their debts be forgiven.</p>
"""
ARTICLE = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Guards leave dam",
    "datePublished": "2022-02-03T18:20:00+01:00",
    "author": [{"@type": "Person", "name": "Ada Lund"}, {"@type": "Person", "name": "Bo Dahl"}],
    "publisher": {"@type": "Organization", "name": "The Talla Post"},
    "mainEntityOfPage": "https://tallapost.example/world/guards-leave-dam",
    "inLanguage": "en-GB",
}
RELATED = {"@type": "NewsArticle", "headline": "Canal fire kills nine", "datePublished": "2019-02-14"}


def page(head: str = "", body: str = BODY, html: str = '<html lang="en">', before: str = "", after: str = "") -> str:
    return f"""<!DOCTYPE html>{html}<head><title>Guards leave dam | The Talla Post</title>{head}</head><body>
<nav><a href="/">Home</a> <time datetime="1999-01-01">1 January 1999</time></nav>{before}
<article><h1>Guards leave dam</h1>{body}</article>{after}
<aside><h3>More</h3><a href="/2019/02/14/canal-fire">Canal fire <time datetime="2019-02-14">2019</time></a></aside>
<footer>(c) 2031 The Talla Post</footer></body></html>"""


def ld(*things: object) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(thing)}</script>' for thing in things)


def read(markup: str | bytes) -> Report:
    data = markup.encode() if isinstance(markup, str) else markup
    (found,) = read_inputs(["-"], stdin=io.BytesIO(data))
    assert isinstance(found, Report), found
    return found


def test_a_page_with_json_ld() -> None:
    canonical = '<link rel="canonical" href="https://tallapost.example/world/guards-leave-dam">'
    report = read(page(head=canonical + ld(ARTICLE)))
    assert report.title == "Guards leave dam"
    assert (report.published, report.published_basis) == ("2022-02-03T18:20:00+01:00", "page")
    assert report.publisher == "The Talla Post"
    assert report.byline == "Ada Lund, Bo Dahl"
    assert report.url == "https://tallapost.example/world/guards-leave-dam"
    assert report.language == "en"
    assert report.dateline is not None
    assert (report.dateline.place, report.dateline.agency, report.dateline.day) == ("Mogro", "Ouri Wire", "2022-02-03")
    assert "Upper Ouri’s guards left the wall of the shared dam on Thursday, its army said, a day after" in report.text
    assert "Canal fire" not in report.text
    assert "2031" not in report.text
    assert "Home" not in report.text


def test_the_article_is_found_among_other_things() -> None:
    graph = {
        "@graph": [
            {"@type": "WebSite", "name": "x"},
            RELATED,
            {**ARTICLE, "author": {"@id": "#a"}},
            {"@id": "#a", "name": "Cem Oz"},
        ]
    }
    report = read(page(head=ld([{"@type": "BreadcrumbList"}], graph)))
    assert report.published == "2022-02-03T18:20:00+01:00"
    assert report.byline == "Cem Oz"


def test_a_related_article_is_not_taken_for_the_story() -> None:
    lists = {"@type": "ItemList", "itemListElement": [RELATED], "mainEntity": RELATED}
    report = read(page(head=ld(lists, RELATED, {**RELATED, "headline": "Another far thing"})))
    assert report.published is None


def test_a_page_with_meta_tags_only() -> None:
    metas = {
        "og:title": "Guards leave dam - The Talla Post",
        "og:site_name": "The Talla Post",
        "og:url": "https://tallapost.example/a/1",
        "og:locale": "en_GB",
        "article:published_time": "2022-02-03T17:20:00Z",
        "article:author": "https://facebook.example/ada",
    }
    head = "".join(f'<meta property="{name}" content="{value}"/>' for name, value in metas.items())
    report = read(page(head=head + "<meta name=author content='By Ada Lund'>", html="<html>"))
    assert report.title == "Guards leave dam"
    assert (report.published, report.published_basis) == ("2022-02-03T17:20:00+00:00", "page")
    assert report.publisher == "The Talla Post"
    assert report.byline == "Ada Lund"
    assert report.url == "https://tallapost.example/a/1"
    assert report.language == "en"


@pytest.mark.parametrize("name", ["citation_publication_date", "dc.date.issued", "parsely-pub-date", "DC.date"])
def test_other_meta_dates(name: str) -> None:
    assert read(page(head=f'<meta name="{name}" content="2022/02/03">')).published == "2022-02-03"


def test_the_time_under_the_heading_is_the_date() -> None:
    time_tag = '<p class="meta"><time datetime="2022-02-03T09:00:00+01:00">3 Feb</time></p>'
    assert read(page(body=time_tag + BODY)).published == "2022-02-03T09:00:00+01:00"


def test_times_of_other_stories_and_clocks_are_not() -> None:
    clock = '<div><time datetime="2031-05-05">today</time></div>'
    later = '<h2>Latest</h2><div><time datetime="2019-02-14">14 Feb</time> Canal fire</div>'
    report = read(page(before=clock, after=later))
    assert report.published is None
    assert report.dateline is not None
    assert report.dateline.day == "--02-03"


def test_a_saved_page_tells_where_it_came_from() -> None:
    saved = "<!-- saved from url=(0047)https://www.reuters.com/world/guards-leave-dam/ -->" + page()
    report = read(saved)
    assert report.url == "https://www.reuters.com/world/guards-leave-dam/"
    assert report.publisher == "Reuters"


@pytest.mark.parametrize(
    ("encoding", "label"),
    [
        ("utf-8", "utf-8"),
        ("windows-1252", "windows-1252"),
        ("windows-1252", "iso-8859-1"),
        ("utf-8", "windows-1252"),
        ("utf-8-sig", "iso-8859-1"),
        ("utf-16", "utf-16"),
        ("koi8-r", "koi8-r"),
        ("utf-8", "no-such-thing"),
    ],
)
def test_encodings(encoding: str, label: str) -> None:
    words = "Дамба открыта" if encoding == "koi8-r" else "“Café” – naïve"
    body = BODY + f"<p>The minister read out a note that said {words}, and then he left the hall without a word.</p>"
    report = read(page(head=f'<meta charset="{label}">', body=body).encode(encoding))
    assert words in report.text


def test_a_broken_script_does_no_harm() -> None:
    broken = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "x</script>'
    report = read(page(head=broken + '<meta property="article:published_time" content="2022-02-03">'))
    assert report.published == "2022-02-03"


def test_the_text_in_json_ld_stands_in_for_a_missing_one() -> None:
    words = "The guards left the wall of the dam on Thursday, the army said. Farmers in Talla were glad of it."
    report = read(f"<html><head>{ld({**ARTICLE, 'articleBody': words})}</head><body><div id=app></div></body></html>")
    assert report.text == words


@pytest.mark.parametrize(
    "bomb",
    [
        "<div>" * 200_000,
        "<b>" * 200_000,
        "<ul><li>" * 100_000,
        "<table><tr><td>" * 100_000,
        "<!--" * 500_000,
        "<" * 1_000_000,
        '<a "' * 200_000,
        "<a '\">" * 200_000,
        "<script>" * 200_000,
        "<br>word" * 100_000,
        "<p>" + "&amp;" * 500_000,
    ],
    ids=["div", "b", "ul", "table", "comment", "less", "quote", "quotes", "script", "br", "entity"],
)
def test_bombs_are_read_or_refused_soon(bomb: str) -> None:
    start = time.perf_counter()
    words = "<p>The guards left the wall of the dam on Thursday.</p>"
    (found,) = read_inputs(["-"], stdin=io.BytesIO(f"<html><body>{words}{bomb}".encode()))
    assert time.perf_counter() - start < 20
    if isinstance(found, Report):
        assert found.text.startswith("The guards left the wall of the dam on Thursday.")
    else:
        assert "too long" in found.message


@pytest.mark.parametrize(
    ("markup", "why"),
    [
        ("<html><body></body></html>", "empty"),
        ('<?xml version="1.0"?>\n<rss version="2.0"><channel></channel></rss>', "feed"),
        ("<html>" + "<p>x</p>" * 300_000, "too long"),
        ("<html><body>" + "x" * 9_000_000, "too long"),
    ],
)
def test_what_is_no_story_is_a_problem(markup: str, why: str) -> None:
    (found,) = read_inputs(["-"], stdin=io.BytesIO(markup.encode()))
    assert isinstance(found, Problem)
    assert why in found.message


@pytest.mark.parametrize("charset", ["punycode", "idna", "unicode_escape", "utf-7", "zlib", "no-such"])
def test_a_charset_that_is_none_of_pages_is_not_believed(charset: str) -> None:
    words = "The guards left the wall of the dam on Thursday, said the army. " + "9a" * 100_000
    page = f'<html><head><meta charset="{charset}"></head><body><p>{words} \\u0041-é</p></body></html>'.encode("cp1252")
    start = time.perf_counter()
    (found,) = read_inputs(["-"], stdin=io.BytesIO(page))
    assert time.perf_counter() - start < 15
    assert isinstance(found, Problem) if charset == "zlib" else found.text.endswith("\\u0041-é")  # type: ignore[union-attr]
