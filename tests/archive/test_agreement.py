"""Ours beside theirs: what counts as found, and what the cells add up to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readout.archive import Archive, open_archive
from readout.archive.agreement import Cell
from readout.errors import ArchiveError, InputError
from readout.records import Event, Reading

from . import standins
from .imports.files import ACLED, BATTLE, CLASH, UCDP, gdelt_line, write_csv
from .test_linking import told_on


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return open_archive(tmp_path / "kept", create=True)


def tell(number: int, day: int = 9, *, turned: bool = False, **known: object) -> Reading:
    """Return a reading of one event of 1 March and `day` days: France sends relief to Chad, but for what is given."""
    reading = told_on(number, day)
    aid = reading.events[0]
    sides = {"actors": aid.recipients, "recipients": aid.actors} if turned else {}
    return replace(reading, events=(replace(aid, **{**sides, **known}),))  # type: ignore[arg-type]


def theirs(archive: Archive, *lines: str, name: str = "g.csv") -> None:
    path = archive.folder.parent / name
    path.write_text("".join(lines), encoding="utf-8")
    archive.import_file(path)


def found(archive: Archive, other: str = "gdelt", **asked: object) -> list[tuple[str, str]]:
    """Return how each of ours was found, by report."""
    agreement = archive.agree(other, by="month", examples=50, **asked)  # type: ignore[arg-type]
    return sorted((one.report or "", one.found) for cell in agreement.cells for one in cell.our_examples)


def test_one_is_found_by_pair_type_and_days(archive: Archive) -> None:
    archive.append(
        [
            tell(1),
            tell(2, 10),  # a day later
            tell(3, 12),  # three days later
            tell(4, type="COOPERATE"),  # another type of the same quad class
            tell(5, type="SUPPORT", quad=1),
            tell(6, turned=True),
            tell(7, auxiliaries=("negation",)),
        ]
    )
    theirs(
        archive,
        gdelt_line(),
        gdelt_line(id="2", day="20260301", cameo="010", root="01"),
        gdelt_line(id="3", day="20260320", cameo="020", root="02"),
    )
    asked = {"since": "2026-03-01", "until": "2026-03-20"}
    assert found(archive, **asked) == [
        *(("r1", "same"), ("r2", "same"), ("r3", "no"), ("r4", "class"), ("r5", "no"), ("r6", "turned"))
    ]
    assert found(archive, window=3, **asked)[2] == ("r3", "same")
    summary = archive.agree("gdelt", **asked).summary
    assert (summary.ours, summary.ours_found, summary.ours_other_type, summary.ours_turned) == (6, 3, 1, 1)
    assert (summary.theirs, summary.theirs_found, summary.theirs_untyped) == (1, 1, 2)
    assert summary.agreement == pytest.approx(4 / 7)


def test_who_stands_first_says_nothing_in_acled(archive: Archive, tmp_path: Path) -> None:
    clash = {"type": "ASSAULT", "quad": 4}
    archive.append([tell(1, **clash), tell(2, turned=True, **clash), tell(3)])
    france = {**CLASH, "actor2": "Military Forces of France (2017-)"}
    path = write_csv(
        tmp_path / "a.csv", ACLED, france, {**france, "event_id_cnty": "TCD90", "event_date": "2026-03-20"}
    )
    archive.import_file(path)
    assert found(archive, "acled", since="2026-03-01", until="2026-03-30") == [("r1", "same"), ("r2", "same")]  # no AID


def test_a_week_of_theirs_reaches_further(archive: Archive, tmp_path: Path) -> None:
    assault = {"type": "ASSAULT", "quad": 4, "recipients": ()}
    archive.append([tell(1, 4, **assault), tell(2, 18, **assault)])
    france = {**CLASH, "actor1": "Military Forces of France (2017-)", "actor2": "", "time_precision": "2"}
    archive.import_file(write_csv(tmp_path / "a.csv", ACLED, france))
    asked = {"since": "2026-03-01", "until": "2026-03-30"}
    assert found(archive, "acled", **asked) == [
        ("r1", "same"),
        ("r2", "no"),
    ]  # 5 March lies within the week of the 10th


def test_an_unknown_side_is_any_side_and_the_place_stands_for_two(archive: Archive) -> None:
    archive.append([tell(1, recipients=()), tell(2, actors=(), recipients=()), tell(3, actors=(), turned=True)])
    theirs(archive, gdelt_line())
    asked = {"since": "2026-03-01", "until": "2026-03-30"}
    assert found(archive, **asked) == [("r1", "same"), ("r2", "same"), ("r3", "no")]  # r3: somebody sends to France
    cells = archive.agree("gdelt", by="pair", since="2026-03-01", until="2026-03-30").cells
    assert [(cell.pair, cell.ours, cell.theirs) for cell in cells] == [
        *(("FRA–?", 2, 0), ("FRA–TCD", 0, 1), ("TCD–?", 1, 0))
    ]


def test_those_who_meet_are_pairs_among_themselves(archive: Archive) -> None:
    one = tell(1).events[0]
    talks = {"type": "CONSULT", "quad": 1, "actors": (*one.actors, *one.recipients), "recipients": ()}
    archive.append([tell(1, **talks)])
    consult = {"cameo": "046", "root": "04", "base": "046", "quad": "1"}
    turned = {"actor": "TCD", "actor_country": "TCD", "recipient": "FRA", "recipient_country": "FRA"}
    theirs(archive, gdelt_line(**consult), gdelt_line(id="2", **consult, **turned))
    (cell,) = archive.agree("gdelt", by=("pair", "type")).cells
    assert (cell.pair, cell.type, cell.ours, cell.ours_found, cell.theirs, cell.theirs_found) == (
        *("FRA–TCD", "CONSULT", 1, 1, 2, 2),
    )


def test_units(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    standins.install(monkeypatch)
    reading = tell(1)
    again: Event = replace(reading.events[0], id="other", trigger=reading.events[0].tellings[1])
    archive.append([replace(reading, events=(*reading.events, again)), tell(2)])
    turned = {"actor": "TCD", "actor_country": "TCD", "recipient": "FRA", "recipient_country": "FRA"}
    theirs(archive, gdelt_line(), gdelt_line(id="2", **turned))
    assert archive.agree("gdelt").summary.unit == "mentions"
    with pytest.raises(ArchiveError, match="not linked yet"):
        archive.agree("gdelt", unit="incidents")
    archive.link()
    counts = {unit: archive.agree("gdelt", unit=unit).summary for unit in (None, "incidents", "mentions", "reports")}
    assert {unit: summary.ours for unit, summary in counts.items()} == {
        None: counts["incidents"].ours,
        "mentions": 3,
        "reports": 2,
        "incidents": counts["incidents"].ours,
    }
    assert counts[None].unit == "incidents" and 1 <= counts["incidents"].ours <= 2
    assert all(summary.ours == summary.ours_found for summary in counts.values())
    (cell,) = archive.agree("gdelt", by="type").cells
    assert cell.our_examples[0].words and cell.our_examples[0].report in ("r1", "r2")


def test_files_are_imported_where_they_are_not_yet(archive: Archive, tmp_path: Path) -> None:
    archive.append([tell(1)])
    path = write_csv(tmp_path / "ged.csv", UCDP, BATTLE)
    agreement = archive.agree(path)
    assert agreement.summary.source == "ucdp (ged.csv)" and agreement.summary.theirs == 1
    assert archive.query("FROM imports").num_rows == 1 and archive.agree(path).summary.theirs == 1
    # The file alone, though a newer edition of its event came with another.
    newer = write_csv(tmp_path / "newer.csv", UCDP, {**BATTLE, "date_start": "2026-04-01", "date_end": "2026-04-01"})
    archive.import_file(newer)
    assert archive.agree(path, since="2026-03-01", until="2026-03-30").summary.theirs == 1
    assert archive.agree("ucdp", since="2026-03-01", until="2026-03-30").summary.theirs == 0


def test_what_cannot_be_asked_is_told(archive: Archive) -> None:
    archive.append([tell(1)])
    with pytest.raises(ArchiveError, match="nothing of gdelt is in the archive: readout import"):
        archive.agree("gdelt")
    with pytest.raises(InputError, match=r"none\.csv: neither a file nor one of gdelt"):
        archive.agree("none.csv")
    theirs(archive, gdelt_line(day="20190101"))
    with pytest.raises(InputError, match="no days in common: 2026-03-10 to 2026-03-10 and 2019-01-01 to 2019-01-01"):
        archive.agree("gdelt")
    for asked in ({"by": "place"}, {"by": ()}, {"unit": "stories"}, {"window": -1}, {"pair": "FRA"}, {"type": "WAR"}):
        with pytest.raises(InputError):
            archive.agree("gdelt", **asked)  # type: ignore[arg-type]


def test_monthly_counts_of_a_pair_are_correlated(archive: Archive) -> None:
    days = [0, 1, 2, 40, 70, 71]
    archive.append([tell(number, day) for number, day in enumerate(days)])
    start = date(2026, 3, 1)
    lines = [gdelt_line(id=str(n), day=f"{start + timedelta(days=day):%Y%m%d}") for n, day in enumerate(days)]
    theirs(archive, *lines)
    (cell,) = archive.agree("gdelt", by="pair").cells
    assert cell.correlation == pytest.approx(1.0)
    summary = archive.agree("gdelt").summary
    assert (summary.correlation, summary.pairs, summary.agreement) == (pytest.approx(1.0), 1, 1.0)


KINDS = st.sampled_from([("AID", 2, "073"), ("COOPERATE", 2, "060"), ("ACCUSE", 3, "111")])


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(KINDS, st.integers(0, 9), st.booleans()), min_size=1, max_size=6),
    st.lists(st.tuples(KINDS, st.integers(0, 9), st.booleans()), min_size=1, max_size=6),
)
def test_every_one_of_either_side_is_found_or_not(
    tmp_path_factory: pytest.TempPathFactory,
    ours: list[tuple[tuple[str, int, str], int, bool]],
    others: list[tuple[tuple[str, int, str], int, bool]],
) -> None:
    archive = open_archive(tmp_path_factory.mktemp("any") / "kept", create=True)
    archive.append(
        [tell(n, day, turned=turned, type=type, quad=quad) for n, ((type, quad, _), day, turned) in enumerate(ours)]
    )
    sides = {"actor": "TCD", "actor_country": "TCD", "recipient": "FRA", "recipient_country": "FRA"}
    theirs(
        archive,
        *(
            gdelt_line(id=str(n), day=f"202603{day + 1:02}", cameo=cameo, root=cameo[:2], **(sides if turned else {}))
            for n, ((_, _, cameo), day, turned) in enumerate(others)
        ),
    )
    period = {"since": "2026-03-01", "until": "2026-03-31"}
    near = [
        (mine, yours)
        for mine, ((_, quad, _), day, turned) in enumerate(ours)
        for yours, ((_, their_quad, _), their_day, their_turned) in enumerate(others)
        if quad == their_quad and turned == their_turned and abs(day - their_day) <= 1
    ]
    agreement = archive.agree("gdelt", **period)  # type: ignore[arg-type]
    summary = agreement.summary
    assert (summary.ours, summary.theirs) == (len(ours), len(others))
    assert summary.ours_found == len({mine for mine, _ in near})
    assert summary.theirs_found == len({yours for _, yours in near})
    assert _sums(agreement.cells) == (len(ours), len(others), summary.ours_found, summary.theirs_found)


def _sums(cells: tuple[Cell, ...]) -> tuple[int, int, int, int]:
    assert all(cell.ours == cell.ours_found + cell.only_ours for cell in cells)
    assert all(cell.theirs == cell.theirs_found + cell.only_theirs for cell in cells)
    ours, others = sum(cell.ours for cell in cells), sum(cell.theirs for cell in cells)
    return ours, others, sum(cell.ours_found for cell in cells), sum(cell.theirs_found for cell in cells)
