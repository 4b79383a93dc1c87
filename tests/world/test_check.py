"""The checker: every rule finds its fault, sound rows pass, and our own tables have no error."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from readout.codebook import load_codebook
from readout.errors import DataError
from readout.world.check import check_world, main
from readout.world.faults import INTERNATIONAL, SECTORS
from readout.world.tables import COLUMNS, columns_of

MOST_WARNINGS = 30  # of ours; each is a name that two bodies share, or terms whose dates are not sure
BODY = {"name": "Fjord Council", "code": "NOR", "country": "NOR", "sector": "GOV", "kind": "council", "certainty": "a"}
TERM = {"country": "XAA", "office": "president", "sector": "GOV", "name": "Ada Vik", "certainty": "a"}
PLACE = {"name": "Stormvik", "country": "NOR", "latitude": "61.5", "longitude": "5", "precision": "region"}
COUNTRY = {"iso3": "XAA", "name": "Aaland Minor"}
SOUND = {
    "countries": COUNTRY,
    "codes": {"iso3": "XAA"},
    "centroids": {"iso3": "XAA", "latitude": "1", "longitude": "2"},
}
SOUND |= {"organisations": BODY, "groups": BODY | {"name": "Storm Brigade"}, "offices": TERM, "places": PLACE}


def write(folder: Path, table: str, *rows: dict[str, str]) -> None:
    columns = columns_of(table)
    lines = [",".join(columns), *(",".join(row.get(column, "") for column in columns) for row in rows)]
    (folder / f"{table}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_country(folder: Path) -> None:
    write(folder, "countries", COUNTRY)


def found(folder: Path) -> list[tuple[str, str, str]]:
    return [(f.grade, f.rule, f.where.removeprefix(f"{folder}/")) for f in check_world(folder)]


def test_our_tables_have_no_error() -> None:
    findings = list(check_world())
    assert [str(finding) for finding in findings if finding.grade == "error"] == []
    assert Counter(finding.grade for finding in findings)["warning"] <= MOST_WARNINGS


def test_sound_tables_pass(tmp_path: Path) -> None:
    for table, row in SOUND.items():
        write(tmp_path, table, row)
    assert found(tmp_path) == []


@pytest.mark.parametrize(
    ("table", "change", "rule"),
    [
        ("countries", {"iso3": "Xaa"}, "country"),
        ("countries", {"iso3": "IGO"}, "country"),
        ("countries", {"short_names": "Aaland;17"}, "name"),
        ("codes", {"iso3": "XBB"}, "country"),
        ("codes", {"iso2": "X"}, "code"),
        ("codes", {"m49": "8"}, "code"),
        ("codes", {"cow": "002"}, "code"),
        ("codes", {"cow": "2"}, "code"),  # the United States'
        ("codes", {"cow_letters": "usa"}, "code"),
        ("codes", {"gw": "x"}, "code"),
        ("codes", {"fips": "GM"}, "code"),  # Germany's
        ("codes", {"cameo": "DEU"}, "code"),
        ("centroids", {"latitude": "91"}, "degrees"),
        ("centroids", {"longitude": "nan"}, "degrees"),
        ("organisations", {"name": ""}, "name"),
        ("organisations", {"aliases": "FC;-"}, "name"),
        ("organisations", {"code": "XXX"}, "country"),
        ("organisations", {"sector": "GOV;GVO"}, "sector"),
        ("organisations", {"certainty": "d"}, "certainty"),
        ("organisations", {"start": "1999-02-30"}, "date"),
        ("organisations", {"start": "1999-13"}, "date"),
        ("organisations", {"start": "last year"}, "date"),
        ("organisations", {"start": "799"}, "date"),
        ("organisations", {"end": "2999"}, "date"),
        ("organisations", {"start": "2001", "end": "2000-12-31"}, "order"),
        ("groups", {"country": "YYY"}, "country"),
        ("groups", {"certainty": ""}, "certainty"),
        ("groups", {"start": "2001-05", "end": "2001-04"}, "order"),
        ("offices", {"country": ""}, "country"),
        ("offices", {"office": ";"}, "office"),
        ("offices", {"name": "..."}, "name"),
        ("offices", {"start": "2020-01-02", "end": "2020-01-01"}, "order"),
        ("places", {"country": "IGO"}, "country"),
        ("places", {"latitude": "north"}, "degrees"),
        ("places", {"longitude": "-181"}, "degrees"),
        ("places", {"precision": "town"}, "precision"),
    ],
)
def test_a_fault_in_a_row_is_found(table: str, change: dict[str, str], rule: str, tmp_path: Path) -> None:
    write_country(tmp_path)
    write(tmp_path, table, SOUND[table] | change)
    errors = [(rule, where) for grade, rule, where in found(tmp_path) if grade == "error"]
    assert errors == [(rule, f"{table}.csv:2")]


@pytest.mark.parametrize(
    ("start", "end"),
    [("2000", "2000"), ("2000-05", "2000"), ("2000", "2000-05"), ("", "800"), ("2024-02-29", ""), ("930", "1262")],
)
def test_dates_that_are_sound(start: str, end: str, tmp_path: Path) -> None:
    write(tmp_path, "organisations", BODY | {"start": start, "end": end})
    assert found(tmp_path) == []


@pytest.mark.parametrize("table", COLUMNS)
def test_a_row_told_twice_is_found(table: str, tmp_path: Path) -> None:
    write_country(tmp_path)
    write(tmp_path, table, SOUND[table], SOUND[table])
    assert [(rule, where) for _, rule, where in found(tmp_path)] == [("double", f"{table}.csv:3")]


def test_a_group_and_an_organisation_of_one_name_are_told_twice(tmp_path: Path) -> None:
    write(tmp_path, "organisations", BODY)
    write(tmp_path, "groups", BODY | {"name": "the fjord council"})
    assert found(tmp_path) == [("error", "double", "groups.csv:2")]


@pytest.mark.parametrize(
    ("first", "second", "grade"),
    [
        (("2000", "2004-01"), ("2004-01", "2008"), None),  # the one may have followed the other
        (("2000", "2004"), ("2004-06", "2008"), None),
        (("2000", "2005"), ("2004-01", "2008"), "error"),
        (("2000-01-01", "2004-01-01"), ("2004-01-01", ""), None),
        (("2000-01-01", "2004-01-02"), ("2004-01-01", ""), "error"),
        (("2000-01-01", ""), ("2004-01-01", ""), "warning"),  # an empty end may be an unknown one
        (("", "2004"), ("2000", "2001"), None),
    ],
)
def test_two_presidents_at_a_time(
    first: tuple[str, str], second: tuple[str, str], grade: str | None, tmp_path: Path
) -> None:
    write_country(tmp_path)
    terms = [{"start": first[0], "end": first[1]}, {"name": "Bo Lund", "start": second[0], "end": second[1]}]
    write(tmp_path, "offices", *(TERM | term for term in terms))
    assert found(tmp_path) == ([(grade, "overlap", "offices.csv:3")] if grade else [])


AT_ONCE = {"start": "2000", "end": "2009"}


@pytest.mark.parametrize(
    "change",
    [
        {"office": "acting president"},
        {"office": "co-president"},
        {"office": "president;acting president"},
        {"office": "opposition leader"},
        {"sector": "OPP"},
        {"country": "NOR"},
    ],
)
def test_offices_that_may_be_held_beside_another(change: dict[str, str], tmp_path: Path) -> None:
    write_country(tmp_path)
    write(tmp_path, "offices", TERM | AT_ONCE, TERM | AT_ONCE | {"name": "Bo Lund"} | change)
    assert found(tmp_path) == []


def test_many_may_lead_the_opposition_but_nobody_twice_at_once(tmp_path: Path) -> None:
    write_country(tmp_path)
    leader = TERM | {"office": "opposition leader"}
    write(tmp_path, "offices", leader | AT_ONCE, leader | AT_ONCE | {"start": "2001", "name": "ada VIK"})
    assert found(tmp_path) == [("error", "overlap", "offices.csv:3")]


def test_what_is_not_sure_is_a_warning(tmp_path: Path) -> None:
    write_country(tmp_path)
    write(tmp_path, "offices", TERM | AT_ONCE, TERM | AT_ONCE | {"name": "Bo Lund", "certainty": "b"})
    assert found(tmp_path) == [("warning", "overlap", "offices.csv:3")]


def test_a_known_overlap_is_none(tmp_path: Path) -> None:
    write_country(tmp_path)
    write(tmp_path, "offices", TERM | AT_ONCE, TERM | AT_ONCE | {"name": "Bo Lund"})
    write(
        tmp_path, "overlaps", {"country": "XAA", "office": "president", "start": "2000", "end": "2009", "note": "war"}
    )
    assert found(tmp_path) == []
    write(
        tmp_path, "overlaps", {"country": "XAA", "office": "president", "start": "2000", "end": "2005", "note": "war"}
    )
    assert [grade for grade, _, _ in found(tmp_path)] == ["error"]


@pytest.mark.parametrize(
    ("other", "grade"),
    [({}, "error"), ({"code": "SWE"}, "warning"), ({"start": "2010"}, "warning"), ({"name": "FJC Union"}, None)],
)
def test_an_alias_that_is_another_bodys_name(other: dict[str, str], grade: str | None, tmp_path: Path) -> None:
    write(tmp_path, "organisations", BODY | {"aliases": "F.J.C.", "end": "2009"}, BODY | {"name": "FJC"} | other)
    assert found(tmp_path) == ([(grade, "alias", "organisations.csv:2")] if grade else [])


def test_rows_that_cannot_be_read_are_told_and_the_others_looked_at(tmp_path: Path) -> None:
    header = ",".join(columns_of("places"))
    lines = [header, "Nowhere,,NOR", "", '"Two\nlines",,NOR,1,2,region', "Skerry,,NOR,1,2,town"]
    (tmp_path / "places.csv").write_text("\n".join(lines), encoding="utf-8")
    assert found(tmp_path) == [
        ("error", "form", "places.csv:2"),
        ("error", "form", "places.csv:5"),
        ("error", "precision", "places.csv:6"),
    ]


@pytest.mark.parametrize(
    ("content", "line"),
    [(b"name;aliases\n", 1), (b"", 1), (b"\xff", 1), ("name,ø\n".encode("latin-1"), 1), (b'a,"b"c\n', 1)],
)
def test_files_that_are_no_tables(content: bytes, line: int, tmp_path: Path) -> None:
    (tmp_path / "places.csv").write_bytes(content)
    assert found(tmp_path) == [("error", "form", f"places.csv:{line}")]


def test_the_line_of_a_letter_that_is_no_utf8(tmp_path: Path) -> None:
    write(tmp_path, "places", PLACE)
    with (tmp_path / "places.csv").open("ab") as file:
        file.write("Ås,,NOR,59,10,city\n".encode("latin-1"))
    assert ("error", "form", "places.csv:3") in found(tmp_path)


def test_a_users_rows_are_checked_against_ours(tmp_path: Path) -> None:
    write(tmp_path, "organisations", BODY | {"name": "North Council", "aliases": "Storting", "code": "NOR"})
    write(tmp_path, "offices", TERM | {"country": "FRA", "start": "2019", "end": "2020"})
    assert sorted(found(tmp_path)) == [
        ("error", "alias", "organisations.csv:2"),
        ("warning", "overlap", "offices.csv:2"),
    ]


def test_a_row_that_replaces_ours_does_not_clash_with_it(tmp_path: Path) -> None:
    write(tmp_path, "codes", {"iso3": "DEU", "iso2": "DE", "fips": "GM", "cow": "255"})
    assert found(tmp_path) == []


def test_a_file_of_another_name_is_told(tmp_path: Path) -> None:
    write(tmp_path, "places", PLACE)
    (tmp_path / "organizations.csv").write_text("name\n")
    assert found(tmp_path) == [("warning", "file", "organizations.csv")]


def test_terms_may_lie_in_several_files(tmp_path: Path) -> None:
    write_country(tmp_path)
    write(tmp_path, "offices", TERM | AT_ONCE)
    (tmp_path / "offices.csv").rename(tmp_path / "offices-north.csv")
    write(tmp_path, "offices", TERM | AT_ONCE | {"name": "Bo Lund"})
    assert [(grade, rule) for grade, rule, _ in found(tmp_path)] == [("error", "overlap")]


def test_many_terms_without_dates_take_no_square_of_their_number(tmp_path: Path) -> None:
    write(tmp_path, "offices", *({**TERM, "country": "NOR", "name": f"Nils Nr{number}"} for number in range(20_000)))
    assert found(tmp_path) == []


def test_exit_status(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("0 errors, ")
    write(tmp_path, "places", PLACE | {"precision": "town"})
    assert main([str(tmp_path)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"{tmp_path}/places.csv:2: error (precision): 'town' is none of point, city, region, country",
        "1 errors, 0 warnings",
    ]
    assert main([str(tmp_path / "nowhere")]) == 2
    assert main(["--help"]) == 2


def test_no_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no table of a world"):
        list(check_world(tmp_path))


def test_it_runs_as_a_module(tmp_path: Path) -> None:
    write(tmp_path, "places", PLACE)
    command = [sys.executable, "-m", "readout.world.check", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr, done.returncode) == ("0 errors, 0 warnings\n", "", 0)


def test_sectors_and_codes_are_the_codebooks() -> None:
    book = load_codebook()
    assert set(book.sectors) == SECTORS
    assert {term.name for term in book.special_codes} == INTERNATIONAL
