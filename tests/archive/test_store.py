"""Opening, appending, and what is shown afterwards."""

from __future__ import annotations

import json
from itertools import chain
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout.archive import Archive, open_archive, pending, reading_id
from readout.archive import store as store_module
from readout.errors import ArchiveError, DataError
from readout.records import Reading

from .samples import empty_reading, make_problem, make_reading, make_report

VIEWS = ("reports", "mentions", "events", "claims", "readings", "problems")


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return open_archive(tmp_path / "archive", create=True)


def contents(archive: Archive) -> dict[str, list[dict[str, object]]]:
    """Return all that is shown, in a fixed order, without the moments of appending."""
    found = {}
    for view in VIEWS:
        rows = archive.query(f"SELECT * EXCLUDE (appended) FROM {view}" if view in VIEWS[4:] else f"FROM {view}")
        found[view] = sorted(rows.to_pylist(), key=lambda row: json.dumps(row, default=str))
    return found


def count(archive: Archive, view: str) -> int:
    return int(archive.query(f"SELECT count(*) AS n FROM {view}")["n"][0].as_py())


def test_an_empty_archive_can_be_queried(archive: Archive) -> None:
    for view in VIEWS:
        rows = archive.query(f"FROM {view}")
        assert rows.num_rows == 0
        assert "source" in rows.column_names or "reading" in rows.column_names
    assert archive.reading_ids() == frozenset()
    assert archive.load_reading("r1") is None


def test_empty_and_filled_views_have_the_same_columns(archive: Archive) -> None:
    before = {view: archive.query(f"DESCRIBE {view}").to_pylist() for view in VIEWS}
    archive.append([make_reading()], [make_problem()])
    assert {view: archive.query(f"DESCRIBE {view}").to_pylist() for view in VIEWS} == before


def test_opening_tells_what_is_wrong(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="no archive here"):
        open_archive(tmp_path / "missing")
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "letter.txt").touch()
    with pytest.raises(ArchiveError, match=r"holds letter\.txt"):
        open_archive(tmp_path / "letters", create=True)
    with pytest.raises(ArchiveError, match="can't contain %"):
        open_archive(tmp_path / "100%20", create=True)
    open_archive(tmp_path / "new", create=True)
    card = tmp_path / "new" / "archive.json"
    card.write_text('{"archive": "readout", "format": 99}', encoding="utf-8")
    with pytest.raises(ArchiveError, match="newer Readout"):
        open_archive(tmp_path / "new")
    card.write_text("{", encoding="utf-8")
    with pytest.raises(ArchiveError, match="not the card"):
        open_archive(tmp_path / "new")


def test_creation_goes_on_where_it_was_cut_off(tmp_path: Path) -> None:
    open_archive(tmp_path / "a", create=True)
    (tmp_path / "a" / "archive.json").unlink()
    assert open_archive(tmp_path / "a", create=True).append([make_reading()]) == 1
    assert open_archive(tmp_path / "a", create=True).query("FROM events").num_rows == 2


@pytest.mark.parametrize("name", ["with space", "quote'd", "Übersicht", "a#b&c+d", "{brace}", 'dou"ble'])
def test_folders_may_have_strange_names(tmp_path: Path, name: str) -> None:
    archive = open_archive(tmp_path / name / "archive", create=True)
    archive.append([make_reading()])
    assert count(open_archive(tmp_path / name / "archive"), "events") == 2


def test_rows_carry_what_analysts_ask_for(archive: Archive) -> None:
    archive.append([make_reading(7)], [make_problem()])
    aid = archive.query("FROM events WHERE type = 'AID'").to_pylist()[0]
    assert aid["report"] == "r7"
    assert (aid["actor_names"], aid["actor_countries"], aid["actor_sectors"]) == (["France"], ["FRA"], ["GOV", "MIL"])
    assert (aid["recipient_names"], aid["recipient_countries"], aid["recipient_sectors"]) == (["Chad"], ["TCD"], [])
    assert (str(aid["when_start"]), str(aid["when_end"]), str(aid["published"])) == ("2026-03-10",) * 2 + (
        "2026-03-12",
    )
    assert (aid["trigger"], aid["when_text"], aid["place_country"]) == ("sent", "Tuesday", "TCD")
    assert aid["sentence_text"].startswith("France sent 40 trucks")
    assert aid["quantities"] == [
        {
            "value": 40.0,
            "low": 40.0,
            "high": None,
            "unit": None,
            "of": "trucks",
            "fate": "evacuated",
            "total": False,
            "text": "40 trucks",
            "start": 38,
            "end": 47,
        }
    ]
    claim = archive.query("FROM claims WHERE stance = 'states'").to_pylist()[0]
    assert (claim["speaker_name"], claim["speaker_country"]) == ("the health ministry", "TCD")
    assert claim["content"] == "France sent 40 trucks … on Tuesday"
    assert claim["events"] == [{"event": aid["id"], "link": "asserts"}]
    reading = archive.query("FROM readings").to_pylist()[0]
    assert (reading["mentions"], reading["events"], reading["claims"], reading["latest"]) == (6, 2, 2, True)
    assert {row["reading"] for view in VIEWS[:4] for row in archive.query(f"FROM {view}").to_pylist()} == {
        reading["reading"]
    }


