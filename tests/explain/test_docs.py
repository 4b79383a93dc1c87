"""docs/explain.md shows what the program prints: every field, none too many, of an event that is there."""

import re
from pathlib import Path

from readout.explain import FIELDS, Explanation

PAGE = (Path(__file__).parent.parent.parent / "docs" / "explain.md").read_text(encoding="utf-8")


def test_the_page_shows_every_field_of_an_event_that_is_there(explanations: list[Explanation]) -> None:
    (shown,) = re.findall(r"```text\n(.*?)```", PAGE, re.DOTALL)
    assert tuple(re.findall(r"^  ([a-z]+) {2,}", shown, re.MULTILINE)) == FIELDS
    ids = {account.id for explanation in explanations for account in explanation}
    assert set(re.findall(r"\be[0-9a-f]{20}\b", PAGE)) <= ids


def test_the_page_tells_of_every_field() -> None:
    for field in FIELDS:
        assert f"`{field}`" in PAGE
