"""Values that have parts, as people write them and as they are kept: parties, times, places and figures."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import get_args

from readout.archive.judging.subjects import Subject, Value, find_words, known_party
from readout.archive.rows import AMOUNTS
from readout.codebook import load_codebook
from readout.errors import InputError
from readout.records import Fate, Grain, Precision
from readout.resolve.calendar import Interval, day, months, years
from readout.text.notation import PARTY
from readout.world import load_world
from readout.world.faults import FORMER

_REST = {4: "-01-01", 7: "-01", 10: ""}  # what a year and a month lack to be a day
_FIGURE = re.compile(r"(?P<about>~?)(?P<value>\d+(?:\.\d+)?)(?: (?P<of>.+))?")


def check_name(value: Value, known: Sequence[str], what: str) -> str:
    """Return a name that is known; `InputError` says which there are."""
    if value not in known:
        raise InputError(f"{value!r} is no {what}; there are {', '.join(known)}")
    return str(value)


def check_parties(value: Value, subject: Subject) -> Value:
    """Return the parties of a side, in the order given."""
    parts = value.split(" ; ") if isinstance(value, str) else value or ()
    return [_party(part, subject) for part in ([parts] if isinstance(parts, Mapping) else parts)]


def check_speaker(value: Value, subject: Subject) -> Value:
    """Return who says something, `None` for nobody named."""
    return None if value is None else _party(value, subject)


def _party(value: Value, subject: Subject) -> Value:
    """Return a party by the id of a mention, by a line or by its fields."""
    if isinstance(value, str):
        known = subject.mentions.get(value.strip())
        if known:
            return known_party(known, subject)
        match = PARTY.fullmatch(value.strip()) or PARTY.fullmatch(f"{value.strip()} null")
        if match is None:
            raise InputError(f"{value!r} is neither the id of a mention nor `words = COUNTRY SECTOR`")
        codes = {name: None if match[name] == "null" else match[name] for name in ("country", "sector")}
        value = {
            "words": match["words"],
            "name": match["name"],
            "country": codes["country"],
            "sectors": codes["sector"],
        }
    sectors = value.get("sectors") or ()
    return {
        "mention": _text(value.get("mention")) if subject.text is None else None,
        **_words(value, subject),
        "name": _text(value.get("name")),
        "country": _country(value.get("country"), subject),
        "sectors": [
            check_name(name, load_codebook().sectors, "sector")
            for name in ([sectors] if isinstance(sectors, str) else sectors)
        ],
    }


def check_when(value: Value, subject: Subject) -> Value:
    """Return days and the words of time, `None` for not known."""
    if value is None:
        return None
    if isinstance(value, str):
        words, _, days = value.rpartition(" = ")
        start, _, end = days.strip().partition("/")
        one, two = _interval(start.strip()), _interval((end or start).strip())
        fine = one.grain if one == two else "day"
        value = {"words": words.strip() or None, "start": str(one.start), "end": str(two.end), "grain": fine}
    first, last = (date.fromisoformat(value[name]).isoformat() for name in ("start", "end"))
    if first > last:
        raise InputError(f"it ends on {last}, before it starts")
    grain = check_name(value.get("grain") or "day", get_args(Grain), "grain")
    return {**_words(value, subject), "start": first, "end": last, "grain": grain}


def _interval(text: str) -> Interval:
    """Return the days of an ISO day, month or year."""
    try:
        first = date.fromisoformat(text + _REST[len(text)])
    except (KeyError, ValueError):
        raise InputError(f"{text!r} is no ISO day, month or year") from None
    return {4: years(first.year), 7: months(first.year, first.month), 10: day(first)}[len(text)]


def check_where(value: Value, subject: Subject) -> Value:
    """Return a place with its degrees, those of our tables where none are given."""
    if value is None:
        return None
    if isinstance(value, str):
        words, equal, code = value.rpartition(" = ")
        value = {"words": words.strip(), "country": code.strip()} if equal else {"words": value.strip()}
    country = _country(value.get("country"), subject)
    name = _text(value.get("name")) or _text(value.get("words"))
    if name is None:
        raise InputError("a place needs a name or words of the report")
    north, east = value.get("latitude"), value.get("longitude")
    if (north is None) != (east is None):
        raise InputError("latitude and longitude go together")
    precision = check_name(value.get("precision") or "point", get_args(Precision), "precision")
    if north is None and subject.text is not None:
        north, east, precision = _find_degrees(name, country)
    elif north is not None and not (-90 <= north <= 90 and -180 <= east <= 180):
        raise InputError(f"{north}, {east} is nowhere on earth")
    words = _words(value, subject)
    degrees = {"latitude": north, "longitude": east, "precision": precision}
    mention = _text(value.get("mention")) if subject.text is None else None
    return {"mention": mention, **words, "name": name, "country": country, **degrees}


def _find_degrees(name: str, country: str | None) -> tuple[float | None, float | None, Precision]:
    """Return where a place of the tables lies and how far that is to be trusted; `None` for one that they lack."""
    world = load_world()
    for spot in world.find_places(name):
        if country in (None, spot.country):
            return spot.latitude, spot.longitude, spot.precision
    middle = world.find_centroid(country) if country else None
    if middle and any(entry.code == country for entry in world.find_name(name)):
        return *middle, "country"
    return None, None, "point"


def check_quantities(value: Value, subject: Subject) -> Value:
    """Return figures, each with its words where they are quoted."""
    parts = value.split(" ; ") if isinstance(value, str) else value or ()
    return [_quantity(part, subject) for part in ([parts] if isinstance(parts, Mapping) else parts)]


def _quantity(value: Value, subject: Subject) -> Value:
    if isinstance(value, str):
        value = _read_figure(value)
    found = {name: value.get(name) for name in AMOUNTS}
    for name in ("value", "low", "high"):
        found[name] = None if found[name] is None else float(found[name])
    if found["value"] is None:
        raise InputError("a figure needs a value")
    if found["fate"] is not None:
        check_name(found["fate"], get_args(Fate), "fate")
    return {**found, **_words(value, subject)}


def _read_figure(text: str) -> Value:
    """Return `14 soldiers killed` or `~20 km` by its fields."""
    match = _FIGURE.fullmatch(text.strip())
    if match is None:
        raise InputError(f"{text!r} is not `number thing fate`")
    things = (match["of"] or "").split()
    fate = things.pop() if things and things[-1] in get_args(Fate) else None
    exact = None if match["about"] else match["value"]
    return {"value": match["value"], "low": exact, "high": exact, "of": " ".join(things) or None, "fate": fate}


def _words(value: Value, subject: Subject) -> Value:
    """Return words and where they stand nearest to the record; `InputError` where the report lacks them."""
    words, span = value.get("words"), value.get("span")
    if not words:
        return {"words": None, "span": None}
    if subject.text is None:
        start, end = (int(place) for place in span)
        return {"words": str(words), "span": [start, end]}
    found = find_words(words, subject.text, subject.at)
    if found is None:
        raise InputError(f"the report has no words {words!r}")
    return {"words": words, "span": [found.start, found.end]}


def _country(code: Value, subject: Subject) -> str | None:
    """Return a code of a country, or one that stands in its place; `InputError` for an unknown one."""
    if code is None or code == "null":
        return None
    if subject.text is None and re.fullmatch("[A-Z]{3}", code):
        return str(code)  # it was checked when it was judged: the world need not be loaded to look at an archive
    special = {term.name for term in load_codebook().special_codes}
    if code not in {*load_world().countries, *special, *FORMER}:
        raise InputError(f"{code!r} is no code of a country (ISO 3166 alpha-3)")
    return str(code)


def _text(value: Value) -> str | None:
    if value is not None and not isinstance(value, str):
        raise InputError(f"{value!r} is no text")
    return value or None
