"""A user's own world over ours: what replaces, what is added, who wins, and how a reading tells."""

import json
from pathlib import Path

import pytest

import readout
from readout import door
from readout.archive import open_archive
from readout.errors import DataError
from readout.pipeline import Tools
from readout.settings import CODER, name_coder
from readout.world import World, find_overlay, load_world, overlay_version
from readout.world.overlay import VARIABLE
from readout.world.tables import columns_of
from tests.cli.conftest import Run, run  # noqa: F401

STORY = "The Fjord Council met the foreign minister of Sweden in Oslo on Monday, the council said.\n"


def write(folder: Path, table: str, *rows: str) -> Path:
    text = "\n".join([",".join(columns_of(table)), *rows, ""])
    (folder / f"{table}.csv").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    folder.mkdir()
    return write(folder, "organisations", "Fjord Council,Security Council,NOR,GOV,council,2001,,a")


@pytest.fixture(autouse=True)
def no_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)


def codes(world: World, name: str) -> list[str | None]:
    return [entry.code for entry in world.find_name(name)]


def test_without_a_folder_the_world_is_ours() -> None:
    assert load_world().overlay is None and overlay_version() is None and find_overlay() is None
    assert load_world() is load_world(None)


def test_rows_are_added_and_ours_stay(mine: Path) -> None:
    world = load_world(mine)
    assert codes(world, "Fjord Council") == ["NOR"]
    assert codes(world, "NATO") == ["IGO"] == codes(load_world(), "NATO")
    assert codes(load_world(), "Fjord Council") == []
    assert [found[:2] for found in world.find_names("the Fjord Council of Norway".split())] == [(1, 2), (4, 4)]
    assert world.find_places("Odessa") == load_world().find_places("Odessa")


def test_a_users_row_wins_where_a_name_is_ambiguous(mine: Path) -> None:
    assert codes(load_world(), "Security Council") == ["UNO"]
    assert codes(load_world(mine), "Security Council") == ["NOR"]
    assert codes(load_world(mine), "UN Security Council") == ["UNO"]


def test_it_wins_only_where_it_is_spelt_so(mine: Path) -> None:
    write(mine, "organisations", "The World Health Watch,WHO-W;WHO,NGO,,watch,,,a", "Isthmus,Is,NOR,GOV,body,,,a")
    world = load_world(mine)
    assert codes(world, "WHO") == ["NGO"] and codes(world, "who") == []
    assert codes(world, "World Health Organization") == ["UNO"]


def test_a_body_of_the_same_normal_name_is_replaced_in_either_table(mine: Path) -> None:
    write(mine, "organisations", "the HEZBOLLAH,Party of God,LBN,PTY,party,1985,,a")
    write(mine, "groups", "u.n. security council,,IMG,REB,test,,,a")
    world = load_world(mine)
    assert [entry.kind for entry in world.find_name("Hezbollah")] == ["organisation"]
    assert codes(world, "UN Security Council") == ["IMG"]
    assert codes(world, "UNSC") == [] and codes(load_world(), "UNSC") == ["UNO"]


def test_a_country_is_replaced_and_a_new_one_added(mine: Path) -> None:
    write(mine, "countries", "NOR,Norway,Norge,Norwegians,Norwegian,Oslo,,", "ESH,Western Sahara,,Sahrawis,Sahrawi,,,")
    write(mine, "codes", "ESH,EH,732,,,,WI,ESH")
    write(mine, "centroids", "ESH,24.5,-13")
    world = load_world(mine)
    assert codes(world, "Norge") == ["NOR"] and codes(world, "Kingdom of Norway") == []
    assert world.countries["NOR"].cow == 385  # our codes stay
    assert (world.countries["ESH"].fips, world.find_centroid("ESH")) == ("WI", (24.5, -13.0))
    assert codes(world, "Sahrawis") == ["ESH"]
    assert len(world.countries) == len(load_world().countries) + 1


def test_terms_are_replaced_by_person_office_and_start(mine: Path) -> None:
    ours = load_world().find_holder("RUS", "president", "2010-03-01")
    assert ours is not None and ours.end == "2012-05-07"
    write(
        mine, "offices", f"RUS,President,GOV,Dmitri MEDVEDEV;,,{ours.start},,a".replace("Dmitri MEDVEDEV;", ours.name)
    )
    world = load_world(mine)
    term = world.find_holder("RUS", "president", "2010-03-01")
    assert term is not None and term.end is None and term.own
    assert world.find_person("Dmitry Medvedev", "2010-03-01") == term


