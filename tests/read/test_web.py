"""Addresses: a page, a feed with the pages that it leads to, and what is asked for the second time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.utils import formatdate
from pathlib import Path

import pytest

import readout
from readout.fetch.visitor import Visitor
from readout.fetch.visits import Visit
from readout.read import read_inputs
from readout.read.web import Web
from readout.records import Problem, Report

from ..serving import Site, serve

STORY = "The guards left the wall of the dam on Thursday, the army of Upper Ouri said. Nobody was hurt there."
FEED = "application/rss+xml"


@pytest.fixture
def site() -> Iterator[Site]:
    with serve() as site:
        yield site


@dataclass
class Remembered:
    kept: dict[str, Visit] = field(default_factory=dict)

    def recall(self, address: str) -> Visit | None:
        return self.kept.get(address)

    def note(self, visit: Visit) -> None:
        self.kept[visit.address] = visit


def page(words: str, head: str = "") -> str:
    return f"<html><head><title>Dam</title>{head}</head><body><article><p>{words}</p></article></body></html>"


def feed(site: Site, *paths: str, text: str = "The guards left.") -> str:
    items = "".join(
        f"<item><title>At {path}</title><link>{site.url}{path}</link><description>{text}</description>"
        "<pubDate>Tue, 23 Nov 2021 14:05:00 GMT</pubDate></item>"
        for path in paths
    )
    return f"<rss><channel><title>Post</title>{items}</channel></rss>"


def read(*sources: str, **more: object) -> tuple[list[Report], list[Problem]]:
    visitor = Visitor(pause=lambda seconds: None)
    found = list(read_inputs(sources, web=Web(**{"visitor": visitor, **more})))  # type: ignore[arg-type]
    problems = [one for one in found if isinstance(one, Problem)]
    return [one for one in found if isinstance(one, Report)], problems


def test_a_page_is_read_from_its_address(site: Site) -> None:
    url = site.put("/story", page(STORY), media="text/html")
    ((report,), problems) = read(url)
    assert not problems
    assert (report.text, report.url, report.source, report.title) == (STORY, url, url, "Dam")
    canonical = '<link rel="canonical" href="https://post.example/story">'
    assert read(site.put("/story", page(STORY, canonical)))[0][0].url == "https://post.example/story"


def test_the_servers_word_on_the_encoding_goes_before_the_pages(site: Site) -> None:
    words = "Стража ушла со стены плотины в четверг, сообщила армия. Никто там не пострадал."
    wrong = page(words, '<meta charset="koi8-r">').encode("windows-1251")
    assert read(site.put("/ru", wrong, media="text/html; charset=windows-1251"))[0][0].text == words


def test_other_formats_are_told_by_media_type_name_or_content(site: Site) -> None:
    lines = json.dumps({"text": STORY}) + "\n"
    urls = [
        site.put("/a?x=1", lines, media="application/x-ndjson"),
        site.put("/b.jsonl?x=1", lines, media="text/plain"),
    ]
    urls += [site.put("/c.csv", f'text\n"{STORY}"\n', media="text/plain"), site.put("/d", STORY, media="text/plain")]
    reports, problems = read(*urls)
    assert [report.text for report in reports] == [STORY] * 4 and not problems


def test_the_stories_of_a_feed_are_fetched_and_dated_by_it(site: Site) -> None:
    site.put("/1", page(STORY))
    site.put("/2", page(STORY, '<meta property="article:published_time" content="2021-11-20">'))
    reports, problems = read(site.put("/feed", feed(site, "/1", "/2", "/1"), media=FEED))
    assert not problems
    assert [(report.text, report.published) for report in reports] == [
        (STORY, "2021-11-23T14:05:00+00:00"),
        (STORY, "2021-11-20"),
    ]
    assert site.paths() == ["/feed", "/robots.txt", "/1", "/2"]


def test_whole_entries_are_not_fetched_and_nothing_is_without_follow(site: Site) -> None:
    whole = feed(site, "/1").replace("description>", "content:encoded>")
    assert len(read(site.put("/whole", whole))[0]) == 1
    reports, problems = read(site.put("/short", feed(site, "/1")), follow=False)
    assert [report.text for report in reports] == ["The guards left."] and "summaries" in problems[0].message
    assert site.paths() == ["/whole", "/short"]


def test_pages_that_robots_may_not_have_are_read_as_summaries(site: Site) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /closed", media="text/plain")
    url = site.put("/feed", feed(site, "/closed/1", "/gone"))
    reports, problems = read(url)
    assert [report.text for report in reports] == ["The guards left."] * 2
    assert "robots.txt" in problems[0].message and problems[0].source == f"{site.url}/closed/1"
    assert "404" in problems[1].message and "its summary in the feed is read" in problems[1].message
    assert "/closed/1" not in site.paths()


def test_a_site_that_is_busy_is_left_alone(site: Site) -> None:
    site.put("/1", "", status=429)
    reports, problems = read(site.put("/feed", feed(site, "/1", "/2", "/3")))
    assert not reports and len(problems) == 3 and "left alone" in problems[2].message
    assert site.paths() == ["/feed", "/robots.txt", "/1"]


def test_there_is_a_pause_between_two_requests_to_a_host(site: Site) -> None:
    site.put("/robots.txt", "User-agent: *\nCrawl-delay: 7", media="text/plain")
    site.put("/1", page(STORY))
    pauses: list[float] = []
    read(site.put("/feed", feed(site, "/1", "/2")), visitor=Visitor(pause=pauses.append))
    assert [round(seconds) for seconds in pauses] == [1, 7, 7]


def test_a_feed_on_the_open_network_must_not_lead_in_here(site: Site) -> None:
    (where := site.put("/feed", feed(site, "/1")), site.put("/1", page(STORY)))
    assert "private network" in read(where, private=False)[1][0].message
    assert site.paths() == []


def test_the_second_time_only_what_is_new_is_asked_for(site: Site) -> None:
    visits, headers = Remembered(), {"ETag": '"1"', "Last-Modified": formatdate(0, usegmt=True)}
    site.put("/1", page(STORY))
    url = site.put("/feed", feed(site, "/1", "/2"), headers=headers)
    _, problems = read(url, visits=visits)
    assert len(problems) == 1  # /2 is not there, and that may last
    site.asked.clear()
    told: list[str] = []
    assert read(url, visits=visits, on_progress=told.append) == ([], [])
    assert site.paths() == ["/feed"] and site.asked[0][1]["if-none-match"] == '"1"' and "nothing new" in told[-1]
    site.asked.clear()
    site.put("/3", page(STORY + " It rained."))
    site.put("/feed", feed(site, "/3", "/1", "/2"), headers={"ETag": '"2"'})
    assert [report.text for report in read(url, visits=visits)[0]] == [STORY + " It rained."]
    assert site.paths() == ["/feed", "/robots.txt", "/3"]


def test_what_failed_for_now_is_asked_for_again(site: Site) -> None:
    visits = Remembered()
    site.put("/1", "", status=500)
    url = site.put("/feed", feed(site, "/1"), headers={"ETag": '"1"'})
    assert [len(found) for found in read(url, visits=visits)] == [0, 1]
    site.put("/1", page(STORY))
    assert [len(found) for found in read(url, visits=visits)] == [1, 0]


def test_an_entry_that_changed_is_fetched_again(site: Site) -> None:
    visits = Remembered()
    site.put("/1", page(STORY))
    url = site.put("/feed", feed(site, "/1"))
    assert len(read(url, visits=visits)[0]) == 1 and len(read(url, visits=visits)[0]) == 0
    site.put("/feed", feed(site, "/1", text="The guards left, and came back."))
    assert len(read(url, visits=visits)[0]) == 1


def test_a_file_of_a_feed_is_followed_only_when_asked(site: Site, tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(feed(site, "/1"))
    reports, problems = read(str(path))
    assert [report.text for report in reports] == ["The guards left."] and not site.asked
    # A file may have come from anywhere: it leads to the open network alone.
    assert "private network" in read(str(path), follow=True)[1][0].message and not site.asked
    assert problems


def test_what_is_no_address_of_the_web_is_told(site: Site) -> None:
    for source in ("ftp://example.org/x", "file:///etc/passwd", "http://"):
        ((problem,),) = [read(source)[1]]
        assert "http" in problem.message and problem.source == source


def test_only_one_room_knows_the_network() -> None:
    root = Path(readout.__file__).parent
    for path in root.rglob("*.py"):
        if path.parent.name != "fetch":
            assert "urllib.request" not in path.read_text(encoding="utf-8"), path  # import-linter sees to the others
