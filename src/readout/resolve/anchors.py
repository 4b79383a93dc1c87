"""What a relative time counts from: the day of the report, or another time told in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from readout.records import Mention, Report, Tree
from readout.resolve.time_phrases import Phrase, Placed, Setting

APPOSED = 3  # words within which a time may say the same again: two days earlier, on 3 May
FAR = 3  # sentences back in which the other time may stand
REACH = 9  # words within which it may follow: two days after the fall of the town on 3 May
BREAKS = frozenset((",", ";", ":", "(", ")", "–", "—"))
JOINTS = frozenset((",", ";", ":", "–", "—", "and", "but"))
NO_COMPLEMENT = frozenset(("ADP", "AUX", "PART", "PUNCT", "CCONJ", "SCONJ"))  # tags of what follows a mere adverb
OF_ANOTHER = ("eve", "anniversary")


@dataclass(slots=True, kw_only=True)
class TimeCase:
    """A mention of time while it is read; `first` and `last` are its tokens, `placed` is `None` until it is known."""

    mention: Mention
    tree: Tree
    phrase: Phrase
    setting: Setting
    first: int
    last: int
    placed: Placed | None = None


def find_anchors(number: int, cases: list[TimeCase]) -> Iterator[tuple[Placed, bool]]:
    """Give the times from which a relative one may count, likeliest first.

    First that of its own complement (`two days after the truce of 3 May`), then those before it in its sentence, then
    those of the sentences before. The second value says that the phrase has a complement and the time is another's.
    """
    case = cases[number]
    complement = _has_complement(case)
    following = cases[number + 1] if number + 1 < len(cases) else None
    if following and following.placed and counts_from(case, following):
        yield following.placed, False
        return
    if case.phrase.rule in OF_ANOTHER:
        return
    beside = False
    for other in (cases[place] for place in range(number - 1, -1, -1)):
        back = case.mention.sentence - other.mention.sentence
        if back and (complement or beside or back > FAR):
            break
        if other.placed is not None and not (back and other.setting.tense == "future"):
            beside = True
            yield other.placed, complement
    if following and following.placed and not complement and _looks_forward(case, following):
        yield following.placed, False


def _looks_forward(case: TimeCase, other: TimeCase) -> bool:
    """Tell whether a time further on may be meant: `convicted the year before, they were freed in 2012`."""
    before = (case.phrase.turn or 0) < 0 or case.phrase.value("PREVIOUS") is not None
    return before and case.mention.sentence == other.mention.sentence and other.first - case.last > APPOSED


def _has_complement(case: TimeCase) -> bool:
    """Tell whether what the phrase counts from follows: `the day before the vote`, `the eve of`, `a year on from`."""
    if case.phrase.rule in OF_ANOTHER:
        return True
    words, after = case.tree.words, case.last + 1
    if after >= len(words) or words[after] in BREAKS:
        return False
    if not case.phrase.value("BACK", "FORTH"):
        return words[after].lower() == "from"
    tag = case.tree.tags[after]
    if tag in NO_COMPLEMENT or (tag == "VERB" and not words[after].endswith("ing")):
        return False
    opens = not case.first or words[case.first - 1].lower() in JOINTS
    adverb = opens and case.phrase.value("BACK") and case.phrase.words[0] == "the"
    return not (adverb and "had" in words[after + 1 : after + 3])  # the day before it had shelled the town


def counts_from(case: TimeCase, other: TimeCase) -> bool:
    """Tell whether another time stands in the complement of a relative one: `two days after the truce of 3 May`."""
    between = case.tree.words[case.last + 1 : other.first]
    same = case.mention.sentence == other.mention.sentence
    return same and len(between) <= REACH and not BREAKS & set(between) and _has_complement(case)


def reference_day(report: Report) -> date | None:
    """Return the day that a report speaks from, `None` if it is not known.

    The day of its dateline where that is known, else the day of publication as written, whatever its time zone.
    """
    published = _iso_day(report.published)
    told = report.dateline.day if report.dateline else None
    if told is None:
        return published
    if told.startswith("--"):
        return _nearest(told, published) if published else None
    return _iso_day(told) or published


def _iso_day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None


def _nearest(month_and_day: str, published: date) -> date | None:
    """Return the day `--MM-DD` in the year that brings it nearest to the day of publication."""
    candidates = [_iso_day(f"{year}{month_and_day[1:]}") for year in range(published.year - 1, published.year + 2)]
    known = [candidate for candidate in candidates if candidate]
    return min(known, key=lambda candidate: abs((candidate - published).days)) if known else published
