"""Old pages are laid out with tables: their cells are paragraphs, not rows of figures."""

from readout.read import read_inputs
from readout.records import Report

PAGE = """<html><head><title>Rebels free two pilots</title></head><body>
<table><tr><td><a href=/>Front page</a></td></tr></table>
<table width=600><tr><td><h2>Rebels free two pilots</h2><p>MONGO, March 3, 1999 (Sahel Wire) - Rebels in eastern Chad
on Tuesday released two pilots whom they had held since January, the defence ministry said.</p>
<p>The ministry thanked Libya for its help.</p></td></tr></table></body></html>"""


def test_a_page_in_layout_tables_keeps_its_paragraphs_and_date(tmp_path) -> None:  # type: ignore[no-untyped-def]
    page = tmp_path / "old.html"
    page.write_text(PAGE, encoding="utf-8")
    (report,) = read_inputs([str(page)])
    assert isinstance(report, Report)
    assert "|" not in report.text
    assert report.published == "1999-03-03"
    assert "The ministry thanked Libya for its help." in report.text.split("\n\n")
