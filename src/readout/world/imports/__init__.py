"""Imports: a user's own world from actor dictionaries, tables and dumps of Wikidata, into a folder of CSV tables."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from readout.errors import InputError
from readout.records import Problem
from readout.world.imports.actors import NamesAre, read_actors
from readout.world.imports.agents import read_agents
from readout.world.imports.codes import Codes
from readout.world.imports.dump import DumpPlan
from readout.world.imports.folder import Outcome, WorldFolder
from readout.world.imports.formats import FORMATS, Format, find_format
from readout.world.imports.rows import TABLES, Found, Row, Skip, code_column
from readout.world.imports.scratch import Scratch
from readout.world.imports.sheets import SheetPlan, read_sheet
from readout.world.imports.sources import Source
from readout.world.imports.wikidata import read_wikidata

__all__ = ["FORMATS", "TABLES", "Added", "DumpPlan", "ImportPlan", "SheetPlan", "Skip", "WorldFolder", "import_files"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """What the user wants. `countries` and `since` (a year) choose among rows; `format` holds for all files."""

    format: Format | None = None
    names_are: NamesAre = "guess"
    countries: frozenset[str] = frozenset()
    since: str | None = None
    sheet: SheetPlan = field(default_factory=SheetPlan)
    dump: DumpPlan = field(default_factory=DumpPlan)
    write: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A row that was taken up, and what it was to the folder."""

    row: Row
    outcome: Outcome


def import_files(
    names: Sequence[str], folder: Path, plan: ImportPlan, watch: Callable[[Source], None] = lambda _: None
) -> Iterator[Added | Skip | Problem]:
    """Take files into a folder and give what became of every row; the tables are written when all is read.

    `watch` is told of each file before it is read. `DataError` if the folder's own tables are wrong or were changed
    meanwhile, `InputError` for an unknown country. A file that cannot be read is a problem, and the rest goes on.
    """
    world, codes = WorldFolder(folder), Codes(folder)
    wanted = {name: codes.find(name) for name in sorted(plan.countries)}
    if strange := next((name for name, code in wanted.items() if code is None), None):
        raise InputError(f"no country {strange!r} is known")
    plan = replace(plan, countries=frozenset(filter(None, wanted.values())))
    done: list[Scratch] = []
    with TemporaryDirectory() as aside:
        for name in names:
            try:
                for found in _read(Source(name), codes, plan, folder if plan.write else Path(aside), watch, done):
                    kept = _choose(found, plan)
                    yield Added(row=kept, outcome=world.add(kept)) if isinstance(kept, Row) else kept
            except InputError as error:
                yield Problem(source=name, message=str(error).removeprefix(f"{name}: "))
        if plan.write:
            world.save()
            for scratch in done:
                scratch.drop()


def _read(
    source: Source,
    codes: Codes,
    plan: ImportPlan,
    folder: Path,
    watch: Callable[[Source], None],
    done: list[Scratch],
) -> Iterator[Found]:
    watch(source)
    format = plan.format or find_format(source)
    try:
        if format == "wikidata":
            yield from _read_dump(source, codes, plan, folder, done)
        elif format == "csv":
            yield from read_sheet(source.text_lines(), source.name, codes, plan.sheet)
        elif format == "agents":
            yield from read_agents(source.text_lines(), source.name, codes)
        else:
            yield from read_actors(source.text_lines(), source.name, codes, plan.names_are)
    finally:
        source.close()


def _read_dump(source: Source, codes: Codes, plan: ImportPlan, folder: Path, done: list[Scratch]) -> Iterator[Found]:
    scratch = Scratch(folder, _run_key(source, plan.dump))
    try:
        yield from read_wikidata(source, codes, scratch, plan.dump)
        done.append(scratch)
    except sqlite3.Error as error:
        raise InputError(f"{scratch.path}: {error}") from error
    finally:
        scratch.close()


def _run_key(source: Source, plan: DumpPlan) -> str | None:
    """Return what a stopped run must have been of to be gone on with; standard input begins anew always."""
    if source.path is None:
        return None
    about = source.path.stat()
    return f"1 {source.path.resolve()} {about.st_size} {about.st_mtime_ns} {plan}"


def _choose(found: Found, plan: ImportPlan) -> Found:
    """Return a row that is wanted, a `Skip` in the place of one that is not."""
    if not isinstance(found, Row):
        return found
    column = code_column(found.table) or ("iso3" if found.table == "countries" else None)
    if plan.countries and column and found.cell(column) not in plan.countries:
        return Skip(reason="rows of other countries")
    if plan.since and "end" in TABLES[found.table]:
        end = found.cell("end")
        if end and end[:4].zfill(4) < plan.since.zfill(4):
            return Skip(reason=f"terms and bodies that ended before {plan.since}")
    return found
