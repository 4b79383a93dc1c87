"""An incident in words, the same wherever it is shown."""

from __future__ import annotations

from readout.records import Incident, Toll
from readout.text.amounts import is_money, say_amount, say_number


def count_tellings(incident: Incident) -> dict[str, int]:
    """Return the three counts of an incident, by name."""
    return {"mentions": len(incident.events), "reports": len(incident.reports), "sources": len(incident.sources)}


def say_count(what: str, number: int) -> str:
    """Return `1 source`, `2 reports that stand` …"""
    noun = what.removesuffix("s") if number == 1 else what
    stand = (" that stands" if number == 1 else " that stand") if what == "reports" else ""
    return f"{number} {noun}{stand}"


def say_counts(incident: Incident) -> tuple[str, ...]:
    """Return the three counts of an incident in words."""
    return tuple(say_count(what, number) for what, number in count_tellings(incident).items())


def say_day(incident: Incident) -> str:
    """Return when it happened: a day, or the first and the last."""
    if incident.start == incident.end or not incident.end:
        return incident.start or ""
    return f"{incident.start or '…'} – {incident.end}"


def say_place(incident: Incident) -> str:
    """Return where it happened, with the country's code."""
    return ", ".join(filter(None, (incident.place, incident.place_country)))


def say_toll(toll: Toll) -> str:
    """Return a figure in words: how many of what, as told at least, at most and last."""
    fate = f" {toll.fate}" if toll.fate else ""
    if toll.low == toll.high:
        return say_amount(say_number(toll.latest), toll.unit, toll.of) + fate
    told = say_amount(f"{say_number(toll.low)}–{say_number(toll.high)}", toll.unit, toll.of) + fate
    return f"{told}, latest {say_amount(say_number(toll.latest), toll.unit if is_money(toll.unit) else None)}"
