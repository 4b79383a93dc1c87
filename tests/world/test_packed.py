"""The packed file: up to date with the tables, the same every time, and refused when damaged."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from readout.errors import DataError
from readout.world import load_world
from readout.world.facts import CITY_MEMBERS, MEMBERS, packed_file, read_cities, read_facts
from readout.world.index import build_indexes
from readout.world.load import read_bodies, read_countries, read_regions, read_terms
from readout.world.pack import collect_members, pack_members
from readout.world.places import find_line
from readout.world.tables import COLUMNS
from readout.world.world import World

REPACK = "a table of the world has changed: run python -m readout.world.pack and commit data/world.zip"
MOST = 5_000_000  # bytes


@pytest.fixture(scope="module")
def members() -> dict[str, list[str]]:
    return collect_members()


def test_the_packed_file_is_up_to_date_with_the_tables(members: dict[str, list[str]]) -> None:
    facts, cities = read_facts(), read_cities()
    packed: dict[str, list[str]] = {f"tables/{table}": list(lines) for table, lines in facts.tables.items()}
    for index, entries in facts.indexes.items():
        packed[f"indexes/{index}"] = [f"{name}\t{found}" for name, found in entries.items()]
    packed |= {name: lines.decode().split("\n")[:-1] for name, lines in zip(CITY_MEMBERS, cities, strict=True)}
    stale = [name for name in (*MEMBERS, *CITY_MEMBERS) if packed[name] != members[name]]
    assert not stale, f"{REPACK} (other than packed: {', '.join(stale)})"


def test_packing_twice_gives_the_same_bytes(members: dict[str, list[str]]) -> None:
    assert pack_members(members) == pack_members(collect_members())


def test_the_packed_file_is_small() -> None:
    assert packed_file().stat().st_size <= MOST


def test_the_records_are_those_of_the_tables() -> None:
    world = load_world()
    assert list(world.countries.values()) == list(read_countries())
    for body in read_bodies():
        assert body in [entry.body for entry in world.find_name(body.name)] or body.name.islower()
    for term in read_terms():
        for office in term.offices:
            assert world.find_holder(term.code, office, term.start) is not None
        assert world.is_person(term.name)
    for names, spot in read_regions():
        assert all(spot in world.find_regions(name) for name in names)


def test_every_line_of_the_cities_is_found() -> None:
    names, cities = read_cities()
    lines = names.decode().split("\n")[:-1]
    assert lines == sorted(lines)
    starts = set()
    for line in lines:
        name, _, found = line.partition("\t")
        assert find_line(names, name).decode() == f"{found}\n"
        starts.update(map(int, found.split()))
    assert len(starts) == cities.count(b"\n")
    assert all(start == 0 or cities[start - 1 : start] == b"\n" for start in starts)


@pytest.mark.parametrize("lines", [b"", b"b\t1\n", b"b\t1\nc\t2\n", b"b\t1\nb b\t2\nbb\t3\n\xc3\xbc\t4\n"])
def test_names_that_no_line_has(lines: bytes) -> None:
    held = {line.split(b"\t")[0].decode() for line in lines.splitlines()}
    for name in ("", "a", "b", "b b", "bb", "b ", "bbb", "c", "d", "z", "ü", "ü ", "\ud800"):
        assert bool(find_line(lines, name)) == (name in held), name


def test_a_broken_character_finds_no_city() -> None:
    assert load_world().find_places("\ud800") == ()


def test_nothing_at_all_can_be_looked_up() -> None:
    empty: dict[str, list[str]] = {table: [] for table in COLUMNS}
    assert not any(build_indexes(empty).values())


@pytest.mark.parametrize("place", [0, 5000, 300_000, 1_500_000, -10])
def test_a_damaged_file_is_refused(place: int, tmp_path: Path) -> None:
    content = bytearray(packed_file().read_bytes())
    content[place : place + 4 or None] = b"\x99\x99\x99\x99"
    damaged = tmp_path / "world.zip"
    damaged.write_bytes(content)
    with pytest.raises(DataError, match=r"world\.zip: .*readout\.world\.pack"):
        read_facts(damaged), read_cities(damaged)


@pytest.mark.parametrize("content", [b"", b"PK", None])
def test_a_cut_or_missing_file_is_refused(content: bytes | None, tmp_path: Path) -> None:
    file = tmp_path / "world.zip"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(DataError, match="install Readout again"):
        read_facts(file)


def test_a_file_of_another_version_is_refused(members: dict[str, list[str]], tmp_path: Path) -> None:
    file = tmp_path / "world.zip"
    file.write_bytes(pack_members(members | {"format": ["0"]}))
    with pytest.raises(DataError, match="another version"):
        read_facts(file)


def test_threads_may_share_a_world() -> None:
    world, alone = World(read_facts()), load_world()
    names = [body.name for body in read_bodies()][:400]
    people = [term.name for term in read_terms()][:400]

    def look_up(_: int) -> list[object]:
        found: list[object] = [world.find_name(name) for name in names]
        found += [world.find_person(name, "2005-01-01") for name in people]
        return [*found, *(world.find_places(name) for name in ("Odessa", "Paris", "Donbas"))]

    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(look_up, range(8)))
    assert all(result == results[0] for result in results)
    assert results[0][:400] == [alone.find_name(name) for name in names]
