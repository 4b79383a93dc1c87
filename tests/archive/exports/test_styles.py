"""Text of any kind goes into lines and comes out of them."""

from __future__ import annotations

import csv
import io
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from readout.archive.exports.graphml import _data
from readout.archive.exports.styles import FORMULA, as_bytes, as_text, comma_separated, tabbed
from readout.archive.exports.tables import load_headings

CELLS = st.lists(st.one_of(st.text(), st.none(), st.integers(), st.lists(st.text(max_size=5))), min_size=3, max_size=3)


@given(CELLS)
def test_a_line_with_tabs_has_as_many_cells_as_it_should(cells: list[object]) -> None:
    line = tabbed(load_headings("keys")[:3], header=False).encode([as_text(cell) for cell in cells])
    assert line.endswith("\n") and line.count("\t") == 2
    assert len(line.splitlines()) == 1 and '"' not in line


@given(CELLS, st.booleans())
def test_csv_comes_back(cells: list[object], excel: bool) -> None:
    style = comma_separated(["a", "b", "c"], excel=excel)
    text = as_bytes(style.encode(cells)).decode()
    (row,) = csv.reader(io.StringIO(text, newline=""))
    for cell, found in zip(cells, row, strict=True):
        due = as_bytes(as_text(cell)).decode()
        assert found == due or (excel and found == f"'{due}")
        if excel and not isinstance(cell, int):
            assert not found.startswith(FORMULA)


@given(st.text())
def test_any_text_is_xml(text: str) -> None:
    ElementTree.fromstring(as_bytes(f"<node>{_data({'name': text}, 'node')}</node>"))
