"""Times: from the words of a mention to days.

What a report leaves out comes from its reference day (`anchors.reference_day`) and the tense: a bare weekday is the
last one up to the reference day itself, under a future the next one from it on. Without a reference day such words stay
unresolved. Weeks run from Monday, seasons are those north of the equator, `early`, `mid` and `late` are thirds.
"""

from dataclasses import replace

from readout.lexicon.times import TimePhrase, find_time_phrases, read_time_word
from readout.records import Document, Grain, Mention, Report, Time, Tree
from readout.resolve.anchors import reference_day
from readout.resolve.calendar import Interval, unit_grain
from readout.resolve.tense import find_tense
from readout.resolve.time_phrases import Phrase, Placed, Setting
from readout.resolve.time_rules import RULES

MAKER = "resolve.times/0.1"


def resolve_time(mention: Mention, report: Report, tree: Tree, document: Document) -> Mention:
    """Return the mention with its time; basis `unresolved`, without days, where nothing says which days are meant."""
    sentence = document.sentences[mention.sentence]
    inside = [place for place, token in enumerate(sentence.tokens) if mention.span.covers(token)]
    phrase = _read_phrase(tree, inside)
    setting = Setting(reference=reference_day(report), tense=find_tense(tree, mention.head, sentence.headline))
    placed = _place(phrase, setting)
    if placed is None and phrase.rule == "anaphoric":
        placed = _place_beside(phrase, tree, inside, setting)
    time = _to_time(placed, phrase)
    return replace(mention, time=time, made_by=f"{mention.made_by}; {MAKER} {phrase.rule} {setting.tense}")


def _read_phrase(tree: Tree, inside: list[int]) -> Phrase:
    words = tuple(tree.words[place].lower() for place in inside)
    readings = tuple(map(read_time_word, words))
    found = max(find_time_phrases(words, readings), key=lambda found: found.last - found.first, default=None)
    return Phrase(rule=found.rule if found else "vague", words=words, readings=readings)


def _place(phrase: Phrase, setting: Setting) -> Placed | None:
    rule = RULES.get(phrase.rule)
    try:
        return rule(phrase, setting) if rule else None
    except (ValueError, OverflowError):  # a year out of the calendar, 31 June
        return None


def _place_beside(phrase: Phrase, tree: Tree, inside: list[int], setting: Setting) -> Placed | None:
    """Place `three days earlier` by the nearest other time of the sentence, those before it first."""
    readings = [None if place in inside else read_time_word(word) for place, word in enumerate(tree.words)]
    others = [
        found for found in find_time_phrases(tree.words, readings) if found.rule in ("date", "weekday", "deictic")
    ]
    others.sort(key=lambda found: (found.first > inside[0], abs(found.first - inside[0])))
    for other in others:
        anchor = _anchor(other, tree, setting)
        if anchor is not None:
            turned = other.first < inside[0]
            counted = replace(setting, anchor=anchor.interval.start, anchor_basis=anchor.basis, turned=turned)
            return _place(phrase, counted)
    return None


def _anchor(other: TimePhrase, tree: Tree, setting: Setting) -> Placed | None:
    phrase = _read_phrase(tree, list(range(other.first, other.last + 1)))
    return _place(phrase, setting)


def _to_time(placed: Placed | None, phrase: Phrase) -> Time:
    if placed is None:
        return Time(start=None, end=None, grain=_told_grain(phrase), basis="unresolved")
    interval: Interval = placed.interval
    return Time(
        start=interval.start.isoformat(), end=interval.end.isoformat(), grain=interval.grain, basis=placed.basis
    )


def _told_grain(phrase: Phrase) -> Grain:
    unit = phrase.value("UNIT")
    if unit:
        return unit_grain(unit)
    if phrase.rule == "year" or phrase.rule == "decade":
        return "year"
    return "month" if phrase.rule in ("month", "season") else "day"
