"""Event predicates as data: which words, with which dependants, tell which event type.

A line of `data/<language>/predicates/<TYPE>.tsv` is

    pattern <TAB> mode or - <TAB> actors <TAB> recipients <TAB> weight

`pattern` is a head lemma with its part of speech (`attack.v`, `attack.n`, `critical.a`), then conditions that must
all hold: a word that hangs on it as particle, adverb or preposition (`carry.v out`), or a slot with a filler
(`hold.v obj:@talks`, `send.v obj:@aid|medicine`, `put.v under:curfew`). A slot is `subj`, `obj`, `iobj`, `xcomp`,
`ccomp`, `poss`, `amod` or a preposition; in the passive, `obj` is the grammatical subject. A filler is a lemma or an
`@class` of `classes.tsv`, several with `|`. `!slot` or `!slot:filler` refuses.
`actors` and `recipients` are slots by comma, in order of preference, `-` for none. `weight` (0 to 1) is how often
the pattern, when it matches in news, really tells this event.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from readout.errors import DataError
from readout.lexicon.folder import data_folder
from readout.text.tables import read_keyed, read_rows

BARE_SLOTS = frozenset(("subj", "obj", "iobj", "xcomp", "ccomp"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A demand on the dependants of a predicate; no `fillers` means that the slot is filled at all."""

    slot: str
    fillers: frozenset[str]
    refuse: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicate:
    """One line of the lexicon."""

    rule: str
    lemma: str
    tag: str  # v, n or a
    conditions: tuple[Condition, ...]
    type: str
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    weight: float


@lru_cache(maxsize=4)
def load_classes(language: str = "en") -> dict[str, frozenset[str]]:
    """Return the word classes by name; `DataError` for a repeated name."""
    rows = read_keyed(data_folder(language) / "classes.tsv")
    return {name: frozenset(words.replace("_", " ") for words in members.split()) for name, members in rows.items()}


@lru_cache(maxsize=4)
def load_predicates(language: str = "en") -> dict[tuple[str, str], tuple[Predicate, ...]]:
    """Return the predicates by head lemma and tag, those with most conditions first.

    `DataError` with file and line for a pattern out of form, an empty slot or a weight that is none.
    """
    found: dict[tuple[str, str], list[Predicate]] = {}
    for predicate in _read_predicates(language):
        found.setdefault((predicate.lemma, predicate.tag), []).append(predicate)
    return {key: tuple(sorted(group, key=_specificity)) for key, group in found.items()}


def _specificity(predicate: Predicate) -> tuple[int, int, float, str]:
    """Order patterns: words that must stand there weigh more than slots that must only be filled."""
    demands = [condition for condition in predicate.conditions if not condition.refuse]
    telling = sum(bool(condition.fillers) or condition.slot not in BARE_SLOTS for condition in demands)
    return (-telling, -len(demands), -predicate.weight, predicate.rule)


def _read_predicates(language: str) -> Iterator[Predicate]:
    classes = load_classes(language)
    for path in sorted((data_folder(language) / "predicates").glob("*.tsv")):
        for where, (pattern, mode, actors, recipients, weight) in read_rows(path, columns=5):
            lemma, tag, conditions = parse_pattern(pattern, classes, where)
            yield Predicate(
                rule=pattern,
                lemma=lemma,
                tag=tag,
                conditions=conditions,
                type=path.stem,
                mode=None if mode == "-" else mode,
                actors=parse_slots(actors, where),
                recipients=parse_slots(recipients, where),
                weight=_weight(weight, where),
            )


def parse_pattern(
    pattern: str, classes: dict[str, frozenset[str]], where: str
) -> tuple[str, str, tuple[Condition, ...]]:
    """Return head lemma, tag and conditions of a pattern; `DataError` with `where` if it breaks the form."""
    head, *rest = pattern.split() or ("",)
    lemma, dot, tag = head.rpartition(".")
    if not dot or tag not in ("v", "n", "a", "x") or not lemma:
        raise DataError(f"{where}: a pattern starts with a lemma and .v, .n, .a or .x, not {head!r}")
    return lemma.replace("_", " "), tag, tuple(_condition(part, classes, where) for part in rest)


def _condition(part: str, classes: dict[str, frozenset[str]], where: str) -> Condition:
    refuse = part.startswith("!")
    slot, _, filler = part.lstrip("!").partition(":")
    words: set[str] = set()
    for name in filter(None, filler.split("|")):
        if name.startswith("@"):
            if name[1:] not in classes:
                raise DataError(f"{where}: no class {name} in classes.tsv")
            words |= classes[name[1:]]
        else:
            words.add(name.replace("_", " "))
    return Condition(slot=slot, fillers=frozenset(words), refuse=refuse)


def parse_slots(cell: str, where: str) -> tuple[str, ...]:
    """Return the slots of a cell, none for `-`; `DataError` with `where` for an empty one."""
    slots = () if cell == "-" else tuple(cell.split(","))
    if not all(slots):
        raise DataError(f"{where}: slots stand with a comma between, - for none, not {cell!r}")
    return slots


def _weight(cell: str, where: str) -> float:
    try:
        weight = float(cell)
    except ValueError:
        weight = -1
    if not 0 <= weight <= 1:
        raise DataError(f"{where}: a weight is a number from 0 to 1, not {cell!r}")
    return weight
