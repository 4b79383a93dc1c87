"""Pairs: what one report is to another, judged by what they share and by what their heads say.

The bounds were chosen on `corpus/stories.json`; docs/decisions/0005-sketches.md has the figures.
"""

from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Final

from readout.link.addresses import same_address
from readout.link.sources import house_of, same_house, same_source, source_keys
from readout.records import Sketch, Tie, TieKind
from readout.text.characters import letters_only

MAKER: Final = "link/ties"
WINDOW = 5  # days between two reports that have a tie
COPIED = 0.45  # of the smaller one's marks: from here on it rests on the other's words
FEWEST = 3  # marks that copies share at least
_REISSUED = 0.6  # of the smaller one's marks: a publisher's next version that does not say so
_REWRITTEN = 0.15  # of the smaller one's marks: a version that says that it is one
_REPEATED = 0.3  # of the smaller one's marks: a withdrawal that repeats what it withdraws
_NEXT = 3  # days between versions that do not share an address
_SHORTEST = 12  # letters of a headline that names a story: `COMUNICADO` names none
_LAST_ROUND = 99  # a correction without a number comes after all versions of its day
_UNDATED = "9999"
_DAY = len("2024-11-18")


def judge_pair(one: Sketch, other: Sketch, shared: int) -> Tie | None:
    """Return the tie between two reports that share so many marks, `None` if there is none."""
    apart = days_apart(one, other)
    if apart is not None and apart > WINDOW:
        return None
    smaller = min(len(one.marks), len(other.marks))
    share = shared / smaller if smaller else 0.0
    if one.withdraws != other.withdraws:
        kill, target = (one, other) if one.withdraws else (other, one)
        reason = _withdraws(kill, target, share)
        return _tie(kill, target, "withdrawal", shared, reason) if reason else None
    if same_source(house_of(one), house_of(other)) or same_address(one, other):
        earlier, later = sorted((one, other), key=version_order)
        reason = _replaces(later, earlier, shared, share, apart)
        return _tie(later, earlier, "version", shared, reason) if reason else None
    if one.withdraws and not names(one, other) and not names(other, one):
        return None  # notices of withdrawal are worded alike, whatever they withdraw
    if share >= COPIED and shared >= FEWEST:
        origin, copy = sorted((one, other), key=copy_order)
        return _tie(copy, origin, "copy", shared, "words")
    return None


def is_later_version(sketch: Sketch) -> bool:
    """Tell whether a report says that there is an earlier one: an update, a correction, a withdrawal."""
    return sketch.round > 0 or sketch.corrects or sketch.withdraws


def version_order(sketch: Sketch) -> tuple[str, int, str]:
    """Return what versions are ordered by: time, within a day or moment the number of the version, then the id."""
    number = _LAST_ROUND if sketch.corrects and not sketch.round else sketch.round
    return moment_of(sketch), number, sketch.report


def copy_order(sketch: Sketch) -> tuple[str, bool, str, int, str]:
    """Return what copies are ordered by: the day, the agency's own before others, the time, the longer text, the id."""
    moment = moment_of(sketch)
    return moment[:10], not is_own(sketch), moment, -sketch.length, sketch.report


def origin_order(sketch: Sketch) -> tuple[str, bool, str, int, str]:
    """Return what the reports of a family are ordered by: as copies are, but by version, not by length."""
    day, foreign, *_ = copy_order(sketch)
    return day, foreign, *version_order(sketch)


def is_own(sketch: Sketch) -> bool:
    """Tell whether the publisher is the agency whose words a report brings."""
    return same_source(sketch.publisher, sketch.agency)


def moment_of(sketch: Sketch) -> str:
    """Return day or moment in UTC so that text order is time order; a report of no date comes last."""
    published = sketch.published
    if not published or len(published) <= 10:
        return published or _UNDATED
    moment = datetime.fromisoformat(published)
    return moment.astimezone(UTC).isoformat() if moment.tzinfo else published


def days_apart(one: Sketch, other: Sketch) -> int | None:
    """Return the calendar days between two reports, `None` where a date is not known."""
    if not one.published or not other.published:
        return None
    return abs((date.fromisoformat(one.published[:10]) - date.fromisoformat(other.published[:10])).days)


def names(later: Sketch, earlier: Sketch) -> bool:
    """Tell whether a report has the keyword line of another, or names it by its headline."""
    if later.slug and later.slug in (earlier.slug, headline_key(earlier)):
        return True
    return headline_key(later) is not None and headline_key(later) == headline_key(earlier)


def headline_key(sketch: Sketch) -> str | None:
    """Return the letters of a headline, `None` where it is too short to name a story."""
    return _headline_letters(sketch.title) if sketch.title else None


@lru_cache(maxsize=1 << 16)
def _headline_letters(title: str) -> str | None:
    letters = letters_only(title)
    return letters if len(letters) >= _SHORTEST else None


def _withdraws(kill: Sketch, target: Sketch, share: float) -> str | None:
    """A withdrawal is of the same agency and not older by a day."""
    if moment_of(kill)[:_DAY] < moment_of(target)[:_DAY]:
        return None
    if source_keys(kill) & source_keys(target) and names(kill, target):
        return "name"
    if same_source(house_of(kill), house_of(target)) and same_address(kill, target):
        return "address"
    return "words" if share >= _REPEATED and same_house(kill, target) else None


def _replaces(later: Sketch, earlier: Sketch, shared: int, share: float, apart: int | None) -> str | None:
    """What heads say counts for names of publishers that are alike, as only those are looked up by it."""
    if same_address(later, earlier):
        return "address"
    if apart is not None and apart > _NEXT:
        return None
    alike = same_house(later, earlier)
    told = alike and (later.round > earlier.round or (later.corrects and not earlier.corrects))
    if told and names(later, earlier):
        return "name"
    if alike and later.slug and later.slug == earlier.slug and apart == 0:
        return "keywords"
    if share >= _REISSUED and shared >= FEWEST:
        return "words"
    return "update" if told and share >= _REWRITTEN else None


def _tie(report: Sketch, other: Sketch, kind: TieKind, shared: int, reason: str) -> Tie:
    share = shared / len(report.marks) if report.marks else 0.0
    return Tie(report=report.report, other=other.report, kind=kind, share=round(share, 4), made_by=f"{MAKER} {reason}")
