from pathlib import Path

import pytest

from readout.errors import DataError
from readout.text.tables import read_keyed, read_rows


def test_comments_and_blank_lines_are_passed_over(tmp_path: Path) -> None:
    table = tmp_path / "words.tsv"
    table.write_text("# head\n\na\tb\n", encoding="utf-8")
    assert list(read_rows(table, columns=2)) == [("words.tsv:3", ("a", "b"))]


def test_a_wrong_row_is_told_with_file_and_line(tmp_path: Path) -> None:
    table = tmp_path / "words.tsv"
    table.write_text("a\tb\nonly one\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"words\.tsv:2"):
        list(read_rows(table, columns=2))


def test_keys_stand_once(tmp_path: Path) -> None:
    table = tmp_path / "words.tsv"
    table.write_text("a\tb\nc\td\n", encoding="utf-8")
    assert read_keyed(table) == {"a": "b", "c": "d"}
    table.write_text("a\tb\n\na\td\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"words\.tsv:3: 'a'"):
        read_keyed(table)
