"""Titles: the version words that an agency sets before a headline: `CORRECTED-UPDATE 2-Talks resume`."""

import re
from functools import lru_cache

from readout.link.vocabulary import Says, load_versions

Heard = tuple[Says, int]


def bare_title(title: str) -> str:
    """Return a headline without the version words before it: `UPDATE 2-Talks resume` is `Talks resume`."""
    return cut_version_words(title)[0]


def cut_version_words(title: str) -> tuple[str, tuple[Heard, ...]]:
    """Return the bare headline, and what the words before it say, each with its number, 1 where it has none."""
    words = load_versions()["title"]
    heard: list[Heard] = []
    while match := _version_words().match(title):
        says = words[match["words"].casefold()]
        if not _is_set_before(match, says, title[match.end() :]):
            break
        heard.append((says, int(match["before"] or match["number"] or 1)))
        title = title[match.end() :]
    return title.strip(), tuple(heard)


@lru_cache(maxsize=1)
def _version_words() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, load_versions()["title"]), key=len, reverse=True))
    return re.compile(
        rf"[\s(\[*]*(?:(?P<before>\d{{1,2}})(?:st|nd|rd|th)\s?)?(?P<words>(?i:{words}))(?:,?\s(?P=words))*\b"
        rf"(?:\s?(?P<number>\d{{1,2}})\b(?!\s?[a-z%]))?(?P<mark>\s?[-–—:)\]*]+)?\s*"
    )


def _is_set_before(match: re.Match[str], says: Says, rest: str) -> bool:
    """In capitals a mark or a number is enough, else a colon or bracket is due: an update is no `UPDATE`."""
    mark, number = match["mark"] or "", match["before"] or match["number"]
    if not match["words"].isupper():
        return says != "withdrawal" and bool(set(mark) & set(":)]") or (number and mark))
    return bool(mark or (number and says == "round") or not rest or (says == "first" and not rest.isupper()))
