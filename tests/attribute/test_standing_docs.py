"""The page on standing: its table is the codebook's, and its examples come out as it says, each by its rule."""

import re
from pathlib import Path

import pytest

from readout.attribute.standing import OFFERED, SPOKEN, find_voices
from readout.codebook import load_codebook
from readout.codebook.standing import choose_rule
from readout.pipeline import Tools, follow_report
from readout.read import read_text
from readout.text.tables import read_rows

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "standing.md").read_text(encoding="utf-8")
TABLE = ROOT / "src" / "readout" / "codebook" / "data" / "standing_rules.tsv"
ROWS = re.findall(r"^\| (\d+) \| (.+?) \| (.+?) \| (.+?) \| (.+?) \| `(\w+)` \|$", PAGE, re.MULTILINE)
EXAMPLES = re.findall(r"\*\*Rule (\d+)\.\*\*.*?\n\n((?:> [^\n]*\n)+)", PAGE, re.DOTALL)


def test_the_page_has_the_table() -> None:
    assert [row[1:] for row in ROWS] == [cells for _, cells in read_rows(TABLE, columns=5)]
    assert [int(row[0]) for row in ROWS] == list(range(1, len(ROWS) + 1))


def test_each_rule_has_an_example() -> None:
    assert [number for number, _ in EXAMPLES] == [row[0] for row in ROWS]


def test_the_page_names_the_types_done_by_saying() -> None:
    (told,) = re.findall(r"This holds for the types (.*?) if the speaker", PAGE, re.DOTALL)
    (offered,) = re.findall(r"what is offered or yielded: (.*?)\.", PAGE)
    assert set(re.findall(r"`(\w+)`", told)) == SPOKEN
    assert set(re.findall(r"`(\w+)`", offered)) == OFFERED


@pytest.mark.parametrize(("number", "quoted"), EXAMPLES)
def test_the_examples_come_out_by_their_rule(number: str, quoted: str, tools: Tools) -> None:
    text = " ".join(line.removeprefix("> ") for line in quoted.splitlines())
    stages = follow_report(read_text(text, published="2021-05-04"), tools)
    events = [event for event in stages.attribution.events if event.type == "ASSAULT"]
    assert len(events) == 1
    links = [(c, link.link) for c in stages.attribution.claims for link in c.events if link.event == events[0].id]
    voices = find_voices(events[0], links, stages.resolution, stages.report)
    rules = load_codebook().standing_rules
    rule = choose_rule(rules, bool(voices.own), voices.asserting, voices.confirming, voices.denying)
    assert rules.index(rule) + 1 == int(number)
    assert events[0].standing == rule.standing
