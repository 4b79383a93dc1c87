"""Ties over the whole corpus: what `corpus/stories.json` says are copies, versions and withdrawals, nothing else."""

import json
from collections.abc import Mapping

import pytest

from readout.link import find_ties, settle_families
from readout.records import Family
from tests.link.stories import CORPUS, corpus_sketches

FLOORS = {"copy": 1.0, "version": 0.87, "withdrawal": 1.0}  # recall; `sto-056` says only `1st Ld-Writethru`
KINDS = {"copies": "copy", "versions": "version", "kills": "withdrawal"}

Gold = dict[tuple[str, str], str]


@pytest.fixture(scope="module")
def gold() -> Gold:
    stories = json.loads((CORPUS / "stories.json").read_text(encoding="utf-8"))
    return {
        pair: kind for story in stories.values() for name, kind in KINDS.items() for pair in story.get(name, {}).items()
    }


@pytest.fixture(scope="module")
def found() -> Gold:
    return {(tie.report, tie.other): tie.kind for tie in find_ties(corpus_sketches().values())}


@pytest.fixture(scope="module")
def families() -> Mapping[str, Family]:
    sketches = corpus_sketches().values()
    return settle_families(sketches, find_ties(sketches))


@pytest.mark.parametrize("kind", FLOORS)
def test_what_is_tied_is_found(gold: Gold, found: Gold, kind: str) -> None:
    due = {pair for pair, told in gold.items() if told == kind}
    hit = {pair for pair in due if found.get(pair) == kind}
    assert len(hit) >= FLOORS[kind] * len(due), sorted(due - hit)


def test_nothing_else_is_tied(gold: Gold, found: Gold) -> None:
    assert {pair: kind for pair, kind in found.items() if gold.get(pair) != kind} == {}


def test_copies_are_of_the_source_of_what_they_copy(gold: Gold, families: Mapping[str, Family]) -> None:
    for (copy, other), kind in gold.items():
        if kind == "copy":
            assert families[copy].origin == families[other].origin
            assert families[copy].source == corpus_sketches()[other].publisher


def test_the_last_version_speaks(gold: Gold, found: Gold, families: Mapping[str, Family]) -> None:
    for (later, earlier), kind in gold.items():
        if kind == "version" and (later, earlier) in found:
            assert (families[earlier].status, families[earlier].replaced_by) == ("replaced", later)
            assert families[later].status == "current"


def test_a_killed_story_is_withdrawn_with_its_copy(families: Mapping[str, Family]) -> None:
    withdrawn = {report: family.replaced_by for report, family in families.items() if family.status == "withdrawn"}
    assert withdrawn == {"sto-051": "sto-052", "sto-053": "sto-052"}


def test_reports_of_their_own_are_their_own_family(families: Mapping[str, Family]) -> None:
    alone = [family for report, family in families.items() if not report.startswith("sto-")]
    assert len(alone) > 600
    assert all(family.origin == family.report and family.status == "current" for family in alone)
