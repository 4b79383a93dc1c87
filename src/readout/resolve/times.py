"""Times: from the words of a mention to days.

What a report leaves out comes from its reference day (`anchors.reference_day`) and the tense: a bare weekday is the
last one up to the reference day itself, under a future the next one from it on. Without a reference day such words stay
unresolved. Weeks run from Monday, seasons are those north of the equator, `early`, `mid` and `late` are thirds.
A time after `since` or `until` is the one that is named; `made_by` tells on which side it is open.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from readout.lexicon.times import TimeWord, find_time_phrases, read_time_words
from readout.records import Document, Encoding, Grain, Mention, Report, Time, Tree
from readout.resolve.anchors import TimeCase, counts_from, find_anchors, reference_day
from readout.resolve.calendar import unit_grain
from readout.resolve.tense import find_tense
from readout.resolve.time_phrases import Phrase, Placed, Setting
from readout.resolve.time_relative import days_of
from readout.resolve.time_rules import RELATIVE, RULES

MAKER = "resolve.times/0.2"
OPEN_CASES = ("since", "until", "till")
YEARLESS = ("month", "date")
JOINTS = frozenset(("and", "or", ",", "to"))


def resolve_times(mentions: Iterable[Mention], report: Report, document: Document, encoding: Encoding) -> list[Mention]:
    """Return the mentions of kind `time` with their times, in order.

    The basis is `unresolved`, without days, where nothing says which days are meant. Words that count from another time
    take one of their sentence, else of the sentences just before.
    """
    here = reference_day(report)
    cases = [_open_case(mention, document, encoding.trees[mention.sentence]) for mention in mentions]
    for before, case in zip([None, *cases], cases, strict=False):
        case.setting = replace(case.setting, reference=here and _seen_from(here, case, before))
        if case.phrase.rule == "day_of_month":
            case.setting = replace(case.setting, anchor=_month_before(case, before))
        if case.phrase.rule not in RELATIVE:
            case.placed = _place(case.phrase, case.setting)
    for number, case in enumerate(cases):
        if case.phrase.rule in RELATIVE:
            case.placed = _place_beside(number, cases)
    return [_close_case(case) for case in cases]


def _month_before(case: TimeCase, before: TimeCase | None) -> Placed | None:
    """Return the time told with its month just before a bare day: `on 2 April, and again on the 9th`."""
    if before is None or before.mention.sentence != case.mention.sentence or not before.phrase.value("MONTH"):
        return None
    return before.placed


def _seen_from(here: date, case: TimeCase, before: TimeCase | None) -> date:
    """Return the day up to which a time may lie: who left two days before the vote may have left before today's."""
    if before is None or case.setting.tense != "past" or not counts_from(before, case):
        return here
    return here - timedelta(days=days_of(before.phrase))


def _open_case(mention: Mention, document: Document, tree: Tree) -> TimeCase:
    sentence = document.sentences[mention.sentence]
    inside = [place for place, token in enumerate(sentence.tokens) if mention.span.covers(token)]
    return TimeCase(
        mention=mention,
        tree=tree,
        phrase=_read_phrase(tree, inside[0], inside[-1]),
        setting=Setting(reference=None, tense=find_tense(tree, mention.head, sentence.headline)),
        first=inside[0],
        last=inside[-1],
    )


def _read_phrase(tree: Tree, first: int, last: int) -> Phrase:
    words = tree.words[first : last + 1]
    readings = read_time_words(words)
    found = max(find_time_phrases(words, readings), key=lambda found: found.last - found.first, default=None)
    rule = found.rule if found else "vague"
    small = tuple(word.lower() for word in words)
    if rule in YEARLESS and (year := _lent_year(tree, last, readings)):
        small, readings = (*small, ""), [*readings, year]
    return Phrase(rule=rule, words=small, readings=tuple(readings))


def _lent_year(tree: Tree, last: int, readings: list[TimeWord | None]) -> TimeWord | None:
    """Return the year that stands with the second of two joined times only: `in March and April 2023`."""
    if any(reading and reading.kind in ("YEAR", "UNIT", "LAST", "THIS", "NEXT") for reading in readings):
        return None
    rest = tree.words[last + 1 : last + 8]
    if not rest or rest[0].lower() not in JOINTS:
        return None
    after = read_time_words(rest)
    for found in find_time_phrases(rest, after):
        if found.first != 1 or found.rule not in YEARLESS:
            return None
        return next((reading for reading in after[: found.last + 1] if reading and reading.kind == "YEAR"), None)
    return None


def _place(phrase: Phrase, setting: Setting) -> Placed | None:
    rule = RULES.get(phrase.rule)
    try:
        return rule(phrase, setting) if rule else None
    except (ValueError, OverflowError):  # a year out of the calendar, 31 June
        return None


def _place_beside(number: int, cases: list[TimeCase]) -> Placed | None:
    """Place `three days earlier` by the first other time from which it can be counted."""
    case = cases[number]
    for anchor, turned in find_anchors(number, cases):
        found = _place(case.phrase, replace(case.setting, anchor=anchor, turned=turned))
        if found is not None:
            return found
    return _place(case.phrase, case.setting)


def _close_case(case: TimeCase) -> Mention:
    rule = f"{case.phrase.rule} {case.setting.tense}"
    cases = (case.tree.words[child].lower() for child in case.tree.dependants(case.mention.head, "case", "mark"))
    opened = next((word for word in cases if word in OPEN_CASES), None)
    made_by = f"{case.mention.made_by}; {MAKER} {rule}{f' {opened}' if opened else ''}"
    return replace(case.mention, time=_to_time(case.placed, case.phrase), made_by=made_by)


def _to_time(placed: Placed | None, phrase: Phrase) -> Time:
    if placed is None:
        return Time(start=None, end=None, grain=_told_grain(phrase), basis="unresolved")
    interval = placed.interval
    return Time(
        start=interval.start.isoformat(), end=interval.end.isoformat(), grain=interval.grain, basis=placed.basis
    )


def _told_grain(phrase: Phrase) -> Grain:
    unit = phrase.value("UNIT")
    if unit:
        return unit_grain(unit)
    if phrase.rule in ("year", "decade", "fiscal"):
        return "year"
    return "month" if phrase.rule in ("month", "season") else "day"
