"""What everybody makes of events is in the tables that are exported: calendar, place, numbers, incident, source."""

from __future__ import annotations

import warnings
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from readout.archive import Archive
from readout.world import load_world

from .reading import exported_table


def rows_of(archive: Archive, **asked: Any) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = exported_table(archive.events(**asked), "events").to_pylist()
    return rows


def test_the_columns_of_the_view_come_first(linked: Archive) -> None:
    flat, view = exported_table(linked.events(), "events"), linked.events().to_arrow()
    assert flat.select(view.column_names).equals(view)
    assert flat.column_names[: len(view.column_names)] == view.column_names


def test_calendar_is_of_the_first_day_else_of_publication(archive: Archive) -> None:
    rows = rows_of(archive)
    assert {row["when_start"] is None for row in rows} == {True, False}
    for row in rows:
        day = row["when_start"] or row["published"]
        if day is None:
            assert [row[name] for name in ("year", "month", "week_iso")] == [None] * 3
            continue
        year, week, _ = day.isocalendar()
        assert (row["year"], row["month"], row["week_iso"]) == (day.year, day.month, f"{year}-W{week:02}")


def test_numbers_of_countries_stand_one_for_one(archive: Archive) -> None:
    countries = load_world().countries
    seen = set()
    for row in rows_of(archive):
        for side in ("actor", "recipient"):
            known = [countries.get(code) for code in row[f"{side}_countries"]]
            for system in ("cow", "gw"):
                due = [getattr(country, system, None) for country in known]
                assert row[f"{side}_{system}"] == due
                seen |= set(due)
    assert 625 in seen  # Sudan


def test_places_are_as_precise_as_their_mention(archive: Archive) -> None:
    mentions = {(row["reading"], row["id"]): row for row in archive.query("FROM mentions").to_pylist()}
    told = [row for row in rows_of(archive) if row["place"] and row["place_how"] != "assumed"]
    assert told
    for row in told:
        mention = mentions[row["reading"], row["place"]]
        assert (row["place_precision"], row["geonameid"]) == (mention["precision"], mention["geonameid"])


def test_incident_and_source_are_told(linked: Archive, archive: Archive) -> None:
    incidents = {row["id"]: row for row in linked.query("FROM incidents").to_pylist()}
    reports = {row["report"]: row for row in linked.query("FROM reports").to_pylist()}
    for row in rows_of(linked):
        incident = incidents[row["incident"]]
        assert row["id"] in incident["event_ids"]
        assert (row["incident_reports"], row["incident_sources"]) == (incident["reports"], incident["sources"])
        seen = date.fromisoformat(incident["first_seen"][:10]) if incident["first_seen"] else row["published"]
        assert row["first_seen"] == seen
        assert (row["title"], row["url"]) == (reports[row["report"]]["title"], reports[row["report"]]["url"])
        assert row["coder"] == "readout-0.1.0"
    for row in rows_of(archive):
        assert (row["incident"], row["incident_reports"], row["first_seen"]) == (None, None, row["published"])


@pytest.mark.parametrize("excel", [False, True])
def test_csv_has_them(linked: Archive, target: Path, excel: bool) -> None:
    linked.events().export("csv", target, excel=excel)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        frame = pd.read_csv(target, dtype=str, encoding="utf-8-sig")
    assert frame["week_iso"].dropna().str.fullmatch(r"\d{4}-W\d\d").all()
    assert set(frame["year"]) >= {str(row["year"]) for row in rows_of(linked) if row["year"]}
