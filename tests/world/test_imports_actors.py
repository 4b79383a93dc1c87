"""Actor and agent dictionaries; every actor here is invented."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readout.world.imports import ImportPlan
from readout.world.imports.spelling import spell_name
from tests.world.imports import Done, read_back, rows, take

ACTORS = """\
<!-- Made up for tests. MUDLARK_ [KENREB]
-->
# A remark
TAMSIN_OKOTH-WELD_  ; a remark
+TAMSIN_WELD_
+T._OKOTH_
\t[KENGOV 930120-010120]
\t[KENOPP <930119]
\t[KENELI]
KISUMU_BREAD_FRONT_ [KENREB 19900101-19951231] [KENPTY >960101]
MUDLARKS_ [IMGMOSREB]
UN_GRAIN_OFFICE_ [IGOUNOGRN]
FLOUR_WATCH_ [NGOHRIFLW]
OAT_AND_SONS_ [MNCKENOAT]
NAIROBI_ [KEN]
+BREAD_HILL_
ROMANIAN_GRAIN_ARMY_ [ROMMIL]
"""


@pytest.fixture
def done(tmp_path: Path) -> Done:
    return take(tmp_path / "made.actors.txt", ACTORS, tmp_path / "world")


def test_people_have_their_codes_by_date(done: Done, tmp_path: Path) -> None:
    assert not done.problems
    found = [
        (row["country"], row["office"], row["sector"], row["start"], row["end"], row["certainty"])
        for row in rows(tmp_path / "world", "offices")
    ]
    assert found == [
        ("KEN", "government figure", "GOV", "1993-01-20", "2001-01-20", "b"),
        ("KEN", "opposition figure", "OPP", "", "1993-01-19", "b"),
        ("KEN", "former figure", "ELI", "", "", "c"),
    ]
    assert {row["name"] for row in rows(tmp_path / "world", "offices")} == {"Tamsin Okoth-Weld"}
    assert {row["aliases"] for row in rows(tmp_path / "world", "offices")} == {"Tamsin Weld;T. Okoth"}


def test_bodies_and_armed_groups(done: Done, tmp_path: Path) -> None:
    bodies = {row["name"]: (row["code"], row["sector"]) for row in rows(tmp_path / "world", "organisations")}
    assert bodies == {
        "Kisumu Bread Front": ("KEN", "PTY"),
        "UN Grain Office": ("UNO", ""),
        "Flour Watch": ("NGO", ""),
        "Oat and Sons": ("MNC", "BUS"),
        "Romanian Grain Army": ("ROU", "MIL"),
    }
    groups = {row["name"]: (row["country"], row["sector"], row["end"]) for row in rows(tmp_path / "world", "groups")}
    assert groups == {"Kisumu Bread Front": ("KEN", "REB", "1995-12-31"), "Mudlarks": ("IMG", "REB", "")}


def test_a_country_keeps_our_names_and_gets_those_we_lack(done: Done, tmp_path: Path) -> None:
    (kenya,) = rows(tmp_path / "world", "countries")
    assert kenya["iso3"] == "KEN" and kenya["capital"] == "Nairobi" and "Kenyans" in kenya["people"]
    assert kenya["metonyms"].split(";")[-1] == "Bread Hill"
    assert done.skipped == {"our own table has the name for the country": 1}


def test_the_readers_of_the_world_take_all_of_it(done: Done, tmp_path: Path) -> None:
    found = read_back(tmp_path / "world")
    assert (len(found["countries"]), len(found["bodies"]), len(found["terms"])) == (1, 7, 3)
    term = found["terms"][0]
    assert term.covers("1999-05-05") and not term.covers("2002-01-01")


def test_problems_name_their_line_and_the_rest_goes_on(tmp_path: Path) -> None:
    lines = [
        "+ORPHAN_",  # 1
        "ODD_CODE_ [QQQGOV]",
        "ODD_DATE_ARMY_ [KENMIL >901345]",
        "NO_CODE_",
        "OPEN_ [KENGOV",  # 5
        "BACKWARDS_ [KENGOV 20010101-19990101]",
        "HALF_ [KENGO]",
        "TWO_DATES_ [KENGOV >900101 <910101]",
        "MILLERS_COUNCIL_ [KENAGR]",
    ]
    done = take(tmp_path / "bad.actors.txt", "\n".join(lines), tmp_path / "world")
    assert [line for line, _ in done.problems] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert "no country 'QQQ'" in done.problems[1][1]
    assert "no 1990-13-45 in the calendar" in done.problems[2][1]
    assert [row["name"] for row in rows(tmp_path / "world", "organisations")] == ["Millers Council"]


def test_what_is_no_actor_is_counted(tmp_path: Path) -> None:
    codes = ("CAS", "CHR", "---", "KEN/UGA", "xyz", "UIS", "MOD")
    lines = "".join(f"BREAD_COUNCIL_{number}_ [{code}]\n" for number, code in enumerate(codes))
    done = take(tmp_path / "none.actors.txt", lines, tmp_path / "world")
    assert not done.rows and not done.problems
    assert sum(done.skipped.values()) == 7 and done.skipped["a region is no actor"] == 1


@pytest.mark.parametrize(
    ("names_are", "table"), [("guess", "organisations"), ("people", "offices"), ("bodies", "organisations")]
)
def test_the_user_may_say_what_names_are(names_are, table: str, tmp_path: Path) -> None:
    take(tmp_path / "a.actors.txt", "ODA_MILLER_ [NORLEG]\n", tmp_path / "world", ImportPlan(names_are=names_are))
    assert rows(tmp_path / "world", table)[0]["name"] == "Oda Miller"


def test_old_files_are_read_as_windows_1252(tmp_path: Path) -> None:
    take(tmp_path / "a.actors.txt", "Jos\xe9_Bread_Council_ [ESPGOV]\r\n".encode("cp1252"), tmp_path / "world")
    assert rows(tmp_path / "world", "organisations")[0]["name"] == "José Bread Council"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("AL-BREAD_IN_IRAQ_", "al-Bread in Iraq"),
        ("BREAD_OF_THE_HILLS", "Bread of the Hills"),
        ("PKK_", "PKK"),
        ("US_BREAD_FLEET_", "US Bread Fleet"),
        ("T._MILLER_", "T. Miller"),
        ("O'BREAD_", "O'bread"),
        ("Mixed_Case van der Oat_", "Mixed Case van der Oat"),
        ("DR_OAT ", "Dr Oat"),
        ("BREAD", "Bread"),
    ],
)
def test_names_are_spelled_as_reports_write_them(written: str, name: str) -> None:
    assert spell_name(written) == name


AGENTS = """\
!PERSON! = MAN, MEN , WOMAN
MILLER_ [~AGR]
OX_DRIVER_ {OXEN_DRIVERS_} [~AGR]
BAKEHOUSE_POLICE_ {} [~COP]
WATCH{MAN_|MEN_} [~MIL]
BREAD!PERSON!_ [LAB~]
RELIEF_BAKER_ [~NGO]
BLOC_ENVOY_ [~IGO]
GHOST_ [~]
BREAD!NOBODY! [~LAB]
"""


def test_agents_have_their_plurals_and_sets(tmp_path: Path) -> None:
    done = take(tmp_path / "made.agents.txt", AGENTS, tmp_path / "world")
    found = [tuple(row.values()) for row in rows(tmp_path / "world", "agents")]
    assert found == [
        ("miller", "", "", "AGR"),
        ("ox driver", "oxen drivers", "", "AGR"),
        ("bakehouse police", "", "", "COP"),
        ("watchman", "watchmen", "", "MIL"),
        ("breadman", "breadmen;breadwoman", "", "LAB"),
        ("relief baker", "", "NGO", ""),
        ("bloc envoy", "", "IGO", ""),
    ]
    assert done.skipped == {"its code says to pass it over": 1}
    assert done.problems == [(10, "the dictionary does not say what !NOBODY! stands for")]


def test_a_set_that_holds_itself_ends(tmp_path: Path) -> None:
    done = take(tmp_path / "a.agents.txt", "!A! = !A!X\nB!A! [~LAB]\n", tmp_path / "world")
    assert len(done.problems) == 1 and "endless" in done.problems[0][1]


WORDS = st.text("BDEFGILMNOPRTU", min_size=4, max_size=9).filter(lambda word: set(word) & set("EIOU"))
NAMES = st.lists(WORDS, min_size=2, max_size=4, unique=True)
DAYS = st.dates(min_value=date(1931, 1, 1), max_value=date(2029, 12, 31))
CODES = st.tuples(st.sampled_from(("KEN", "NOR", "PER")), st.sampled_from(("GOV", "MIL", "OPP", "JUD")))


@settings(deadline=None, max_examples=40)
@given(
    st.lists(st.tuples(NAMES, CODES, DAYS, DAYS, st.booleans()), min_size=1, max_size=8, unique_by=lambda e: str(e[0]))
)
def test_a_dictionary_comes_back_as_terms_of_office(tmp_path_factory: pytest.TempPathFactory, entries: list) -> None:
    folder = tmp_path_factory.mktemp("made")
    lines, wanted = [], []
    for words, (country, role), one, other, short in entries:
        start, end = sorted((one, other))
        digits = [day.strftime("%y%m%d" if short else "%Y%m%d") for day in (start, end)]
        lines += [f"{'_'.join(words)}_", f"\t[{country}{role} {'-'.join(digits)}]"]
        wanted.append((country, role, " ".join(words).casefold(), start.isoformat(), end.isoformat()))
    done = take(folder / "a.actors.txt", "\n".join(lines), folder / "world", ImportPlan(names_are="people"))
    assert not done.problems
    found = [
        (row["country"], row["sector"], row["name"].casefold(), row["start"], row["end"])
        for row in rows(folder / "world", "offices")
    ]
    assert found == wanted
    before = (folder / "world" / "offices.csv").read_bytes()
    again = take(folder / "a.actors.txt", "\n".join(lines), folder / "world", ImportPlan(names_are="people"))
    assert set(again.outcomes) == {"known"}
    assert (folder / "world" / "offices.csv").read_bytes() == before
