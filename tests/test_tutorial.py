"""docs/tutorial.ipynb runs from top to bottom, and shows what it promises."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

# Not in a plain install: see docs/decisions/0008.
nbformat = pytest.importorskip("nbformat")
nbclient = pytest.importorskip("nbclient")
pytest.importorskip("ipykernel")
pytest.importorskip("matplotlib")

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "tutorial.ipynb"
LIMIT = 120  # seconds for one cell, on a busy machine
Outputs = dict[str, list[Any]]


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> Outputs:
    """Give the outputs of every cell by its id; a cell that fails, fails here."""
    kept = tmp_path_factory.mktemp("tutorial")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("TMPDIR", "IPYTHONDIR", "JUPYTER_RUNTIME_DIR"):
            patch.setenv(name, str(kept))
        patch.setenv("PYTHONPATH", str(ROOT / "src"))
        notebook = nbformat.read(PAGE, as_version=4)
        nbclient.NotebookClient(notebook, timeout=LIMIT, resources={"metadata": {"path": str(PAGE.parent)}}).execute()
    return {cell["id"]: cell.get("outputs", []) for cell in notebook.cells}


def said(outputs: Outputs, cell: str) -> str:
    """Return what a cell printed or shows, as text."""
    shown = (found.get("text", "") or found.get("data", {}).get("text/plain", "") for found in outputs[cell])
    return "".join(shown)


def test_it_is_stored_without_outputs_and_explains_every_cell() -> None:
    cells = nbformat.read(PAGE, as_version=4).cells
    assert not any(cell.get("outputs") or cell.get("execution_count") for cell in cells)
    for before, cell in pairwise(cells):
        assert cell.cell_type == "markdown" or before.cell_type == "markdown", cell["id"]


def test_reports_become_happenings(outputs: Outputs) -> None:
    assert said(outputs, "read").startswith("41 reports read, ")
    assert "reports are copies" in said(outputs, "link")
    assert "event" in outputs["marked"][0]["data"]["text/html"]
    assert "COERCE" in said(outputs, "sentence") and "[" in said(outputs, "sentence").splitlines()[1]


def test_a_claim_is_disputed(outputs: Outputs) -> None:
    claim = said(outputs, "claim")
    assert "disputed" in claim and "ISL asserts" in claim and "NOR denies" in claim


def test_a_coding_is_corrected(outputs: Outputs) -> None:
    before, after = (line for line in said(outputs, "correct").splitlines() if line)
    assert before.startswith("before: ") and "COERCE" not in before
    assert after.startswith("after:  COERCE restrict") and "amended" in after
    assert "2025-04-10 COERCE" in said(outputs, "moved")
    assert " 1 of them corrected by hand" in said(outputs, "export")


def test_five_happenings_moved_it_and_have_sentences(outputs: Outputs) -> None:
    lines = said(outputs, "moved").splitlines()
    assert [line[:2] for line in lines if line[:1].isdigit()] == ["1.", "2.", "3.", "4.", "5."]
    assert all(line[:1].isdigit() or ", 2025-" in line for line in lines if line)
    assert sum(", 2025-" in line for line in lines) >= 5


def test_there_is_a_chart(outputs: Outputs) -> None:
    (chart,) = [found for found in outputs["chart"] if "image/png" in found.get("data", {})]
    assert len(chart["data"]["image/png"]) > 10_000
    assert "<th>conflict</th>" in outputs["tension"][0]["data"]["text/html"]


def test_files_are_handed_on(outputs: Outputs) -> None:
    assert "'tension.parquet'" in said(outputs, "export") and "manifest.json" in said(outputs, "export")