def test_a_reading_comes_back_as_it_was(archive: Archive) -> None:
    readings = [make_reading(1), empty_reading(2), make_reading(3, published=None)]
    archive.append(readings)
    assert [archive.load_reading(f"r{number}") for number in (1, 2, 3)] == readings


def make_older(archive: Archive) -> Archive:
    """Return an archive as the first format left it: without fates and totals, and figures of events without bounds."""
    import pyarrow as pa
    from deltalake import DeltaTable, write_deltalake

    whole = ("value", "unit", "of", "text", "start", "end")
    for table in ("mentions", "events"):
        path = str(archive.folder / table)
        rows = pa.table(DeltaTable(path).to_pyarrow_table())
        if table == "mentions":
            rows = rows.drop_columns(["fate", "total"])
        else:
            place = rows.column_names.index("quantities")
            figures = [
                [{name: part[name] for name in whole} for part in cell] for cell in rows["quantities"].to_pylist()
            ]
            rows = rows.set_column(place, "quantities", pa.array(figures))
        write_deltalake(path, rows, mode="overwrite", schema_mode="overwrite")
    (archive.folder / "archive.json").write_text('{"archive": "readout", "format": 1}', encoding="utf-8")
    return open_archive(archive.folder)


def test_an_archive_of_an_older_format_is_read_and_goes_on(archive: Archive) -> None:
    archive.append([make_reading(1)])
    older = make_older(archive)
    reading = older.load_reading("r1")
    assert reading is not None
    assert [(count.value, count.fate, count.low) for count in reading.events[0].quantities] == [(40.0, None, None)]
    assert older.append([make_reading(2)]) == 1
    assert older.load_reading("r2") == make_reading(2)
    fates = "SELECT report, q.fate FROM (SELECT report, unnest(quantities) AS q FROM events) ORDER BY report"
    assert [row["fate"] for row in older.query(fates).to_pylist()] == [None, "evacuated"]
    assert json.loads((archive.folder / "archive.json").read_text(encoding="utf-8"))["format"] == store_module.FORMAT


def test_the_same_again_changes_nothing(archive: Archive) -> None:
    assert archive.append([make_reading(1), make_reading(2), make_reading(1), make_problem()]) == 2
    before = contents(archive)
    assert archive.append([make_reading(2), make_problem()]) == 0
    # A process that does not know of the first writes rows again; they are not shown.
    stranger = open_archive(archive.folder)
    stranger._known._ids = set()
    assert stranger.append([make_reading(1)]) == 1
    assert contents(archive) == before
    assert count(archive, "problems") == 1


def test_a_new_version_takes_the_place_of_the_old(archive: Archive) -> None:
    archive.append([make_reading(1), make_reading(2)])
    archive.append([make_reading(1, coder="1.1")])
    shown = archive.query("SELECT report, coder, latest FROM readings ORDER BY report, coder").to_pylist()
    assert [tuple(row.values()) for row in shown] == [("r1", "1.0", False), ("r1", "1.1", True), ("r2", "1.0", True)]
    assert count(archive, "events") == 4
    newest = {row["reading"] for row in archive.query("SELECT reading FROM readings WHERE latest").to_pylist()}
    assert {row["reading"] for row in archive.query("SELECT reading FROM events").to_pylist()} == newest
    # A rerun of the old version does not bring it back.
    stranger = open_archive(archive.folder)
    stranger._known._ids = set()
    stranger.append([make_reading(1)])
    assert archive.load_reading("r1") == make_reading(1, coder="1.1")


def test_the_later_of_two_versions_in_one_batch_counts(archive: Archive) -> None:
    archive.append([make_reading(1, coder="2"), make_reading(1, coder="10"), make_reading(1, coder="3")])
    assert archive.query("SELECT coder FROM readings WHERE latest")["coder"].to_pylist() == ["3"]


