"""Files of other projects as lines of text and as cells, packed or not; nothing is ever held whole."""

from __future__ import annotations

import csv
import hashlib
import io
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, cast

from readout.archive.imports.layouts import Layout
from readout.errors import InputError
from readout.world.imports.sources import Source, decode_lines

_CHUNK = 1 << 20
_UNWANTED = ("__MACOSX/", ".")  # what a Mac puts beside the files


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A file, or one of those in a zip: its name for people, its lines with their numbers, the share that is read."""

    name: str
    lines: Iterator[tuple[int, str]]
    share: Callable[[], float | None]


def hash_file(path: Path) -> str:
    """Return the SHA-256 of a file; `InputError` where it is none."""
    if not path.is_file():
        raise InputError(f"{path}: {'a folder' if path.is_dir() else 'there is no such file'}")
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def open_parts(path: Path) -> Iterator[Part]:
    """Give the files that a path holds: those of a zip one by one, else itself, unpacked; `InputError` for damage."""
    if not zipfile.is_zipfile(path):
        source = Source(str(path))
        try:
            yield Part(name=path.name, lines=source.text_lines(), share=source.share)
        finally:
            source.close()
        return
    try:
        with zipfile.ZipFile(path) as pack:
            yield from _open_members(pack, path)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:  # damaged, a strange packing, a password
        raise InputError(f"{path}: this zip cannot be read: {error}") from error


def _open_members(pack: zipfile.ZipFile, path: Path) -> Iterator[Part]:
    members = [
        member for member in pack.infolist() if not member.is_dir() and not member.filename.startswith(_UNWANTED)
    ]
    whole = sum(member.compress_size for member in members) or 1
    before = 0
    for member in members:
        with pack.open(member) as stream:
            share = _Share(stream, before / whole, member.compress_size / whole, member.file_size or 1)
            name = f"{path.name}/{member.filename}"
            yield Part(name=name, lines=decode_lines(io.BufferedReader(cast(Any, stream), _CHUNK)), share=share)
        before += member.compress_size


@dataclass(frozen=True, slots=True)
class _Share:
    """Tells how much of a zip is read: the members before, and the part of this one."""

    stream: IO[bytes]
    before: float
    part: float
    size: int

    def __call__(self) -> float | None:
        return None if self.stream.closed else self.before + self.part * self.stream.tell() / self.size


def split_lines(lines: Iterable[tuple[int, str]], layout: Layout) -> Iterator[tuple[int, list[str] | str]]:
    """Give number and cells of every line that is not empty; a text in their place says what is wrong with the line.

    Files with tabs know no quoting, but single cells of theirs may stand in quotes. In others a quoted cell may hold
    line ends: the number is that of the last line.
    """
    if layout.delimiter == "\t":
        for number, line in lines:
            if line.strip():
                cells = line.rstrip("\r\n").split("\t")
                yield number, [_unquote(cell) for cell in cells] if '"' in line else cells
        return
    yield from _split_quoted(lines, layout.delimiter)


def _split_quoted(lines: Iterable[tuple[int, str]], delimiter: str) -> Iterator[tuple[int, list[str] | str]]:
    last = 0

    def texts() -> Iterator[str]:
        nonlocal last
        for last, line in lines:  # noqa: B007
            yield line

    reader = csv.reader(texts(), delimiter=delimiter)
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            yield last, str(error)
            continue
        if cells is None:
            return
        if any(cells):
            yield last, cells


def _unquote(cell: str) -> str:
    return cell[1:-1].replace('""', '"') if len(cell) > 1 and cell[0] == cell[-1] == '"' else cell
