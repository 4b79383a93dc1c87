"""Rows of the tabular formats: what each trap of a format comes out as."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from readout.archive import Archive, open_archive
from readout.archive.exports.cameo import number_of, precision_of
from readout.archive.exports.figures import least_figure
from readout.codebook import load_codebook
from readout.records import Where

from .reading import by_name
from .samples import EGYPT, FRANCE, tell

UNREAL = {"negation": 1, "hypothetical": 1, "future": 1}


def rows(archive: Archive, name: str, path: Path, **asked: Any) -> list[dict[str, Any]]:
    archive.events(**asked).export(name, path)
    return by_name(name, path)


def keys(path: Path) -> list[dict[str, str]]:
    with path.with_name(path.name + ".keys.tsv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t"))


def test_gdelt_has_sixty_tabs_and_no_header(archive: Archive, target: Path) -> None:
    archive.events().export("gdelt", target)
    lines = target.read_text(encoding="utf-8").splitlines()
    assert {line.count("\t") for line in lines} == {60}
    assert all(line.split("\t")[0].isdecimal() for line in lines)


def test_gdelt_codes_and_places(archive: Archive, target: Path) -> None:
    (strike,) = rows(archive, "gdelt", target, report="r1")
    assert (strike["EventCode"], strike["EventBaseCode"], strike["EventRootCode"]) == ("195", "195", "19")
    assert (strike["QuadClass"], strike["GoldsteinScale"]) == ("4", "-10.0")
    assert (strike["Actor1Code"], strike["Actor1CountryCode"], strike["Actor1Type1Code"]) == ("SDNMIL", "SDN", "MIL")
    assert (strike["ActionGeo_Type"], strike["ActionGeo_FullName"]) == ("4", "Mellit, Sudan")
    assert (strike["ActionGeo_CountryCode"], strike["ActionGeo_ADM1Code"]) == ("SU", "SU55")
    assert (strike["SQLDATE"], strike["MonthYear"], strike["Year"]) == ("20240513", "202405", "2024")
    assert strike["DATEADDED"] == "20240514063000"  # 08:30 two hours east of Greenwich
    assert strike["Actor1Geo_Type"] == "0"
    assert strike["IsRootEvent"] == "1"


@pytest.mark.parametrize(
    ("report", "kind", "country", "division"),
    [
        ("r1", "4", "SU", "SU55"),
        ("r2", "1", "SU", "SU"),
        ("r3", "5", "SU", "SU"),
        ("r5", "3", "US", "USTX"),
        ("r12", "0", None, None),
    ],
)
def test_gdelt_types_of_places(
    archive: Archive, target: Path, report: str, kind: str, country: str | None, division: str | None
) -> None:
    row = rows(archive, "gdelt", target, report=report)[0]
    assert (row["ActionGeo_Type"], row["ActionGeo_CountryCode"], row["ActionGeo_ADM1Code"]) == (kind, country, division)


@pytest.mark.parametrize(("day", "fraction"), [("2015-02-18", "2015.1315"), ("2024-12-31", "2024.989")])
def test_a_fraction_stays_in_its_year(day: str, fraction: str) -> None:
    from datetime import date

    from readout.archive.exports.gdelt import _days

    assert str(_days(date.fromisoformat(day))[-1]) == fraction


def test_pairs_keep_their_parent(archive: Archive, target: Path) -> None:
    found = rows(archive, "gdelt", target, report="r2")
    assert len(found) == 6  # three who meet, each with each other
    told = keys(target)
    assert [row["key"] for row in told] == [row["GLOBALEVENTID"] for row in found]
    assert {row["event"] for row in told} == {archive.events(report="r2").to_arrow()["id"][0].as_py()}
    assert [row["pair"] for row in told] == list("123456")
    pairs = [row["Event ID"] for row in rows(archive, "icews", target, report="r2")]
    assert pairs == [f"{told[0]['event']}.{number}" for number in range(1, 7)]


def test_a_visit_made_is_a_visit_hosted(tmp_path: Path) -> None:
    archive = open_archive(tmp_path / "archive", create=True)
    archive.append([tell(1, "CONSULT", "visit", (EGYPT,), (FRANCE,), cameo="042", score=4.0)])
    codes = {
        (row["Source Name"], row["Target Name"]): row["CAMEO Code"] for row in rows(archive, "icews", tmp_path / "x")
    }
    assert codes == {("Egypt", "France"): "042", ("France", "Egypt"): "043"}
    assert [row["Event ID"][-2:] for row in by_name("icews", tmp_path / "x")] == [".1", ".2"]
    events = rows(archive, "gdelt", tmp_path / "y")
    assert [(row["Actor1Name"], row["EventCode"]) for row in events] == [("EGYPT", "042"), ("FRANCE", "043")]
    mentions = rows(archive, "gdelt-mentions", tmp_path / "z")
    assert [row["GLOBALEVENTID"] for row in mentions] == [row["GLOBALEVENTID"] for row in events]


@pytest.mark.parametrize("name", ["plover", "polecat"])
def test_parties_together_stay_together(archive: Archive, target: Path, name: str) -> None:
    assert archive.events(report="r3").export(name, target).rows == 1


@pytest.mark.parametrize("name", ["gdelt", "gdelt-mentions", "icews", "acled"])
def test_what_did_not_happen_is_dropped_and_told(archive: Archive, target: Path, name: str) -> None:
    left_out = archive.events().export(name, target).manifest["left_out"]
    assert {reason: left_out.get(reason) for reason in UNREAL} == UNREAL
    assert left_out["no day"] == 1


def test_counts_are_those_of_the_incident(archive: Archive, linked: Archive, target: Path) -> None:
    def counts(source: Archive) -> list[tuple[str, ...]]:
        found = rows(source, "gdelt", target, type="ASSAULT")
        return [(row["NumMentions"], row["NumSources"], row["NumArticles"]) for row in found]

    assert counts(archive) == [("1", "1", "1")] * 3
    mentions = linked.query("SELECT mentions, sources, reports FROM incidents WHERE type = 'ASSAULT'").to_pylist()
    assert {tuple(map(str, row.values())) for row in mentions} >= set(counts(linked))
    assert len(counts(linked)) < 3  # one happening is one row


def test_mentions_join_the_events(linked: Archive, target: Path) -> None:
    events = {row["GLOBALEVENTID"]: row for row in rows(linked, "gdelt", target)}
    mentions = rows(linked, "gdelt-mentions", target)
    assert {row["GLOBALEVENTID"] for row in mentions} == set(events)
    for key, event in events.items():
        own = [row for row in mentions if row["GLOBALEVENTID"] == key]
        assert len(own) == int(event["NumMentions"])
        assert len({row["Extras"] for row in own}) == len(own)
        assert min(row["MentionTimeDate"] for row in own) == own[0]["EventTimeDate"]


def test_a_mention_points_at_the_words(archive: Archive, target: Path) -> None:
    (row,) = rows(archive, "gdelt-mentions", target, report="r1")
    text = archive.query("SELECT text FROM reports WHERE report = 'r1'")["text"][0].as_py()
    assert text[int(row["ActionCharOffset"]) :].startswith("Struck")
    assert text[int(row["Actor1CharOffset"]) :].startswith("Sudanese Armed Forces")
    assert text[int(row["Actor2CharOffset"]) :].startswith("Traders")
    assert (row["SentenceID"], row["Confidence"], row["MentionDocLen"]) == ("2", "80", str(len(text)))
    assert (row["MentionType"], row["MentionIdentifier"]) == ("1", "https://example.org/1")


def test_a_report_without_address_is_a_citation(archive: Archive, target: Path) -> None:
    row = rows(archive, "gdelt-mentions", target, report="r5")[0]
    assert (row["MentionType"], row["MentionIdentifier"], row["MentionSourceName"]) == ("2", "r5", None)


def test_icews(archive: Archive, target: Path) -> None:
    (row,) = rows(archive, "icews", target, report="r4")
    assert (row["CAMEO Code"], row["Event Text"], row["Intensity"]) == ("112", "Accuse", "-2.0")
    assert (row["Source Sectors"], row["Source Country"], row["Target Sectors"]) == (
        "Government",
        "Sudan",
        "Paramilitary,Rebel",
    )
    assert (row["Event Date"], row["Sentence Number"], row["City"]) == ("2024-05-14", "2", None)


def test_icews_has_its_own_intensities() -> None:
    from readout.archive.exports.icews import _coding

    codes = load_codebook().cameo_codes
    assert [_coding(codes[code])[2] for code in ("016", "022", "164", "165", "073")] == [-5, 3.4, -6.5, -7, 7.4]


def test_polecat(archive: Archive, target: Path) -> None:
    (row,) = rows(archive, "polecat", target, report="r3")
    assert (row["Actor Name"], row["Actor Country"], row["Actor COW"]) == ("France; Egypt", "FRA; EGY", "220; 651")
    assert (row["Primary Actor Sector"], row["Actor Sectors"]) == ("GOV", "GOV; MIL")
    assert (row["Contexts"], row["Quad Code"], row["Province"], row["City"]) == (
        "health; military",
        "MATERIAL CONFLICT",
        "Darfur",
        None,
    )
    (denied,) = rows(archive, "polecat", target, report="r8")
    assert denied["Event Mode"] == "aerial; negation"
    assert "\tNone\t" in target.read_text(encoding="utf-8")


def test_acled(archive: Archive, target: Path) -> None:
    (row,) = rows(archive, "acled", target, report="r1")
    assert (row["disorder_type"], row["event_type"]) == ("Political violence", "Explosions/Remote violence")
    assert (row["sub_event_type"], row["fatalities"]) == ("Air/drone strike", "12")
    assert (row["inter1"], row["inter2"], row["interaction"]) == ("State forces", "Civilians", "State forces-Civilians")
    assert (row["civilian_targeting"], row["iso"], row["region"]) == ("Civilian targeting", "729", "Northern Africa")
    assert (row["time_precision"], row["geo_precision"], row["tags"]) == ("1", "1", "standing=disputed")
    assert row["notes"].startswith('On 13 May 2024, in Mellit: "Struck on Monday by')
    assert row["notes"].endswith("(Sahel Wire; disputed)")
    assert row["event_id_cnty"] == f"SDN{number_of(archive.events(report='r1').to_arrow()['id'][0].as_py(), 0)}"


@pytest.mark.parametrize(
    ("report", "home", "inters", "precision"),
    [
        ("r5", ("Battles", "Armed clash"), ("External/Other forces", "Rebel groups"), ("1", "1")),
        ("r6", ("Protests", "Peaceful protest"), ("Protesters", None), ("3", "1")),
        ("r10", ("Strategic developments", "Arrests"), ("State forces", "Civilians"), ("1", "3")),
    ],
)
def test_acled_types(
    archive: Archive,
    target: Path,
    report: str,
    home: tuple[str, str],
    inters: tuple[str, str | None],
    precision: tuple[str, str],
) -> None:
    (row,) = rows(archive, "acled", target, report=report)
    assert (row["event_type"], row["sub_event_type"]) == home
    assert (row["inter1"], row["inter2"]) == inters
    assert (row["time_precision"], row["geo_precision"]) == precision


@pytest.mark.parametrize(("killed", "home"), [([], "Looting/property destruction"), ([(11, "villagers")], "Attack")])
def test_where_people_were_killed_is_no_strategic_development(
    tmp_path: Path, killed: list[tuple[float, str]], home: str
) -> None:
    archive = open_archive(tmp_path / "archive", create=True)
    archive.append([tell(1, mode="destroy", killed=killed)])
    assert [row["sub_event_type"] for row in rows(archive, "acled", tmp_path / "x")] == [home]


def test_an_assumed_country_has_its_name_and_its_middle(tmp_path: Path) -> None:
    archive = open_archive(tmp_path / "archive", create=True)
    reading = tell(1)
    where = Where(mention=reading.mentions[0].id, name="", country="SDN", latitude=None, longitude=None, how="assumed")
    archive.append([replace(reading, events=(replace(reading.events[0], where=where),))])
    (event,) = rows(archive, "gdelt", tmp_path / "gdelt")
    assert (event["ActionGeo_Type"], event["ActionGeo_FullName"], event["ActionGeo_CountryCode"]) == (
        "1",
        "Sudan",
        "SU",
    )
    assert float(event["ActionGeo_Lat"]) == pytest.approx(15, abs=3)
    (row,) = rows(archive, "acled", tmp_path / "acled")
    assert (row["location"], row["latitude"], row["geo_precision"]) == ("Sudan", None, "3")
    assert ", in Sudan: " in row["notes"]


def test_what_acled_has_no_type_for_is_left_out(archive: Archive, target: Path) -> None:
    written = archive.events(type="ACCUSE,AID,CONSULT").export("acled", target)
    assert (written.rows, written.manifest["left_out"]) == (0, {"no type of ACLED": 3})


@pytest.mark.parametrize(("code", "precision"), [("14", "root"), ("140", "root"), ("141", "code"), ("0871", "code")])
def test_precision(code: str, precision: str) -> None:
    assert precision_of(load_codebook().cameo_codes[code]) == precision


def test_the_way_to_cameo_invents_no_fourth_digit() -> None:
    """A fourth digit needs a mode or a context that says it: types alone never give one."""
    book = load_codebook()
    for (_, mode), bridges in book.bridges.items():
        for bridge in bridges:
            if mode is None and not bridge.coding.contexts:
                assert bridge.cameo is None or len(bridge.cameo) <= 3
            assert bridge.cameo is None or bridge.cameo in book.cameo_codes


def figure(value: float, of: str | None = "people", **known: Any) -> dict[str, Any]:
    return {"value": value, "low": None, "high": None, "unit": None, "of": of, "fate": "killed", "total": None, **known}


@pytest.mark.parametrize(
    ("figures", "least"),
    [
        ([], None),
        ([figure(12), figure(15)], 12),
        ([figure(12), figure(3, "children")], 12),
        ([figure(50, low=40, high=60)], 40),
        ([figure(300, high=300)], 300),
        ([figure(4000, total=True)], None),
        ([figure(7, fate="wounded"), figure(2)], 2),
        ([figure(20, unit="percent")], None),
        ([figure(0)], 0),
    ],
)
def test_the_least_figure(figures: list[dict[str, Any]], least: float | None) -> None:
    assert least_figure(figures, ("killed",)) == least
