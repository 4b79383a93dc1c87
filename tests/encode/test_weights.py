import json
from dataclasses import asdict
from pathlib import Path

import pytest

from readout.encode import load_encoder
from readout.encode.weights import CARD, HASHED, Labels, check_weights, find_weights, hash_weights, load_labels
from readout.errors import ModelError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in HASHED:
        (tmp_path / name).write_text(name, encoding="utf-8")
    (tmp_path / CARD).write_text(json.dumps({"version": hash_weights(tmp_path)}), encoding="utf-8")
    return tmp_path


def test_whole_weights_give_their_version(folder: Path) -> None:
    assert check_weights(folder) == hash_weights(folder)


def test_missing_weights_are_named(folder: Path) -> None:
    (folder / HASHED[0]).unlink()
    with pytest.raises(ModelError, match=HASHED[0]):
        load_encoder(folder)


def test_damaged_weights_are_refused(folder: Path) -> None:
    (folder / HASHED[1]).write_text("other", encoding="utf-8")
    with pytest.raises(ModelError, match="damaged"):
        load_encoder(folder)


def test_a_broken_card_is_refused(folder: Path) -> None:
    (folder / CARD).write_text("{", encoding="utf-8")
    with pytest.raises(ModelError, match="version"):
        load_encoder(folder)


def test_the_environment_may_name_the_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("READOUT_WEIGHTS", str(folder))
    assert find_weights() == folder
    assert find_weights(Path("other")) == Path("other")


LABELS = Labels(
    tags=("NOUN", "VERB"),
    names=("O",),
    relations=("root",),
    events=("", "AID", "ASSAULT"),
    modes=("AID", "ASSAULT", "ASSAULT/drone", "ASSAULT/aerial"),
    auxiliaries=("future",),
    contexts=("military", "health"),
    stances=("", "states"),
    roles=("", "actor"),
)


def test_sections_follow_each_other_without_a_gap() -> None:
    sections = LABELS.sections
    assert list(sections) == ["events", "modes", "auxiliaries", "contexts", "stances"]
    columns = [*LABELS.events, *LABELS.modes, *LABELS.auxiliaries, *LABELS.contexts, *LABELS.stances]
    for name, place in sections.items():
        assert tuple(columns[place]) == getattr(LABELS, name)
    assert sections["stances"].stop == len(columns)


def test_labels_are_read_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / "labels.json"
    path.write_text(json.dumps(asdict(LABELS)), encoding="utf-8")
    assert load_labels(path) == LABELS


@pytest.mark.parametrize(
    "content",
    [
        "{",
        '{"tags": []}',
        json.dumps(asdict(LABELS) | {"tags": 17}),
        json.dumps(asdict(LABELS) | {"moods": []}),
        "[]",
    ],
)
def test_wrong_labels_are_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "labels.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ModelError, match=r"labels\.json"):
        load_labels(path)
