"""Feeds: every form gives the same reports, whole or as summaries; what is broken in one entry stays there."""

from __future__ import annotations

import io
import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout.read import read_inputs, read_stream
from readout.read.feeds import parse_feed
from readout.records import Problem, Report

FIRST = "The guards left the wall of the dam on Thursday, the army of Upper Ouri said."
SECOND = "Nobody was hurt, a doctor said."
LONG = f"<p>{FIRST}</p><p>{SECOND} <a href='/more'>Map</a></p>"
SHORT = "The guards left the wall of the dam."
URL = "https://post.ouri.example/dam"
NAMESPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom"'
)


def escaped(markup: str) -> str:
    return markup.replace("&", "&amp;").replace("<", "&lt;")


RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">
<rss version="2.0" {NAMESPACES}><channel><title>Ouri Post</title><link>https://post.ouri.example/</link>
<atom:link rel="self" href="https://post.ouri.example/feed"/><language>en-GB</language>
<item><title>Dam quiet &amp; dry</title><link>{URL}</link><guid isPermaLink="false">tag:1</guid>
<media:title>Picture</media:title><media:description>A wall</media:description>
<description>{escaped(SHORT)}</description><content:encoded><![CDATA[{LONG}]]></content:encoded>
<dc:creator>Ada Lund</dc:creator><pubDate>Tue, 23 Nov 2021 14:05:00 +0000</pubDate></item></channel></rss>"""
RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
{NAMESPACES}><channel rdf:about="https://post.ouri.example/"><title>Ouri Post</title><dc:language>en</dc:language>
</channel><item rdf:about="{URL}"><title>Dam quiet &amp; dry</title><link>{URL}</link><description>{SHORT}</description>
<content:encoded>{escaped(LONG)}</content:encoded><dc:creator>Ada Lund</dc:creator>
<dc:date>2021-11-23T14:05:00Z</dc:date></item></rdf:RDF>"""
ATOM = f"""<?xml version="1.0"?><!-- made by hand --><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"
xml:base="https://post.ouri.example/"><title>Ouri Post</title><link rel="self" href="/feed"/><id>urn:feed</id>
<link href="https://post.ouri.example/"/><entry><title type="html">Dam quiet &amp;amp; dry</title><link rel="enclosure"
href="https://post.ouri.example/a.mp3"/><link href="dam"/><id>urn:1</id><author><name>Ada Lund</name></author>
<published>2021-11-23T14:05:00Z</published><updated>2021-11-25T00:00:00Z</updated><summary>{SHORT}</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{LONG}</div></content></entry></feed>"""
JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Ouri Post",
        "language": "en",
        "items": [
            {
                "id": "1",
                "url": URL,
                "title": "Dam quiet & dry",
                "content_html": LONG,
                "summary": SHORT,
                "date_published": "2021-11-23T14:05:00Z",
                "authors": [{"name": "Ada Lund"}],
            }
        ],
    }
)


def read(feed: str | bytes, name: str = "-") -> tuple[list[Report], list[str]]:
    data = feed.encode() if isinstance(feed, str) else feed
    found = list(read_stream(io.BytesIO(data), name))
    problems = [one.message for one in found if isinstance(one, Problem)]
    return [one for one in found if isinstance(one, Report)], problems


def rss(*items: str) -> str:
    return f'<rss version="2.0" {NAMESPACES}><channel><title>Ouri Post</title>{"".join(items)}</channel></rss>'


@pytest.mark.parametrize("feed", [RSS, RDF, ATOM, JSON, json.dumps(json.loads(JSON), indent=1)])
def test_every_form_gives_the_same_report(feed: str) -> None:
    (report,), problems = read(feed)
    assert not problems
    assert (report.title, report.text) == ("Dam quiet & dry", f"{FIRST}\n\n{SECOND} Map")
    assert (report.url, report.publisher, report.byline) == (URL, "post.ouri.example", "Ada Lund")
    assert (report.published, report.published_basis, report.language) == ("2021-11-23T14:05:00+00:00", "given", "en")
    for paragraph in report.paragraphs:
        assert paragraph.span.cut(report.text) in (FIRST, f"{SECOND} Map")


