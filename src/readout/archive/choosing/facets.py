"""How many events there are of each value of a field, among those that are chosen by all other fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from readout.archive.choosing.selection import Selection
from readout.archive.choosing.views import ONCE
from readout.codebook import load_codebook
from readout.errors import InputError
from readout.text.tables import read_keyed
from readout.world import load_world

if TYPE_CHECKING:
    from readout.archive.store import Archive

MANY = 200  # values of a field that are counted at most, those of most events
# The SQL of a field's value, by the field's name in a selection. Values in a list are counted once an event.
FACETS = {
    "type": "type",
    "quad": "quad::VARCHAR",
    "mode": "mode",
    "context": f"unnest({ONCE.format('contexts')})",
    "standing": "standing",
    "place": "place_country",
    "publisher": "publisher",
    "actor": "unnest(actor_countries)",
    "recipient": "unnest(recipient_countries)",
    "judged": "CASE WHEN judged IS NULL THEN 'no' ELSE 'yes' END",
}
_COLUMNS = (
    *("type", "quad", "mode", "contexts", "standing", "place_country", "publisher", "actor_countries"),
    *("recipient_countries", "judged"),
)
_QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
_COUNTED = """
SELECT '{field}' AS field, value, count(*) AS events FROM (SELECT {sql} AS value FROM {source})
WHERE value IS NOT NULL GROUP BY value QUALIFY row_number() OVER (ORDER BY count(*) DESC, value) <= {many}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """A value that may be asked for, a name for people to read, and the number of events that have it."""

    value: str
    label: str
    count: int


def count_facets(archive: Archive, selection: Selection, asked: Sequence[str]) -> dict[str, tuple[Facet, ...]]:
    """Return the values of some of `FACETS` with the number of events, most first; at most `MANY` of each.

    What is asked of a field is left out where the field itself is counted: so the others can be seen beside.
    `InputError` for a field that can't be counted.
    """
    for field in asked:
        if field not in FACETS:
            raise InputError(f"{field}: counts are of {', '.join(FACETS)}")
    # What is the same for several fields is looked through once where that takes long; else one column after another.
    kind = "MATERIALIZED" if selection.words else "NOT MATERIALIZED"
    chosen = {field: replace(selection, **{field: _default(field)}) for field in dict.fromkeys(asked)}
    sources = {one: f"chosen_{number}" for number, one in enumerate(dict.fromkeys(chosen.values()))}
    values: list[Any] = []
    tables = []
    for one, name in sources.items():
        condition, own = one.condition()
        tables.append(f"{name} AS {kind} (SELECT {', '.join(_COLUMNS)} FROM {one.source()} WHERE {condition})")
        values += own
    parts = [
        _COUNTED.format(field=field, sql=FACETS[field], source=sources[one], many=MANY) for field, one in chosen.items()
    ]
    if not parts:
        return {}
    sql = f"WITH {', '.join(tables)} {' UNION ALL '.join(parts)} ORDER BY field, events DESC, value"
    found: dict[str, list[Facet]] = {field: [] for field in chosen}
    for row in archive.ask(sql, values):
        label = name_value(row["field"], row["value"])
        found[row["field"]].append(Facet(value=row["value"], label=label, count=row["events"]))
    return {field: tuple(group) for field, group in found.items()}


def name_value(field: str, value: str) -> str:
    """Return a name for people to read: a country's for its code, a sector's, the words for a quad class."""
    if field in ("place", "actor", "recipient", "country"):
        return country_names().get(value, value)
    if field == "type":
        return value.capitalize()
    if field == "quad":
        return _QUADS[int(value) - 1]
    if field == "sector":
        return short_names().get(value, value)
    return value


@lru_cache(maxsize=1)
def short_names() -> Mapping[str, str]:
    """Return short names by code: of sectors, what stands in the place of a country, countries with a long one."""
    return read_keyed(Path(__file__).with_name("names.tsv"))


def country_names() -> Mapping[str, str]:
    """Return the names of countries, and of what stands in the place of one, by code."""
    countries = {code: country.name for code, country in load_world().countries.items()}
    terms = {term.name: short_names()[term.name] for term in load_codebook().special_codes}
    return {**terms, **countries}


def _default(field: str) -> Any:
    return next(one.default for one in fields(Selection) if one.name == field)