def test_a_king_of_two_countries_is_replaced_in_one(mine: Path) -> None:
    write(mine, "offices", "GBR,king,GOV,Charles III,,2022-09-08,2030-01-01,a")
    world = load_world(mine)
    ends = [term.end for code in ("GBR", "CAN") if (term := world.find_holder(code, "king", "2023-01-01"))]
    assert ends == ["2030-01-01", None]


def test_a_users_term_wins_on_its_days(mine: Path) -> None:
    write(mine, "offices", "FRA,president,GOV,Ada Vik,,2019-01-01,2019-12-31,a")
    world = load_world(mine)
    holders = [world.find_holder("FRA", "president", day) for day in ("2018-06-01", "2019-06-01", "2020-06-01", None)]
    assert [holder.name if holder else None for holder in holders] == [
        "Emmanuel Macron",
        "Ada Vik",
        "Emmanuel Macron",
        "Ada Vik",  # without a day: who began last
    ]


def test_a_users_person_wins_where_several_have_the_name(mine: Path) -> None:
    write(mine, "offices", "NOR,mayor of Stormvik,GOV,Boutros Merkel,Angela Merkel,2001-01-01,,a")
    ours, world = load_world(), load_world(mine)
    for found in (world.find_surname("Merkel", "2010-01-01"), world.find_person("Angela Merkel", "2010-01-01")):
        assert found is not None and found.code == "NOR"
    told = world.find_person("Angela Merkel", "2010-01-01", "DEU")
    assert told is not None and told == ours.find_surname("Merkel", "2010-01-01")


def test_places(mine: Path) -> None:
    write(mine, "places", "Donbas,,UKR,48.9,38.9,region", "Istanbul,,NOR,61,5,point")
    world = load_world(mine)
    (donbas,) = world.find_regions("the Donbas")
    assert (donbas.latitude, world.find_regions("Donbass")) == (48.9, ())
    assert [spot.country for spot in world.find_places("Istanbul")][:2] == ["NOR", "TUR"]


def test_the_environment_names_a_folder(mine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(mine))
    assert codes(load_world(), "Fjord Council") == ["NOR"]
    assert overlay_version() == load_world().overlay is not None
    other = write(mine.parent, "organisations", "Tide Board,,SWE,GOV,board,,,a")
    assert codes(load_world(other), "Fjord Council") == []  # the folder given goes before the environment's
    monkeypatch.setenv(VARIABLE, "")
    assert load_world().overlay is None


def test_the_version_is_of_the_rows_and_of_nothing_else(mine: Path, tmp_path: Path) -> None:
    first = overlay_version(mine)
    again = tmp_path / "again"
    again.mkdir()
    text = (mine / "organisations.csv").read_text()
    (again / "organisations.csv").write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode() + b"\r\n")
    assert overlay_version(again) == first and first is not None and len(first) == 8
    write(again, "organisations", "Fjord Council,Security Council,NOR,GOV,council,2002,,a")
    assert overlay_version(again) != first


def test_a_changed_table_is_read_anew(mine: Path) -> None:
    before = load_world(mine)
    write(mine, "organisations", "Tide Board,,SWE,GOV,board of the tides,,,a")
    assert codes(load_world(mine), "Tide Board") == ["SWE"] and codes(before, "Tide Board") == []


@pytest.mark.parametrize(
    ("table", "row", "fault"),
    [
        ("places", "Nowhere,,NOR,north,0,region", r"places\.csv:2: latitude"),
        ("places", "Nowhere,,NOR,99,0,region", r"places\.csv:2: 99, 0 lies"),
        ("places", "Nowhere,,NOR,9,0,spot", r"places\.csv:2: precision 'spot'"),
        ("offices", "NOR,king,GOV,Ada Vik,,soon,,a", r"offices\.csv:2: 'soon' is no year"),
        ("offices", "NOR,,GOV,Ada Vik,,,,a", r"offices\.csv:2: no office"),
        ("groups", "Brigade,,NOR", r"groups\.csv:2: 3 columns where 8 are due"),
        ("countries", "NO,Norway,,,,,,", r"countries\.csv:2: 'NO' is no ISO"),
        ("codes", "NOR,NO,578,x,,,,", r"countries\.csv:2: the code 'x' is no number"),
    ],
)
def test_a_fault_names_file_and_line(table: str, row: str, fault: str, mine: Path) -> None:
    write(mine, "countries", "NOR,Norway,,,,,,")
    write(mine, table, row)
    with pytest.raises(DataError, match=fault):
        load_world(mine)


