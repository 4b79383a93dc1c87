"""A small lexicon in place of the package's own, under a language of its own, and round weights of evidence."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from readout.lexicon import cues, fields, predicates, slots
from readout.spot import evidence, triggers
from tests.spot.sentences import ENOUGH, LANGUAGE, WEIGHTS, write_lexicon


@pytest.fixture
def lexicon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Give the language to ask for."""
    loaders = (
        predicates.load_classes,
        predicates.load_predicates,
        slots._load_slots,
        cues.load_cues,
        fields.load_fields,
    )
    write_lexicon(tmp_path)
    for module in (cues, fields, predicates, slots):
        monkeypatch.setattr(module, "data_folder", lambda language: tmp_path / language)
    monkeypatch.setattr(evidence, "load_weights", lambda: WEIGHTS)
    monkeypatch.setattr(triggers, "ENOUGH", ENOUGH)
    yield LANGUAGE
    for load in loaders:
        load.cache_clear()
