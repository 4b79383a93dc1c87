"""Standing follows judgements: where they change who says something of an event, the rule of `attribute` decides."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace

from readout.attribute.standing import Carrier, Voices, collect_carriers, find_voices
from readout.codebook import load_codebook
from readout.records import Event, Reading, Resolution

MADE_BY = "archive/judge/1#voices"


def renew_standings(old: Reading, new: Reading, rejected: Container[str], settled: Container[str]) -> Reading:
    """Return an amended reading with the standing that its events have by the claims that stand.

    `old` is what the machine read, `new` the same as amended; `rejected` are claims that nobody made. An event of which
    the same sides say the same as before keeps its standing, whatever version gave it; so do those `settled`, on whose
    standing a person decided.
    """
    before = collect_carriers(old.claims)
    after = collect_carriers(claim for claim in new.claims if claim.id not in rejected)
    events = []
    for machine, event in zip(old.events, new.events, strict=True):
        was, voices = _hear(machine, before, old), _hear(event, after, new)
        if event.id not in settled and _sides(was) != _sides(voices):
            event = _restand(event, voices)
        events.append(replace(event, claims=tuple(claim for claim in event.claims if claim not in rejected)))
    return replace(new, events=tuple(events))


def _hear(event: Event, carriers: dict[str, list[Carrier]], reading: Reading) -> Voices:
    return find_voices(event, carriers.get(event.id, []), Resolution(mentions=reading.mentions), reading.report)


def _sides(voices: Voices) -> tuple[object, ...]:
    return bool(voices.own), voices.asserting, voices.confirming, voices.denying


def _restand(event: Event, voices: Voices) -> Event:
    standing = voices.stand(load_codebook())
    if standing == event.standing:
        return event
    return replace(event, standing=standing, made_by=f"{event.made_by}; {MADE_BY}")
