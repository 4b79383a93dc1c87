import json
from pathlib import Path

import pytest

from readout.encode import load_encoder
from readout.encode.weights import CARD, HASHED, check_weights, find_weights, hash_weights
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
