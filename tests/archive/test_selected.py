"""Chosen events come as tables, data frames and rows, with what belongs to them."""

from __future__ import annotations

import duckdb
import polars
import pytest

from readout.archive import Archive, open_archive
from readout.errors import InputError

from . import standins
from .samples import make_reading


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    archive = open_archive(tmp_path_factory.mktemp("selected") / "archive", create=True)
    archive.append([make_reading(number) for number in range(1, 4)])
    with pytest.MonkeyPatch.context() as patch:
        standins.install(patch)
        archive.link()
    return archive


def test_events_come_in_every_form(archive: Archive) -> None:
    chosen = archive.events(actor="FRA", type="AID")
    table = chosen.to_arrow()
    assert table["report"].to_pylist() == ["r1", "r2", "r3"]
    assert table.column_names == archive.query("DESCRIBE events")["column_name"].to_pylist()
    assert len(chosen) == len(chosen.to_pandas()) == len(chosen.to_polars()) == 3
    assert list(chosen) == table.to_pylist()
    assert polars.DataFrame(chosen).equals(chosen.to_polars())
    with duckdb.connect() as connection:
        assert connection.sql("SELECT count(*) FROM chosen").fetchall() == [(3,)]
    assert chosen.to_arrow(["type", "id"]).column_names == ["type", "id"]
    assert chosen.to_pandas(["type"]).columns.tolist() == ["type"]


@pytest.mark.parametrize(
    ("view", "all_of_them", "of_aid"),
    [
        ("events", 6, 3),
        ("reports", 3, 3),
        ("readings", 3, 3),
        ("claims", 6, 6),
        ("mentions", 9, 6),
        ("incidents", 2, 1),
    ],
)
def test_what_belongs_to_events_comes_along(archive: Archive, view: str, all_of_them: int, of_aid: int) -> None:
    assert archive.events().table(view).num_rows == all_of_them
    assert archive.events(type="AID").table(view).num_rows == of_aid
    assert archive.events(type="ASSAULT").table(view).num_rows == 0
    assert archive.events().table(view).column_names == archive.query(f"FROM {view}", limit=0).column_names


def test_events_of_an_incident(archive: Archive) -> None:
    (incident,) = archive.incidents(type="AID")
    assert sorted(row["id"] for row in archive.events(incident=incident.id)) == sorted(incident.events)
    assert len(archive.events(incident=incident.id[:8], actor="TCD")) == 0


def test_what_is_not_there_is_refused(archive: Archive) -> None:
    with pytest.raises(InputError, match="problems: what belongs to events is"):
        archive.events().table("problems")
    with pytest.raises(InputError, match="batch: no column of events"):
        archive.events().to_arrow(["batch"])


def test_a_notebook_shows_them(archive: Archive) -> None:
    html = archive.events(type="AID")._repr_html_()
    assert "3 events in 3 reports" in html
    assert "N&#x27;Djamena said" in html
    assert html.count("<tr>") == 4
    assert repr(archive.events(type="AID")) == "<Selected: 3 events; type=['AID']>"
    assert "all" in repr(archive.events())


def test_later_readings_are_seen(archive: Archive) -> None:
    chosen = archive.events(report="r9")
    assert (len(chosen), bool(chosen)) == (0, False)
    archive.append([make_reading(9)])
    assert len(chosen) == 2
