"""Items of Wikidata as its JSON dumps hold them: labels, what they point to, terms of office."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from readout.world.imports.dates import join_date
from readout.world.imports.rows import UnfitError

Item = dict[str, Any]
LANGUAGES = ("en", "mul", "en-gb", "en-us", "en-ca", "en-au")  # mul: names that are the same in all languages
MOST_ALIASES = 20
SHORTEST_ALIAS = 3
HUMAN = "Q5"
_TIME = re.compile(r"([+-])(\d+)-(\d\d)-(\d\d)T")
_DAY, _MONTH, _YEAR = 11, 10, 9  # how Wikidata tells the precision of a time


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """One position held: items of the position and of the places that the statement itself tells."""

    position: str
    start: str
    end: str
    places: tuple[str, ...]


def read_label(item: Item) -> str | None:
    """Return the English label, `None` if there is none."""
    labels = _object(item.get("labels"))
    return next((text for language in LANGUAGES if (text := _value(labels.get(language)))), None)


def read_aliases(item: Item) -> tuple[str, ...]:
    """Return other English names, as they stand; none with a semicolon, none of a letter or two."""
    aliases = _object(item.get("aliases"))
    texts = (_value(alias) for language in LANGUAGES[:3] for alias in aliases.get(language) or () if alias)
    fitting = (text for text in texts if text and ";" not in text and len(text) >= SHORTEST_ALIAS)
    return tuple(dict.fromkeys(fitting))[:MOST_ALIASES]


def read_items(item: Item, *properties: str) -> tuple[str, ...]:
    """Return the items that properties point to, property by property, preferred statements first."""
    found = []
    for name in properties:
        ranked = sorted(_statements(item, name), key=lambda statement: statement.get("rank") != "preferred")
        found += [_item_of(statement.get("mainsnak")) for statement in ranked]
    return tuple(dict.fromkeys(filter(None, found)))


def read_string(item: Item, name: str) -> str | None:
    """Return the best text of a property, `None` if there is none."""
    ranked = sorted(_statements(item, name), key=lambda statement: statement.get("rank") != "preferred")
    values = (_datavalue(statement.get("mainsnak")) for statement in ranked)
    return next((value for value in values if isinstance(value, str)), None)


def read_time(item: Item, name: str) -> str:
    """Return the best time of a property as a year, month or day; "" if there is none that can be told so."""
    ranked = sorted(_statements(item, name), key=lambda statement: statement.get("rank") != "preferred")
    return next(filter(None, (_time_of(statement.get("mainsnak")) for statement in ranked)), "")


def read_tenures(item: Item) -> Iterator[Tenure]:
    """Give the positions that a person held, each with its first and last day, "" where not told."""
    for statement in _statements(item, "P39"):
        position = _item_of(statement.get("mainsnak"))
        qualifiers = _object(statement.get("qualifiers"))
        if position:
            start, end = (
                next(filter(None, map(_time_of, qualifiers.get(name) or ())), "") for name in ("P580", "P582")
            )
            places = (_item_of(snak) for name in ("P17", "P1001") for snak in qualifiers.get(name) or ())
            yield Tenure(position=position, start=start, end=end, places=tuple(filter(None, places)))


def _statements(item: Item, name: str) -> list[Item]:
    found = _object(item.get("claims")).get(name) or []
    return [statement for statement in found if isinstance(statement, dict) and statement.get("rank") != "deprecated"]


def _object(value: Any) -> Item:
    return value if isinstance(value, dict) else {}  # what is empty is a list in the dumps


def _value(entry: Any) -> str | None:
    value = _object(entry).get("value")
    return " ".join(value.split()) if isinstance(value, str) else None


def _datavalue(snak: Any) -> Any:
    snak = _object(snak)
    return _object(snak.get("datavalue")).get("value") if snak.get("snaktype", "value") == "value" else None


def _item_of(snak: Any) -> str | None:
    value = _object(_datavalue(snak))
    if isinstance(value.get("id"), str):
        return str(value["id"])
    return f"Q{value['numeric-id']}" if isinstance(value.get("numeric-id"), int) else None


def _time_of(snak: Any) -> str:
    value = _object(_datavalue(snak))
    match = _TIME.match(str(value.get("time", "")))
    precision = value.get("precision")
    if match is None or match[1] == "-" or not isinstance(precision, int) or precision < _YEAR:
        return ""
    try:
        return join_date(
            str(int(match[2])).zfill(4),
            match[3] if precision >= _MONTH else "",
            match[4] if precision >= _DAY else "",
        )
    except UnfitError:
        return ""
