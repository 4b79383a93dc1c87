"""Sentences of a paragraph of news: where a stop ends one, and where it belongs to a word."""

import re
from collections.abc import Iterator

from readout.parse.words import load_abbreviations, load_starters, load_words

LOOK_BACK = 40  # code points before a stop in which its word is looked for; keeps a text without blanks linear
STOP = re.compile(
    r"""(?P<marks>(?<![.!?…])[.!?…]+)(?P<closing>["'”’»)\]]*)(?:\s?\[\d{1,3}\])*(?=\s)
      | (?P<glued>(?<=[a-z]{3})[.!?]["”]?)(?=[A-Z][a-z]+\s)  # a blank lost: "they said.The army"
    """,
    re.VERBOSE,
)
BREAK = re.compile(r"\n\s*\n|\n(?=[ \t]*(?:[-–—•*▪]|\d{1,3}[.)])\s)")
NEXT = re.compile(r"""\s+(?P<opening>["'“‘«(\[*—–-]*)\s*(?P<word>\w[\w.'’-]*)?""")
LAST_WORD = re.compile(r"[\w.'’&/@-]*$")
DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]")
LIST_ITEM = re.compile(r"\s*[\"'“(]?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})\.\s*")
NAME_AND_VERB = re.compile(r"\s+(?:[A-Z][\w.'’-]*\s+){1,4}(?P<verb>[a-z]+)\b|\s+(?P<first>[A-Z][a-z]+)\b")
Cut = tuple[int, int]


def split_sentences(text: str, start: int = 0, end: int | None = None) -> list[Cut]:
    """Return start and end of every sentence between two places of a text, without the white space around them."""
    end = len(text) if end is None else end
    cuts: list[Cut] = []
    begin = start
    for place in [*_ends(text, start, end), end]:
        trimmed = _trim(text, begin, place)
        if trimmed is not None:
            cuts.append(trimmed)
        begin = place
    return cuts


def _trim(text: str, start: int, end: int) -> Cut | None:
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    return (left, left + len(piece.strip())) if piece.strip() else None


def _ends(text: str, start: int, end: int) -> Iterator[int]:
    """Give the places after which a new sentence begins, in order."""
    begin = start
    breaks = [match.start() for match in BREAK.finditer(text, start, end)]
    for match in STOP.finditer(text, start, end):
        while breaks and breaks[0] < match.end():
            begin = breaks.pop(0)
            yield begin
        if match["glued"] is not None or _ends_sentence(match, text, begin, end):
            begin = match.end()
            yield begin
    yield from breaks


def _ends_sentence(match: re.Match[str], text: str, begin: int, end: int) -> bool:
    following = NEXT.match(text, match.end(), end)
    if following is None:
        return True
    word = following["word"] or ""
    if match["marks"] != ".":
        return _strong_mark_ends(match, text, word)
    before = text[max(begin, match.start() - LOOK_BACK) : match.start()]
    last_match = LAST_WORD.search(before)
    last = last_match[0].lstrip("'’-") if last_match else ""
    if LIST_ITEM.fullmatch(text, begin, match.end()):
        return False
    if match["closing"]:
        return not word[:1].islower()
    return _stop_ends(last, word, bool(following["opening"]))


def _strong_mark_ends(match: re.Match[str], text: str, word: str) -> bool:
    """Tell whether `?`, `!` or an ellipsis ends a sentence: not where the sentence goes on in small letters."""
    if word[:1].islower():
        return False
    if match["closing"].strip(")]") and (tail := NAME_AND_VERB.match(text, match.end())):
        return tail["verb"] not in load_words("speech")
    return True


def _stop_ends(last: str, word: str, opens: bool) -> bool:
    """Tell whether a single stop after the word `last` ends a sentence when `word` follows."""
    kind = _kind(last)
    if kind in ("title", "before"):
        return False
    starts = _is_starter(word)
    if kind == "initial":
        return starts or (opens and len(last) > 1)
    if kind == "after":
        return starts or opens or (last.lower() in ("a.m", "p.m") and _starts_new(word))
    if kind in ("number", "month"):
        return not word[:1].isdigit() and not word[:1].islower() and (kind == "number" or starts or opens)
    return not word[:1].islower() or (kind is None and len(last) > 2 and last.islower())


def _kind(last: str) -> str | None:
    """Return what the word before a stop is: a kind of abbreviation, `initial`, or `None` for an ordinary word."""
    low = last.lower()
    if len(last) == 1 and last.isupper():
        return "initial"
    kind = load_abbreviations().get(low)
    if kind is not None:
        return "number" if kind == "loose" else kind
    return "after" if DOTTED.fullmatch(last) else None


def _is_starter(word: str) -> bool:
    return word[:1].isupper() and not word.endswith(".") and word.split("'")[0].split("’")[0].lower() in load_starters()


def _starts_new(word: str) -> bool:
    return word[:1].isupper() and not word.isupper() and word.lower().rstrip(".") not in load_words("after_clock")
