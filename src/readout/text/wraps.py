"""Lines to paragraphs: which line ends were made by a typewriter, and which were meant.

A text is hard-wrapped when its inner lines are nearly full and go on in lower case. In such a text a line end is soft
when the next word would not have fitted; elsewhere every line is a paragraph.
"""

import re
from collections.abc import Callable
from itertools import pairwise

from readout.text.characters import fold_spaces

_STRONG_ITEM = re.compile(r"(?:[*•▪‣◦●■]|>>|»)\s?\S")
_WEAK_ITEM = re.compile(r"(?:[-–—·+]\s|\(?\d{1,3}[.)]\s|\(?[a-zA-Z][.)]\s|\(?[ivx]{1,4}[.)]\s|[QA]\s?[:.]\s)")
_FINAL = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_WIDEST = 240
_NARROWEST = 30
_FULL = 0.84


def split_paragraphs(
    text: str,
    alone: Callable[[str], bool] = lambda line: False,
    together: Callable[[list[str]], bool] = lambda lines: False,
) -> list[str]:
    """Return the paragraphs, each on one line with single spaces.

    Lines that are `alone` are never joined; the lines between two blank ones always are where they belong `together`.
    """
    blocks = [block for block in _split_blocks(text) if block]
    width = _wrap_width(blocks, alone)
    paragraphs: list[str] = []
    for block in blocks:
        if len(block) > 1 and together(block):
            paragraphs.append(_join_lines(block))
        else:
            paragraphs.extend(_join_block(block, width, alone))
    return paragraphs


def _split_blocks(text: str) -> list[list[str]]:
    blocks: list[list[str]] = [[]]
    for line in text.split("\n"):
        if line.strip():
            blocks[-1].append(line.rstrip().expandtabs(4) if "\t" in line else line.rstrip())
        elif blocks[-1]:
            blocks.append([])
    return blocks


def _wrap_width(blocks: list[list[str]], alone: Callable[[str], bool]) -> int:
    """Return how long the longest lines of a hard-wrapped text are; 0 for one that is not."""
    breaks = [pair for block in blocks for pair in pairwise(block) if not alone(pair[0]) and not alone(pair[1])]
    if not breaks:
        return 0
    width = _usual_width([len(line) for line, _ in breaks], [len(line) for block in blocks for line in block])
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    full = sum(_is_full(line, following, width) for line, following in breaks) / len(breaks)
    lower = sum(following.lstrip()[0].islower() for _, following in breaks) / len(breaks)
    unfinished = sum(not _FINAL.search(line[-8:]) for line, _ in breaks) / len(breaks)
    if any(character.islower() for line, _ in breaks for character in line):
        wrapped = (full >= 0.5 and lower >= 0.3) or (full >= 0.75 and unfinished >= 0.5)
    else:  # capitals, or a script without case
        wrapped = full >= 0.8 and len(breaks) >= 4
    return width if wrapped else 0


def _usual_width(inner: list[int], every: list[int]) -> int:
    """Inner lines are full in a wrapped text; if single lines are much longer, it is not wrapped to that width."""
    if sum(length > _WIDEST for length in every) > 0.2 * len(every):
        return 0
    inner.sort()
    every.sort()
    return max(inner[int(len(inner) * 0.9) if len(inner) > 4 else -1], every[int(len(every) * 0.75)])


def _is_full(line: str, following: str, width: int) -> bool:
    next_word = following.split(None, 1)[0]
    return len(line) + 1 + len(next_word) >= _FULL * width


def _join_block(lines: list[str], width: int, alone: Callable[[str], bool]) -> list[str]:
    if not width or len(lines) == 1:
        return [fold_spaces(line) for line in lines]
    groups = [[lines[0]]]
    for line, following in pairwise(lines):
        headed = line is lines[0] and line.isupper() and not following.isupper()
        if headed or alone(line) or alone(following) or not _is_soft(line, following, groups[-1][0], width):
            groups.append([following])
        else:
            groups[-1].append(following)
    return [_join_lines(group) for group in groups]


def _is_soft(line: str, following: str, first: str, width: int) -> bool:
    start, final = following.lstrip(), bool(_FINAL.search(line[-8:]))
    full = _is_full(line, following, width)
    if _STRONG_ITEM.match(start) or (_WEAK_ITEM.match(start) and (final or not full)):
        return False
    hanging = _STRONG_ITEM.match(first.lstrip()) or _WEAK_ITEM.match(first.lstrip())
    if not hanging and _indent(following) >= 2 > _indent(line) and (final or not start[0].islower()):
        return False
    return full or (start[0].islower() and not final and len(line) >= width // 2)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _join_lines(lines: list[str]) -> str:
    parts = [lines[0].strip()]
    for line in map(str.strip, lines[1:]):
        last = parts[-1]
        tight = last[-1:] == "-" and last[-2:-1].isalnum() and line[:1].isalpha()  # "pro-" and "Russian"
        parts.extend((line,) if tight else (" ", line))
    return fold_spaces("".join(parts))
