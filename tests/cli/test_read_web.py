"""`readout read https://…`: pages and feeds, and what an archive remembers of them."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from readout.fetch import visitor
from tests.cli.conftest import Run

from ..serving import Site, serve

STORY = "Norway's foreign minister met her Swedish counterpart in Oslo on Monday, the ministry in Oslo said."
PAGE = f"<html><head><title>Talks</title></head><body><article><p>{STORY}</p></article></body></html>"


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setattr(visitor, "PAUSE", 0.0)
    with serve() as site:
        site.put("/talks", PAGE)
        entry = f"<link>{site.url}/talks</link><description>They met.</description><pubDate>2024-03-05</pubDate>"
        site.put("/feed", f"<rss><channel><item>{entry}</item></channel></rss>", headers={"ETag": '"1"'})
        yield site


def test_a_page_and_a_feed_are_read_from_their_addresses(run: Run, site: Site) -> None:
    done = run("read", f"{site.url}/feed", f"{site.url}/talks", "--to", "jsonl")
    reports = [json.loads(line)["report"] for line in done.stdout.splitlines()]
    assert (done.exit_code, [report["text"] for report in reports]) == (0, [STORY] * 2)
    assert [report["published"] for report in reports] == ["2024-03-05", None]
    done = run("read", f"{site.url}/feed", "--no-follow", "--to", "jsonl")
    assert json.loads(done.stdout)["report"]["text"] == "They met." and done.exit_code == 1
    assert "summaries" in done.stderr


def test_an_archive_remembers_what_it_read(run: Run, site: Site, tmp_path: Path) -> None:
    arguments = ("read", f"{site.url}/feed", "--to", "archive", "--output", tmp_path / "archive")
    assert "1 report read" in run(*arguments).stderr
    site.asked.clear()
    done = run(*arguments)
    assert (done.exit_code, site.paths()) == (0, ["/feed"]) and "0 reports read" in done.stderr
    site.asked.clear()
    assert run(*arguments, "--again").exit_code == 0
    assert site.paths() == ["/feed", "/robots.txt", "/talks"]


def test_no_network_is_said_in_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    done = run("read", "https://example.org/feed")
    assert done.exit_code == 2
    assert done.stderr == "readout: https://example.org/feed: example.org: there is no network\n"
