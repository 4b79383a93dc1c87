"""The page for users says what the tables say."""

import re
from pathlib import Path

from readout.codebook import load_codebook

BOOK = load_codebook()
PAGE = (Path(__file__).parents[2] / "docs" / "codebook.md").read_text(encoding="utf-8")


def test_page_holds_every_type() -> None:
    for entry in BOOK.event_types.values():
        row = f"| `{entry.name}` | {entry.definition} | {entry.quad} "
        assert row in PAGE
        assert f"| {entry.score:g} | {entry.participants} |" in PAGE[PAGE.index(row) :].split("\n", 1)[0]


def test_page_holds_every_mode_under_its_type() -> None:
    for type, name in BOOK.event_modes:
        section = re.split(r"\n(?:\*\*|## )", PAGE[PAGE.index(f"\n**{type}**") + 3 :])[0]
        assert f"| `{name}` | {BOOK.score(type, name):g} | {BOOK.mode(type, name).definition} |" in section


def test_page_holds_every_list() -> None:
    for context in BOOK.event_contexts.values():
        assert f"| `{context.name}` | {context.definition} |" in PAGE
    for sector in BOOK.actor_sectors.values():
        assert f"| `{sector.code}` | {sector.meaning} | {sector.kind} |" in PAGE
    for term in (*BOOK.special_codes, *BOOK.stances, *BOOK.auxiliaries, *BOOK.standings):
        assert f"| `{term.name}` | {term.definition} |" in PAGE
    assert BOOK.version in PAGE


def test_page_holds_the_standing_rules() -> None:
    section = PAGE.split("The rules, of which the first that fits decides:")[1].split("\n- ")[0]
    told = [line.rsplit("`", 2)[1] for line in section.splitlines() if line.endswith("` |")]
    assert told == [rule.standing for rule in BOOK.standing_rules]


def test_names_on_the_page_are_known() -> None:
    named = re.findall(r"`([A-Z]{3,})`(?: `([a-z-]+)`)?", PAGE)
    known = {*BOOK.types, *BOOK.sectors, *(term.name for term in BOOK.special_codes), "KOS"}
    for name, mode in named:
        assert name in known, name
        if mode and name in BOOK.types:
            assert mode in (*BOOK.modes(name), "future"), (name, mode)


def test_examples_give_what_the_page_says() -> None:
    code = PAGE.split("```python")[1].split("```")[0]
    checked = 0
    for expression, value in re.findall(r"^(book\.\S.*?)\s+# ('\d+'|-?[\d.]+)", code, re.MULTILINE):
        assert repr(eval(expression, {"book": BOOK})) == value, expression
        checked += 1
    assert checked == 3
