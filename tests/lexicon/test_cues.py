from typing import get_args

from readout.lexicon.cues import load_cues
from readout.lexicon.folder import data_folder
from readout.records import Stance
from readout.text.tables import read_rows

SLOTS = frozenset(("subj", "obj", "iobj", "poss", "amod", "head"))
CONTENTS = frozenset(("clause", "around", "saying", "subj", "obj", "xcomp"))
PREPOSITIONS = frozenset("of for from by about against as at in on to with".split())
ROWS = list(read_rows(data_folder("en") / "cues.tsv", columns=4))


def test_every_line_becomes_a_cue() -> None:
    assert sum(len(group) for group in load_cues("en").values()) == len(ROWS) >= 300


def test_stances_are_those_of_claims() -> None:
    known = {*get_args(Stance)}
    assert [(where, cells[1]) for where, cells in ROWS if cells[1].rstrip("!?") not in known] == []


def test_no_pattern_stands_twice() -> None:
    seen: dict[str, str] = {}
    for where, (pattern, *_) in ROWS:
        assert pattern not in seen, f"{where} repeats {seen[pattern]}"
        seen[pattern] = where


def test_slots_are_those_the_code_knows() -> None:
    for where, (_, _, speaker, content) in ROWS:
        contents = {slot for joined in content.split(",") for slot in joined.split("+")}
        assert {*speaker.split(",")} <= SLOTS | PREPOSITIONS | {"-"}, where
        assert contents <= CONTENTS | PREPOSITIONS | {"-"}, where


def test_conditions_that_name_their_words_come_first() -> None:
    first = load_cues("en")["call", "v"][0]
    assert any(condition.fillers for condition in first.conditions)
