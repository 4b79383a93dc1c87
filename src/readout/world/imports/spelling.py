"""Names of actor dictionaries, all capitals and underscores, as reports write them."""

import re

SMALL = frozenset("a al and de del der di du e el en for in la las le of on or the to und van von y".split())
CAPITALS = frozenset("EU UAE UK UN US USA USSR".split())
TITLES = frozenset("DR GEN JR LT MR MRS MS SGT SR ST STS LTD".split())
SHORT = 3  # letters: a single word of so few is taken for an acronym
_GAPS = re.compile(r"[_\s]+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def spell_name(written: str) -> str:
    """Return a name of a dictionary in usual spelling: `AL-QAEDA_IN_IRAQ_` gives `al-Qaeda in Iraq`.

    What is not all capitals keeps its spelling. Capitals matter: a name in capitals is found in capitals only.
    """
    text = _GAPS.sub(" ", written).strip(" -")
    if text != text.upper():
        return text
    if " " not in text and "-" not in text and text.isalpha() and len(text) <= SHORT:
        return text
    return _WORD.sub(lambda match: _spell_word(match[0], text, match.start()), text)


def spell_noun(written: str) -> str:
    """Return a noun of a dictionary in small letters: `POLICE_OFFICER_` gives `police officer`."""
    return _GAPS.sub(" ", written).strip(" -").lower()


def _spell_word(word: str, text: str, start: int) -> str:
    initial = text[start + len(word) : start + len(word) + 1] == "." and len(word) == 1
    if initial or word in CAPITALS or (len(word) > 1 and word not in TITLES and not re.search("[AEIOUY]|[^A-Z]", word)):
        return word
    if word.lower() in SMALL and (start > 0 or text[len(word) :].startswith("-")):
        return word.lower()
    return word[0] + word[1:].lower()
