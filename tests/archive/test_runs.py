"""Who wrote what when: the view `runs`, with what is still under way or was killed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from readout.archive import Archive, open_archive
from readout.archive.noting import login_name
from readout.errors import DataError
from readout.records import Reading

from . import standins
from .imports.files import gdelt_line
from .samples import make_problem, make_reading

COUNTS = ("reports", "new", "known", "problems")


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return open_archive(tmp_path / "archive", create=True)


def runs(archive: Archive) -> list[dict[str, object]]:
    return archive.query("FROM runs ORDER BY coalesce(started, ended)").to_pylist()


def test_a_run_is_noted_with_its_versions_options_and_counts(archive: Archive) -> None:
    archive.append([make_reading(1)])
    with archive.run("read", inputs=["reports/"], jobs=2, coder="1.0", codebook="1") as run:
        archive.append([make_reading(1), make_reading(2), make_reading(3), make_problem()])
        archive.append([make_reading(4)])
        run.known += 7
    (row,) = runs(archive)
    assert (row["run"], row["command"], row["outcome"], row["message"]) == (run.id, "read", "done", None)
    assert (row["coder"], row["model"], row["codebook"], row["world"]) == ("1.0", None, "1", None)
    assert json.loads(str(row["options"])) == {"inputs": ["reports/"], "jobs": 2}
    assert [row[name] for name in COUNTS] == [4, 3, 7, 1]
    assert row["by"] == login_name() and row["started"] < row["ended"]  # type: ignore[operator]
    written = archive.query("SELECT report, run FROM readings ORDER BY report").to_pylist()
    assert [one["run"] for one in written] == [None, run.id, run.id, run.id]
    assert archive.query("SELECT run FROM problems").to_pylist() == [{"run": run.id}]
    archive.append([make_reading(5)])
    assert archive.query("FROM readings WHERE run IS NULL").num_rows == 2


def test_a_run_under_way_has_no_end(archive: Archive) -> None:
    with archive.run():
        archive.append([make_reading(1)])
        (row,) = runs(open_archive(archive.folder))
        assert row["started"] and not any(row[name] for name in ("ended", "outcome", *COUNTS))
    assert [row["outcome"] for row in runs(archive)] == ["done"]


def test_how_a_run_ends_is_noted(archive: Archive) -> None:
    def stream(error: BaseException) -> Iterator[Reading]:
        yield make_reading(1)
        raise error

    for error in (DataError("the stream breaks"), KeyboardInterrupt()):
        with pytest.raises(type(error)), archive.run("watch"):
            archive.append(stream(error))
    assert [(row["command"], row["outcome"], row["message"], row["new"]) for row in runs(archive)] == [
        ("watch", "failed", "the stream breaks", 1),
        ("watch", "stopped", None, 0),
    ]


def test_linkings_and_imports_are_among_them(archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive.append([make_reading(number) for number in range(3)])
    standins.install(monkeypatch)
    archive.link()
    (tmp_path / "gdelt.csv").write_text(gdelt_line() + "nothing\n", encoding="utf-8")
    archive.import_file(tmp_path / "gdelt.csv", "gdelt")
    linking, taken = runs(archive)
    assert (linking["command"], linking["reports"], linking["new"], linking["outcome"]) == ("link", 3, 3, "done")
    assert (taken["command"], taken["new"], taken["problems"]) == ("import", 1, 1)
    assert json.loads(str(taken["options"])) == {"file": "gdelt.csv", "source": "gdelt"}


def test_older_archives_have_no_runs_until_one_is_noted(archive: Archive) -> None:
    (archive.folder / "archive.json").write_text('{"archive": "readout", "format": 1}', encoding="utf-8")
    archive.append([make_reading(1)])
    older = open_archive(archive.folder)
    assert runs(older) == [] and not (archive.folder / "runs").exists()
    with older.run():
        older.append([make_reading(2)])
    assert len(runs(older)) == 1
    assert older.compact().merged > 0 and len(runs(older)) == 1


def test_each_thread_notes_its_own_run(archive: Archive) -> None:
    both = Barrier(2, timeout=20)

    def read(number: int) -> str:
        with archive.run("read", by=f"reader {number}", source=number) as run:
            both.wait()
            archive.append([make_reading(number)])
            both.wait()
        return run.id

    with ThreadPoolExecutor(2) as pool:
        ids = list(pool.map(read, (1, 2)))
    rows = archive.query("SELECT report, run FROM readings ORDER BY report").to_pylist()
    assert [(row["report"], row["run"]) for row in rows] == [("r1", ids[0]), ("r2", ids[1])]
    noted = archive.query("FROM runs ORDER BY options").to_pylist()
    assert [(row["by"], row["new"]) for row in noted] == [("reader 1", 1), ("reader 2", 1)]
    assert json.loads(noted[0]["options"]) == {"source": 1}
