"""Tension does not depend on the order in which things came, and its shares have bounds."""

from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readout.archive import open_archive
from readout.archive.tension.shares import gather_sums, share_periods
from readout.codebook import load_codebook

from . import standins
from .test_tension import MONDAY, tell


@pytest.fixture(autouse=True)
def simple(monkeypatch: pytest.MonkeyPatch) -> None:
    standins.install(monkeypatch)


@given(
    told=st.lists(st.tuples(st.sampled_from([0.2, 0.35, 0.9]), st.sampled_from("ABC"), st.integers(1, 9)), max_size=12),
    read=st.dictionaries(st.sampled_from("ABCD"), st.integers(1, 50)),
    data=st.data(),
)
def test_shares_do_not_depend_on_order_and_have_bounds(
    told: list[tuple[float, str, int]], read: dict[str | None, int], data: st.DataObject
) -> None:
    found = []
    for turn in (told, data.draw(st.permutations(told))):
        sums = gather_sums([MONDAY], {MONDAY: read}, ((MONDAY, *one) for one in turn))
        found.append(share_periods([MONDAY], sums, 0)[0])
    assert found[0].value == found[1].value and found[0].low == found[1].low and found[0].high == found[1].high
    share, exposure, count = found[0], sum(read.values()), sum(count for *_, count in told)
    assert (share.value is None) == (exposure == 0)
    assert share.value is None or 0 <= share.value <= count / exposure
    assert (share.low is None) == (exposure == 0 or count == 0)
    if share.low is not None and share.high is not None and share.value is not None:
        assert 0 <= share.low <= share.high and share.low <= share.value * 1.000001
    if share.least is not None and share.most is not None:
        assert 0 <= share.least <= share.most


@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    told=st.lists(
        st.tuples(st.integers(0, 20), st.sampled_from(load_codebook().types), st.sampled_from(["A", "B", "C", None])),
        min_size=1,
        max_size=8,
    ),
    data=st.data(),
)
def test_the_order_of_batches_does_not_matter(
    tmp_path_factory: pytest.TempPathFactory, told: Sequence[tuple[int, str, str | None]], data: st.DataObject
) -> None:
    readings = [tell(number, *one) for number, one in enumerate(told)]
    found = []
    for turn in (readings, data.draw(st.permutations(readings))):
        archive = open_archive(tmp_path_factory.mktemp("order") / "archive", create=True)
        half = len(turn) // 2
        archive.append(turn[:half])
        archive.append(turn[half:])
        archive.link()
        found.append(archive.tension("FRA", "TCD"))
    assert found[0] == found[1]
    for row in found[0].rows:
        for share in (row.conflict, row.cooperation):
            assert (share.value is None) == (row.exposure == 0)
            assert share.value is None or 0 <= share.value <= share.happenings / row.exposure
            assert share.low is None or share.high is None or 0 <= share.low <= share.high
