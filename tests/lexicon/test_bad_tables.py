"""Tables out of form are refused with file and line."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from readout.errors import DataError
from readout.lexicon import contexts, cues, predicates, words
from readout.lexicon.words import load_words

PREDICATE, CUE = "predicates/ASSAULT.tsv", "cues.tsv"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    for module in (contexts, cues, predicates, words):
        monkeypatch.setattr(module, "data_folder", lambda language: tmp_path / language)
    (tmp_path / "xx" / "predicates").mkdir(parents=True)
    (tmp_path / "xx" / "classes.tsv").write_text("arms\trifle tank\n", encoding="utf-8")
    yield tmp_path / "xx"
    predicates.load_classes.cache_clear()


@pytest.mark.parametrize(
    ("table", "line", "load"),
    [
        (PREDICATE, "shell.v\t-\tsubj\tobj\toften", predicates.load_predicates),
        (PREDICATE, "shell.v\t-\tsubj\tobj\t1.5", predicates.load_predicates),
        (PREDICATE, "shell.v\t-\tsubj\tobj\tnan", predicates.load_predicates),
        (PREDICATE, "shell.v\t-\t\tobj\t0.9", predicates.load_predicates),
        (PREDICATE, "shell.v\t-\tsubj,\tobj\t0.9", predicates.load_predicates),
        (PREDICATE, "\t-\tsubj\tobj\t0.9", predicates.load_predicates),
        (CUE, "mumble.v\tmumbles\tsubj\tclause", cues.load_cues),
        (CUE, "mumble.v\tstates\tsubj\t", cues.load_cues),
    ],
)
def test_a_bad_line_is_told(folder: Path, table: str, line: str, load: Callable[[str], object]) -> None:
    (folder / table).write_text(f"# a head\n{line}\n", encoding="utf-8")
    with pytest.raises(DataError, match=Path(table).name + ":2"):
        load("xx")


@pytest.mark.parametrize(
    ("table", "load"), [("classes.tsv", predicates.load_classes), ("contexts.tsv", contexts.load_contexts)]
)
def test_a_name_stands_once(folder: Path, table: str, load: Callable[[str], object]) -> None:
    (folder / table).write_text("arms\trifle\narms\ttank\n", encoding="utf-8")
    with pytest.raises(DataError, match=f"{table}:2"):
        load("xx")


def test_sets_of_words_are_found_by_name() -> None:
    assert {"claim", "claims"} <= load_words("pointer")
    assert "saying" in load_words("afterthought")
    with pytest.raises(KeyError):
        load_words("no such set")
