"""The narrow columns in memory: all questions are answered as they are from the files, before and after changes."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from benchmarks.month import make_month

from readout.archive import Archive, Selection, narrow, open_archive
from readout.archive.choosing.claims import list_claims
from readout.archive.choosing.facets import FACETS, count_facets
from readout.archive.choosing.listing import list_events
from readout.archive.choosing.network import draw_network
from readout.archive.choosing.outlets import find_outlets
from readout.archive.choosing.places import find_places
from readout.archive.choosing.reports import list_reports
from readout.archive.choosing.splitting import split_series
from readout.archive.linking.incidents import list_incidents
from readout.archive.overview import find_overview

QUESTIONS: dict[str, Callable[[Archive, Selection], Any]] = {
    "events": lambda archive, asked: list_events(archive, asked, "score"),
    "incidents": lambda archive, asked: list_incidents(archive, asked, "dispute", 20, brief=True),
    "reports": lambda archive, asked: list_reports(archive, asked, "events"),
    "claims": list_claims,
    "facets": lambda archive, asked: count_facets(archive, asked, tuple(FACETS)),
    "series": lambda archive, asked: split_series(archive, asked, "week", "events", "quad"),
    "series of incidents": lambda archive, asked: split_series(archive, asked, "month", "incidents", "type"),
    "network": lambda archive, asked: draw_network(archive, asked, "name", 8),
    "places": find_places,
    "sources": find_outlets,
    "overview": lambda archive, _: find_overview(archive),
    "tension": lambda archive, _: archive.tension("RUS", "UKR", by="month").rows,
}
ASKED: tuple[dict[str, Any], ...] = (
    {},
    {"type": "ASSAULT,COERCE", "happened": True},
    {"words": "the", "standing": "reported"},
)


@pytest.fixture(scope="module")
def month(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """A small month, linked and judged, and reports that came after."""
    archive = open_archive(tmp_path_factory.mktemp("narrow") / "month", create=True)
    readings = [dispatch.reading for dispatch in make_month(seed=7, reports=60)]
    archive.append(readings[:50])
    archive.link()
    archive.append(readings[50:])
    ids = archive.query("SELECT id FROM events ORDER BY id LIMIT 3")["id"].to_pylist()
    archive.judge(ids[0], "confirm", by="ada")
    archive.judge(ids[1], "reject", by="ada")
    archive.judge(ids[2], "amend", field="type", value="CONSULT", by="ben")
    return archive


def answer_all(archive: Archive) -> dict[str, Any]:
    chosen = [Selection.checked(**asked) for asked in ASKED]
    return {f"{name} {asked}": ask(archive, asked) for name, ask in QUESTIONS.items() for asked in chosen}


def test_what_is_prepared_answers_the_same(month: Archive) -> None:
    before = answer_all(open_archive(month.folder))
    prepared = open_archive(month.folder)
    assert prepared.prepare() and prepared.prepare()
    assert prepared.ask("SELECT count(*) AS n FROM narrow.told")[0]["n"] == prepared.query("FROM events").num_rows
    after = answer_all(prepared)
    for question, answer in before.items():
        assert after[question] == answer, question
    assert any(answer.rows for name, answer in before.items() if name.startswith("events"))


def test_changes_are_seen_at_once(month: Archive) -> None:
    assert month.prepare()
    chosen = Selection.checked(type="CONSULT")
    count = list_events(month, chosen).count
    event = list_events(month, chosen).rows[0]["id"]
    judgement = month.judge(event, "reject", by="ada")
    assert list_events(month, chosen).count == count - 1
    assert month.prepare()
    assert list_events(month, chosen).count == count - 1
    month.undo(judgement.id, by="ada")
    assert list_events(month, chosen).count == count


def test_others_ask_while_it_is_prepared(month: Archive) -> None:
    archive = open_archive(month.folder)
    chosen = Selection.checked()
    due = list_events(archive, chosen).count
    with ThreadPoolExecutor(6) as pool:
        prepared = [pool.submit(archive.prepare) for _ in range(2)]
        counts = [pool.submit(lambda: list_events(archive, chosen, limit=0).count) for _ in range(20)]
        assert all(one.result() for one in prepared)
        assert {one.result() for one in counts} == {due}


def test_too_large_an_archive_is_not_kept(month: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(narrow, "LARGEST", 1)
    archive = open_archive(month.folder)
    assert not archive.prepare()
    assert list_events(archive, Selection.checked()).count > 1


def test_an_empty_archive_is_prepared(tmp_path: Path) -> None:
    archive = open_archive(tmp_path / "empty", create=True)
    assert archive.prepare()
    assert list_events(archive, Selection.checked()).count == 0