def test_files_of_a_folder_and_standard_input(tmp_path: Path) -> None:
    for name, feed in (("a.rss", RSS), ("b.atom", ATOM), ("c.xml", RDF), ("d.json", JSON), ("e.feed", RSS)):
        (tmp_path / name).write_text(feed)
    assert [Path(one.source or "").name for one in read_inputs([str(tmp_path)])] == [
        "a.rss",
        "b.atom",
        "c.xml",
        "d.json",
    ]
    assert len(list(read_inputs(["-", str(tmp_path / "e.feed")], stdin=io.BytesIO(RDF.encode())))) == 2


def test_summaries_are_read_and_told_as_such() -> None:
    items = [
        f"<item><link>{URL}/1</link><description>{SHORT}</description></item>",
        f"<item><link>{URL}/2</link><content:encoded>{SHORT} [&#8230;]</content:encoded></item>",
        f"<item><link>{URL}/3</link><content:encoded>{escaped(LONG)}</content:encoded></item>",
    ]
    reports, problems = read(rss(*items))
    assert [report.url for report in reports] == [f"{URL}/1", f"{URL}/2", f"{URL}/3"]
    assert problems == [
        "2 of 3 entries are summaries, read as they are; their pages are read from the feed's address, or with --follow"
    ]


def test_what_is_wrong_with_an_entry_stays_there() -> None:
    whole = f"<item><content:encoded>{escaped(LONG)}</content:encoded><pubDate>soon</pubDate></item>"
    reports, problems = read(rss(f"<item><title>Only this</title><link>{URL}</link></item>", "<item/>", whole))
    assert [report.publisher for report in reports] == ["Ouri Post"]
    assert problems == [
        "entry 1, 'Only this': no text in the feed; "
        f"its story is at {URL}: read that address, or the feed with --follow",
        "entry 2: no text and no address in the feed",
        "entry 3: published is not a date: 'soon'; read without it",
    ]
    assert read(rss())[1] == ["no entries in this feed"]


def test_broken_xml_is_mended_and_told() -> None:
    first = f"<item><content:encoded>{escaped(LONG)}</content:encoded></item>"
    reports, problems = read(rss(first, f"<item><description>{SHORT} AT&T &eacute;")[: -len("</channel></rss>")])
    assert [report.text for report in reports] == [f"{FIRST}\n\n{SECOND} Map", f"{SHORT} AT&T é"]
    assert problems[0].startswith("broken XML: ") and problems[0].endswith("the entry there may lack words")
    assert not read(rss(first, f"<item><content:encoded>B&B, {SHORT}</content:encoded></item>"))[1]


def test_a_moment_of_change_is_no_day_of_publication_but_better_than_none() -> None:
    entry = (
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry>{}<updated>2021-11-25T00:00:00Z</updated>{}</entry></feed>"
    )
    body = f"<content>{FIRST}</content>"
    assert read(entry.format("<published>2021-11-23</published>", body))[0][0].published == "2021-11-23"
    assert read(entry.format("", body))[0][0].published == "2021-11-25T00:00:00+00:00"
    dated = f"<content>TALLA, 3 May 2014 (SC) - {FIRST}</content>"
    assert read(entry.format("", dated))[0][0].published_basis == "dateline"


def test_who_had_it_first_is_its_publisher_and_addresses_of_mail_are_no_author() -> None:
    item = (
        f"<item><link>https://news.example/x</link><guid>{URL}</guid><description>{SHORT}</description>"
        '<source url="https://o.example/feed">Other Paper</source><author>desk@o.example (Bo Dahl)</author></item>'
    )
    (report,), _ = read(rss(item))
    assert (report.publisher, report.byline, report.url) == ("Other Paper", "Bo Dahl", "https://news.example/x")


