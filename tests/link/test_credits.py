import pytest

from readout.link.credits import find_credit
from readout.records import Story

PROSE = "The two armies pulled back from the bridge on Monday, the mediators said."


@pytest.mark.parametrize(
    ("foot", "source"),
    [
        ("(SCN)", "SCN"),
        ("- Hangang News", "Hangang News"),
        ("\n\nSource: Nile Basin Press", "Nile Basin Press"),
        ("\n\n(Source: Nile Basin Press)", "Nile Basin Press"),
        ("\n\n© Garonne Presse 2009. Comments (14)", "Garonne Presse"),
        ("\n\n(VNA. Candles will be lit on Sunday at 11 a.m.)", "VNA"),
        ("\n\n(With inputs from Deccan News Bureau)", "Deccan News Bureau"),
        ("\n\nBy our agencies", None),
        ("\n\nSource: Agencies", None),
        ("\n\nSource: he would not say.", None),
        (" - Our newspaper wishes the officers a speedy recovery.", None),
        ("\n\nIt cited the World Health Organization (WHO).", None),
        ("(URGENT)", None),
        ("(ends)", None),
    ],
)
def test_the_foot_names_the_source(foot: str, source: str | None) -> None:
    gap = "" if foot.startswith("\n") else " "
    assert find_credit(Story(report="r", text=PROSE + gap + foot)) == source


@pytest.mark.parametrize(
    ("agency", "byline", "source"),
    [
        ("NBP", None, "NBP"),
        ("29 March 2018", None, None),
        ("URGENT", "Ada Lund, Reuters", "Reuters"),
        (None, "AFP", "AFP"),
        (None, "Staff and agencies", None),
        (None, "Ada Lund in Oslo", None),
    ],
)
def test_dateline_and_byline_name_the_source(agency: str | None, byline: str | None, source: str | None) -> None:
    assert find_credit(Story(report="r", text=PROSE, agency=agency, byline=byline)) == source
