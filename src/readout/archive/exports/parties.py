"""Who did it to whom: parties of an event, the pairs of them, and what countries and sectors are called elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import permutations, product

from readout.archive.exports.records import EventRecord, Participant, Row
from readout.archive.exports.tables import load_bodies, load_sectors
from readout.archive.rows import each_once
from readout.codebook import load_codebook
from readout.world import Country, load_world

Pair = tuple[Participant | None, Participant | None]
Mentions = Mapping[tuple[str, str], Row]  # by reading and id


def find_parties(row: Row, side: str, mentions: Mentions) -> tuple[Participant, ...]:
    """Return the actors (`side` is `actor`) or recipients of an event's row, in its order.

    The row has the last word: a person may have amended it. A mention's country and sectors count where the row has
    them; a row with one country gives it to all.
    """
    names: list[str | None] = row[f"{side}_names"] or []
    keys: list[str | None] = [*(row[f"{side}s"] or []), *[None] * len(names)]
    return tuple(
        _make_party(row, side, name, mentions.get((row["reading"], key)) if key else None)
        for name, key in zip(names, keys, strict=False)
    )


def _make_party(row: Row, side: str, name: str | None, mention: Row | None) -> Participant:
    countries: list[str] = row[f"{side}_countries"] or []
    sectors: list[str] = row[f"{side}_sectors"] or []
    country = mention["country"] if mention else None
    if country not in countries:
        country = countries[0] if len(countries) == 1 and (mention is None or country is not None) else None
    own = [sector for sector in (mention["sectors"] or () if mention else ()) if sector in sectors]
    if not own and len(row[f"{side}_names"]) == 1:
        own = list(sectors)
    return Participant(
        name=name,
        words=mention["text"] if mention else name,
        country=country,
        sectors=tuple(own),
        start=mention["span_start"] if mention else None,
    )


def expand_pairs(record: EventRecord) -> tuple[Pair, ...]:
    """Return every actor with every recipient; where several act together on nobody, each with each other, both ways.

    One of two sides may be missing (`None`), both may be.
    """
    actors, recipients = record.actors, record.recipients
    if not recipients and len(actors) > 1 and _is_mutual(record.row["type"]):
        return tuple(permutations(actors, 2))
    return tuple(product(actors or (None,), recipients or (None,)))


def _is_mutual(type: str) -> bool:
    types = load_codebook().event_types
    return type in types and types[type].participants == "two-sided"


def find_country(code: str | None) -> Country | None:
    """Return the country of an ISO 3166 alpha-3 code, `None` for international codes and none."""
    return _countries().get(code) if code else None


@cache
def _countries() -> Mapping[str, Country]:
    return load_world().countries


def country_name(code: str | None) -> str | None:
    """Return the name of a country, `None` for codes that are none."""
    country = find_country(code)
    return country.name if country else None


def cameo_roles(sectors: Iterable[str]) -> list[str]:
    """Return the CAMEO roles of PLOVER sectors, each once."""
    return each_once(load_sectors()[sector].cameo for sector in sectors if sector in load_sectors())


def cameo_actor(party: Participant) -> tuple[str, str, str, list[str]]:
    """Return CAMEO code, country and known group of a party, empty where there are none, and up to three roles."""
    roles = cameo_roles(party.sectors)
    body = load_bodies().get(party.country or "")
    if body:
        country, group, roles = body.country or "", body.group or "", each_once([body.role, *roles])
        return "".join([body.role, group, *roles[1:3]]), country, group, roles[:3]
    known = find_country(party.country)
    country = (known.cameo or "") if known else ""
    return "".join([country, *roles[:3]]), country, "", roles[:3]


def names_of(parties: Sequence[Participant]) -> list[str]:
    """Return the names of parties, their words where they have no name."""
    return [party.name or party.words or "" for party in parties]
