"""Dumps of Wikidata; every person here is invented, and so are the numbers of the items."""

import bz2
import gzip
from pathlib import Path

import pytest

from readout.world.imports import Added, DumpPlan, ImportPlan, import_files
from readout.world.imports import dump as dump_room
from readout.world.imports.scratch import NAME
from readout.world.imports.sources import Source
from readout.world.imports.titles import office_sector, plain_offices
from readout.world.load import read_countries
from tests.world.imports import Done, dump, held, item, points, read_back, rows, take, text, time

KENYA = item("Q114", "Kenya", P298=text("KEN"))
NORWAY = item("Q20", "Norway", P298=text("NOR"))
MINISTER = item("Q900", "Minister of Bread of Kenya", P31=points("Q4164871"), P17=points("Q114"))
HIDDEN = item("Q901", "Keeper of the Oats", P1001=points("Q950"))
COUNTY = item("Q950", "Oat County", P17=points("Q20"))
ODA = item(
    "Q1001",
    "Oda Weld",
    ("O. Weld", "Weldie", "O", "a;b"),
    P31=points("Q5"),
    P27=points("Q20"),
    P39=held("Q900", "2001-02-03", "2004") + held("Q901", "2005-06") + held("Q900", "1999", rank="deprecated"),
)


def test_who_held_which_office(tmp_path: Path) -> None:
    done = take(tmp_path / "d.json", dump(ODA, KENYA, MINISTER, HIDDEN, COUNTY, NORWAY), tmp_path / "world")
    assert not done.problems and done.outcomes == ["new", "new"]
    assert [tuple(row.values()) for row in rows(tmp_path / "world", "offices")] == [
        ("KEN", "bread minister;minister of bread", "GOV", "Oda Weld", "O. Weld;Weldie", "2001-02-03", "2004", "b"),
        ("NOR", "keeper of the oats", "GOV", "Oda Weld", "O. Weld;Weldie", "2005-06", "", "c"),
    ]
    assert len(read_back(tmp_path / "world")["terms"]) == 2
    assert not (tmp_path / "world" / NAME).exists()


def test_the_order_of_the_lines_does_not_count(tmp_path: Path) -> None:
    for number, items in enumerate(
        ((ODA, MINISTER, HIDDEN, COUNTY, NORWAY, KENYA), (KENYA, HIDDEN, ODA, COUNTY, MINISTER, NORWAY))
    ):
        take(tmp_path / "d.json", dump(*items), tmp_path / f"world-{number}")
    tables = [(tmp_path / f"world-{number}" / "offices.csv").read_bytes() for number in range(2)]
    assert tables[0] == tables[1]


def test_a_third_pass_finds_where_the_places_of_late_offices_lie(tmp_path: Path) -> None:
    person = item("Q1", "Bo Oat", P31=points("Q5"), P39=held("Q901", "2001"))
    text = dump(COUNTY, person, HIDDEN, NORWAY)
    found = [
        take(tmp_path / "d.json", text, tmp_path / f"w{n}", ImportPlan(dump=DumpPlan(passes=n))) for n in (1, 2, 3)
    ]
    assert [len(done.rows) for done in found] == [0, 0, 1]
    assert found[0].skipped["terms of offices whose own item was not found"] == 1
    assert found[1].skipped["terms and bodies of no known country"] == 1


def test_what_is_not_in_the_file_is_sought_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    lines = Source.lines
    monkeypatch.setattr(Source, "lines", lambda *arguments: opened.append("") or lines(*arguments))
    person = item("Q1", "Bo Oat", P31=points("Q5"), P39=held("Q999", "2001"))
    take(tmp_path / "d.json", dump(person), tmp_path / "world", ImportPlan(dump=DumpPlan(passes=4)))
    assert len(opened) == 2
    opened.clear()
    complete = item("Q1", "Bo Oat", P31=points("Q5"), P39=held("Q900", "2001"))
    take(tmp_path / "d.json", dump(complete, MINISTER, KENYA), tmp_path / "world", ImportPlan(dump=DumpPlan(passes=4)))
    assert len(opened) == 1


@pytest.mark.parametrize(("ending", "pack"), [(".gz", gzip.compress), (".bz2", bz2.compress)])
def test_packed_files(ending: str, pack, tmp_path: Path) -> None:
    data = pack(dump(ODA, KENYA, MINISTER).encode())
    done = take(tmp_path / f"d.json{ending}", data, tmp_path / "world")
    assert len(done.rows) == 1 and not done.problems


