import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.code import confidence
from readout.code.confidence import Points, calibrate, load_points

POINTS = ((0.2, 0.1), (0.4, 0.5), (0.8, 0.9))


@pytest.fixture
def points(monkeypatch: pytest.MonkeyPatch) -> Points:
    monkeypatch.setattr(confidence, "load_points", lambda: POINTS)
    return POINTS


@pytest.mark.parametrize(
    ("score", "chance"),
    [
        (0.2, 0.1),
        (0.4, 0.5),
        (0.8, 0.9),
        (0.3, 0.3),  # halfway between two points
        (0.5, 0.6),
        (0.7999, 0.9),  # cut to three digits
        (0.0, 0.1),  # before the first point
        (1.7, 0.9),  # after the last
    ],
)
def test_a_score_is_read_off_the_line(points: Points, score: float, chance: float) -> None:
    assert calibrate(score) == chance


def test_one_point_is_a_flat_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confidence, "load_points", lambda: ((0.5, 0.7),))
    assert [calibrate(score) for score in (0.0, 0.5, 2.0)] == [0.7, 0.7, 0.7]


def test_the_packaged_line_rises_from_0_to_1_at_most() -> None:
    scores, chances = zip(*load_points(), strict=True)
    assert list(scores) == sorted(scores)
    assert list(chances) == sorted(chances)
    assert chances[0] >= 0 and chances[-1] <= 1


@given(st.floats(0, 2), st.floats(0, 2))
def test_a_higher_score_is_never_worth_less(one: float, other: float) -> None:
    low, high = sorted((calibrate(one), calibrate(other)))
    assert 0 <= low <= high <= 1
    assert (calibrate(min(one, other)), calibrate(max(one, other))) == (low, high)
