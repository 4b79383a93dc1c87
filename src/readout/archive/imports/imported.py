"""Taking a file of another project into an archive: rows in batches, then the one row that makes them count."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from readout.archive.build import build_table
from readout.archive.delta import append_rows, create_tables
from readout.archive.imports.acled import read_acled
from readout.archive.imports.files import Part, hash_file, open_parts, split_lines
from readout.archive.imports.gdelt import read_gdelt
from readout.archive.imports.icews import read_icews
from readout.archive.imports.layouts import SOURCES, Layout, find_layout, load_fields
from readout.archive.imports.polecat import read_polecat
from readout.archive.imports.rows import ForeignEvent, ReadRow, Side, UnfitError
from readout.archive.imports.ucdp import read_ucdp
from readout.archive.places import Place
from readout.archive.schemas import IMPORTED, arrow_schema
from readout.errors import InputError
from readout.records import Problem

if TYPE_CHECKING:
    import pyarrow as pa

    from readout.archive.store import Archive

VERSION = "1"  # of the reading of these files; raise it when rows come out otherwise
BATCH = 50_000  # rows to a commit
TOLD = 100  # lines left out that are told one by one
READERS: dict[str, ReadRow] = {
    "gdelt": read_gdelt,
    "polecat": read_polecat,
    "icews": read_icews,
    "acled": read_acled,
    "ucdp": read_ucdp,
}
Progress = Callable[[str, int, int | None], None]  # step, how many are done, of how many
_KNOWN = "SELECT file, source, rows, left_out FROM imports WHERE hash = ? AND latest AND (source = ? OR ? IS NULL)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """What came of a file: `rows` taken, lines `left_out`, the first of them as `problems`.

    `new` is false where the archive had the file already, whatever its name was; nothing is written then.
    """

    file: str
    source: str
    hash: str
    rows: int
    left_out: int
    new: bool
    problems: tuple[Problem, ...] = ()


def import_file(
    archive: Archive,
    path: str | Path,
    source: str | None = None,
    *,
    again: bool = False,
    on_progress: Progress | None = None,
) -> Import:
    """Take a file of `source` (one of `SOURCES`; told from its first line where it is not given) into an archive.

    What is there already is read `again` only if asked, and the new rows then stand for the old. Until all is
    written, nothing of it is seen. `InputError` for what is no such file, and where no line of it can be taken.
    """
    path = Path(path).expanduser()
    if source is not None and source not in SOURCES:
        raise InputError(f"{source}: a source is {', '.join(SOURCES)}")
    digest = hash_file(path)
    if not again and (known := find_import(archive, path, source, digest)):
        return known
    archive.raise_format()
    create_tables(archive.folder, IMPORTED)
    writer = _Writer(archive.folder, uuid4().hex)
    try:
        for part in open_parts(path):
            _take_part(part, writer, source, on_progress)
    except InputError as error:
        raise InputError(f"{path}: {str(error).removeprefix(f'{path}: ')}") from error
    if not writer.rows:
        why = f"; {writer.problems[0].line}: {writer.problems[0].message}" if writer.problems else ""
        raise InputError(f"{path}: no line of it can be taken{why}")
    return writer.finish(path.name, digest)


def find_import(
    archive: Archive, path: str | Path, source: str | None = None, digest: str | None = None
) -> Import | None:
    """Return what the archive has of a file, by its content; `None` where it has nothing."""
    digest = digest or hash_file(Path(path))
    rows = archive.query(_KNOWN, values=[digest, source, source]).to_pylist()
    return Import(**rows[0], hash=digest, new=False) if rows else None


def _take_part(part: Part, writer: _Writer, source: str | None, on_progress: Progress | None) -> None:
    first = next(part.lines, None)
    if first is None:
        return
    layout = find_layout(first[1], source)
    if writer.source not in (None, layout.source):
        raise InputError(f"it has files of {writer.source} and of {layout.source}; import them one by one")
    writer.source = layout.source
    lines = part.lines if layout.header else chain((first,), part.lines)
    for number, row in enumerate(_read_lines(split_lines(lines, layout), layout)):
        writer.add(row, part.name)
        if on_progress and number % 1000 == 0:
            on_progress(part.name, number, _expected(number, part.share()))


def _expected(done: int, share: float | None) -> int | None:
    return int(done / share) if share and done else None


def _read_lines(
    lines: Iterator[tuple[int, list[str] | str]], layout: Layout
) -> Iterator[tuple[int, ForeignEvent | str]]:
    """Give number and event of every line, or what is wrong with it."""
    read, names, places = READERS[layout.source], tuple(layout.places), tuple(layout.places.values())
    lacking = {field.name: "" for field in load_fields()[layout.source]}
    for number, cells in lines:
        if isinstance(cells, str):
            yield number, cells
        elif len(cells) != layout.width:
            yield number, f"{len(cells)} columns where {layout.width} are due"
        else:
            try:
                yield number, read({**lacking, **{name: cells[at] for name, at in zip(names, places, strict=True)}})
            except UnfitError as error:
                yield number, str(error)


class _Writer:
    """Appends rows in batches; they count once `finish` has written the row of the import."""

    def __init__(self, folder: Place, batch: str) -> None:
        self._folder, self._batch = folder, batch
        self._waiting: list[tuple[Any, ...]] = []
        self.source: str | None = None
        self.rows = self.left_out = 0
        self.problems: list[Problem] = []

    def add(self, found: tuple[int, ForeignEvent | str], file: str) -> None:
        """Take an event, or what is wrong with its line."""
        number, row = found
        if isinstance(row, str):
            self.left_out += 1
            if len(self.problems) < TOLD:
                self.problems.append(Problem(source=file, line=number, message=row))
            return
        self.rows += 1
        self._waiting.append((self._batch, self.source, *_cells_of(row), file, number))
        if len(self._waiting) >= BATCH:
            self._write()

    def finish(self, file: str, digest: str) -> Import:
        """Write what waits, and the row that makes all of it count."""
        self._write()
        told: dict[str, Any] = {
            "file": file,
            "source": self.source,
            "hash": digest,
            "rows": self.rows,
            "left_out": self.left_out,
        }
        row = {"batch": self._batch, **told, "version": VERSION, "appended": datetime.now(UTC)}
        append_rows(self._folder, "imports", build_table("imports", [row]))
        return Import(**told, new=True, problems=tuple(self.problems))

    def _write(self) -> None:
        if self._waiting:
            append_rows(self._folder, "imported", _build(self._waiting))
            self._waiting = []


_take_fields = attrgetter(*(field.name for field in fields(ForeignEvent)))


def _cells_of(row: ForeignEvent) -> Iterator[Any]:
    """Give the cells of a row in the order of the table; a side is three of them."""
    for value in _take_fields(row):
        if isinstance(value, Side):
            yield from (value.names, value.countries, value.sectors)
        else:
            yield value


def _build(rows: Sequence[tuple[Any, ...]]) -> pa.Table:
    import pyarrow as pa

    schema = arrow_schema("imported")
    columns = [pa.array(column, field.type) for column, field in zip(zip(*rows, strict=True), schema, strict=True)]
    return pa.Table.from_arrays(columns, schema=schema)
