"""The fields of events and claims that are compared, as values to set side by side and as words for people."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from readout.archive.comparison.pairing import Event

Fields = Mapping[str, Callable[[Event], str | None]]


def _side(side: str) -> Callable[[Event], str | None]:
    def tell(event: Event) -> str | None:
        names = "; ".join(sorted(filter(None, event[f"{side}_names"] or ())))
        codes = " ".join((*sorted(event[f"{side}_countries"] or ()), *sorted(event[f"{side}_sectors"] or ())))
        return (f"{names} ({codes})" if codes else names) or None

    return tell


def _set(name: str) -> Callable[[Event], str | None]:
    return lambda event: ", ".join(sorted(event[name] or ())) or None


def _plain(name: str) -> Callable[[Event], str | None]:
    return lambda event: event[name]


def _when(event: Event) -> str | None:
    days = " to ".join(dict.fromkeys(str(event[name]) for name in ("when_start", "when_end") if event[name]))
    return f"{days} ({event['when_grain'] or 'no words of time'})" if days else None


def _where(event: Event) -> str | None:
    degrees = "" if event["latitude"] is None else f"{event['latitude']:.2f} {event['longitude']:.2f}"
    return ", ".join(filter(None, (event["place_name"], event["place_country"], degrees))) or None


def _quantities(event: Event) -> str | None:
    return "; ".join(sorted(map(_figure, event["quantities"] or ()))) or None


def _figure(figure: dict[str, Any]) -> str:
    bounds = (f"{name} {figure[name]:g}" for name in ("low", "high") if figure[name] is not None)
    value = "" if figure["value"] is None else f"{figure['value']:g}"
    words = (figure[name] for name in ("unit", "of", "fate"))
    total = {True: "in all", False: "more"}.get(figure["total"])
    told = " ".join(filter(None, (value, *words, total)))
    return f"{told} ({', '.join(bounds)})" if figure["low"] is not None or figure["high"] is not None else told


def _speaker(claim: Event) -> str | None:
    codes = " ".join(filter(None, (claim["speaker_country"], *sorted(claim["speaker_sectors"] or ()))))
    return f"{claim['mode'] or ''} ({codes})".strip() if codes else claim["mode"]


def _links(claim: Event) -> str | None:
    return "; ".join(sorted(claim["told"])) or None


FIELDS: Fields = {
    "type": _plain("type"),
    "mode": _plain("mode"),
    "contexts": _set("contexts"),
    "auxiliaries": _set("auxiliaries"),
    "actors": _side("actor"),
    "recipients": _side("recipient"),
    "when": _when,
    "where": _where,
    "standing": _plain("standing"),
    "quantities": _quantities,
    "trigger": _plain("trigger"),
}
CLAIM_FIELDS: Fields = {"stance": _plain("type"), "speaker": _speaker, "events": _links, "content": _plain("trigger")}
COLUMNS = (
    *("report", "id", "type", "mode", "contexts", "auxiliaries", "standing", "quantities", "trigger"),
    *(f"{side}_{part}" for side in ("actor", "recipient") for part in ("names", "countries", "sectors")),
    *("when_start", "when_end", "when_grain", "place_name", "place_country", "latitude", "longitude"),
    *("trigger_start", "trigger_end", "tellings", "sentences", "sentence_text"),
)


def find_changes(one: Event, other: Event, fields: Fields = FIELDS) -> list[tuple[str, str | None, str | None]]:
    """Return the fields in which two events or claims differ, what each was and is; order in lists does not matter."""
    told = ((field, tell(one), tell(other)) for field, tell in fields.items())
    return [(field, before, after) for field, before, after in told if before != after]
