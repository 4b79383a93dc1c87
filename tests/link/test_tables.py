"""Tables out of form are refused with file and line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from readout.errors import DataError
from readout.lexicon.agencies import load_agencies
from readout.link import vocabulary
from readout.link.vocabulary import load_credits, load_versions


@pytest.mark.parametrize(
    ("name", "line", "load"),
    [
        ("versions", "UPDATE\tfoot\tround", load_versions),
        ("versions", "UPDATE\ttitle\tlater", load_versions),
        ("versions", "UPDATE\ttitle", load_versions),
        ("versions", "UPDATE\ttitle\tround\nUpdate\ttitle\tround", load_versions),
        ("credits", "source:\tname", load_credits),
    ],
)
def test_a_bad_line_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, line: str, load: Callable[[], object]
) -> None:
    (tmp_path / f"{name}.tsv").write_text(f"# a head\n{line}\n", encoding="utf-8")
    monkeypatch.setattr(vocabulary, "_table", lambda name: tmp_path / f"{name}.tsv")
    with pytest.raises(DataError, match=rf"{name}.tsv:[23]"):
        load.__wrapped__()  # type: ignore[attr-defined]


def test_agencies_are_found_by_their_long_names() -> None:
    assert load_agencies()["agence-france-presse"] == load_agencies()["afp"] == "AFP"
