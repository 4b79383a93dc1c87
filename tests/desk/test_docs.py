"""docs/desk.md says what is so: its commands and examples run, its tables have all there is, its pictures are there."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from click.testing import CliRunner
from docs.screenshots import MOST, PICTURES, names

from readout import door
from readout.cli import main
from readout.cli.desk import command
from readout.pipeline import Tools

from .browser.running import run_desk

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs/desk.md"
TEXT = PAGE.read_text(encoding="utf-8")
BLOCKS = {kind: re.findall(rf"```{kind}\n(.*?)```", TEXT, re.DOTALL) for kind in ("sh", "python")}
FRONT = ROOT / "front/src"
HERE = "http://127.0.0.1:8801"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, tools: Tools) -> Path:
    """Return an archive made as the page says."""
    folder = tmp_path_factory.mktemp("docs")
    (folder / "reports").mkdir()
    shutil.copy(PICTURES / "reports.jsonl", folder / "reports")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setattr(door, "_tools", [tools])
        for line in BLOCKS["sh"][0].splitlines()[1:3]:
            done = CliRunner().invoke(main, shlex.split(line)[1:])
            assert done.exit_code == 0, (line, done.output)
    return folder / "my-archive"


@pytest.fixture(scope="module")
def desk(folder: Path) -> Iterator[str]:
    with run_desk(folder) as running:
        yield running.address


def table(head: str) -> str:
    """Return the rows of the table under a head."""
    return re.split(r"\n\n", TEXT.partition(f"\n| {head} |")[2], maxsplit=1)[0]


def told(words: str) -> set[str]:
    return set(re.findall(r"`([^`]+)`", words))


@pytest.mark.skipif(shutil.which("curl") is None, reason="needs curl")
def test_the_examples_with_curl_run(desk: str, tmp_path: Path) -> None:
    lines = BLOCKS["sh"][1].replace(HERE, desk).splitlines()
    assert len(lines) == 7
    for line in lines:
        done = subprocess.run([*shlex.split(line), "--fail"], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, (line, done.stderr)
        assert '"count":0' not in done.stdout and '"items":[]' not in done.stdout, line
    assert (tmp_path / "assaults.zip").stat().st_size > 1000


def test_the_program_runs(desk: str, capsys: pytest.CaptureFixture[str]) -> None:
    (program,) = BLOCKS["python"]
    exec(program.replace(HERE, desk), {})
    assert "fired on the Icelandic trawler" in capsys.readouterr().out


def test_the_options_exist() -> None:
    options = {option for parameter in command.params for option in parameter.opts}
    assert set(re.findall(r"`(--[a-z-]+)", TEXT)) == options - {"archive"}


def test_what_can_be_asked_is_told(desk: str) -> None:
    """All parameters of a selection, and all addresses of the API."""
    with urlopen(f"{desk}/api/v1/openapi.json") as answer:
        paths = json.load(answer)["paths"]
    asked = {one["name"] for one in paths["/api/v1/facets"]["get"]["parameters"]} - {"field"}
    assert asked <= told(table("parameter | what fits"))
    shown = {path.replace("ID", "{id}") for path in told(table("ask | for"))}
    assert {path.removeprefix("/api/v1") for path in paths} == shown


def test_views_and_their_keys_are_told() -> None:
    known = (FRONT / "lib/address.svelte.ts").read_text(encoding="utf-8").partition("]")[0]
    views = re.findall(r"^  '(\w+)',$", known, re.MULTILINE)
    addresses = " ".join(told(table("address | what it shows")))
    assert len(views) > 10
    assert [view for view in views if f"/{view}" not in addresses] == []
    keys = re.findall(r"key: '(\w)'", (FRONT / "views/places.ts").read_text(encoding="utf-8"))
    rows = [row for row in table("key | what it does").splitlines() if row.startswith("| `g`")]
    assert sorted(key for row in rows for key in told(row.split("|")[1]) - {"g"}) == sorted(keys)


def test_pictures_and_links_are_there() -> None:
    assert {file.name for file in PICTURES.glob("*.jpg")} == set(names())
    assert sum(file.stat().st_size for file in PICTURES.glob("*.jpg")) < MOST
    for link in re.findall(r"\]\(([^)#]+)\)", TEXT):
        assert (PAGE.parent / link).exists(), link
