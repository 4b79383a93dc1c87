"""The lexicon of predicates as a whole: every table is read, and no entry contradicts the codebook or another entry."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from readout.codebook import load_codebook
from readout.errors import DataError
from readout.lexicon.folder import data_folder
from readout.lexicon.predicates import Predicate, load_classes, load_predicates, parse_pattern

FOLDER = data_folder("en") / "predicates"
GRAMMAR_SLOTS = frozenset({"subj", "obj", "iobj", "xcomp", "ccomp", "poss", "amod", "case", "det"})
PREPOSITION_WORDS = """
about above across after against along alongside amid among around as at before behind beside between beyond by down
during for from in inside into near of off on onto opposite out outside over past round since through throughout to
aboard together toward towards under until up upon via with within without
"""
PREPOSITIONS = frozenset(PREPOSITION_WORDS.split())


def all_predicates() -> list[Predicate]:
    return [predicate for group in load_predicates().values() for predicate in group]


def entries_by_demand() -> Iterator[tuple[object, list[Predicate]]]:
    groups: dict[object, list[Predicate]] = defaultdict(list)
    for predicate in all_predicates():
        demand = frozenset((part.slot, part.fillers, part.refuse) for part in predicate.conditions)
        groups[predicate.lemma, predicate.tag, demand].append(predicate)
    yield from groups.items()


def table_names() -> list[str]:
    return sorted(path.stem for path in FOLDER.glob("*.tsv"))


@pytest.mark.parametrize("name", table_names())
def test_table_is_named_after_an_event_type(name: str) -> None:
    assert name in load_codebook().types


@pytest.mark.parametrize("name", table_names())
def test_type_has_a_hundred_patterns(name: str) -> None:
    assert Counter(predicate.type for predicate in all_predicates())[name] >= 100


def test_modes_belong_to_their_type() -> None:
    book = load_codebook()
    wrong = [p.rule for p in all_predicates() if p.mode is not None and p.mode not in book.modes(p.type)]
    assert wrong == []


def test_weights_are_chances() -> None:
    wrong = [(p.type, p.rule, p.weight) for p in all_predicates() if not 0.1 <= p.weight <= 1]
    assert wrong == []


def test_no_two_entries_demand_the_same() -> None:
    doubled = [[(p.type, p.rule) for p in group] for _, group in entries_by_demand() if len(group) > 1]
    assert doubled == []


def test_participants_stand_in_known_slots() -> None:
    known = GRAMMAR_SLOTS | PREPOSITIONS
    wrong = [(p.rule, slot) for p in all_predicates() for slot in (*p.actors, *p.recipients) if slot not in known]
    assert wrong == []


def test_conditions_with_fillers_stand_in_known_slots() -> None:
    known = GRAMMAR_SLOTS | PREPOSITIONS
    filled = [(p.rule, part.slot) for p in all_predicates() for part in p.conditions if part.fillers]
    assert [(rule, slot) for rule, slot in filled if slot not in known] == []


def test_bare_conditions_are_one_small_word() -> None:
    wrong = [(p.rule, part.slot) for p in all_predicates() for part in p.conditions if not part.slot.isalpha()]
    assert wrong == []


def test_words_are_lower_case_lemmas() -> None:
    words = {p.lemma for p in all_predicates()} | {word for members in load_classes().values() for word in members}
    assert [word for word in sorted(words) if word != word.lower()] == []


def test_class_names_are_given_once() -> None:
    lines = (data_folder("en") / "classes.tsv").read_text(encoding="utf-8").splitlines()
    names = Counter(line.split("\t")[0] for line in lines if line and not line.startswith("#"))
    assert [name for name, count in names.items() if count > 1] == []


def test_every_class_is_used() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(Path(FOLDER).glob("*.tsv")))
    idle = [name for name in load_classes() if f"@{name}" not in text]
    assert idle == []


def test_entries_that_ask_for_certain_words_come_first() -> None:
    for group in load_predicates().values():
        telling = [sum(bool(part.fillers) for part in p.conditions if not part.refuse) for p in group]
        bare = [number for number, p in enumerate(group) if not p.conditions]
        assert bare == [] or telling[bare[0] :] == [0] * len(telling[bare[0] :])


def test_two_sided_types_have_everyone_as_actor() -> None:
    talks = [p for p in all_predicates() if p.type == "CONSULT" and p.mode in ("phone", "multilateral", "third-party")]
    assert [p.rule for p in talks if p.recipients] == []


@pytest.mark.parametrize("pattern", ["", "attack", "attack.z", ".v", "attack.v obj:@no_such_class"])
def test_bad_pattern_is_refused_with_its_place(pattern: str) -> None:
    with pytest.raises(DataError, match=r"ASSAULT\.tsv:7"):
        parse_pattern(pattern, load_classes(), "ASSAULT.tsv:7")


def test_pattern_gives_head_and_conditions() -> None:
    lemma, tag, conditions = parse_pattern("hold.v obj:talk|@regret !with:x_y out", load_classes(), "here")
    assert (lemma, tag) == ("hold", "v")
    assert [(part.slot, part.refuse) for part in conditions] == [("obj", False), ("with", True), ("out", False)]
    assert {"talk", "remorse"} <= conditions[0].fillers
    assert conditions[1].fillers == frozenset({"x y"})
    assert conditions[2].fillers == frozenset()
