"""The tables of predicates of the material types: how much they hold, and that every line can match."""

import re

import pytest

from readout.lexicon.folder import data_folder
from readout.lexicon.predicates import Predicate, load_classes, load_predicates
from readout.text.tables import read_rows

MODES: dict[str, str] = {
    "COOPERATE": "-",
    "AID": "-",
    "RETREAT": "- withdraw release disarm ceasefire access resign",
    "PROTEST": "- demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "- convict expel withdraw discontinue",
    "MOBILIZE": "- troops weapons police militia",
    "COERCE": "- seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "- abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial "
    "drone heavy-weapons crowd-control unconventional",
}
SPELLINGS = (
    ("mobilise.v", "mobilize.v"),
    ("organise.v", "organize.v"),
    ("nationalise.v", "nationalize.v"),
    ("criminalise.v", "criminalize.v"),
    ("vandalise.v", "vandalize.v"),
    ("demobilise.v", "demobilize.v"),
    ("subsidise.v", "subsidize.v"),
    ("harbour.v", "harbor.v"),
    ("paralyse.v", "paralyze.v"),
    ("penalise.v", "penalize.v"),
    ("manoeuvre.n", "maneuver.n"),
    ("neutralise.v", "neutralize.v"),
)
SLOT = re.compile(r"[a-z]+")


def predicates_of(kind: str) -> list[Predicate]:
    return [predicate for group in load_predicates("en").values() for predicate in group if predicate.type == kind]


@pytest.mark.parametrize("kind", MODES)
def test_a_type_has_enough_patterns(kind: str) -> None:
    assert len(predicates_of(kind)) >= 100


@pytest.mark.parametrize("kind", MODES)
def test_modes_are_those_of_the_codebook_and_all_are_reached(kind: str) -> None:
    assert {predicate.mode or "-" for predicate in predicates_of(kind)} == set(MODES[kind].split())


@pytest.mark.parametrize("kind", MODES)
def test_weights_are_shares_and_slots_are_words(kind: str) -> None:
    for predicate in predicates_of(kind):
        assert 0.2 <= predicate.weight <= 0.97, predicate.rule
        slots = (*predicate.actors, *predicate.recipients, *(condition.slot for condition in predicate.conditions))
        assert all(SLOT.fullmatch(slot) for slot in slots), predicate.rule


@pytest.mark.parametrize("kind", MODES)
def test_no_pattern_stands_twice(kind: str) -> None:
    patterns = [cells[0] for _, cells in read_rows(data_folder("en") / "predicates" / f"{kind}.tsv", columns=5)]
    assert len(patterns) == len(set(patterns))


@pytest.mark.parametrize("kind", MODES)
def test_a_verb_does_not_refuse_what_it_demands(kind: str) -> None:
    for predicate in predicates_of(kind):
        demanded = {c.slot for c in predicate.conditions if not c.refuse and not c.fillers}
        assert demanded.isdisjoint(c.slot for c in predicate.conditions if c.refuse and not c.fillers), predicate.rule


def test_every_named_class_exists_and_none_is_empty() -> None:
    classes = load_classes("en")
    assert all(classes.values())
    for kind in MODES:
        text = (data_folder("en") / "predicates" / f"{kind}.tsv").read_text(encoding="utf-8")
        assert set(re.findall(r"@([a-z]+)", text)) <= set(classes)


@pytest.mark.parametrize(("british", "american"), SPELLINGS)
def test_both_spellings_are_there_and_tell_the_same_types(british: str, american: str) -> None:
    def types(head: str) -> set[str]:
        lemma, _, tag = head.rpartition(".")
        return {p.type for p in load_predicates("en").get((lemma, tag), ()) if p.type in MODES}

    assert types(british) and types(british) == types(american)


def test_the_instrument_tells_the_mode() -> None:
    attacks = load_predicates("en")["attack", "n"]
    by_sign = {
        filler: predicate.mode
        for predicate in attacks
        for condition in predicate.conditions
        if condition.slot == "amod" and not condition.refuse
        for filler in condition.fillers
    }
    assert (by_sign["drone"], by_sign["knife"], by_sign["suicide"]) == ("drone", "primitive", "suicide-attack")
    assert by_sign["cyber"] == "cyber"


def test_the_more_specific_line_comes_first() -> None:
    deploy = load_predicates("en")["deploy", "v"]
    first = next(p for p in deploy if any("tear gas" in c.fillers and not c.refuse for c in p.conditions))
    assert first.mode == "crowd-control"
    plain = next(index for index, p in enumerate(deploy) if all(c.refuse for c in p.conditions))
    assert deploy.index(first) < plain
