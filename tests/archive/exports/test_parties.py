"""Parties of an event, the pairs they make, and what they are called in CAMEO."""

from __future__ import annotations

from typing import Any

import pytest

from readout.archive.build import record_rows
from readout.archive.exports.neighbours import make_event
from readout.archive.exports.parties import cameo_actor, expand_pairs, find_parties
from readout.archive.exports.records import EventRecord, Origin, Participant

from .samples import ARMY, EGYPT, FRANCE, NURSES, REBELS, TRADERS, UN, tell

ORIGIN = Origin(
    report="r1",
    reading="g1",
    title=None,
    url=None,
    language=None,
    publisher=None,
    published=None,
    published_at=None,
    length=0,
    lead_end=0,
    coder="c",
    model="m",
    codebook="b",
    read_at=None,
)


def rows_of(**told: Any) -> tuple[dict[str, Any], dict[tuple[str, str], dict[str, Any]]]:
    rows = record_rows([tell(1, **told)])
    return rows["events"][0], {(row["reading"], row["id"]): row for row in rows["mentions"]}


def record_of(**told: Any) -> EventRecord:
    row, mentions = rows_of(**told)
    return make_event(row, mentions, ORIGIN)


def names(record: EventRecord) -> list[tuple[str | None, str | None]]:
    return [(one and one.name, other and other.name) for one, other in expand_pairs(record)]


def test_each_party_keeps_its_country_and_sectors() -> None:
    row, mentions = rows_of(type="AID", actors=(FRANCE, UN), recipients=(TRADERS,))
    france, un = find_parties(row, "actor", mentions)
    assert (france.country, france.sectors) == ("FRA", ("GOV", "MIL"))
    assert (un.country, un.sectors) == ("UNO", ())


def test_an_amended_row_has_the_last_word() -> None:
    row, mentions = rows_of(actors=(ARMY,))
    amended = {**row, "actor_names": ["Chad"], "actor_countries": ["TCD"], "actor_sectors": ["GOV"]}
    assert [(p.name, p.country, p.sectors) for p in find_parties(amended, "actor", mentions)] == [
        ("Chad", "TCD", ("GOV",))
    ]
    added = {**row, "actor_names": ["Army", "Chad"], "actor_countries": ["SDN", "TCD"]}
    assert [party.country for party in find_parties(added, "actor", mentions)] == ["SDN", None]


def test_a_party_without_country_gets_none_from_its_neighbour() -> None:
    row, mentions = rows_of(actors=(FRANCE, ("Gunmen", None, ("UAF",))))
    assert [party.country for party in find_parties(row, "actor", mentions)] == ["FRA", None]


@pytest.mark.parametrize(
    ("told", "pairs"),
    [
        (
            {"type": "AID", "actors": (FRANCE, EGYPT), "recipients": (NURSES, UN)},
            [
                ("France", "Nurses' union"),
                ("France", "United Nations"),
                ("Egypt", "Nurses' union"),
                ("Egypt", "United Nations"),
            ],
        ),
        ({"type": "CONSULT", "actors": (EGYPT, FRANCE), "recipients": ()}, [("Egypt", "France"), ("France", "Egypt")]),
        ({"type": "PROTEST", "actors": (NURSES, EGYPT), "recipients": ()}, [("Nurses' union", None), ("Egypt", None)]),
        ({"type": "MOBILIZE", "actors": (), "recipients": ()}, [(None, None)]),
        ({"type": "ASSAULT", "actors": (), "recipients": (TRADERS,)}, [(None, 'Traders of "Mellit"')]),
    ],
)
def test_pairs(told: dict[str, Any], pairs: list[tuple[str | None, str | None]]) -> None:
    assert names(record_of(**told)) == pairs


def test_twenty_who_meet_are_380_pairs() -> None:
    """The meeting of the G20 that PLOVER's manual has as its example: one record here, 380 in CAMEO."""
    states = [(f"State {number}", "SDN", ("GOV",)) for number in range(10, 30)]
    assert len(expand_pairs(record_of(type="CONSULT", actors=states, recipients=()))) == 380


@pytest.mark.parametrize(
    ("country", "sectors", "coded"),
    [
        ("RUS", ("GOV", "MIL"), ("RUSGOVMIL", "RUS", "", ["GOV", "MIL"])),
        ("ROU", ("JRN",), ("ROMMED", "ROM", "", ["MED"])),
        ("SDN", ("MED",), ("SDNHLH", "SDN", "", ["HLH"])),
        ("KOS", ("GOV",), ("GOV", "", "", ["GOV"])),
        ("UNO", ("MIL",), ("IGOUNOMIL", "", "UNO", ["IGO", "MIL"])),
        ("EUR", (), ("IGOEEC", "EUR", "EEC", ["IGO"])),
        ("MNC", ("BUS",), ("MNCBUS", "", "", ["MNC", "BUS"])),
        (None, ("UNK",), ("", "", "", [])),
    ],
)
def test_cameo_actors(country: str | None, sectors: tuple[str, ...], coded: tuple[str, str, str, list[str]]) -> None:
    assert cameo_actor(Participant(name="A", words=None, country=country, sectors=sectors)) == coded


def test_rebels_of_two_sectors() -> None:
    row, mentions = rows_of(actors=(REBELS,))
    (party,) = find_parties(row, "actor", mentions)
    assert cameo_actor(party)[0] == "SDNREBPRM"
