"""CSV tables of others, and merging into a folder."""

import csv
import io
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout.errors import DataError
from readout.world.imports import TABLES, ImportPlan, SheetPlan, WorldFolder
from readout.world.imports.rows import Row
from tests.world.imports import read_back, rows, take

OFFICES = "country,office,sector,name,aliases,start,end,certainty\n"


def test_our_own_header_is_known_by_itself(tmp_path: Path) -> None:
    text = OFFICES + "KEN,bread minister;minister of bread,GOV,Oda Weld,O. Weld;Weld,2001-02,present,a\n"
    done = take(tmp_path / "anything.csv", text, tmp_path / "world")
    assert done.outcomes == ["new"]
    (term,) = read_back(tmp_path / "world")["terms"]
    assert term.offices == ("bread minister", "minister of bread")
    assert (term.start, term.end, term.certainty) == ("2001-02", None, "a")


def test_usual_headers_and_a_semicolon(tmp_path: Path) -> None:
    text = "\ufeffFull Name;Position;Nation;Took office;Left Office;Also known as;Shoe size\n"
    text += "Oda Weld;Minister of Bread;Kenya;3 May 2001;12.06.2004;O. Weld|Weldie;43\n"
    text += "Bo Oat;Minister of Bread;NOR;2001;;;\n"
    done = take(tmp_path / "offices 2001.csv", text, tmp_path / "world", ImportPlan())
    assert done.problems == [(2, "'12.06.2004' is no date that has one meaning")]
    assert done.skipped == {"column 'Shoe size' of offices 2001.csv has no place in offices.csv": 1}
    assert rows(tmp_path / "world", "offices")[0]["country"] == "NOR"


def test_any_header_with_a_mapping(tmp_path: Path) -> None:
    text = "Titulaire\tFonction\tDebut\nOda Weld\tministre du pain\t2001\n"
    plan = SheetPlan(
        table="offices",
        columns={"name": "Titulaire", "office": "fonction", "start": "debut"},
        values={"country": "Chad", "sector": "gov"},
    )
    take(tmp_path / "t.csv", text, tmp_path / "world", ImportPlan(sheet=plan))
    assert [tuple(row.values()) for row in rows(tmp_path / "world", "offices")] == [
        ("TCD", "ministre du pain", "GOV", "Oda Weld", "", "2001", "", "b")
    ]


@pytest.mark.parametrize(
    ("plan", "text", "message"),
    [
        (SheetPlan(), "a,b\n1,2\n", "which table this is cannot be told"),
        (SheetPlan(table="offices"), "name,office\nx,y\n", "offices: which column is country?"),
        (SheetPlan(table="offices", columns={"name": "Nom"}), "name,office\nx,y\n", "no 'Nom' in the header"),
        (SheetPlan(table="places", values={"sector": "GOV"}), "name,lat,lon\nx,1,2\n", "has no column 'sector'"),
        (SheetPlan(table="offices"), "", "which column is country and name and office?"),
    ],
)
def test_what_is_asked_back(plan: SheetPlan, text: str, message: str, tmp_path: Path) -> None:
    done = take(tmp_path / "t.csv", text, tmp_path / "world", ImportPlan(format="csv", sheet=plan))
    assert not done.rows and len(done.problems) == 1 and message in done.problems[0][1]


def test_rows_that_do_not_fit_are_told_by_line(tmp_path: Path) -> None:
    lines = [
        "KEN,bread minister,GOV,Oda Weld,,2001,,a",
        "QQQ,bread minister,GOV,No Country,,2001,,a",
        "KEN,bread minister,XYZ,No Sector,,2001,,a",
        "KEN,,GOV,No Office,,2001,,a",
        "KEN,bread minister,GOV,,,2001,,a",
        "KEN,bread minister,GOV,Backwards,,2001,1999,a",
        "KEN,bread minister,GOV,Unsure,,2001,,z",
        "KEN,too few",
        "",
        "KEN,bread minister,GOV,Bo Oat,,2002,,a",
    ]
    done = take(tmp_path / "t.csv", OFFICES + "\n".join(lines), tmp_path / "world")
    assert [line for line, _ in done.problems] == [3, 4, 5, 6, 7, 8, 9]
    assert [row["name"] for row in rows(tmp_path / "world", "offices")] == ["Oda Weld", "Bo Oat"]


