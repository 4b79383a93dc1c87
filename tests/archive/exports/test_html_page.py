"""The HTML report: whole, one file, nothing in it from outside that is not text."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from readout.archive import Archive, open_archive
from readout.archive.exports import html_page
from readout.archive.exports.page.markup import Html, is_web, join, link, tag, told
from readout.records import Reading

from .samples import make_month, tell

HOSTILE = "<script>alert(1)</script>\x00\u202eevil\ud800 \"' & \U0001f680"
VOID = {"meta", "br", "hr"}


class Page(HTMLParser):
    """What a page consists of: its elements with attributes, ids, and its text; `open` is empty if all are closed."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.marks: list[tuple[str, str]] = []
        self.feed(page)
        self.close()
        self.ids = [attributes["id"] for _, attributes in self.elements if "id" in attributes]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.text += data
        if self.open and self.open[-1] == "mark":
            self.marks.append((self.elements[-1][1]["class"] or "", data))


def _page(archive: Archive, folder: Path, **asked: object) -> Page:
    written = archive.events(**asked).export("html", folder / "report.html")
    page = Page(written.path.read_text(encoding="utf-8"))
    assert page.open == []
    return page


def test_a_linked_selection_has_all_sections_and_counts_told_apart(linked: Archive, tmp_path: Path) -> None:
    page = _page(linked, tmp_path, type="ASSAULT")
    found = linked.events(type="ASSAULT")
    assert set(page.ids) >= {"incidents", "events", "claims", "sources", "method"}
    events = found.to_arrow().to_pylist()
    assert {f"event-{event['id']}" for event in events} <= set(page.ids)
    assert {f"incident-{row['id']}" for row in found.table("incidents").to_pylist()} <= set(page.ids)
    assert f"{len(events)}mentions: events as single reports tell them" in page.text
    assert "independent agencies and publishers" in page.text
    assert "type: ASSAULT" in page.text and "readout-0.1.0" in page.text
    assert "Sudanese Armed Forces → Traders of" in page.text


def test_links_within_the_page_lead_somewhere(linked: Archive, tmp_path: Path) -> None:
    page = _page(linked, tmp_path)
    inner = [attributes["href"] or "" for name, attributes in page.elements if name == "a"]
    assert {href[1:] for href in inner if href.startswith("#")} <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))


def test_evidence_is_marked_where_it_stands(archive: Archive, tmp_path: Path) -> None:
    marks = _page(archive, tmp_path, report="r1").marks
    assert {("trigger", "Struck"), ("time", "on Monday"), ("actor", "Sudanese Armed Forces")} <= {*marks}
    assert ("recipient", "Mellit") in marks  # the place's name stands in the recipient's


def test_an_archive_that_is_not_linked_says_so(archive: Archive, tmp_path: Path) -> None:
    page = _page(archive, tmp_path)
    assert "This archive is not linked" in page.text and "None in this selection." in page.text


def test_an_empty_selection_is_a_page_too(linked: Archive, tmp_path: Path) -> None:
    page = _page(linked, tmp_path, since="1990-01-01", until="1990-01-02")
    assert page.text.count("None in this selection.") == 4


def test_nothing_is_loaded_and_nothing_runs(linked: Archive, tmp_path: Path) -> None:
    page = _page(linked, tmp_path)
    assert {name for name, _ in page.elements}.isdisjoint({"script", "img", "link", "iframe", "object", "base", "form"})
    for _, attributes in page.elements:
        assert not {name for name in attributes if name.startswith("on") or name in ("src", "style")}
        assert (attributes.get("href") or "#").startswith(("#", "https://"))
    policy = next(a["content"] for _, a in page.elements if a.get("http-equiv") == "Content-Security-Policy")
    assert policy == "default-src 'none'; style-src 'unsafe-inline'"
    style = (Path(html_page.__file__).parent / "page" / "style.css").read_text(encoding="utf-8")
    assert "url(" not in style and "@import" not in style and "</" not in style


def _hostile(reading: Reading) -> Reading:
    report = replace(reading.report, title=HOSTILE, publisher=HOSTILE, url="javascript:alert(1)")
    mentions = tuple(replace(mention, name=HOSTILE) for mention in reading.mentions)
    return replace(reading, report=report, mentions=mentions)


def test_what_comes_from_outside_is_shown_as_text(tmp_path: Path) -> None:
    archive = open_archive(tmp_path / "<b>archive", create=True)
    archive.append([_hostile(tell(1, place=None)), _hostile(tell(2, url=None))])
    page = _page(archive, tmp_path)
    names = {name for name, _ in page.elements}
    assert "script" not in names and "b" in names and "javascript:" not in str(page.elements)
    assert page.text.count("<script>alert(1)</script>\ufffdevil\ufffd \"' & \U0001f680") >= 4
    assert "<b>archive" in page.text


def test_what_a_page_has_no_room_for_is_told(linked: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("EVENTS", "INCIDENTS", "CLAIMS"):
        monkeypatch.setattr(html_page, name, 3)
    written = linked.events().export("html", tmp_path / "report.html")
    assert written.rows == 3
    assert written.manifest["left_out"] == {"claims beyond the first 3": 9, "events beyond the first 3": 9} | {
        f"incidents beyond the {3:,} with the most sources": (written.manifest["counts"]["incidents"] or 0) - 3
    }
    assert "Left out: 9 events beyond the first 3." in Page(written.path.read_text(encoding="utf-8")).text


def test_judged_records_are_shown_as_people_put_them(tmp_path: Path) -> None:
    archive = open_archive(tmp_path / "archive", create=True)
    readings = make_month()
    archive.append(readings)
    archive.judge(readings[0].events[0].id, "amend", field="type", value="COERCE", by="Ada")
    archive.judge(readings[1].events[0].id, "reject", by="Ada")
    page = _page(archive, tmp_path)
    assert "COERCE" in page.text and "amended by a person" in page.text and "2 judgements of people" in page.text
    assert f"event-{readings[1].events[0].id}" not in page.ids


def test_only_markup_made_here_is_markup() -> None:
    assert tag("p", "<b>", Html("<i></i>"), None, class_='"x"') == '<p class="&quot;x&quot;">&lt;b&gt;<i></i></p>'
    assert join(["<", Html("<br>")], " & ") == "&lt; &amp; <br>"
    assert told("") is None and told("a") == "<bdi>a</bdi>"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "//example.org", "http://[", "https://", "https://a\nb", "x"]
)
def test_only_addresses_of_the_web_are_links(address: str) -> None:
    assert not is_web(address)
    assert link(address, "x") == "<span>x</span>"


def test_an_address_of_the_web_is_a_link() -> None:
    assert link("https://example.org/?a=1&b=2", "x") == (
        '<a href="https://example.org/?a=1&amp;b=2" rel="noopener noreferrer">x</a>'
    )
