"""Lemmas of English words: a table of what the rules would miss, then rules by ending and a list of known words."""

from collections.abc import Collection
from pathlib import Path

from readout.errors import DataError

VOWELS = frozenset("aeiou")
UNCHANGED = frozenset(
    "honest modest dishonest immodest earnest west northwest southwest midwest specimen regimen abdomen acumen omen "
    "semen series species means news headquarters barracks crossroads politics economics ethics mathematics physics "
    "gas bus bias atlas canvas pancreas christmas lens thanks always perhaps pass".split()
)
Table = dict[tuple[str, str], str]


def load_lemmas(path: Path) -> Table:
    """Read a table with lines `word TAB tag TAB lemma`; a line of another form raises `DataError` with its number."""
    table: Table = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        cells = line.split("\t")
        if len(cells) != 3:
            raise DataError(f"{path}:{number}: expected word, tag and lemma")
        table[cells[0], cells[1]] = cells[2]
    return table


def find_lemma(word: str, tag: str, table: Table, known: Collection[str] = ()) -> str:
    """Return the lemma of a word by its universal tag; names keep their capitals. `known` are words in lower case."""
    low = word.lower().replace("’", "'")
    listed = table.get((low, tag))
    if listed is not None:
        return listed
    return word if tag == "PROPN" else rule_lemma(low, tag, known)


def rule_lemma(word: str, tag: str, known: Collection[str] = ()) -> str:
    """Return what the ending says of a word in lower case; tags without endings give the word itself."""
    if word in UNCHANGED:
        return word
    if tag == "NOUN":
        return _singular(word)
    if tag in ("VERB", "AUX"):
        return _infinitive(word, known)
    if tag in ("ADJ", "ADV") and word.endswith("est") and len(word) > 5:
        return next((stem for stem in _stems(word[:-3]) if stem in known), word)
    return word


def _singular(word: str) -> str:
    if word.endswith("men") and len(word) > 4:
        return word[:-2] + "an"
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return word[:-2]
    return word[:-1]


def _infinitive(word: str, known: Collection[str]) -> str:
    if word.endswith("eed") and word[:-1] in known:
        return word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and VOWELS.union("y").intersection(word[: -len(ending)]):
            stems = _stems(word[: -len(ending)])
            return next((stem for stem in stems if stem in known), stems[0])
    return word[:-2] if word.endswith("oes") and len(word) > 4 else _singular(word)


def _stems(stem: str) -> list[str]:
    """Return what may have stood before an ending, likeliest first: `stopp` stop, `accus` accuse, `deni` deny."""
    if stem.endswith("i") and len(stem) > 2:
        return [stem[:-1] + "y", stem]
    if _is_doubled(stem):
        kept = stem[-1] in "szf" or (stem[-1] == "l" and _count_vowels(stem) == 1)
        single = [stem, stem[:-1]] if kept else [stem[:-1], stem]
        return [*single, stem + "e"]
    return [stem + "e", stem] if _wants_silent_e(stem) else [stem, stem + "e"]


def _is_doubled(stem: str) -> bool:
    return len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in VOWELS


def _wants_silent_e(stem: str) -> bool:
    """Tell `hop` (hope, as hop doubles), `accus`, `involv`, `negotiat` from `kill`, `visit`."""
    if stem.endswith(
        ("v", "c", "u", "dg", "rg", "s", "z", "at", "ut", "ag", "id", "bl", "tl", "dl", "pl", "gl", "fl", "kl")
    ):
        return not stem.endswith(("ss", "zz", "eat", "oat"))
    if len(stem) < 2 or stem[-1] in VOWELS.union("wxy") or stem[-2] not in VOWELS:
        return False
    return _count_vowels(stem) == 1


def _count_vowels(stem: str) -> int:
    return sum(letter in VOWELS for letter in stem)
