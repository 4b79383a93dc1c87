"""Tellings of a reading: what each of its events brings to the comparison with other reports."""

from collections.abc import Iterable, Sequence

from readout.codebook.sides import name_side
from readout.records import (
    Claim,
    Count,
    Event,
    Figure,
    Link,
    Mention,
    Party,
    Reading,
    Span,
    Telling,
    Voice,
)

Carrier = tuple[Claim, Link]


def tellings_of(reading: Reading) -> tuple[Telling, ...]:
    """Return what each event of a reading tells, in their order."""
    carriers: dict[str, list[Carrier]] = {}
    for claim in reading.claims:
        for link in claim.events:
            carriers.setdefault(link.event, []).append((claim, link.link))
    mentions = {mention.id: mention for mention in reading.mentions}
    return tuple(_tell(event, carriers.get(event.id, ()), mentions, reading) for event in reading.events)


def side_of(party: Party) -> str:
    """Return whose word a party's is: a state's, a country's sector's, else that of a name."""
    return name_side(party.country, party.sectors, party.name.casefold())


def _tell(event: Event, carriers: Sequence[Carrier], mentions: dict[str, Mention], reading: Reading) -> Telling:
    text = reading.report.text
    time = event.when.time if event.when else None
    place = event.where
    return Telling(
        event=event.id,
        report=reading.report.id,
        published=reading.report.published,
        publisher=reading.report.publisher,
        type=event.type,
        mode=event.mode,
        trigger=event.trigger.cut(text),
        words=(event.sentences[0] if event.sentences else event.trigger).cut(text),
        actors=_name_parties(event.actors, mentions, text),
        recipients=_name_parties(event.recipients, mentions, text),
        auxiliaries=event.auxiliaries,
        start=time.start if time else None,
        end=time.end if time else None,
        grain=time.grain if time else None,
        when_how=event.when.how if event.when else None,
        place=(place.name or None) if place else None,
        place_country=place.country if place else None,
        place_how=place.how if place else None,
        latitude=place.latitude if place else None,
        longitude=place.longitude if place else None,
        figures=tuple(_figure(count, text) for count in event.quantities),
        standing=event.standing,
        voices=tuple(_voice(claim, link, mentions, text) for claim, link in carriers),
        confidence=event.confidence,
    )


def _name_parties(identifiers: Iterable[str], mentions: dict[str, Mention], text: str) -> tuple[Party, ...]:
    return tuple(_party(mentions[identifier], text) for identifier in identifiers)


def _party(mention: Mention, text: str) -> Party:
    return Party(name=mention.name or mention.span.cut(text), country=mention.country, sectors=mention.sectors)


def _figure(count: Count, text: str) -> Figure:
    return Figure(
        value=count.value,
        low=count.low,
        high=count.high,
        unit=count.unit,
        of=count.of,
        fate=count.fate,
        total=count.total,
        words=count.span.cut(text),
    )


def _voice(claim: Claim, link: Link, mentions: dict[str, Mention], text: str) -> Voice:
    party = _party(mentions[claim.speaker], text) if claim.speaker else None
    return Voice(
        side=side_of(party) if party else claim.id,
        speaker=party.name if party else None,
        link=link,
        stance=claim.stance,
        words=_quote(claim.content, text),
        claim=claim.id,
    )


def _quote(content: Iterable[Span], text: str) -> str:
    return " … ".join(span.cut(text) for span in content)