def test_places_and_countries(tmp_path: Path) -> None:
    take(tmp_path / "countries.csv", "iso3;name;demonym\nXRU;Ruritania;Ruritanians|Ruritanian\n", tmp_path / "world")
    done = take(
        tmp_path / "p.csv",
        'place,lat,lon,country\nBread Hill,"1,5",36.8,Ruritania\nOff,91,0,KEN\n',
        tmp_path / "world",
    )
    assert len(done.problems) == 1
    (hill,) = rows(tmp_path / "world", "places")
    assert (hill["country"], hill["latitude"], hill["precision"]) == ("XRU", "1.5", "point")
    (own,) = read_back(tmp_path / "world")["countries"]
    assert own.people == ("Ruritanians", "Ruritanian")


def test_a_country_of_ones_own_is_not_folded_into_ours(tmp_path: Path) -> None:
    take(tmp_path / "countries.csv", "iso3,name\nGRL,Greenland\n", tmp_path / "world")
    done = take(tmp_path / "o.csv", OFFICES + "GRL,premier,GOV,Oda Weld,,2001,,a\n", tmp_path / "world")
    assert [one.row.cell("country") for one in done.rows] == ["GRL"]


def test_only_some_countries_and_years(tmp_path: Path) -> None:
    text = OFFICES + "KEN,x,GOV,A B,,1970,1980,a\nKEN,x,GOV,C D,,1980,,a\nNOR,x,GOV,E F,,1990,,a\n"
    plan = ImportPlan(countries=frozenset({"kenya"}), since="1990")
    done = take(tmp_path / "t.csv", text, tmp_path / "world", plan)
    assert [one.row.cell("name") for one in done.rows] == ["C D"]
    assert done.skipped == {"rows of other countries": 1, "terms and bodies that ended before 1990": 1}


def test_a_second_run_changes_no_byte_and_no_file(tmp_path: Path) -> None:
    text = OFFICES + "KEN,x,GOV,A B,Bee,1970,1980,a\nKEN,x,GOV,A B,Boo,1970,1980,a\n"
    first = take(tmp_path / "t.csv", text, tmp_path / "world")
    table = tmp_path / "world" / "offices.csv"
    before = table.read_bytes(), table.stat().st_mtime_ns
    again = take(tmp_path / "t.csv", text, tmp_path / "world")
    assert (first.outcomes, again.outcomes) == (["new", "changed"], ["known", "known"])
    assert (table.read_bytes(), table.stat().st_mtime_ns) == before
    assert [path.name for path in (tmp_path / "world").iterdir()] == ["offices.csv"]


def test_what_stands_in_the_folder_is_not_overruled(tmp_path: Path) -> None:
    take(tmp_path / "a.csv", OFFICES + "KEN,x,GOV,A B,,1970,,c\nKEN,y,GOV,C D,,1970,1980,a\n", tmp_path / "world")
    done = take(
        tmp_path / "b.csv",
        OFFICES + "KEN,x,GOV,A B,Bee,1970,1985,b\nKEN,y,GOV,C D,,1970,1999,b\nKEN,x,GOV,A B,,1990,,b\n",
        tmp_path / "world",
    )
    assert done.outcomes == ["changed", "differs", "new"]
    ends = [(row["name"], row["end"], row["certainty"], row["aliases"]) for row in rows(tmp_path / "world", "offices")]
    assert ends == [("A B", "1985", "b", "Bee"), ("C D", "1980", "a", ""), ("A B", "", "b", "")]


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    done = take(tmp_path / "a.csv", OFFICES + "KEN,x,GOV,A B,,1970,,c\n", tmp_path / "world", ImportPlan(write=False))
    assert done.outcomes == ["new"] and not (tmp_path / "world").exists()


