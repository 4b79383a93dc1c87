"""Standing: how an event stands by the claims that carry it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from readout.attribute.joint import is_joint
from readout.attribute.sides import find_side
from readout.codebook import Codebook
from readout.lexicon.newspapers import is_newspaper
from readout.records import Claim, Event, Link, Mention, Report, Resolution, Span, Standing
from readout.text.spans import find_meeting, merge_spans

Carrier = tuple[Claim, Link]

# Types that are done by saying so: who says that it rejects a plan has rejected it, and needs nobody to bear that out.
# Talks are told, not done by telling; what is asked for or offered is as often told of the past.
SPOKEN = frozenset(("SUPPORT", "ACCUSE", "REJECT", "THREATEN"))
# What a release offers is the publisher's own word; a newspaper only hears it.
OFFERED = frozenset(("AGREE", "CONCEDE"))
LATER = frozenset(("historical", "future"))  # told of another time, so not done by the telling (`we will sue`)
PASSIVE = re.compile(r"\b(?:been|being|was|were)\s+(?:\w+\s+){0,3}\Z")
ASIDE = re.compile(r",\s+(?:where|which|who|whose|as)\b[^,.;\"“”]*\Z")  # `…, where troops have stood since 1974`
NEAR = 40  # characters before a trigger
# What is praised or condemned is taken for granted by who tells it.
GRANTED = frozenset(("praises", "condemns"))


def settle_standing(
    events: Iterable[Event], claims: Sequence[Claim], resolution: Resolution, report: Report, codebook: Codebook
) -> tuple[Event, ...]:
    """Return the events with their claims and the standing that the codebook's table gives to them."""
    carriers = collect_carriers(claims)
    return tuple(_settle(event, carriers.get(event.id, []), resolution, report, codebook) for event in events)


def collect_carriers(claims: Iterable[Claim]) -> dict[str, list[Carrier]]:
    """Return the claims that assert, confirm or deny each event, by its id."""
    carriers: dict[str, list[Carrier]] = {}
    for claim in claims:
        for link in claim.events:
            carriers.setdefault(link.event, []).append((claim, link.link))
    return carriers


def _settle(
    event: Event, carriers: Sequence[Carrier], resolution: Resolution, report: Report, codebook: Codebook
) -> Event:
    standing = find_voices(event, carriers, resolution, report).stand(codebook)
    return replace(event, standing=standing, claims=tuple(claim.id for claim, _ in carriers))


@dataclass(frozen=True, slots=True, kw_only=True)
class Voices:
    """Who tells an event: the tellings in the reporter's `own` voice, and the sides that say something of it."""

    own: tuple[Span, ...]
    asserting: frozenset[str]
    confirming: frozenset[str]
    denying: frozenset[str]

    def stand(self, codebook: Codebook) -> Standing:
        """Return the standing that the codebook's table gives to what they tell."""
        return codebook.standing(
            owns_voice=bool(self.own), asserting=self.asserting, confirming=self.confirming, denying=self.denying
        )


def find_voices(event: Event, carriers: Sequence[Carrier], resolution: Resolution, report: Report) -> Voices:
    """Return who tells an event, given the claims that carry it."""
    told = [(claim, link) for claim, link in carriers if not _is_deed(event, claim, resolution, report)]
    contents = merge_spans(
        span
        for claim, _ in told
        if claim.stance not in GRANTED
        for span in claim.content
        if claim.quoted or not _is_background(event, span, report.text)
    )
    return Voices(
        own=_own_tellings(event, contents, report),
        asserting=_parties(carriers, "asserts", resolution),
        confirming=_parties(carriers, "confirms", resolution) | _find_joint(event, told, resolution, report.text),
        denying=_parties(carriers, "denies", resolution),
    )


def _is_background(event: Event, content: Span, text: str) -> bool:
    """Tell whether all that somebody's words have of a past event is an aside at their end, the reporter's own."""
    told = [telling for telling in event.tellings if telling.overlaps(content)]
    return "historical" in event.auxiliaries and all(ASIDE.search(text[content.start : it.start]) for it in told)


def _find_joint(event: Event, told: Iterable[Carrier], resolution: Resolution, text: str) -> frozenset[str]:
    """Return the sides that act, if there are several and a claim is theirs together: each owns what it tells."""
    sides = {find_side(actor, resolution) for actor in event.actors} - {None}
    if len(sides) < 2 or not any(link == "asserts" and is_joint(claim, text) for claim, link in told):
        return frozenset()
    return frozenset(side for side in sides if side is not None)


def _own_tellings(event: Event, contents: Sequence[Span], report: Report) -> tuple[Span, ...]:
    """Return the tellings in nobody's mouth; a newspaper's headline repeats what its text has on somebody's word."""
    own = tuple(telling for telling in event.tellings if not find_meeting(contents, telling))
    if len(own) == len(event.tellings) or not is_newspaper(report):
        return own
    return tuple(telling for telling in own if not _is_headline(telling, report))


def _is_headline(telling: Span, report: Report) -> bool:
    return any(part.kind == "headline" and part.span.covers(telling) for part in report.paragraphs)


def _is_deed(event: Event, claim: Claim, resolution: Resolution, report: Report) -> bool:
    """Tell whether a claim is what happened: its speaker does by it what the event tells (`we reject the plan`)."""
    types = SPOKEN if is_newspaper(report) else SPOKEN | OFFERED
    if event.type not in types or not LATER.isdisjoint(event.auxiliaries) or claim.stance == "denies":
        return False
    if PASSIVE.search(report.text, max(0, event.trigger.start - NEAR), event.trigger.start):
        return False  # who says that they have been turned away has not turned anybody away
    speaker = resolution.by_id.get(claim.speaker or "")
    actors = [resolution.by_id[actor] for actor in event.actors if actor in resolution.by_id]
    return speaker is not None and any(_is_same(speaker, actor) for actor in actors)


def _is_same(one: Mention, other: Mention) -> bool:
    return one.id == other.id or (one.entity is not None and one.entity == other.entity)


def _parties(carriers: Iterable[Carrier], link: Link, resolution: Resolution) -> frozenset[str]:
    return frozenset(find_side(claim.speaker, resolution) or claim.id for claim, kind in carriers if kind == link)
