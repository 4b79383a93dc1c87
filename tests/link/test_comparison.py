from pathlib import Path

import numpy as np
import pytest

from readout.errors import DataError
from readout.link import comparison
from readout.link.comparison import STAGES, compare, load_weights
from readout.link.traits import Rows, gather_traits
from readout.records import Figure, Telling
from tests.link.tellings import make_telling, on


def features(one: Telling, other: Telling) -> dict[str, float]:
    traits = gather_traits((one, other))
    first, second = (traits.pick(traits.rows[[place]]) for place in (0, 1))
    found = {name: float(values[0]) for name, values in compare(first, second) if values[0]}
    assert found == {name: float(values[0]) for name, values in compare(second, first) if values[0]}
    return found


def rows() -> Rows:
    return gather_traits((make_telling("r1 E1"),)).pick(np.array([0]))


def test_every_weight_belongs_to_a_feature() -> None:
    names = [name for stage in STAGES for name, _ in stage(rows(), rows())]
    assert len(names) == len({*names})
    assert {*load_weights()} <= {*names}


def test_no_feature_is_above_one() -> None:
    assert max(features(make_telling("r1 E1"), make_telling("r2 E1")).values()) <= 1


@pytest.mark.parametrize(
    ("change", "name"),
    [
        (on(1), "day near, told"),
        (on(1) | {"when_how": "assumed"}, "day near, assumed"),
        ({"mode": "firearms"}, "mode differs"),
        ({"auxiliaries": ("historical",)}, "historical differs"),
        ({"recipients": ()}, "recipient silent"),
        ({"place": "Mellit"}, "place differs"),
        ({"figures": (Figure(value=15, fate="killed"),)}, "figure close"),
        ({"figures": (Figure(value=40, fate="killed"),)}, "figure differs"),
    ],
)
def test_what_differs_is_told(change: dict[str, object], name: str) -> None:
    assert features(make_telling("r1 E1"), make_telling("r2 E1", **change))[name] == 1


def test_near_places_are_near() -> None:
    here = {"place": "Velika", "latitude": 13.5, "longitude": 25.0}
    there = {"place": "Kuma", "latitude": 13.6, "longitude": 25.1}
    assert "place near" in features(make_telling("r1 E1", **here), make_telling("r2 E1", **there))


def test_a_bad_weight_is_refused_with_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = tmp_path / "sameness.tsv"
    monkeypatch.setattr(comparison, "TABLE", table)
    for text, fault in (("always\tmuch", "sameness.tsv:1"), ("always\t1\nalways\t2", "sameness.tsv:2")):
        table.write_text(text)
        load_weights.cache_clear()
        with pytest.raises(DataError, match=fault):
            load_weights()
    load_weights.cache_clear()
