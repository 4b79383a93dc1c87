"""Each format with its traps: what a line becomes."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout.archive import Archive, open_archive
from readout.archive.imports.imported import READERS, _build, _cells_of
from readout.archive.imports.layouts import SOURCES, load_fields
from readout.archive.imports.rows import UnfitError
from readout.errors import InputError

from .files import ACLED, BATTLE, CLASH, DRONES, ICEWS, POLECAT, TALKS, UCDP, gdelt_line, tabbed, write_csv


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return open_archive(tmp_path / "kept", create=True)


def take(archive: Archive, path: Path, text: str | None = None, source: str | None = None) -> list[dict[str, Any]]:
    """Import a file that may be written first; return its rows in order."""
    if text is not None:
        path.write_text(text, encoding="utf-8", newline="")
    archive.import_file(path, source)
    return archive.query("FROM imported ORDER BY file, row").to_pylist()


@pytest.mark.parametrize("width", [61, 58, 57])
def test_gdelt(archive: Archive, tmp_path: Path, width: int) -> None:
    (row,) = take(archive, tmp_path / "20260310.export.CSV", gdelt_line(width))
    told = {name: row[name] for name in ("source", "id", "type", "mode", "cameo", "quad", "place_country", "mentions")}
    assert told == {
        "source": "gdelt",
        "id": "1001",
        "type": "AID",
        "mode": None,
        "cameo": "073",
        "quad": 2,
        "place_country": "TCD",
        "mentions": 4,  # FIPS CD is Chad; in ISO it would be the Congo
    }
    assert row["when_start"] == row["when_end"] == date(2026, 3, 10)
    assert (row["actor_countries"], row["actor_sectors"], row["recipient_countries"]) == (["FRA"], ["GOV"], ["TCD"])
    assert row["url"] == ("https://paper.example/1" if width > 57 else None)
    assert (row["latitude"], row["longitude"], row["directed"]) == (12.1, 15.0, True)


def test_gdelt_codes_are_texts(archive: Archive, tmp_path: Path) -> None:
    lines = (
        gdelt_line(id="1", cameo="010", root="01", base="010", quad="1"),
        gdelt_line(id="2", cameo="100", root="10", base="100", quad="3"),
        gdelt_line(id="3", cameo="10", root="01", quad="1"),  # 010 without its zero
        gdelt_line(id="4", cameo="43", root="4", quad="1"),
        gdelt_line(id="5", cameo="1959", root="19", quad="4"),  # no code of the list: read as its parent
    )
    path = tmp_path / "g.csv"
    rows = take(archive, path, "".join(lines))
    assert [(row["id"], row["type"], row["cameo"]) for row in rows] == [
        *(("1", None, "010"), ("2", "REQUEST", "100"), ("5", "ASSAULT", "1959"))
    ]
    done = archive.import_file(path, again=True)
    assert [problem.line for problem in done.problems] == [3, 4] and done.left_out == 2
    assert "leading zero" in done.problems[0].message


def test_gdelt_with_the_header_of_bigquery_or_the_codebook(archive: Archive, tmp_path: Path) -> None:
    names = (
        "GlobalEventID,Day,Actor1Code,Actor1CountryCode,Actor2Code,Actor2CountryCode,EventCode,ActionGeo_CountryCode"
    )
    rows = take(archive, tmp_path / "q.csv", f"{names}\n7,20260310,RUSMIL,RUS,UKR,UKR,190,UP\n")
    assert [(row["id"], row["type"], row["quad"], row["place_country"]) for row in rows] == [("7", "ASSAULT", 4, "UKR")]
    assert rows[0]["actor_sectors"] == ["MIL"] and rows[0]["row"] == 2


def test_polecat(archive: Archive, tmp_path: Path) -> None:
    header = ["Event Intensity" if name == "Intensity" else name for name in POLECAT]
    text = tabbed([*header, "Headline", "Event Text", "Feed", "Story ID"], DRONES, nothing="None")
    (row,) = take(archive, tmp_path / "p.txt", text)
    assert (row["source"], row["type"], row["mode"], row["quad"]) == ("polecat", "ASSAULT", "suicide-attack", 4)
    assert row["actor_countries"] == ["RUS", "BLR"] and row["actor_names"] == ["Army A", "Army B"]
    assert row["actor_sectors"] == ["MIL", "GOV"] and row["recipient_names"] == []
    assert (row["place_country"], row["place_name"], row["latitude"], row["text"]) == ("UKR", "Kyiv", None, None)


def test_auxiliary_modes_stand_beside_the_mode(archive: Archive, tmp_path: Path) -> None:
    modes = ("arrest; negation", "hypothetical", "COERCE-", "None", "martial-law")
    events = [{**DRONES, "Event ID": mode, "Event Type": "COERCE", "Event Mode": mode} for mode in modes]
    rows = take(archive, tmp_path / "p.txt", tabbed(POLECAT, *events, nothing="None"))
    assert [row["mode"] for row in rows] == ["arrest", None, None, "martial-law"]  # an id that is None is none
    assert rows[0]["told"] == "COERCE/arrest; negation"


def test_polecat_in_other_encodings(archive: Archive, tmp_path: Path) -> None:
    text = tabbed(POLECAT, {**DRONES, "City": "Cúcuta"}, nothing="None")
    for number, encoding in enumerate(("utf-8", "cp1252", "utf-8-sig", "utf-16")):
        path = tmp_path / f"p{number}.txt"
        path.write_bytes(text.replace("p-1", f"p-{number}").encode(encoding))
        archive.import_file(path)
    assert archive.query("SELECT DISTINCT place_name FROM imported")["place_name"].to_pylist() == ["Cúcuta"]


def test_icews(archive: Archive, tmp_path: Path) -> None:
    text = tabbed(
        ICEWS,
        TALKS,
        {**TALKS, "Event Date": "3/10/2017"},  # the same id on another day is another event
        {**TALKS, "Event ID": "56", "CAMEO Code": "", "Event Text": 'a "quoted word'},
        {**TALKS, "Event ID": "57", "Country": "Côte d'Ivoire"},
        TALKS,  # the same event twice
    )
    rows = take(archive, tmp_path / "events.2017.tab", text)
    assert [(row["id"], str(row["when_start"]), row["type"]) for row in rows] == [
        *(("55", "2017-03-10", "AID"), ("56", "2016-03-10", None)),
        *(("57", "2016-03-10", "AID"), ("55", "2016-03-10", "AID")),
    ]
    assert rows[0]["actor_sectors"] == ["GOV", "MIL"] and rows[0]["actor_countries"] == ["FRA"]
    assert rows[1]["told"] == 'a "quoted word' and rows[1]["quad"] is None and rows[2]["place_country"] == "CIV"


def test_acled(archive: Archive, tmp_path: Path) -> None:
    rows = take(archive, write_csv(tmp_path / "a.csv", [*ACLED, "population_best"], CLASH))
    (row,) = rows
    assert (row["id"], row["type"], row["mode"], row["quad"]) == ("TCD77", "ASSAULT", None, 4)
    assert (row["actor_countries"], row["actor_sectors"]) == (["TCD"], ["MIL"])
    assert (row["recipient_countries"], row["recipient_sectors"]) == (["SDN"], ["UAF"])
    assert (row["directed"], row["deaths_best"], row["deaths_low"]) == (False, 3, None)
    assert row["told"] == "Battles: Armed clash" and row["text"].endswith("\nfought at a well.")
    assert row["place_country"] == "TCD" and row["when_grain"] == "day"


def test_acled_of_older_files(archive: Archive, tmp_path: Path) -> None:
    old = {
        **CLASH,
        "event_id_cnty": "KEN5",
        "event_date": "10 March 2019",
        "time_precision": "3",
        "inter1": "6",
        "event_type": "Protests",
        "sub_event_type": "Peaceful protest",
        "actor1": "Protesters (Kenya)",
        "actor2": "",
        "inter2": "0",
        "iso": "404",
        "fatalities": "0",
    }
    other = {**CLASH, "event_id_cnty": "KEN6", "sub_event_type": "Other", "actor1": "Taliban"}
    rows = take(archive, write_csv(tmp_path / "a.csv", ACLED, old, other))
    assert (rows[0]["type"], rows[0]["mode"], rows[0]["when_grain"]) == ("PROTEST", "demo", "month")
    assert (rows[0]["actor_countries"], rows[0]["actor_sectors"]) == (["KEN"], ["CVL"])
    assert rows[0]["recipient_names"] == rows[0]["recipient_sectors"] == [] and rows[0]["when_start"].year == 2019
    assert rows[1]["type"] is None and rows[1]["actor_countries"] == ["AFG"]


@pytest.mark.parametrize("with_header", [True, False])
def test_ucdp(archive: Archive, tmp_path: Path, with_header: bool) -> None:
    one_sided = {**BATTLE, "id": "9002", "type_of_violence": "3", "side_b": "Civilians", "gwnoa": "365"}
    path = write_csv(tmp_path / "ged.csv", UCDP, BATTLE, one_sided, with_header=with_header)
    battle, killing = take(archive, path)
    assert (battle["type"], battle["directed"], battle["told"]) == ("ASSAULT", False, "state-based conflict")
    assert (battle["deaths_low"], battle["deaths_best"], battle["deaths_high"]) == (2, 3, 7)
    assert (str(battle["when_start"]), str(battle["when_end"])) == ("2026-03-09", "2026-03-11")
    assert (
        battle["when_grain"] == "week" and battle["actor_countries"] == ["TCD"] and battle["actor_sectors"] == ["GOV"]
    )
    assert killing["directed"] and killing["actor_countries"] == ["RUS"]
    assert killing["recipient_countries"] == ["TCD"] and killing["recipient_sectors"] == ["CVL"]


def test_what_is_no_such_file_is_told(archive: Archive, tmp_path: Path) -> None:
    path = tmp_path / "strange.csv"
    path.write_text("a,b,c\n1,2,3\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"3 columns and no header that is known.*'a, b, c'"):
        archive.import_file(path)
    with pytest.raises(
        InputError, match="not a file of gdelt: its first line has 3 columns, and not all of globaleventid"
    ):
        archive.import_file(path, "gdelt")
    with pytest.raises(InputError, match="a source is gdelt"):
        archive.import_file(path, "phoenix")
    with pytest.raises(InputError, match="there is no such file"):
        archive.import_file(tmp_path / "none.csv")
    path.write_text(gdelt_line(day="20261399") * 2, encoding="utf-8")
    with pytest.raises(InputError, match="no line of it can be taken; 1: '20261399' is not a day"):
        archive.import_file(path)
    assert archive.query("FROM imports").num_rows == archive.query("FROM imported").num_rows == 0


CELL = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["None", "nan", "inf", "-1", "1e400", "20260310", "2026-02-30", "010", "07", "3", "FRAGOV", "190"]),
)


@pytest.mark.parametrize("source", SOURCES)
@settings(deadline=None)
@given(st.data())
def test_whatever_stands_in_a_line_is_an_event_or_unfit(source: str, data: st.DataObject) -> None:
    good = {"day": "20260310", "start": "2026-03-10", "id": "1", "type": "ASSAULT", "cameo": "190", "sort": "3"}
    names = [field.name for field in load_fields()[source]]
    cells = {name: data.draw(st.one_of(st.just(good.get(name, "")), CELL)) for name in names}
    try:
        event = READERS[source](cells)
    except UnfitError as error:
        assert str(error)
        return
    assert _build([("b", source, *_cells_of(event), "f", 1)]).num_rows == 1
    assert event.start <= event.end and (event.type is None or event.quad in (1, 2, 3, 4))
