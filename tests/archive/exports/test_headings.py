"""Headings are those that the makers of each format publish, to the byte; every format tells what its columns mean."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from readout.archive import Archive
from readout.archive.exports import FORMATS, load_format
from readout.archive.exports.format import RecordFormat
from readout.archive.exports.tables import (
    load_bodies,
    load_headings,
    load_intensities,
    load_mirrors,
    load_regions,
    load_sectors,
    read_acled,
)
from readout.codebook import load_codebook
from readout.text.tables import read_rows
from readout.world import load_world

PUBLISHED = {
    name: (key, columns.split(","))
    for _, (name, key, columns) in read_rows(Path(__file__).with_name("headings.tsv"), 3)
}
SHARED = Path(__file__).parents[4] / "shared" / "formats" / "headers.json"
TABLES = [name for name in PUBLISHED if name != "plover"]


@pytest.mark.parametrize("name", TABLES)
def test_headings_are_the_published_ones(name: str) -> None:
    assert [heading.name for heading in load_headings(name)] == PUBLISHED[name][1]


@pytest.mark.parametrize(("name", "line"), [("icews", "\t"), ("polecat", "\t"), ("acled", ",")])
def test_the_first_line_is_the_published_one(name: str, line: str, archive: Archive, target: Path) -> None:
    archive.events().export(name, target)
    assert target.read_bytes().split(b"\n")[0] == line.join(PUBLISHED[name][1]).encode()


@pytest.mark.parametrize("name", PUBLISHED)
@pytest.mark.skipif(not SHARED.is_file(), reason="the shared folder is not here")
def test_the_copy_is_the_shared_one(name: str) -> None:
    key, columns = PUBLISHED[name]
    assert json.loads(SHARED.read_text(encoding="utf-8"))[key] == columns


def test_members_of_plover_are_the_published_ones() -> None:
    own = {heading.name for heading in load_headings("plover")}
    assert own - set(PUBLISHED["plover"][1]) == {"size"}  # an object of the manual that its list of members leaves out
    assert {"id", "date", "actor", "event"} <= own


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_whole(name: str) -> None:
    found = load_format(name)
    assert found.name == name
    if isinstance(found, RecordFormat):
        assert found.headings and found.lost
        assert all(heading.meaning for heading in found.headings)


def test_tables_know_what_the_codebook_and_the_world_know() -> None:
    book, world = load_codebook(), load_world()
    assert set(load_sectors()) == set(book.sectors)
    assert set(load_bodies()) == {term.name for term in book.special_codes}
    assert set(load_regions()) == set(world.countries)
    assert set(load_intensities()) <= set(book.cameo_codes)
    assert {*load_mirrors(), *load_mirrors().values()} <= set(book.cameo_codes)
    for type, mode in read_acled():
        assert mode is None or mode in book.modes(type)
    for homes in read_acled().values():
        assert {context for context, _, _ in homes if context} <= set(book.contexts)


def test_media_and_health_change_places_in_cameo() -> None:
    assert (load_sectors()["JRN"].cameo, load_sectors()["MED"].cameo) == ("MED", "HLH")