def test_tables_of_the_folder_that_are_wrong_stop_all(tmp_path: Path) -> None:
    world = tmp_path / "world"
    world.mkdir()
    (world / "groups.csv").write_text("name,code\nx,y\n")
    with pytest.raises(DataError, match=r"groups\.csv:1"):
        take(tmp_path / "a.csv", OFFICES, world)
    (world / "groups.csv").write_text(",".join(TABLES["groups"]) + "\nx,y\n")
    with pytest.raises(DataError, match=r"groups\.csv:2"):
        take(tmp_path / "a.csv", OFFICES, world)


def test_a_crash_while_writing_leaves_the_old_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    take(tmp_path / "a.csv", OFFICES + "KEN,x,GOV,A B,,1970,,c\n", tmp_path / "world")
    table = tmp_path / "world" / "offices.csv"
    before = table.read_bytes()

    def fail(_: int) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="full"):
        take(tmp_path / "b.csv", OFFICES + "KEN,x,GOV,C D,,1970,,c\n", tmp_path / "world")
    assert table.read_bytes() == before and [path.name for path in (tmp_path / "world").iterdir()] == ["offices.csv"]


def test_a_table_that_changed_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    world = WorldFolder(tmp_path)
    world.add(Row(table="agents", cells=("miller", "", "", "AGR")))
    (tmp_path / "agents.csv").write_text("name,aliases,code,sector\nbaker,,,LAB\n")
    with pytest.raises(DataError, match="was changed while the import ran"):
        world.save()
    assert "baker" in (tmp_path / "agents.csv").read_text()


TEXT = (
    st.text("abc déñ'-", min_size=1, max_size=12)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: any(map(str.isalpha, text)))
)
YEAR = st.one_of(st.just(""), st.integers(1000, 2999).map(str))
TERM = st.fixed_dictionaries(
    {
        "country": st.sampled_from(("KEN", "NOR", "UNO")),
        "office": TEXT,
        "sector": st.sampled_from(("GOV", "MIL", "", "GOV;PRE")),
        "name": TEXT,
        "aliases": st.just(""),
        "start": YEAR,
        "end": st.just(""),
        "certainty": st.sampled_from("abc"),
    }
)
HEADERS = {"country": "ISO-3", "office": "Position", "sector": "Sector", "name": "Person", "aliases": "AKA"}
HEADERS |= {"start": "From", "end": "Until", "certainty": "certainty"}


@settings(deadline=None, max_examples=40)
@given(
    terms=st.lists(TERM, min_size=1, max_size=6),
    order=st.permutations(TABLES["offices"]),
    delimiter=st.sampled_from(",;\t|"),
    usual=st.booleans(),
)
def test_a_table_comes_back_whatever_its_order_delimiter_and_headers(
    tmp_path_factory: pytest.TempPathFactory, terms: list, order: list, delimiter: str, usual: bool
) -> None:
    folder = tmp_path_factory.mktemp("made")
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter)
    writer.writerow([HEADERS[column] if usual else column for column in order])
    writer.writerows([term[column] for column in order] for term in terms)
    plan = ImportPlan(sheet=SheetPlan(table="offices"))
    done = take(folder / "t.csv", stream.getvalue(), folder / "world", plan)
    assert not done.problems
    assert [one.row.cells for one in done.rows] == [
        tuple(term[column] for column in TABLES["offices"]) for term in terms
    ]
    kept = (folder / "world" / "offices.csv").read_bytes()
    again = take(folder / "t.csv", stream.getvalue(), folder / "world", plan)
    assert not {"new", "changed"} & set(again.outcomes)
    assert take(folder / "world" / "offices.csv", kept, folder / "other").problems == []
    assert (folder / "other" / "offices.csv").read_bytes() == kept == (folder / "world" / "offices.csv").read_bytes()
