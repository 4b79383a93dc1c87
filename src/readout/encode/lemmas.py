"""Lemmas of English words: a table of what the treebanks have and the rules miss, then rules by ending."""

from pathlib import Path

from readout.errors import DataError

VOWELS = frozenset("aeiou")
SINGLE_FINAL = frozenset("lsz")  # "falling", "passing", "buzzing" keep both letters
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


def find_lemma(word: str, tag: str, table: Table) -> str:
    """Return the lemma of a word by its universal tag; names keep their capitals."""
    low = word.lower().replace("’", "'")
    known = table.get((low, tag))
    if known is not None:
        return known
    return rule_lemma(word if tag == "PROPN" else low, tag)


def rule_lemma(word: str, tag: str) -> str:
    """Return what the ending alone says; tags without endings give the word itself."""
    if tag == "NOUN":
        return _singular(word)
    if tag in ("VERB", "AUX"):
        return _infinitive(word)
    return word


def _singular(word: str) -> str:
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return word[:-2]
    return word[:-1]


def _infinitive(word: str) -> str:
    if word.endswith("ing") and len(word) > 4:
        return _restore_stem(word[:-3], word)
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("ed") and len(word) > 3:
        return _restore_stem(word[:-2], word)
    return _singular(word)


def _restore_stem(stem: str, word: str) -> str:
    """Return a stem with the double consonant taken back or the silent e put back."""
    if not VOWELS.union("y").intersection(stem):
        return word
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in VOWELS:
        return stem if stem[-1] in SINGLE_FINAL else stem[:-1]
    return stem + "e" if _wants_silent_e(stem) else stem


def _wants_silent_e(stem: str) -> bool:
    if stem.endswith(("v", "c", "u", "dg", "rg", "ang", "lv", "rs", "ns", "ls", "at", "iz", "yz", "bl", "tl", "dl", "pl", "gl", "fl", "kl")):
        return True
    short = len(stem) >= 3 and stem[-1] not in VOWELS.union("wxy") and stem[-2] in VOWELS and stem[-3] not in VOWELS
    ends = stem.endswith(("as", "es", "is", "os", "us", "ak", "ik", "ok", "ag", "id", "ud", "ur", "ut", "ir", "um", "ap", "op", "in"))
    return short and (ends or sum(letter in VOWELS for letter in stem) == 1)
