"""Credits: whose words a story is where no dateline tells it: a line at the foot, a byline, `(NBP)` at the end."""

import re
from collections.abc import Iterator
from functools import lru_cache

from readout.lexicon.agencies import load_agencies
from readout.link.vocabulary import load_credits, load_versions
from readout.records import Story
from readout.text.dates import parse_written_date

_NAME = r"[^\W\d_][\w.'’&/-]*(?:[ \t]+[\w.'’&/-]+){0,5}"
_CLOSING = re.compile(rf"[.!?\"”’)]\s*(?:\((?P<aside>{_NAME})\)|[-–—]{{1,2}}\s?(?P<dash>{_NAME}))$")
_ASIDE = re.compile(r"^\((?P<short>[A-Z]{2,8})[).,;]")
_YEAR = re.compile(r"\s*\b(?:19|20)\d\d\b.*$")
_PARTS = re.compile(r"\s*(?:[,;|/]|\band\b|\bwith\b|\bvia\b)\s*", re.IGNORECASE)
_LONGEST = 120  # characters of a line that is a credit


def find_credit(story: Story) -> str | None:
    """Return the agency or publisher that a story names as its source, as printed; `None` if it names none."""
    return next(filter(_is_source, _named(story)), None)


def _named(story: Story) -> Iterator[str]:
    if story.agency:
        yield story.agency.strip()
    paragraphs = story.text.split("\n\n")
    for line in (*paragraphs[-2:], *story.notes):
        yield from _from_line(line)
    closing = _CLOSING.search(paragraphs[-1][-80:])
    if closing and _is_name(name := closing["aside"] or closing["dash"]):
        yield name
    agencies = load_agencies()
    for part in _PARTS.split(story.byline or ""):
        if part.casefold().replace(" ", "-") in agencies:
            yield part


def _from_line(line: str) -> Iterator[str]:
    if len(line) > _LONGEST:
        return
    aside = _ASIDE.match(line)
    if aside:
        yield aside["short"]
    opener = _openers().match(line.strip("()[] "))
    if opener:
        name = _YEAR.sub("", opener["name"].split(". ")[0]).strip(" .")
        if _is_name(name):
            yield name


def _is_name(name: str) -> bool:
    """Tell whether words can be a source's name: few, no sentence, and all that matter with a capital."""
    words = name.split()
    capital = sum(word[0].isupper() for word in words)
    return 0 < len(words) <= 6 and words[0][0].isupper() and capital * 2 > len(words)


def _is_source(name: str) -> bool:
    """Tell whether what stands where a source would is a name: no date, no `URGENT`, no `agencies`."""
    date = parse_written_date(name) or not any(map(str.isalpha, name)) or name.casefold() in load_versions()["title"]
    return not date and not _is_nobody(name)


def _is_nobody(name: str) -> bool:
    return name.casefold().strip(" .:") in load_credits()["nobody"]


@lru_cache(maxsize=1)
def _openers() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, load_credits()["opener"]), key=len, reverse=True))
    return re.compile(rf"(?i:{words})\s?(?P<name>\S.+)$")
