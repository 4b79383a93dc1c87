"""The pages for users are true: every shell line of the README and every Python example runs."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
USAGE = (ROOT / "docs" / "usage.md").read_text(encoding="utf-8")
EXPLAIN = (ROOT / "docs" / "explain.md").read_text(encoding="utf-8")
INCIDENTS = (ROOT / "docs" / "incidents.md").read_text(encoding="utf-8")
AGREEMENT = (ROOT / "docs" / "agreement.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"```(sh|python)\n(.*?)```", re.DOTALL)


def _blocks(page: str, kind: str) -> str:
    return "\n".join(code for found, code in BLOCK.findall(page) if found == kind)


def _run_shell(page: str, folder: Path) -> subprocess.CompletedProcess[str]:
    start = f'set -e\nreadout() {{ "{sys.executable}" -m readout "$@"; }}\n'
    script = start + _blocks(page, "sh")
    return subprocess.run(["sh", "-c", script], cwd=folder, capture_output=True, text=True, check=False)


def test_the_readme_shows_shell_and_python() -> None:
    assert _blocks(README, "sh").count("readout ") >= 5
    assert "readout.read(" in _blocks(README, "python")


@pytest.mark.skipif(shutil.which("sh") is None, reason="needs a shell")
def test_every_shell_line_of_the_readme_runs(tmp_path: Path) -> None:
    """In a folder with the examples only; `readout` is the program of this interpreter."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    done = _run_shell(README, tmp_path)
    assert done.returncode == 0, done.stderr
    assert "CONSULT" in done.stdout
    assert len((tmp_path / "readings.jsonl").read_text(encoding="utf-8").splitlines()) == 2


def test_every_python_example_runs(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "reports")
    lines = [
        line
        for line in "\n".join(_blocks(page, "python") for page in (README, USAGE, EXPLAIN)).splitlines()
        if "to_dataframe" not in line
    ]
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(lines)], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "CONSULT" in done.stdout


@pytest.mark.skipif(shutil.which("sh") is None, reason="needs a shell")
def test_the_example_of_incidents_runs_and_shows_what_the_page_says(tmp_path: Path) -> None:
    done = _run_shell(INCIDENTS, tmp_path)
    assert done.returncode == 0, done.stderr
    for line in INCIDENTS.partition("\n```\nASSAULT")[2].partition("```")[0].splitlines()[1:]:
        assert line.removesuffix("…") in done.stdout, line
    code = _blocks(INCIDENTS, "python")
    told = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr
    assert told.stdout.startswith("3 6 3 2\n") and told.stdout.endswith("15.0\n")


@pytest.mark.skipif(shutil.which("sh") is None, reason="needs a shell")
def test_the_example_of_agreement_runs_and_shows_what_the_page_says(tmp_path: Path) -> None:
    done = _run_shell(AGREEMENT, tmp_path)
    assert done.returncode == 0, done.stderr
    assert "gdelt.csv:7: CAMEO has no code '43': a leading zero was lost" in done.stderr
    shown = AGREEMENT.partition("\n```\ngdelt beside ours")[2].partition("```")[0].splitlines()
    assert len(shown) > 10
    for line in shown:
        assert line.removesuffix("[…]") in done.stdout, line
    assert "→ Ouaddai Front (TCD REB)" in done.stdout
    assert (tmp_path / "months.csv").read_text(encoding="utf-8").startswith("month,ours,theirs,ours_found")


@pytest.mark.parametrize(
    "page",
    [README, USAGE, EXPLAIN, INCIDENTS, AGREEMENT],
    ids=["README", "usage", "explain", "incidents", "agreement"],
)
def test_options_and_links_of_the_pages_exist(page: str) -> None:
    helps = "".join(
        (ROOT / "src" / "readout" / "cli" / f"{name}.py").read_text(encoding="utf-8")
        for name in (
            *("read", "show", "explain", "query", "events", "series", "search", "asking", "overlay", "world", "link"),
            *("incidents", "incident", "export", "importing", "agree", "compare", "tension"),
        )
    )
    for option in set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", "\n".join(re.findall(r"readout .*|`--.*`", page)))):
        assert f'"{option}' in helps or f"/{option}" in helps or option in ("--help",), option
    folder = ROOT if page is README else ROOT / "docs"
    for link in re.findall(r"\]\(([^)#:]+)\)", page):
        if not (folder / link).exists():
            assert link in ("docs/figures.md",), link
