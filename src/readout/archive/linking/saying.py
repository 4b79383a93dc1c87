"""An incident in words, the same wherever it is shown."""

from __future__ import annotations

from readout.records import Incident, Toll

SIGN = 3  # letters that a sign of a measure has at most: km, kg, kWh
_NO_PLURAL = ("percent",)


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
    what = " ".join(filter(None, (_say_unit(toll.unit, toll.high), toll.of, toll.fate)))
    if toll.low == toll.high:
        return f"{say_number(toll.latest)} {what}".strip()
    return f"{say_number(toll.low)}–{say_number(toll.high)} {what}, latest {say_number(toll.latest)}"


def say_number(value: float) -> str:
    """Return `52`, `1,200`, `2.5`, `300,000,000,000`: never with a power of ten."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.10g}"


def _say_unit(unit: str | None, most: float) -> str | None:
    """Return a measure in its plural where there is more than one: words have one (`miles`), signs have none (`km`)."""
    if unit is None or most == 1 or len(unit) <= SIGN or not unit.islower() or unit in _NO_PLURAL:
        return unit
    return f"{unit}s"
