"""Words of a sentence by the conventions of Universal Dependencies for English (EWT and GUM from 2.13 on).

`don't` is do + n't, `Kiev-based` three tokens, `anti-war` one, `155mm` 155 + mm, `$5` two; addresses, dates in
figures and times of day are one token, abbreviations keep their stop.
"""

import re
from functools import lru_cache

from readout.parse.words import load_abbreviations, load_affixes, load_contractions

CLITIC = re.compile(r"(?i)(?<=\w)(?:n['’`]t|['’`](?:s|m|d|ll|re|ve))$")
NEXT_NUMBER = re.compile(r"\s*[#№]?\d")
NEXT_WORD = re.compile(r"[\s,]*\w")
AT_END = re.compile(r"""["'”’)\]\s]*$""")
Cut = tuple[int, int]


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    """Return the pattern of one token: the first alternative wins, groups name what needs a second look.

    Repetitions before a required sign are bounded, so that no text takes more than linear time.
    """
    affixes = {kind: "|".join(map(re.escape, forms)) for kind, forms in load_affixes().items()}
    letter = r"[^\W\d_]"
    prefixes = "|".join(f"[{form[0]}{form[0].upper()}]{form[1:]}" for form in load_affixes()["prefix"])  # not UN-backed
    return re.compile(
        rf"""
        (?P<plain>{letter}+)(?=[\ ,\n]|$) | [,"“”();] | \d+(?=[\ \n]|$)
      | (?:https?|ftp)://\S+?(?=[.,;:!?)\]>"'’”]*(?:\s|$)) | www\.\S+?(?=[.,;:!?)\]>"'’”]*(?:\s|$))
      | [\w.+-]{{1,64}}@[\w-]+(?:\.[\w-]+)* | [a-z]{{1,30}}(?:\.[a-z]+){{2,}}(?![\w.])
      | [\w-]{{1,64}}(?:\.[\w-]{{1,64}}){{0,4}}\.(?i:{affixes["ending"]})(?![\w@-])(?!\.\w)
      | {letter}{{1,2}}\.(?:{letter}\.)+(?:{letter}(?![\w.]))?
      | (?:US|NZ|HK|[ACS])\$(?=\ ?\d)
      | (?P<initials>[A-Z]\.[A-Z])(?![\w.])
      | (?:{prefixes})-(?=\w)(?:{letter}|-(?={letter})|\d)+
      | {letter}+-(?i:{affixes["suffix"]})(?!\w)
      | {letter}{{1,3}}-(?=\s) | [A-Z]{{1,3}}&[A-Z]{{1,3}}(?!\w) | (?i:b/c|w/o?|e-mail\w*)(?!\w)
      | (?P<stopped>{letter}+)\.(?![.\w])
      | (?P<word>{letter}\w*(?:['’`]\w+)*)
      | '(?i:tis|twas)(?!\w) | ['’]\d0s(?!\w)
      | ['’](?i:s|m|d|ll|re|ve)(?!\w)
      | \#[A-Za-z]\w* | @\w+
      | (?:\+\d{{1,3}}[ -])?\d{{3}}-\d{{3}}-\d{{4}}(?!\w) | \d{{3}}-\d{{4}}(?!\w)
      | \d{{4}}-\d{{2}}-\d{{2}}(?![\w-]) | \d{{1,2}}-\d{{1,2}}-\d{{2,4}}(?![\w-])
      | \d+(?:/\d+)+(?!\w)
      | (?P<measure>[.]?\d+(?:[.,:]\d+)*)(?i:{affixes["unit"]})(?!\w)
      | [.]?\d+(?:[.,:]\d+)*(?:\w+)?
      | (?P<rule>[=*_~+<>|^$\-`'’‘])(?P=rule)+
      | [:;]['-]?[()DP](?=[\s.,!?)]|$)
      | \[\.{{3,}}\] | [.…]{{2,}}[?!]* | [!?]{{2,}}
      | \S""",
        re.VERBOSE,
    )


def tokenize(text: str) -> list[Cut]:
    """Return start and end of every token of one sentence, in order; only white space lies between them."""
    cuts: list[Cut] = []
    contractions = load_contractions()
    for match in _pattern().finditer(text):
        kind = match.lastgroup
        if kind is None or kind in ("rule", "initials"):
            cuts.append(match.span())
        elif kind == "plain":
            if (lengths := contractions.get(match[0].lower())) is None:
                cuts.append(match.span())
            else:
                cuts.extend(_parts(match.start(), lengths))
        elif kind == "stopped":
            cuts.extend(_split_stop(match, text))
        elif kind == "measure":
            cuts += [match.span(kind), (match.end(kind), match.end())]
        else:
            cuts.extend(_split_word(*match.span(), text))
    return cuts


def _parts(start: int, lengths: tuple[int, ...]) -> list[Cut]:
    found = []
    for length in lengths:
        found.append((start, start + length))
        start += length
    return found


def _split_word(start: int, end: int, text: str) -> list[Cut]:
    word = text[start:end]
    if (lengths := load_contractions().get(word.lower())) is not None:
        return _parts(start, lengths)
    clitic = CLITIC.search(word)
    if clitic is None:
        return [(start, end)]
    middle = start + clitic.start()
    return [*_split_word(start, middle, text), (middle, end)]


def _split_stop(match: re.Match[str], text: str) -> list[Cut]:
    start, end = match.span()
    if _keeps_stop(match["stopped"], text, end):
        return [(start, end)]
    return [*_split_word(start, end - 1, text), (end - 1, end)]


def _keeps_stop(word: str, text: str, end: int) -> bool:
    """Tell whether the stop before `end` belongs to the word: by its kind and by what follows."""
    kind = load_abbreviations().get(word.lower())
    if kind == "after":
        return word[0].isupper() or NEXT_WORD.match(text, end) is not None
    if kind == "number":
        return NEXT_NUMBER.match(text, end) is not None or (len(word) == 1 and word.isupper() and _goes_on(text, end))
    if kind is not None:
        return _goes_on(text, end)
    return len(word) == 1 and word.isupper() and word != "I" and _goes_on(text, end)


def _goes_on(text: str, end: int) -> bool:
    return AT_END.match(text, end) is None
