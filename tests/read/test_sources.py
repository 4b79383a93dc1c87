"""Files, folders and streams: which format they have, and what is said about those that cannot be read."""

import gzip
import io
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from readout.errors import InputError
from readout.read import MAX_CHARACTERS, read_inputs, read_stream
from readout.records import Problem, Report

STORY = "The guards left the wall of the dam on Thursday, the army of Upper Ouri said."


def split(found: Iterator[Report | Problem]) -> tuple[list[Report], list[Problem]]:
    everything = list(found)
    reports = [one for one in everything if isinstance(one, Report)]
    return reports, [one for one in everything if isinstance(one, Problem)]


def from_stdin(data: bytes) -> tuple[list[Report], list[Problem]]:
    return split(read_inputs(["-"], stdin=io.BytesIO(data)))


def test_a_text_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(STORY)
    reports, problems = split(read_inputs([str(path)]))
    assert not problems
    assert (reports[0].text, reports[0].source) == (STORY, str(path))


def test_a_folder_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "sub/c.jsonl", "sub/deep/d.csv", ".hidden.txt", ".git/e.txt", "notes.md", "f.TXT"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        content = STORY
        if name.endswith("html"):
            content = f"<html><body><p>{STORY}</p></body></html>"
        elif name.endswith("jsonl"):
            content = json.dumps({"text": STORY})
        elif name.endswith("csv"):
            content = f'text\n"{STORY}"\n'
        path.write_text(content)
    reports, problems = split(read_inputs([str(tmp_path)]))
    assert not problems
    found = [str(Path(str(report.source)).relative_to(tmp_path)) for report in reports]
    assert found == ["a.html", "b.txt", "f.TXT", "sub/c.jsonl", "sub/deep/d.csv"]
    assert {report.text for report in reports} == {STORY}


