"""Plain Parquet files and data frames."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pyarrow.parquet as pq
import pytest

from readout.archive import export_parquet, frames, open_archive, parquet, to_dataframe
from readout.archive.schemas import RECORDS, TABLES
from readout.errors import ArchiveError, DataError, ReadoutError
from readout.records import Problem, Reading

from .samples import make_problem, make_reading


def test_parquet_holds_what_an_archive_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "GROUP", 2)
    records = [make_reading(1), make_problem(), make_reading(2), make_reading(3), make_reading(1)]
    assert export_parquet(records, tmp_path / "out") == 3
    archive = open_archive(tmp_path / "archive", create=True)
    archive.append(records)
    for table in RECORDS:
        plain = pq.read_table(tmp_path / "out" / f"{table}.parquet")
        view = f"machine_{table}" if table in ("events", "claims") else table
        key = "report" if table == "reports" else "id"
        assert plain.sort_by(key).to_pylist() == archive.query(f"FROM {view} ORDER BY {key}").to_pylist()
    assert pq.read_table(tmp_path / "out" / "problems.parquet").num_rows == 1
    assert pq.read_table(tmp_path / "out" / "readings.parquet").num_rows == 3
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(f"{table}.parquet" for table in TABLES)


def test_nothing_to_export_gives_empty_files(tmp_path: Path) -> None:
    assert export_parquet([], tmp_path) == 0
    events = pq.read_table(tmp_path / "events.parquet")
    assert events.num_rows == 0
    assert "actor_countries" in events.column_names
    assert "batch" not in events.column_names


def test_a_fault_on_the_way_leaves_the_old_files(tmp_path: Path) -> None:
    def stream() -> Iterator[Reading | Problem]:
        yield make_reading(2)
        raise DataError("the stream breaks")

    export_parquet([make_reading(1)], tmp_path)
    with pytest.raises(DataError):
        export_parquet(stream(), tmp_path)
    assert pq.read_table(tmp_path / "reports.parquet")["report"].to_pylist() == ["r1"]
    assert len(list(tmp_path.iterdir())) == len(TABLES)


def test_a_folder_that_can_not_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ArchiveError, match="file"):
        export_parquet([], tmp_path / "file")


def test_without_a_library_the_way_to_one_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frames, "find_spec", lambda name: None)
    with pytest.raises(ReadoutError, match="need pandas or polars: pip install pandas"):
        to_dataframe(make_reading())
    with pytest.raises(ReadoutError, match="need polars: pip install polars"):
        to_dataframe(make_reading(), library="polars")
    with pytest.raises(ReadoutError, match="no table is called 'letters'"):
        to_dataframe(make_reading(), "letters")


def test_polars_is_taken_where_pandas_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    polars = ModuleType("polars")
    polars.from_arrow = lambda rows: rows.to_pylist()  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "polars", polars)
    monkeypatch.setattr(frames, "find_spec", lambda name: name == "polars")
    rows = to_dataframe([make_reading(1), make_reading(2)], "claims")
    assert [row["report"] for row in rows] == ["r1", "r1", "r2", "r2"]
    assert "batch" not in rows[0]


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_events_come_as_a_data_frame(library: frames.Library) -> None:
    pytest.importorskip(library)
    frame = to_dataframe(make_reading(), library=library)
    assert list(frame["type"]) == ["AID", "REJECT"]
    assert list(frame["actor_countries"][0]) == ["FRA"]
    assert list(frame.columns)[:4] == ["report", "reading", "id", "position"]
    assert next(iter(frame["place_name"])) == "Chad"
