"""The columns as they are stored."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from readout.archive import schemas
from readout.archive.rows import problem_row, reading_row, rows_of
from readout.archive.schemas import TABLES, Column, arrow_schema, load_columns
from readout.errors import DataError

from .samples import make_problem, make_reading, make_report

NOW = datetime(2026, 3, 12, tzinfo=UTC)


def test_every_row_has_the_columns_of_its_table() -> None:
    rows = rows_of(make_reading(), "b")
    rows["readings"] = [reading_row(make_reading(), "b", NOW)]
    rows["problems"] = [problem_row(make_problem(), "b", NOW)]
    assert set(rows) == set(TABLES)
    for table, group in rows.items():
        for row in group:
            assert set(row) == set(arrow_schema(table).names)


def test_columns_are_described_once_each() -> None:
    for table, columns in load_columns().items():
        names = [column.name for column in columns]
        assert len(names) == len(set(names)), table
        assert all(column.meaning for column in columns)


def test_one_name_has_one_type() -> None:
    types: dict[str, set[str]] = {}
    for table in ("reports", "mentions", "events", "claims"):
        for column in load_columns()[table]:
            types.setdefault(column.name, set()).add(column.type)
    del types["events"], types["claims"]  # counts and links: what they hold differs by table
    assert {name: kinds for name, kinds in types.items() if len(kinds) > 1} == {}


@pytest.mark.parametrize(
    ("line", "said"),
    [("letters\tid\ttext\tx", "no table"), ("events\tid\tblob\tx", "no type"), ("events\tid\ttext", "3 columns")],
)
def test_bad_columns_are_told_with_their_line(
    line: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "columns.tsv").write_text(f"# columns\n{line}\n", encoding="utf-8")
    monkeypatch.setattr(schemas, "__file__", str(tmp_path / "schemas.py"))
    with pytest.raises(DataError, match=f"columns.tsv:2: .*{said}"):
        load_columns.__wrapped__()


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2026-03-12", "2026-03-12"),
        ("2026-03-12T23:30:00-05:00", "2026-03-12"),
        ("March", "None"),
        ("2026-02-30", "None"),
        (None, "None"),
    ],
)
def test_the_day_of_publication_is_the_day_told(published: str | None, day: str) -> None:
    rows = rows_of(make_reading(published=published), "b")
    assert {str(row["published"]) for group in rows.values() for row in group} == {day}
    assert rows["reports"][0]["published_at"] == published


def test_a_party_without_its_mention_is_kept_by_id() -> None:
    reading = make_reading()
    rows = rows_of(type(reading)(**{**_fields(reading), "mentions": ()}), "b")
    event = rows["events"][0]
    assert len(event["actors"]) == 1
    assert (event["actor_names"], event["actor_countries"]) == ([None], [])
    assert rows["claims"][0]["speaker_name"] is None


def test_a_column_is_a_record() -> None:
    assert load_columns()["events"][0] == Column(name="report", type="text", meaning="id of the report")
    assert make_report().text.startswith("Relief")


def _fields(reading: object) -> dict[str, object]:
    return {name: getattr(reading, name) for name in type(reading).__slots__}  # type: ignore[attr-defined]