def test_a_folder_without_reports(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text(STORY)
    _, problems = split(read_inputs([str(tmp_path)]))
    assert "no reports" in problems[0].message


def test_json_lines_with_faults_go_on() -> None:
    lines = [
        json.dumps({"id": "r1", "text": STORY, "title": "Dam", "published": "2022-02-03", "publisher": "Post"}),
        '{"id": "r2", "text": "broken',
        json.dumps({"id": "r3", "title": "no text here"}),
        json.dumps(["a", "list"]),
        json.dumps({"id": "r5", "text": 7}),
        json.dumps({"id": "r6", "text": "  "}),
        "",
        json.dumps({"id": 8, "text": STORY, "published": "some day", "language": "en", "url": "https://a.example/8"}),
    ]
    reports, problems = from_stdin("\n".join(lines).encode())
    assert [report.id for report in reports] == ["r1", "8"]
    assert (reports[0].title, reports[0].published, reports[0].published_basis) == ("Dam", "2022-02-03", "given")
    assert (reports[1].published, reports[1].language, reports[1].publisher) == (None, "en", "a.example")
    assert [problem.line for problem in problems] == [2, 3, 4, 5, 6, 8]
    for problem, why in zip(
        problems, ("broken JSON", "no text", "not a JSON object", "not a string", "empty", "date"), strict=True
    ):
        assert why in problem.message


def test_blank_lines_count() -> None:
    _, problems = from_stdin(b'\n\n{"id": "x"}\n')
    assert problems[0].line == 3


def test_fields_by_other_names() -> None:
    record = {
        "headline": "Dam",
        "body": STORY,
        "publishedAt": "2022-02-03",
        "source": {"name": "Post"},
        "link": "https://a.example",
    }
    reports, _ = from_stdin(json.dumps({**record, "authors": ["Ada Lund", "Bo Dahl"]}).encode())
    (report,) = reports
    assert (report.title, report.published, report.publisher, report.byline, report.url) == (
        "Dam",
        "2022-02-03",
        "Post",
        "Ada Lund, Bo Dahl",
        "https://a.example",
    )


@pytest.mark.parametrize("shape", ["list", "indented", "object", "inside"])
def test_json_documents(tmp_path: Path, shape: str) -> None:
    records = [{"text": STORY, "id": "a"}, {"text": STORY, "id": "b"}]
    document: object = {"list": records, "indented": records, "object": records[0], "inside": {"articles": records}}[
        shape
    ]
    path = tmp_path / "a.json"
    path.write_text(json.dumps(document, indent=2 if shape != "list" else None))
    reports, problems = split(read_inputs([str(path)]))
    assert not problems
    assert [report.id for report in reports] == (["a"] if shape == "object" else ["a", "b"])


@pytest.mark.parametrize(("suffix", "delimiter"), [("csv", ","), ("csv", ";"), ("tsv", "\t")])
def test_tables(tmp_path: Path, suffix: str, delimiter: str) -> None:
    path = tmp_path / f"a.{suffix}"
    rows = [
        ["Article ID", "Headline", "Date", "Source", "Content"],
        ["1", "Dam", "3 February 2022", "Post", f'"{STORY}\n\nFarmers; and, others ""cheered""."'],
        ["2", "Dry", "", "", '""'],
        ["3", "Wall", "2022-02-04", "Post", f'"{STORY}"'],
    ]
    path.write_text("\n".join(delimiter.join(row) for row in rows), encoding="utf-8-sig")
    reports, problems = split(read_inputs([str(path)]))
    assert [report.id for report in reports] == ["1", "3"]
    assert reports[0].text == f'{STORY}\n\nFarmers; and, others "cheered".'
    assert (reports[0].title, reports[0].published, reports[0].publisher) == ("Dam", "2022-02-03", "Post")
    assert [(problem.line, problem.report) for problem in problems] == [(5, None)]


def test_a_table_without_texts(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("name,count\na,1\n")
    _, problems = split(read_inputs([str(path)]))
    assert "name, count" in problems[0].message


def test_a_huge_cell_is_a_problem_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("text\n" + "x" * (MAX_CHARACTERS + 10) + f'\n"{STORY}"\n')
    reports, problems = split(read_inputs([str(path)]))
    assert [report.text for report in reports] == [STORY]
    assert problems[0].line == 2


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b" \n ", "empty"),
        (b"%PDF-1.7\n...", "PDF"),
        (b"PK\x03\x04....", "zip"),
        (gzip.compress(STORY.encode()), "gzip"),
        (b"{\\rtf1 hello}", "RTF"),
        (b"\x00\x01\x02" * 999, "binary"),
        (bytes(range(128, 256)) * 20, "no characters"),
        (b"word " * 10_000_000, f"{MAX_CHARACTERS:,} characters"),
    ],
    ids=["empty", "blank", "pdf", "zip", "gzip", "rtf", "nul", "high", "50MB"],
)
def test_bad_bytes_are_problems_with_names(data: bytes, why: str) -> None:
    reports, problems = from_stdin(data)
    assert not reports
    assert why in problems[0].message
    assert problems[0].source == "-"


def test_a_line_too_long_is_skipped() -> None:
    long_line = b'{"text": "' + b"word " * 3_000_000 + b'"}\n'
    reports, problems = from_stdin(
        b'{"text": "' + STORY.encode() + b'"}\n' + long_line + b'{"text": "' + STORY.encode() + b'"}'
    )
    assert len(reports) == 2
    assert [problem.line for problem in problems] == [2]


def test_deep_json_is_a_problem() -> None:
    reports, problems = from_stdin(b'{"text": ' + b"[" * 100_000 + b'\n{"text": "' + STORY.encode() + b'"}')
    assert len(reports) == 1
    assert "deep" in problems[0].message


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("He said “no” – in a café.".encode(), "He said “no” – in a café."),
        ("He said “no” – in a café.".encode("cp1252"), "He said “no” – in a café."),
        ("\ufeffHe said “no”.".encode(), "He said “no”."),
        ("He said “no”.".encode("utf-16"), "He said “no”."),
        ("He said “no” in the “café” – ".encode() + b"\xff now.", "He said “no” in the “café” – \ufffd now."),
    ],
)
def test_texts_are_decoded(data: bytes, text: str) -> None:
    assert from_stdin(data)[0][0].text == text


def test_lone_surrogates_do_not_stay() -> None:
    (report,) = from_stdin(b'{"text": "The \\ud83d dam opened.", "title": "\\ud83d"}')[0]
    report.text.encode()
    assert report.title is not None
    report.title.encode()


