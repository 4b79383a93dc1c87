"""docs/inputs.md says what the code does."""

from pathlib import Path
from typing import get_args

from readout.read.clean import MAX_PARAGRAPHS
from readout.read.compose import MAX_CHARACTERS, read_text
from readout.read.html import _MOST_TAGS, MAX_PAGE
from readout.read.sources import FORMATS
from readout.read.vocabulary import RemovedKind
from readout.records import PublishedBasis

DOCS = (Path(__file__).parents[2] / "docs" / "inputs.md").read_text(encoding="utf-8")


def test_every_suffix_kind_and_basis_is_there() -> None:
    for word in (*FORMATS, *get_args(RemovedKind), *get_args(PublishedBasis)):
        assert f"`{word}`" in DOCS


def test_the_limits_are_told() -> None:
    for limit in (MAX_CHARACTERS, MAX_PARAGRAPHS, _MOST_TAGS):
        assert f"{limit:,}" in DOCS
    assert f"{MAX_PAGE >> 20} MiB" in DOCS


def test_the_example_holds() -> None:
    report = read_text("TALLA, Nov 23 (AFP) - The dam opened on Monday.", published="2021-11-24")
    assert report.text == "The dam opened on Monday."
    assert report.dateline is not None
    assert report.dateline.day == "2021-11-23"


def test_examples_of_what_goes_do_go() -> None:
    first, last = "The sluices were opened on Monday, officials said.", "Farmers in Talla were not impressed by it."
    table = DOCS.split("| kind | for example |")[1].split("\n\n")[0]
    for row in table.splitlines()[2:]:
        kind, examples = (cell.strip() for cell in row.strip("|").split("|"))
        for example in examples.split("`")[1::2]:
            if "…" in example or example in ("Report.dateline", "UPDATE 2-") or "/TALLA" in example:
                continue
            head = read_text(f"{example}\n\n{first}\n\n{last}").removed
            inside = read_text(f"{first}\n\n{example}\n\n{last}").removed
            assert kind.strip("`") in {removed.kind for removed in (*head, *inside)}, example
