"""A small invented month linked in an archive: the same incidents day by day and all at once in another order."""

from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from benchmarks.link import INCIDENTS
from benchmarks.month import Dispatch, make_month, make_next_day, make_shuffled

from readout.archive import Archive, open_archive
from readout.evaluate.clusters import compare_b_cubed

pytest.importorskip("readout.archive.linking.link")
REPORTS = 240


def link(folder: Path, *parts: Iterable[Dispatch]) -> Archive:
    """Append and link part after part."""
    from readout.archive.linking.link import link_archive

    archive = open_archive(folder, create=True)
    for part in parts:
        archive.append(dispatch.reading for dispatch in part)
        link_archive(archive)
    return archive


@pytest.fixture(scope="module")
def straight(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    month = make_month(seed=5, reports=REPORTS)
    return link(tmp_path_factory.mktemp("straight"), islice(month, 90), month, make_next_day(seed=5, reports=REPORTS))


def rows(archive: Archive, sql: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = archive.query(sql).to_pylist()
    return found


@pytest.mark.parametrize(
    "sql",
    [
        INCIDENTS,
        "SELECT report, origin, source, status, replaced_by FROM families ORDER BY report",
        "SELECT report, other, kind, share FROM ties ORDER BY ALL",
        "SELECT one, other, score FROM bonds ORDER BY ALL",
    ],
)
def test_order_changes_nothing(straight: Archive, sql: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    shuffled = link(tmp_path_factory.mktemp("shuffled"), make_shuffled(seed=5, reports=REPORTS))
    assert rows(straight, sql) == rows(shuffled, sql)


def test_incidents_are_the_happenings_told(straight: Archive) -> None:
    months = (*make_month(seed=5, reports=REPORTS), *make_next_day(seed=5, reports=REPORTS))
    gold = {event: name for dispatch in months for event, name in dispatch.happenings.items()}
    found = rows(straight, "SELECT id, unnest(event_ids) AS event FROM incidents")
    assert compare_b_cubed(gold, {row["event"]: row["id"] for row in found}).f1 > 95