def test_missing_and_unreadable_files(tmp_path: Path) -> None:
    locked = tmp_path / "locked.txt"
    locked.write_text(STORY)
    locked.chmod(0)
    good = tmp_path / "good.txt"
    good.write_text(STORY)
    reports, problems = split(read_inputs([str(tmp_path / "none.txt"), str(locked), "", str(good)]))
    assert reports[-1].source == str(good)
    assert "No such file" in problems[0].message
    if os.getuid() != 0:  # nothing is locked for root
        assert "Permission" in problems[1].message


def test_unknown_suffixes_are_sniffed(tmp_path: Path) -> None:
    for name, content in (
        ("a.out", STORY),
        ("b", json.dumps({"text": STORY})),
        ("c.dat", f"<html><p>{STORY}</p></html>"),
    ):
        (tmp_path / name).write_text(content)
        reports, _ = split(read_inputs([str(tmp_path / name)]))
        assert [report.text for report in reports] == [STORY]


def test_the_date_argument_stands_for_reports_without_one() -> None:
    lines = [{"text": STORY}, {"text": STORY, "published": "2020-01-01"}, {"text": f"TALLA, 3 May 2014 (SC) - {STORY}"}]
    stdin = io.BytesIO("\n".join(map(json.dumps, lines)).encode())
    reports, _ = split(read_inputs(["-"], published="23 Nov 2021", publisher="Post", stdin=stdin))
    assert [report.published for report in reports] == ["2021-11-23", "2020-01-01", "2014-05-03"]
    assert [report.published_basis for report in reports] == ["given", "given", "dateline"]
    assert {report.publisher for report in reports} == {"Post"}


def test_the_date_argument_does_not_go_before_a_pages_date() -> None:
    head = '<head><meta property="article:published_time" content="2022-02-03"></head>'
    page = f"<html>{head}<body><p>{STORY}</p></body></html>"
    reports, _ = split(read_inputs(["-"], published="2021-11-23", stdin=io.BytesIO(page.encode())))
    assert (reports[0].published, reports[0].published_basis) == ("2022-02-03", "page")


def test_a_bad_date_argument_is_refused_at_once() -> None:
    with pytest.raises(InputError, match="not a date"):
        read_inputs(["-"], published="soon")


def test_reports_come_as_they_are_read() -> None:
    class Slow(io.BytesIO):
        lines = 0

        def readline(self, size: int | None = -1, /) -> bytes:
            self.lines += 1
            return super().readline(size)

    stdin = Slow((json.dumps({"text": STORY}) + "\n").encode() * 100)
    next(read_inputs(["-"], stdin=stdin))
    assert stdin.lines < 5


def test_markup_in_a_field_is_read_as_markup() -> None:
    text = f"<p>{STORY}</p><p>Farmers &amp; others<br/>cheered.</p><script>x()</script>"
    (report,) = from_stdin(json.dumps({"text": text}).encode())[0]
    assert report.text == f"{STORY}\n\nFarmers & others\n\ncheered."
    (report,) = from_stdin(json.dumps({"text": f"{STORY} 3 < 4 & 5 > 2."}).encode())[0]
    assert report.text == f"{STORY} 3 < 4 & 5 > 2."


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("story.txt", b"Troops crossed the river on Monday.\n"),
        ("../../etc/story.html", b"<p>Troops crossed the river on Monday and took the bridge without a shot.</p>"),
        ("rows.CSV", b"text,publisher\nTroops crossed the river on Monday.,Harbour Post\n"),
        ("lines", b'{"text": "Troops crossed the river on Monday."}\n{"text": "Nobody was hurt."}\n'),
        ("\x00", b"Troops crossed the river on Monday.\n"),
    ],
)
def test_an_open_file_is_read_by_its_name_alone(name: str, data: bytes) -> None:
    found = list(read_stream(io.BytesIO(data), name, published="2024-05-13", publisher="Sahel Wire"))
    assert found and all(isinstance(report, Report) for report in found)
    assert {report.source for report in found} == {name}
    assert found[0].publisher in ("Sahel Wire", "Harbour Post") and found[0].published == "2024-05-13"


def test_an_open_file_that_is_none_is_a_problem() -> None:
    (found,) = read_stream(io.BytesIO(b"%PDF-1.7\x00\x01"), "story.pdf")
    assert isinstance(found, Problem) and found.source == "story.pdf"