def test_a_blogs_credit_is_no_part_of_the_story() -> None:
    text = f"<p>{FIRST}</p><p>The post <a href='x'>Dam</a> appeared first on <a href='y'>Ouri Post</a>.</p>"
    (report,), _ = read(rss(f"<item><content:encoded>{escaped(text)}</content:encoded></item>"))
    assert report.text == FIRST


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1251", "iso-8859-1"])
def test_encodings(encoding: str) -> None:
    words = "Стража ушла, сказали вчера." if encoding == "windows-1251" else "Die Wächter gingen, sagte er."
    feed = f'<?xml version="1.0" encoding="{encoding}"?>' + rss(f"<item><description>{words}</description></item>")
    assert read(feed.encode(encoding), "a.xml")[0][0].text == words


def test_bombs_and_entities_of_files_do_nothing(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha"}">' for n in range(12))
    for declared, used in ((levels, "&a11;"), (f'<!ENTITY x SYSTEM "file://{tmp_path}/secret">', "&x;")):
        feed = f"<!DOCTYPE rss [{declared}]>" + rss(f"<item><description>{SHORT} {used}</description></item>")
        start = time.monotonic()
        (report,), _ = read(feed)
        assert report.text == f"{SHORT} {used}"
        assert time.monotonic() - start < 1
    deep = "<item>" * 50_000
    assert "broken XML" in read(rss(deep))[1][0]


def test_a_feed_too_long_is_refused() -> None:
    assert "too long" in read(b"<rss>" + b" " * (33 << 20), "a.xml")[1][0]


def test_a_page_is_no_feed_and_other_xml_neither() -> None:
    assert "not a page" in read("<?xml version='1.0'?><urlset><url/></urlset>", "map.xml")[1][0]
    assert read(f"<html><body><feed/><p>{FIRST} {SECOND}</p></body></html>")[0][0].text == f"{FIRST} {SECOND}"


_PIECES = st.sampled_from(
    "<item> </item> <entry> <title> </title> <link> <description> </description> <![CDATA[ ]]> &amp; &x; &#0; &eacute; "
    '<content:encoded> <!-- --> <?p ?> <!DOCTYPE [ ]> <a:b> <guid isPermaLink="x"> http://x/ \x00 \ud800 ü'.split(" ")
)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(["rss", "feed", "rdf:RDF"]), st.lists(_PIECES | st.text(max_size=8), max_size=40))
def test_anything_is_read_or_told(root: str, pieces: list[str]) -> None:
    feed = f"<{root}><channel>{' '.join(pieces)}</channel></{root}>"
    for found in read_stream(io.BytesIO(feed.encode("utf-8", "surrogatepass")), "a.xml"):
        if isinstance(found, Report):
            assert all(0 <= part.span.start < part.span.end <= len(found.text) for part in found.paragraphs)
        else:
            assert found.message


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["name", "url", "x"]), inner),
    max_leaves=5,
)
_NAMES = "id url external_url title content_html content_text summary date_published authors author language".split()


@settings(max_examples=50, deadline=None)
@given(st.lists(st.dictionaries(st.sampled_from(_NAMES), _VALUES) | _VALUES, max_size=4), _VALUES)
def test_any_json_feed_is_read_or_told(items: list[object], other: object) -> None:
    feed = {"version": "https://jsonfeed.org/version/1", "items": items, "language": other, "title": other}
    assert list(read_stream(io.BytesIO(json.dumps(feed).encode()), "a.json"))


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=200))
def test_words_survive(words: str) -> None:
    feed = rss(f"<item><title>{words.replace('&', '&amp;').replace('<', '&lt;')}</title></item>")
    (entry,) = parse_feed(feed).entries
    if not any(mark in words for mark in "<&"):
        assert (entry.title or "") == " ".join(words.split())
