"""Denials: which of the events that others told before is denied by a claim that does not tell them itself."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from readout.lexicon.cues import load_cues
from readout.lexicon.words import load_words
from readout.records import Claim, Event, Span

WORD = re.compile(r"[^\W\d_]{4,}")
STEM = 5  # letters by which a word is known in its other forms
LONGEST_POINTER = 4  # words of a denial that has no content of its own (`all of these claims`)
LONGEST_ANSWER = 6  # words of a denial that takes up what was said, in no word of it (`having sent anyone`)
NEAR = 40  # characters before a telling in which a word of hearsay stands (`reported troop movements`)
# What others accuse somebody of is denied, not that they accuse.
DEEDS = frozenset(("ACCUSE", "REJECT"))

Sides = Mapping[str, frozenset[str | None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A claim that denies nothing: for which side it speaks, and the events that it tells."""

    side: str | None
    claim: Claim
    events: tuple[Event, ...]

    def told_of(self, side: str | None, sides: Sides) -> list[Event]:
        """Return the events that it tells and a side takes part in."""
        return [event for event in self.events if side in sides[event.id] and event.type not in DEEDS]


@dataclass(frozen=True, slots=True, kw_only=True)
class Denial:
    """A claim that denies, for the side `own`, and the events that its words tell."""

    claim: Claim
    own: str | None
    told: tuple[Event, ...]


def find_denied(
    denial: Denial, said: Sequence[Said], events: Sequence[Event], sides: Sides, text: str
) -> tuple[Event, ...]:
    """Return the events that a denial denies: those it tells, those it points back to and those like them."""
    others = [part for part in said if part.side != denial.own]
    pointing = points_back(denial.claim.content, text)
    if any(not pointing or event.type not in DEEDS for event in denial.told):
        return (*denial.told, *_same_told_before(denial, others, sides, text))
    found = _pointed_at(denial, others, events, sides, text) if pointing else _answered(denial, others, sides, text)
    return tuple(event for event in found if denial.claim.cue is None or not event.trigger.overlaps(denial.claim.cue))


def points_back(content: Sequence[Span], text: str) -> bool:
    """Tell whether a denial has no content of its own but a word that points back (`denied it`, `these claims`)."""
    words = [word.strip(",.").lower() for span in content for word in span.cut(text).split()]
    if "as" in words[1:]:  # `rejected that as slander`
        words = words[: words.index("as", 1)]
    pointing = load_words("pointer") | load_words("pointing_noun") | load_words("pointing_pronoun")
    return len(words) <= LONGEST_POINTER and not pointing.isdisjoint(words[-2:])


def _pointed_at(
    denial: Denial, others: Sequence[Said], events: Sequence[Event], sides: Sides, text: str
) -> list[Event]:
    """Return what others last said of the denier with the hearsay beside it, else what another said last."""
    for part in reversed(others):
        if found := part.told_of(denial.own, sides):
            return [*found, *_hearsay_beside(part, found, denial, events, sides, text)]
    return [event for event in others[-1].events if event.type not in DEEDS] if others else []


def _hearsay_beside(
    part: Said, found: Sequence[Event], denial: Denial, events: Sequence[Event], sides: Sides, text: str
) -> Iterator[Event]:
    """Give what a claim's sentence has of the denier on nobody's word (`alarm over reported troop movements`)."""
    place = part.claim.content[0]
    sentences = [sentence for event in found for sentence in event.sentences if sentence.overlaps(place)]
    for event in events:
        if event in found or event.type in DEEDS or denial.own not in sides[event.id]:
            continue
        hearsay = [telling for telling in event.tellings if _is_hearsay(telling, text)]
        if any(sentence.covers(telling) for sentence in sentences for telling in hearsay):
            yield event


def _is_hearsay(telling: Span, text: str) -> bool:
    words = re.findall(r"\w+", text[max(0, telling.start - NEAR) : telling.start].lower())
    return not load_words("hearsay").isdisjoint(words[-3:])


def _answered(denial: Denial, others: Sequence[Said], sides: Sides, text: str) -> list[Event]:
    """Return what a denial in words of its own answers (`Chad denied having sent anyone`): told in its paragraph.

    That is what others last said of the denier there, or, if the cue itself denies, what another said last. A denial
    of many words, none of them from before, speaks of something else.
    """
    near = [part for part in others if part.events and _in_one_paragraph(part.claim, denial.claim, text)]
    words = _words(denial.claim, text)
    if sum(len(span.cut(text).split()) for span in denial.claim.content) > LONGEST_ANSWER:
        near = [part for part in near if not words.isdisjoint(_words(part.claim, text))]
    for part in reversed(near):
        if denial.own is not None and (found := part.told_of(denial.own, sides)):
            return found
    return list(near[-1].events) if near and denial.claim.made_by.split(" ", 1)[-1] in _denying_cues() else []


@lru_cache(maxsize=1)
def _denying_cues() -> frozenset[str]:
    return frozenset(cue.rule for group in load_cues().values() for cue in group if cue.stance == "denies")


def _words(claim: Claim, text: str) -> set[str]:
    return {word[:STEM].lower() for span in claim.content for word in WORD.findall(span.cut(text))}


def _in_one_paragraph(claim: Claim, denial: Claim, text: str) -> bool:
    first, last = claim.content[-1], denial.content[0]
    return "\n" not in text[min(first.end, last.start) : max(first.end, last.start)].strip()


def _same_told_before(denial: Denial, others: Sequence[Said], sides: Sides, text: str) -> list[Event]:
    """Return what others said before of the denier, in a word of the denial or as an event like the one denied."""
    words = _words(denial.claim, text)
    like = {(event.type, side) for event in denial.told for side in sides[event.id]}
    found: list[Event] = []
    for event in (event for part in others for event in part.events):
        if event in denial.told or event in found:
            continue
        told = {word[:STEM].lower() for word in WORD.findall(event.trigger.cut(text))}
        same = any((event.type, side) in like for side in sides[event.id])
        if same or (denial.own in sides[event.id] and not told.isdisjoint(words)):
            found.append(event)
    return found
