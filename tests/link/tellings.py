"""Tellings made up for the tests of bonds and incidents."""

from datetime import date, timedelta
from typing import Any

from readout.records import Figure, Link, Party, Telling, Voice

DAY = date(2024, 5, 16)


def make_telling(event: str, report: str | None = None, **known: Any) -> Telling:
    """Return an air raid on Velika told in its own voice on the day itself, but for what is given."""
    fields: dict[str, Any] = {
        "event": event,
        "report": report or event.split()[0],
        "published": DAY.isoformat(),
        "publisher": f"paper of {event}",
        "type": "ASSAULT",
        "mode": "aerial",
        "trigger": "bombed",
        "words": "Warplanes bombed the livestock market of Velika on Thursday, killing 14 traders.",
        "actors": (Party(name="the army", country="SDN", sectors=("MIL",)),),
        "recipients": (Party(name="traders", country="SDN", sectors=("CVL",)),),
        "auxiliaries": (),
        "start": DAY.isoformat(),
        "end": DAY.isoformat(),
        "grain": "day",
        "when_how": "told",
        "place": "Velika",
        "place_country": "SDN",
        "place_how": "told",
        "latitude": None,
        "longitude": None,
        "figures": (Figure(value=14, of="traders", fate="killed", words="14 traders"),),
        "standing": "reported",
        "voices": (),
        "confidence": 0.8,
    }
    return Telling(**(fields | known))


def on(days: int) -> dict[str, str]:
    """Return the time of a telling so many days after the first."""
    day = (DAY + timedelta(days=days)).isoformat()
    return {"start": day, "end": day}


def make_voice(side: str, link: Link = "asserts", words: str = "", claim: str = "c") -> Voice:
    """Return what a side says."""
    return Voice(side=side, speaker=side, link=link, stance="states", words=words, claim=claim)