def test_a_run_can_be_resumed(archive: Archive) -> None:
    archive.append([make_reading(1)])
    again = open_archive(archive.folder)
    version = {"coder": "1.0", "model": "0123456789ab", "codebook": "1"}
    assert again.has_reading(reading_id(make_report(1), **version))
    assert not again.has_reading(reading_id(make_report(2), **version))
    assert not again.has_reading(reading_id(make_report(1), **{**version, "coder": "1.1"}))
    assert not again.has_reading(reading_id(make_report(1, published=None), **version))
    again.append([make_reading(2)])
    assert again.has_reading(reading_id(make_report(2), **version))
    assert len(archive.reading_ids()) == 2


def test_knows_takes_the_installed_version(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("readout.encode.weights.check_weights", lambda folder: "0123456789ab")
    monkeypatch.setattr("readout.settings.CODER", "7")
    archive.append([make_reading(1, coder="7"), make_reading(2, coder="6")])
    knows = archive.knows(codebook="1")
    assert [knows(make_report(number)) for number in (1, 2, 3)] == [True, False, False]
    assert archive.knows(coder="6", codebook="1")(make_report(2))
    assert not archive.knows()(make_report(1))


@pytest.mark.parametrize("last", ["reports", "mentions", "events", "claims", "readings"])
def test_records_without_their_reading_do_not_count(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, last: str
) -> None:
    write = store_module.append_rows

    def cut_off(folder: Path, table: str, rows: object) -> None:
        if table == last:
            raise ArchiveError("cut off")
        write(folder, table, rows)

    monkeypatch.setattr(store_module, "append_rows", cut_off)
    with pytest.raises(ArchiveError, match="cut off"):
        archive.append([make_reading(1)])
    monkeypatch.undo()
    assert [count(archive, view) for view in VIEWS] == [0] * 6
    archive.append([make_reading(1)])
    assert [count(archive, view) for view in VIEWS] == [1, 6, 2, 2, 1, 0]


def test_what_came_before_a_fault_in_the_stream_is_kept(archive: Archive) -> None:
    def stream() -> object:
        yield make_reading(1)
        raise DataError("the stream breaks")

    with pytest.raises(DataError, match="stream breaks"):
        archive.append(stream())  # type: ignore[arg-type]
    assert count(archive, "reports") == 1


def test_batches_are_cut_by_size_and_by_time(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes = []
    write = archive._write
    monkeypatch.setattr(archive, "_write", lambda records: sizes.append(len(records)) or write(records))
    monkeypatch.setattr(pending, "BATCH", 2)
    archive.append([make_reading(number) for number in range(5)])
    assert sizes == [2, 2, 1]
    monkeypatch.setattr(pending, "PATIENCE", 0.0)
    archive.append([make_reading(number) for number in range(5, 7)])
    assert sizes == [2, 2, 1, 1, 1, 0]
    assert count(archive, "reports") == 7


def test_compaction_changes_nothing_that_is_shown(archive: Archive) -> None:
    for number in range(4):
        archive.append([make_reading(number), make_problem(number)])
    archive.append([make_reading(1, coder="2.0")])
    before = contents(archive)
    assert archive.compact(keep_hours=0).merged > 0
    assert contents(archive) == before
    assert contents(open_archive(archive.folder)) == before
    assert len(list((archive.folder / "events").glob("*.parquet"))) == 1


def test_half_characters_do_not_stop_a_batch(archive: Archive) -> None:
    reading = make_reading(1)
    broken = make_report(2, text=make_report(2).text.replace("relief", "rel\ud800ef"))
    archive.append([reading, Reading(**{**{n: getattr(reading, n) for n in reading.__slots__}, "report": broken})])
    assert "rel\ufffdef" in archive.query("SELECT text FROM reports WHERE report = 'r2'")["text"][0].as_py()
    assert count(archive, "reports") == 2


batches = st.lists(st.lists(st.integers(0, 4), max_size=3), max_size=3)


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of an empty archive, to be copied: that is faster than creating it."""
    return open_archive(tmp_path_factory.mktemp("blank") / "archive", create=True).folder


@settings(max_examples=6, deadline=None)
@given(first=batches, data=st.data())
def test_any_order_of_appending_shows_the_same(blank: Path, first: list[list[int]], data: st.DataObject) -> None:
    second = data.draw(st.permutations([number for batch in first for number in batch]))
    with TemporaryDirectory() as parent:
        one, other = (open_archive(copytree(blank, Path(parent) / name)) for name in ("one", "other"))
        for batch in first:
            one._known._ids = set()
            one.append(chain.from_iterable((make_reading(number), make_problem(number)) for number in batch))
        other.append([make_reading(number) for number in second], [make_problem(number) for number in second])
        assert contents(one) == contents(other)
        for number in set(second):
            assert other.load_reading(f"r{number}") == make_reading(number)
