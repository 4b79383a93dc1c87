"""docs/archive.md says what is so: its columns are there, its examples run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from readout.archive import Archive, open_archive
from readout.archive.schemas import TABLES, load_columns

from . import standins
from .imports.files import gdelt_line
from .samples import make_problem, make_reading

PAGE = Path(__file__).parents[2] / "docs" / "archive.md"
TEXT = PAGE.read_text(encoding="utf-8")
QUERIES = re.findall(r"```sql\n(.*?)```", TEXT, re.DOTALL)
VIEWS = (
    *("incidents", "incident_events", "incident_statements", "incident_figures", "families", "copies", "versions"),
    *("ties", "bonds", "judgements", "orphans", "links", "panel_month", "panel_week", "imported", "imports"),
    "runs",
)
ALIKE = {"rejected": ("events", {"judged"}), "machine_events": ("events", {"judged", "judgements"})}
ALIKE["machine_claims"] = ("claims", {"judged", "judgements"})
PROGRAMS = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    archive = open_archive(tmp_path_factory.mktemp("docs") / "archive", create=True)
    archive.append([make_reading(number) for number in range(3)], [make_problem()])
    (archive.folder.parent / "gdelt.csv").write_text(gdelt_line(), encoding="utf-8")
    archive.import_file(archive.folder.parent / "gdelt.csv")
    with pytest.MonkeyPatch.context() as patch:
        standins.install(patch)
        archive.link()
    return archive


def test_there_are_examples() -> None:
    assert len(QUERIES) >= 10
    assert len(PROGRAMS) == 3


@pytest.mark.parametrize("sql", QUERIES)
def test_queries_find_something(archive: Archive, sql: str) -> None:
    assert archive.query(sql).num_rows > 0


def test_programs_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {"readings": [make_reading(number) for number in range(3)]}
    for program in PROGRAMS:
        exec(program, names)
    assert names["table"].num_rows == names["events"].num_rows == 6  # type: ignore[attr-defined]


@pytest.mark.parametrize("table", [*TABLES, *VIEWS])
def test_columns_are_told(archive: Archive, table: str) -> None:
    section = re.split(r"^##", TEXT.partition(f"\n### {table}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]
    told = re.findall(r"^\| `(\w+)` \| `(.*?)` \| (.*) \|$", section, re.MULTILINE)
    columns = archive.query(f"DESCRIBE {table}").to_pylist()
    assert [(name, kind) for name, kind, _ in told] == [(row["column_name"], row["column_type"]) for row in columns]
    meanings = {column.name: column.meaning for column in load_columns().get(table, ())}
    assert {name: meaning for name, _, meaning in told if name in meanings} == {
        name: meaning for name, meaning in meanings.items() if name in {row["column_name"] for row in columns}
    }
    assert meanings.keys() - {name for name, _, _ in told} <= {"batch", "link", "dropped", "key"}


def test_all_that_a_query_sees_is_told(archive: Archive) -> None:
    assert {row["name"] for row in archive.query("SHOW TABLES").to_pylist()} == {*TABLES, *VIEWS, *ALIKE}


@pytest.mark.parametrize("view", ALIKE)
def test_views_of_the_machines_own_have_the_columns_of_the_others(archive: Archive, view: str) -> None:
    like, without = ALIKE[view]
    columns = {name: archive.query(f"FROM {name}", limit=0).column_names for name in (view, like)}
    assert columns[view] == [name for name in columns[like] if name not in without]
