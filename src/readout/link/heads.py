"""Heads: what the title, the notes and the first lines of a story say of its version.

An agency names a story by a keyword line (slug) or an item's number, counts its versions, and withdraws it by either.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from readout.link.titles import Heard, bare_title, cut_version_words
from readout.link.vocabulary import Says, load_versions
from readout.records import Story
from readout.text.characters import letters_only

_TAIL = re.compile(
    r"(?:(?P<before>\d{1,2})(?:st|nd|rd|th)?[\s-]?)?(?P<words>[a-z-]+?)(?:[\s-](?P<after>\d{1,2}))?", re.I
)
_KEYWORDS = re.compile(
    r"(?P<bc>BC-|[A-Z]{2}--)?(?P<slug>[A-Z][\w.'’&/ -]{1,60}?)(?:,\s?(?P<tail>[^,]{2,40}))?(?:,.*)?$"
)
_BARE_TAIL = re.compile(r"(?P<tail>\d{1,2}(?:st|nd|rd|th)[\s-]?[A-Za-z-]+)(?:,.*)?$")  # 1st Ld-Writethru, a0088
_PASTED = re.compile(r"(?P<slug>[A-Z][\w]*(?:-[\w]+)+)\s(?P<tail>[\w-]+)$")  # Sudan-unrest 2ndlead
_ITEM = re.compile(r"\b([a-z]{2,5}\d{3,5})\b")
_OWN_ITEM = re.compile(r"([a-z]{2,5}\d{3,5})\s\d\s[a-z]{2,4}\s\d+$")  # lda0417 4 pol 96
_HEADED = re.compile(r"story (?:headed|headlined|titled|slugged)\s[\"“‘'](?P<headline>[^\"”]{8,160})[\"”’']")
_ASIDE = re.compile(r"\((?P<headline>[^()]{8,160})\)")
_VERB = re.compile(r"[\s(*]*(?:eds?|editors)?\s?[:.]?\s*(?P<verb>[a-z]+)\b", re.IGNORECASE)
_CRIED = re.compile(r"\b[A-Z]{4,}\b")
_KEYWORD_LINE = 110  # longest, in characters
_NOTE = 500  # characters of a line in which a phrase is looked for
_OPENING = 3  # paragraphs that can hold a keyword line or a notice
_NOTICE = 160  # words of the longest story that only says that another one is withdrawn or wrong


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a story's head says. `title` is bare of version words; of a withdrawal it is the headline that it names.

    `slug` is a keyword line or an item's number, for a story that names another also that one's headline, in small
    letters without spaces. `round` is 0 for a first version or where none is told.
    """

    title: str | None
    slug: str | None
    round: int
    withdraws: bool
    corrects: bool


@dataclass(slots=True)
class _Found:
    """What is gathered while the lines are read."""

    title: str | None = None
    slug: str | None = None
    named: str | None = None  # the headline of the story that this one speaks of
    withdrawn: bool = False  # the slug is that of the story that is withdrawn
    round: int = 0
    says: set[Says] | None = None

    def hear(self, says: Says, round: int = 1) -> None:
        self.says = (self.says or set()) | {says}
        if says == "round":
            self.round = max(self.round, round)


def read_head(story: Story) -> Head:
    """Return what the head of a story says of its version."""
    found = _Found()
    opening = story.text.split("\n\n", _OPENING)[:_OPENING]
    for word, number in _read_title(story.title or "", found):
        found.hear(word, number)
    for line in (*story.notes, *opening):
        _read_keywords(line, found)
    short = len(story.text) < _NOTICE * 7 and len(story.text.split()) <= _NOTICE
    for line in (*story.notes, *(opening if short else opening[:1])):
        _read_phrases(line, found)
    for note in story.notes:
        _read_change(note, found)
    says = found.says or set()
    withdraws = "withdrawal" in says
    if withdraws:
        _read_withdrawn(story, opening, found)
    return Head(
        title=found.title,
        slug=found.slug or (letters_only(found.named) if found.named else None),
        round=found.round,
        withdraws=withdraws,
        corrects="correction" in says and not withdraws,
    )


def _read_title(title: str, found: _Found) -> tuple[Heard, ...]:
    """Set the bare headline, and return what the words before it say; a keyword line may stand in its place."""
    if title.startswith("BC-"):
        _read_keywords(title, found)
    bare, heard = cut_version_words(title)
    found.title = bare or None
    return heard


def _read_keywords(line: str, found: _Found) -> None:
    """Take slug and version from a keyword line: `BC-Bolivia-Protest, 2nd Ld-Writethru`, `lda0417 4 pol 96`."""
    line = line.strip()
    if len(line) > _KEYWORD_LINE or line[-1:] in (".", "!", "?"):
        return
    if item := _OWN_ITEM.match(line):
        found.slug = found.slug or item[1]
        return
    for form in (_BARE_TAIL, _PASTED, _KEYWORDS):
        parts = match.groupdict() if (match := form.match(line)) else {}
        if parts and (_read_tail(parts.get("tail") or "", found) or parts.get("bc")):
            found.slug = found.slug or (letters_only(parts["slug"]) if parts.get("slug") else None)
            return


def _read_tail(tail: str, found: _Found) -> bool:
    """Take the version from `2nd Ld-Writethru`, `Lead 2` or `Kill`; tell whether it is one."""
    match = _TAIL.fullmatch(tail.strip())
    says = load_versions()["lead"].get(match["words"].casefold()) if match else None
    if match is None or says is None:
        return False
    found.hear(says, int(match["before"] or match["after"] or 1))
    return True


def _read_phrases(line: str, found: _Found) -> None:
    for phrase in _phrases().findall(line[:_NOTE].replace("’", "'").lower()):
        found.hear(load_versions()["phrase"][phrase])
    if headed := _HEADED.search(line):
        found.named = found.named or bare_title(headed["headline"])


@lru_cache(maxsize=1)
def _phrases() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, load_versions()["phrase"]), key=len, reverse=True)))


def _read_change(note: str, found: _Found) -> None:
    """Take what changed from a note: its first verb, and others that are in capitals."""
    verbs = load_versions()["verb"]
    match = _VERB.match(note)
    if match is None or match["verb"].casefold() not in verbs:
        return
    for verb in (match["verb"], *_CRIED.findall(note)):
        if says := verbs.get(verb.casefold()):
            found.hear(says)


def _read_withdrawn(story: Story, lines: list[str], found: _Found) -> None:
    """Take what a withdrawal names: the item's number and the headline, from its title or the line that repeats it."""
    for line in (story.title or "", *story.notes, *lines):
        if _OWN_ITEM.match(line):
            continue
        bare = bare_title(line)
        item, aside = _ITEM.search(line), _ASIDE.search(bare)
        if bare == line.strip() and not item:
            continue
        found.slug = item[1] if item and not found.withdrawn else found.slug
        found.withdrawn = found.withdrawn or bool(item)
        if aside:
            found.title = bare_title(aside["headline"])
    if found.named:
        found.title = found.named