def test_a_folder_that_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(DataError, match=r"no such folder$"):
        load_world(tmp_path / "nowhere")
    with pytest.raises(DataError, match=r"no table of a world in it; tables are countries\.csv"):
        load_world(tmp_path)
    monkeypatch.setenv(VARIABLE, str(tmp_path / "nowhere"))
    with pytest.raises(DataError, match=r"no such folder \(from READOUT_WORLD\)"):
        load_world()


def test_a_reading_tells_which_world_it_used(mine: Path, tools: Tools, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "_tools", [tools])
    plain, own = readout.read(STORY), readout.read(STORY, world=mine)
    assert (plain.coder, own.coder) == (CODER, name_coder(overlay_version(mine)))
    assert own.coder.startswith(f"{CODER}+world.")
    assert "NOR" in {mention.country for mention in own.mentions if own.words(mention.span).endswith("Fjord Council")}
    assert door._tools[0].encoder is tools.encoder  # only the world was loaded anew
    assert readout.read(STORY).to_dict() == plain.to_dict()
    monkeypatch.setenv(VARIABLE, str(mine))
    assert readout.read(STORY).coder == own.coder


def test_worker_processes_get_the_same_world(mine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    story = mine.parent / "story.txt"
    story.write_text(STORY)
    monkeypatch.chdir(mine.parent)
    results = list(readout.read_files([str(story), str(story)], jobs=2, world="mine"))
    assert {result.coder for result in results if isinstance(result, readout.Reading)} == {
        name_coder(overlay_version(mine))
    }


def test_files_of_a_world_that_is_none_are_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no such folder"):
        readout.read_files([str(tmp_path)], world=tmp_path / "nowhere")


def test_the_option_and_the_archive(run: Run, mine: Path) -> None:  # noqa: F811
    story, archive = mine.parent / "story.txt", mine.parent / "archive"
    story.write_text(STORY)
    line = run("read", story, "--to", "jsonl", "--world", mine).stdout
    assert json.loads(line)["reading"]["coder"] == name_coder(overlay_version(mine))
    for options, counts in (
        ((), "1 report read"),
        (("--world", mine), "1 report read"),
        (("--world", mine), "1 known already"),
        ((), "1 known already"),
    ):
        assert counts in run("read", story, "--to", "archive", "--output", archive, *options).stderr
    found = open_archive(archive).query("select distinct coder from readings order by coder").to_pylist()
    assert [row["coder"] for row in found] == [CODER, name_coder(overlay_version(mine))]


def test_an_archive_knows_the_world_of_the_environment(mine: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    story, archive = mine.parent / "story.txt", mine.parent / "archive"
    story.write_text(STORY)
    run("read", story, "--to", "archive", "--output", archive)
    monkeypatch.setenv(VARIABLE, str(mine))
    assert "1 report read" in run("read", story, "--to", "archive", "--output", archive).stderr
    assert "1 known already" in run("read", story, "--to", "archive", "--output", archive).stderr


@pytest.mark.parametrize("command", ["read", "show"])
def test_a_fault_is_one_line_and_status_2(command: str, run: Run, mine: Path) -> None:  # noqa: F811
    write(mine, "places", "Nowhere,,NOR,north,0,region")
    story = mine.parent / "story.txt"
    story.write_text(STORY)
    done = run(command, story, "--world", mine)
    assert done.exit_code == 2 and done.stdout == ""
    assert done.stderr == f"readout: {mine}/places.csv:2: latitude and longitude are numbers in degrees\n"


def test_nothing_is_made_on_the_disk_for_a_world_with_a_fault(run: Run, mine: Path) -> None:  # noqa: F811
    write(mine, "places", "Nowhere,,NOR,north,0,region")
    output = mine.parent / "out.jsonl"
    assert run("read", mine.parent, "--world", mine, "--output", output).exit_code == 2
    assert not output.exists()
