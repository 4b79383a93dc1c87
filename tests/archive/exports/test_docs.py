"""docs/exports.md says what is so: its formats and losses are there, its commands and programs run."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from readout.archive.choosing.selection import Selection
from readout.archive.exports import FORMATS, load_format
from readout.archive.exports.tables import load_headings

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| `([a-z-]+)` \| (.*) \|$", PAGE, re.MULTILINE)
BLOCKS = re.findall(r"^ *```(sh|python)\n(.*?)^ *```$", PAGE, re.MULTILINE | re.DOTALL)


def test_both_tables_have_all_formats() -> None:
    assert [name for name, _ in ROWS] == [*FORMATS, *FORMATS]


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_lost_is_told_as_the_format_tells_it(name: str) -> None:
    lost = dict(ROWS[len(FORMATS) :])[name]
    assert lost == ("; ".join(load_format(name).lost) or "nothing")


def test_columns_are_counted_right() -> None:
    for name, row in ROWS[: len(FORMATS)]:
        if (columns := row.rpartition("|")[2].strip().partition(",")[0]).isdecimal():
            assert int(columns) == len(load_headings(name))
    owners = [heading.name.partition(".")[0] for heading in load_headings("graphml")]
    assert (owners.count("node"), owners.count("edge")) == (3, 13)
    assert sum(heading.name.startswith("properties.") for heading in load_headings("geojson")) == 24


def test_all_fields_of_a_selection_are_named() -> None:
    link = "archive.md#choosing-without-sql"
    assert f"]({link})" in PAGE
    choosing = (ROOT / "docs/archive.md").read_text(encoding="utf-8").split("## Choosing without SQL")[1]
    assert set(Selection.__dataclass_fields__) <= set(re.findall(r"`([a-z_]+)`", choosing))


@pytest.mark.skipif(shutil.which("sh") is None, reason="needs a shell")
def test_commands_and_programs_run(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    shell = "\n".join(code for kind, code in BLOCKS if kind == "sh")
    script = f'set -e\nreadout() {{ "{sys.executable}" -m readout "$@"; }}\n{shell}'
    done = subprocess.run(["sh", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    program = "\n".join(textwrap.dedent(code) for kind, code in BLOCKS if kind == "python")
    told = subprocess.run(
        [sys.executable, "-W", "error", "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, told.stderr
    assert all(path.stat().st_size for path in (tmp_path / "out").iterdir())
