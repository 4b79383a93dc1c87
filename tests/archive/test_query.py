"""Queries read and do nothing else."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from readout.archive import Archive, open_archive
from readout.errors import ArchiveError

from .samples import make_problem, make_reading


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    archive = open_archive(tmp_path_factory.mktemp("queries") / "archive", create=True)
    archive.append([make_reading(number) for number in range(1, 4)], [make_problem()])
    return archive


@pytest.mark.parametrize(
    ("sql", "rows"),
    [
        ("SELECT * FROM events", 6),
        ("FROM reports;", 3),
        ("SELECT 1; -- a remark; with a semicolon", 1),
        ("SELECT ';' -- one", 1),
        ("SELECT 2 -- a; b\n + 2", 1),
        ("WITH aid AS (SELECT * FROM events WHERE type = 'AID') SELECT report FROM aid", 3),
        ("SHOW TABLES", 26),
        ("SUMMARIZE problems", 7),
        ("VALUES (1), (2)", 2),
        ("SELECT 1 WHERE false", 0),
    ],
)
def test_reading_statements_run(archive: Archive, sql: str, rows: int) -> None:
    assert archive.query(sql).num_rows == rows


def test_describe_names_the_columns(archive: Archive) -> None:
    columns = archive.query("DESCRIBE events")["column_name"].to_pylist()
    assert columns[:4] == ["report", "reading", "id", "position"]
    assert "batch" not in columns


def test_order_and_limit_hold(archive: Archive) -> None:
    rows = archive.query("SELECT report FROM events ORDER BY report DESC, id", limit=3)
    assert rows["report"].to_pylist() == ["r3", "r3", "r2"]
    assert archive.query("SELECT report FROM reports ORDER BY report")["report"].to_pylist() == ["r1", "r2", "r3"]
    assert archive.query("FROM events", limit=0).num_rows == 0
    assert archive.query("SELECT 2 -- a; b\n + 2").to_pylist() == [{"(2 + 2)": 4}]


def test_values_stand_for_question_marks(archive: Archive) -> None:
    rows = archive.query("SELECT type FROM events WHERE report = ? AND quad = ?", values=["r2", 2])
    assert rows["type"].to_pylist() == ["AID"]
    with pytest.raises(ArchiveError, match="query fails"):
        archive.query("SELECT 1 WHERE 1 = ?")


def test_old_readings_can_be_compared(tmp_path: Path) -> None:
    archive = open_archive(tmp_path / "a", create=True)
    archive.append([make_reading(1), make_reading(1, coder="2.0")])
    sql = "SELECT coder, count(*) AS n FROM stored.events JOIN stored.whole USING (reading, batch) GROUP BY ALL"
    assert sorted(archive.query(sql)["n"].to_pylist()) == [2, 2]


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("", "one statement, not 0"),
        ("SELECT 1; SELECT 2", "one statement, not 2"),
        ("INSERT INTO readings VALUES (1)", "not INSERT"),
        ("DROP VIEW events", "not DROP"),
        ("UPDATE events SET type = 'AID'", "not UPDATE"),
        ("CREATE TABLE mine AS SELECT 1", "not CREATE"),
        ("SET threads = 1", "not SET"),
        ("ATTACH 'other.db'", "not ATTACH"),
        ("INSTALL httpfs", "not LOAD"),
        ("EXPLAIN ANALYZE SELECT 1", "not EXPLAIN"),
        ("COPY events TO 'events.csv'", "not COPY"),
        ("EXPORT DATABASE 'elsewhere'", "not EXPORT"),
        ("SELEC 1", "syntax error"),
        ("SELECT nope FROM events", 'column "nope" not found'),
        ("SELECT * FROM nowhere", "nowhere does not exist"),
        ("SELECT 1) UNION (SELECT 2", "syntax error"),
        ("SELECT * FROM read_text('/etc/hostname')", "disabled by configuration"),
        ("SELECT * FROM '/etc/hostname.csv'", "disabled by configuration"),
        ("SELECT * FROM glob('/*')", "disabled by configuration"),
        ("SELECT * FROM archive", "archive does not exist"),
    ],
)
def test_all_else_is_refused(archive: Archive, sql: str, said: str) -> None:
    with pytest.raises(ArchiveError) as caught:
        archive.query(sql)
    assert said.lower() in str(caught.value).lower()
    assert archive.query("FROM readings").num_rows == 3


@pytest.mark.parametrize(
    "body", ["COPY stored.events TO '{}'", "INSERT INTO stored.shown VALUES ('a', 'b') RETURNING 1"]
)
def test_with_can_not_write(archive: Archive, body: str) -> None:
    target = archive.folder / "events" / "copy.csv"
    sql = f"WITH made AS ({body.format(target)}) SELECT * FROM made"
    with pytest.raises(ArchiveError):
        archive.query(sql)
    with pytest.raises(ArchiveError):
        archive.query(f"SELECT * FROM query('{sql.replace(chr(39), chr(39) * 2)}')")
    assert not target.exists()


def test_python_variables_are_out_of_sight(archive: Archive) -> None:
    secrets = archive.query("FROM events")
    assert secrets.num_rows == 6
    with pytest.raises(ArchiveError, match="secrets does not exist"):
        archive.query("SELECT * FROM secrets")


def test_a_query_sees_what_others_appended(tmp_path: Path) -> None:
    writer = open_archive(tmp_path / "a", create=True)
    reader = open_archive(tmp_path / "a")
    assert reader.query("FROM events").num_rows == 0
    writer.append([make_reading(1)])
    assert reader.query("FROM events").num_rows == 2


def test_threads_may_share_an_archive(archive: Archive) -> None:
    with ThreadPoolExecutor(4) as pool:
        counts = list(pool.map(lambda _: archive.query("FROM events").num_rows, range(16)))
    assert counts == [6] * 16


def test_a_damaged_table_is_told(tmp_path: Path) -> None:
    archive = open_archive(tmp_path / "a", create=True)
    archive.append([make_reading(1)])
    next((tmp_path / "a" / "events").glob("*.parquet")).unlink()
    with pytest.raises(ArchiveError, match="No files found"):
        archive.query("FROM events")