def test_a_file_that_ends_early_gives_what_it_has(tmp_path: Path) -> None:
    things = [item(f"Q{number}", f"thing {number * 7919}") for number in range(2000)]
    packed = gzip.compress(dump(ODA, KENYA, MINISTER, *things).encode())
    done = take(tmp_path / "d.json.gz", packed[: len(packed) // 2], tmp_path / "world")
    assert len(done.rows) == 1
    assert len(done.problems) == 1 and "damaged or ends early" in done.problems[0][1]


def test_bad_lines_are_told_and_passed_over(tmp_path: Path) -> None:
    lines = dump(ODA, '{"id":"Q9","claims":{"P39"', '[1,"P39"]', "rubbish", KENYA, '{"P39":null,"id":7}', MINISTER)
    done = take(tmp_path / "d.json", lines, tmp_path / "world")
    assert [line for line, _ in done.problems] == [3, 4, 5, 7]
    assert len(done.rows) == 1


def test_odd_shapes_do_not_stop_a_run(tmp_path: Path) -> None:
    odd = item("Q1002", "Odd Oat", P31=points("Q5"), P39=held("Q900", "2001"))
    odd["claims"]["P39"].insert(0, {"mainsnak": {"snaktype": "somevalue"}, "rank": "normal"})
    odd["claims"]["P39"].insert(0, {"mainsnak": {"datavalue": {"value": {"numeric-id": 900}}}, "qualifiers": []})
    odd["claims"]["P39"].insert(0, None)
    odd["claims"]["P27"] = "none"
    done = take(tmp_path / "d.json", dump(odd, KENYA, MINISTER), tmp_path / "world")
    assert not done.problems
    assert [row["start"] for row in rows(tmp_path / "world", "offices")] == ["", "2001"]


def test_times_of_other_precision(tmp_path: Path) -> None:
    decade = time("1990")
    decade["mainsnak"]["datavalue"]["value"]["precision"] = 8
    before_christ = time("2001")
    before_christ["mainsnak"]["datavalue"]["value"]["time"] = "-0044-03-15T00:00:00Z"
    statements = held("Q900") + held("Q900")
    for statement, when in zip(statements, (decade, before_christ), strict=True):
        statement["qualifiers"] = {"P580": [when["mainsnak"]]}
    person = item("Q1", "Bo Oat", P31=points("Q5"), P39=statements)
    take(tmp_path / "d.json", dump(person, KENYA, MINISTER), tmp_path / "world")
    (row,) = rows(tmp_path / "world", "offices")
    assert (row["start"], row["certainty"]) == ("", "c")


def test_what_is_left_out_is_counted(tmp_path: Path) -> None:
    nameless = item("Q1", None, P31=points("Q5"), P39=held("Q900", "2001"))
    stateless = item("Q2", "A B", P31=points("Q5"), P39=held("Q902", "2001"))
    backwards = item("Q3", "C D", P31=points("Q5"), P39=held("Q900", "2001", "1999"))
    unnamed = item("Q4", "E F", P31=points("Q5"), P39=held("Q903", "2001"))
    dog = item("Q6", "Rex", P31=points("Q144"), P39=held("Q900", "2001"))
    offices = item("Q902", "Keeper"), item("Q903", None, P17=points("Q114"))
    done = take(
        tmp_path / "d.json",
        dump(nameless, stateless, backwards, unnamed, dog, *offices, KENYA, MINISTER),
        tmp_path / "w",
    )
    assert not done.rows
    assert done.skipped == {
        "people without an English name": 1,
        "terms and bodies of no known country": 1,
        "terms that end before they start": 1,
        "terms of offices without an English name": 1,
        "items that are no person in office": 5,
    }


def test_death_ends_a_term_that_nothing_else_ends(tmp_path: Path) -> None:
    person = item("Q1", "Bo Oat", P31=points("Q5"), P39=held("Q900", "2001"), P570=[time("2003-04-05")])
    take(tmp_path / "d.json", dump(person, KENYA, MINISTER), tmp_path / "world")
    (row,) = rows(tmp_path / "world", "offices")
    assert (row["end"], row["certainty"]) == ("2003-04-05", "c")


def test_bodies_of_states_and_citizens(tmp_path: Path) -> None:
    envoy = item("Q905", "Bread Envoy", P1001=points("Q1065"))
    person = item(
        "Q1", "Bo Oat", P31=points("Q5"), P27=points("Q15180"), P39=held("Q905", "2001") + held("Q906", "1980")
    )
    soviet, keeper = item("Q15180", "Soviet Union", P298=text("SUN")), item("Q906", "Keeper")
    take(tmp_path / "d.json", dump(person, envoy, soviet, keeper), tmp_path / "world")
    found = [(row["country"], row["sector"], row["certainty"]) for row in rows(tmp_path / "world", "offices")]
    assert found == [("UNO", "", "b"), ("RUS", "GOV", "c")]


def test_organisations_if_they_are_wanted(tmp_path: Path) -> None:
    party = item(
        "Q1", "Bread Party", ("BP1",), P31=points("Q7278"), P17=points("Q114"), P571=[time("1990")], P576=[time("2001")]
    )
    league = item("Q2", "League of Bakers", P31=points("Q484652"), P17=points("Q20"))
    fighters = item("Q3", "Oat Fighters", P31=points("Q17149090"), P17=points("Q114"))
    watch = item("Q4", "Flour Watch", P31=points("Q79913"))
    data = dump(party, league, fighters, watch, KENYA, NORWAY)
    assert not take(tmp_path / "d.json", data, tmp_path / "none").rows
    take(tmp_path / "d.json", data, tmp_path / "world", ImportPlan(dump=DumpPlan(organisations=True)))
    assert [tuple(row.values())[:7] for row in rows(tmp_path / "world", "organisations")] == [
        ("Bread Party", "BP1", "KEN", "PTY", "party", "1990", "2001"),
        ("League of Bakers", "", "IGO", "", "international organisation", "", ""),
        ("Flour Watch", "", "NGO", "", "non-governmental organisation", "", ""),
    ]
    assert rows(tmp_path / "world", "groups")[0]["country"] == "KEN"


def test_a_newer_dump_fills_in_what_was_open(tmp_path: Path) -> None:
    for end in ("", "2009-01-02", ""):
        person = item("Q1", "Bo Oat", P31=points("Q5"), P39=held("Q900", "2001", end))
        take(tmp_path / "d.json", dump(person, KENYA, MINISTER), tmp_path / "world")
    (row,) = rows(tmp_path / "world", "offices")
    assert row["end"] == "2009-01-02"


@pytest.mark.parametrize("stop", [7, 12, 23, 31])
def test_a_stopped_run_goes_on_where_it_was(stop: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines are read again from the last commit on, in the first pass and in the second."""
    things = [item(f"Q{number}", f"thing {number}") for number in range(10)]
    broken = '{"id":"Q77","claims":{"P39"'
    (tmp_path / "d.json").write_text(dump(*things, ODA, broken, KENYA, MINISTER, *things, HIDDEN, COUNTY, NORWAY))
    monkeypatch.setattr(dump_room, "KEEPING", 5)
    whole = Done(import_files([str(tmp_path / "d.json")], tmp_path / "whole", ImportPlan()))
    first: list[int] = []
    read = Source.lines

    def count(source: Source, stream, start: int = 1):
        for number, line in read(source, stream, start):
            first.append(number)
            if len(first) == stop and stopping:
                raise KeyboardInterrupt
            yield number, line

    monkeypatch.setattr(Source, "lines", count)
    stopping = True
    with pytest.raises(KeyboardInterrupt):
        Done(import_files([str(tmp_path / "d.json")], tmp_path / "world", ImportPlan()))
    assert not (tmp_path / "world" / "offices.csv").exists()
    before, stopping = first[-1], False
    first.clear()
    done = Done(import_files([str(tmp_path / "d.json")], tmp_path / "world", ImportPlan()))
    assert 0 <= before - first[0] <= 5
    assert (done.problems, done.skipped, done.outcomes) == (whole.problems, whole.skipped, whole.outcomes)
    assert (tmp_path / "world" / "offices.csv").read_bytes() == (tmp_path / "whole" / "offices.csv").read_bytes()
    assert not (tmp_path / "world" / NAME).exists()


def test_a_changed_file_is_read_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    take(tmp_path / "d.json", dump(ODA, KENYA, MINISTER), tmp_path / "world")
    (tmp_path / "world" / NAME).write_bytes(b"no database at all, but long enough to be looked into" * 40)
    done = take(tmp_path / "d.json", dump(ODA, KENYA, MINISTER), tmp_path / "world")
    assert done.outcomes == ["known"]


def test_one_import_of_a_dump_at_a_time(tmp_path: Path) -> None:
    (tmp_path / "d.json").write_text(dump(*[item(f"Q{n}", "x") for n in range(2500)], ODA, KENYA, MINISTER))
    running = import_files([str(tmp_path / "d.json")], tmp_path / "world", ImportPlan())
    next(running)
    second = take(tmp_path / "e.json", dump(ODA), tmp_path / "world")
    assert len(second.problems) == 1 and "another import of a dump into this folder is running" in second.problems[0][1]
    assert [one.outcome for one in running if isinstance(one, Added)] == ["new"]


@pytest.mark.parametrize(
    ("label", "code", "offices", "sector"),
    [
        ("President of Kenya", "KEN", ("president",), "GOV"),
        ("Minister of Foreign Affairs of Norway", "NOR", ("foreign minister", "minister of foreign affairs"), "GOV"),
        ("Norwegian Minister of Defence", "NOR", ("defence minister", "minister of defence"), "GOV"),
        ("Minister for Bread (Kenya)", "KEN", ("bread minister", "minister for bread"), "GOV"),
        ("Deputy Minister of Bread", "KEN", ("deputy bread minister", "deputy minister of bread"), "GOV"),
        ("member of the National Assembly of Kenya", "KEN", ("member of the national assembly",), "LEG"),
        ("judge of the Supreme Court of Norway", "NOR", ("judge of the supreme court",), "JUD"),
        ("Chief of the General Staff", "KEN", ("chief of the general staff",), "MIL"),
        ("Prime Minister of the Netherlands", "NLD", ("prime minister",), "GOV"),
        ("President of France", "KEN", ("president of france",), "GOV"),
        ("Kenya", "KEN", ("kenya",), "GOV"),
        ("Bread Envoy", "UNO", ("bread envoy",), ""),
        ("Force Commander", "UNO", ("force commander",), "MIL"),
    ],
)
def test_offices_in_plain_words(label: str, code: str, offices: tuple[str, ...], sector: str) -> None:
    countries = {country.iso3: country for country in read_countries()}
    assert plain_offices(label, countries.get(code)) == offices
    assert office_sector(label, code) == sector
