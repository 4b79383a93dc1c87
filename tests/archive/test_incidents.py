"""Incidents are found by what is asked, kept whole, and shaped by judgements that outlive every linking."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from readout.archive import Archive, merge_incidents, open_archive, split_incident, undo_judgement
from readout.archive.linking.boards import find_board
from readout.archive.linking.rows import incident_row, restore_incident, restore_sketch, sketch_row
from readout.archive.linking.saying import say_toll
from readout.archive.schemas import arrow_schema
from readout.errors import ArchiveError, InputError
from readout.records import Bond, Figure, Incident, Party, Sketch, Statement, ToldFigure, Toll

from . import standins
from .test_linking import told_on


@pytest.fixture(autouse=True)
def simple(monkeypatch: pytest.MonkeyPatch) -> None:
    standins.install(monkeypatch)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """Give two reports of the 2nd of March, one of the 10th, each with an AID and a REJECT, linked."""
    archive = open_archive(tmp_path / "archive", create=True)
    archive.append([told_on(1, 1), told_on(2, 1), told_on(3, 9)])
    archive.link()
    return archive


def whole_incident() -> Incident:
    party = Party(name="the army", country="SDN", sectors=("MIL", "GOV"))
    figure = Figure(value=40.0, low=40.0, of="people", fate="killed", total=True, words="at least 40")
    told = ToldFigure(figure=figure, side="SDN", report="r1", event="e1", published="2026-03-12")
    both = (told, replace(told, side=None))
    toll = Toll(of="people", unit=None, fate="killed", low=40.0, high=52.0, latest=52.0, told=both)
    bond = Bond(one="e1", other="e2", score=0.75, made_by="t", reasons=("day", "place"))
    return Incident(
        id="i1",
        type="ASSAULT",
        mode=None,
        actors=(party, Party(name="A man")),
        recipients=(),
        start="2026-03-10",
        end=None,
        grain="day",
        place="Mellit",
        place_country="SDN",
        latitude=14.1,
        longitude=25.5,
        auxiliaries=("future",),
        standing="disputed",
        title="The army attacks Mellit",
        events=("e1", "e2"),
        reports=("r1",),
        past=("r0",),
        sources=("Example Wire",),
        first_seen="2026-03-12",
        last_seen="2026-03-12T10:00:00+00:00",
        statements=(
            Statement(side="SDN", says="denies", speaker="the army", words="no", stance="denies", report="r1"),
            Statement(side="TCD", says="silent"),
        ),
        tolls=(toll,),
        bonds=(bond, replace(bond, made_by="judged", reasons=())),
        verdicts=("j1",),
    )


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ({}, "40–52 people killed, latest 52"),
        ({"low": 52.0}, "52 people killed"),
        ({"of": "captured soldiers", "fate": "freed", "low": 52.0}, "52 captured soldiers freed"),
        ({"of": None, "fate": None, "unit": "USD", "low": 3e11, "high": 3e11, "latest": 3e11}, "$300 billion"),
        (
            {"of": "grants", "fate": None, "unit": "USD", "low": 6.1e6, "high": 1e7, "latest": 1e7},
            "$6.1 million–10 million of grants, latest $10 million",
        ),
        (
            {"of": "strike", "fate": None, "unit": "day", "low": 3.0, "high": 5.0, "latest": 5.0},
            "3–5-day strike, latest 5",
        ),
    ],
)
def test_tolls_are_written_as_people_write_them(known: dict[str, object], said: str) -> None:
    assert say_toll(replace(whole_incident().tolls[0], **known)) == said  # type: ignore[arg-type]


def test_an_incident_comes_back_as_it_was() -> None:
    import pyarrow as pa

    incident = whole_incident()
    table = pa.Table.from_pylist([{"link": "l", **incident_row(incident)}], schema=arrow_schema("incidents"))
    assert restore_incident(table.to_pylist()[0]) == incident
    assert set(incident_row(incident)) == set(arrow_schema("incidents").names) - {"link"}
    row = incident_row(incident)
    assert (row["mentions"], row["reports"], row["sources"]) == (2, 1, 1)
    assert (row["actor_names"], row["actor_countries"]) == (["the army", "A man"], ["SDN"])


def test_a_sketch_keeps_marks_of_all_64_bits() -> None:
    marks = (0, 2**63, 2**64 - 1)
    sketch = Sketch(report="r1", published=None, publisher="P", agency=None, url=None, title="T", length=3, marks=marks)
    assert restore_sketch(sketch_row(sketch, "g1")) == sketch
    assert sketch_row(sketch, "g1")["marks"] == [0, -(2**63), -1]


def test_what_is_linked_is_what_is_found(archive: Archive) -> None:
    found = archive.incidents()
    assert [incident.reports for incident in found] == [("r3",), ("r3",), ("r1", "r2"), ("r1", "r2")]
    assert {(incident.type, incident.start) for incident in found[:2]} == {("AID", "2026-03-10"), ("REJECT", None)}
    _, aid = archive.incidents(type="AID")
    assert aid == archive.incident(aid.id) == archive.incident(aid.id[:12])
    assert (len(aid.events), aid.sources, len(aid.bonds)) == (2, ("Paper 1",), 1)
    assert [statement.says for statement in aid.statements] == ["asserts", "denies"] * 2
    assert aid.tolls[0].told[0].figure.words == "40 trucks"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"since": "2026-03-03"}, 2),
        ({"until": "2026-03-03"}, 2),
        ({"since": "2026-03-10", "until": "2026-03-10", "type": "aid"}, 1),
        ({"pair": "FRA,TCD"}, 2),
        ({"pair": ("tcd", "fra")}, 2),
        ({"pair": "FRA,FRA"}, 0),
        ({"pair": "FRA,DEU"}, 0),
        ({"standing": "disputed"}, 2),
        ({"standing": "confirmed"}, 0),
        ({"place": "tcd"}, 2),
        ({"limit": 3}, 3),
    ],
)
def test_incidents_are_found_by_what_is_asked(archive: Archive, asked: dict[str, object], found: int) -> None:
    assert len(archive.incidents(**asked)) == found


@pytest.mark.parametrize(
    ("asked", "said"),
    [({"since": "May"}, "May: not a day"), ({"pair": "RUS"}, "two countries"), ({"standing": "true"}, "a standing is")],
)
def test_what_can_not_be_asked_is_told(archive: Archive, asked: dict[str, str], said: str) -> None:
    with pytest.raises(InputError, match=said):
        archive.incidents(**asked)


def test_unknown_ids_and_archives_that_are_not_linked_are_told(archive: Archive, tmp_path: Path) -> None:
    for id, said in (("i", "several incidents begin so"), ("x", "no incident"), ("", "no incident")):
        with pytest.raises(ArchiveError, match=said):
            archive.incident(id)
    with pytest.raises(ArchiveError, match="not linked yet"):
        open_archive(tmp_path / "other", create=True).incidents()


def test_a_merge_holds_over_every_linking_until_it_is_undone(archive: Archive) -> None:
    later, earlier = archive.incidents(type="AID")
    verdict = merge_incidents(archive, [later.id[:8], earlier.id], by="ada", why="same trucks")
    archive.link()
    (merged,) = archive.incidents(type="AID")
    assert set(merged.events) == {*later.events, *earlier.events}
    assert merged.verdicts == (verdict.id,)
    gone = ({later.id, earlier.id} - {merged.id}).pop()
    with pytest.raises(ArchiveError, match=f"no longer an incident of its own; what told it is now in {merged.id}"):
        archive.incident(gone)
    archive.link(again=True)
    assert archive.incidents(type="AID") == (merged,)
    archive.append([told_on(4, 20)])
    archive.link()
    assert archive.incidents(type="AID", until="2026-03-12") == (merged,)
    board = find_board(archive, merged.id)
    assert [(judged.by, judged.why) for judged in board.judgements] == [("ada", "same trucks")]
    assert undo_judgement(archive, verdict.id[:6]) == verdict.id
    archive.link()
    assert archive.incidents(type="AID", until="2026-03-12") == (later, earlier)
    with pytest.raises(ArchiveError, match="no judgement that stands"):
        undo_judgement(archive, verdict.id)
    assert archive.query('SELECT action, undone FROM judgements ORDER BY "at"').to_pylist() == [
        {"action": "merge", "undone": True},
        {"action": "undo", "undone": False},
    ]


def test_a_split_holds_when_the_report_is_linked_again(archive: Archive) -> None:
    (incident,) = archive.incidents(type="AID", until="2026-03-03")
    split_incident(archive, incident.id, [incident.events[0][:10]], by="ada")
    archive.link()
    parts = archive.incidents(type="AID", until="2026-03-03")
    assert sorted(part.events for part in parts) == [(event,) for event in incident.events]
    archive.link(again=True)
    assert archive.incidents(type="AID", until="2026-03-03") == parts


def test_judgements_without_sense_are_refused(archive: Archive) -> None:
    incident = archive.incidents(type="AID")[1]
    with pytest.raises(InputError, match="two incidents or more"):
        merge_incidents(archive, [incident.id, incident.id[:9]])
    for events in ([], incident.events):
        with pytest.raises(InputError, match="not none and not all"):
            split_incident(archive, incident.id, events)
    with pytest.raises(InputError, match="x: 0 events of"):
        split_incident(archive, incident.id, ["x"])
    assert archive.query("FROM judgements").num_rows == 0


def test_a_board_folds_copies_under_the_report_whose_words_they_carry(archive: Archive) -> None:
    board = find_board(archive, archive.incidents(type="AID")[1].id)
    assert [(source.report, source.source, [copy.report for copy in source.copies]) for source in board.sources] == [
        ("r1", "Paper 1", ["r2"])
    ]
    assert [(told.report, told.publisher) for told in board.events] == [("r1", "Paper 1"), ("r2", "Paper 2")]
    assert board.to_dict()["counts"] == {"mentions": 2, "reports": 2, "sources": 1}


def test_what_is_still_to_come_is_as_new_as_what_tells_of_it(tmp_path: Path) -> None:
    archive = open_archive(tmp_path / "future", create=True)
    announced, happened = told_on(1, 1), told_on(2, 20)
    aid, refusal = announced.events
    assert aid.when
    future = replace(aid.when, time=replace(aid.when.time, start="2035-01-01", end="2035-12-31", grain="year"))
    archive.append([replace(announced, events=(replace(aid, when=future), refusal)), happened])
    archive.link()
    found = archive.incidents(type="AID")
    assert [incident.start for incident in found] == ["2026-03-21", "2035-01-01"]
