"""Files to import: opened as they are packed, read line by line, with the share that is done."""

import bz2
import gzip
import io
import lzma
import sys
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from readout.errors import InputError

LONGEST_LINE = 64 * 2**20  # bytes: the longest items of Wikidata have four million
HEAD = 2**16
BUFFER = 2**20
DAMAGE = (EOFError, zlib.error, lzma.LZMAError, gzip.BadGzipFile, zipfile.BadZipFile)
UNREADABLE = {
    b"PK\x03\x04": "a zip archive or a workbook: unpack it, or save the sheet as CSV",
    b"\x28\xb5\x2f\xfd": "packed with zstd: unpack it first (zstd -dc FILE | readout world import …)",
    b"%PDF": "a PDF",
}


class Source:
    """A file, or `-` for standard input. Every `open` starts at its beginning; standard input can be opened once."""

    def __init__(self, name: str) -> None:
        """Take the name; `InputError` if there is no such file, or it is of a kind that cannot be read."""
        self.name = name
        self.path = None if name == "-" else Path(name)
        if self.path is not None and not self.path.is_file():
            raise InputError(f"{name}: {'a folder' if self.path.is_dir() else 'there is no such file'}")
        self._raw: io.BufferedReader | None = None
        self._stream: Any = None
        self.size = self.path.stat().st_size if self.path else 0
        for mark, what in UNREADABLE.items():
            if self._packed_head().startswith(mark):
                raise InputError(f"{name}: {what}")

    @property
    def shown(self) -> str:
        """The name for people."""
        return "standard input" if self.path is None else self.path.name

    def share(self) -> float | None:
        """Return how much of the file is read, 0 to 1; `None` if nobody can know."""
        if self.path is None or self._raw is None or self._raw.closed or not self.size:
            return None
        return min(self._raw.tell() / self.size, 1.0)

    def open(self) -> Any:
        """Return the unpacked bytes from the beginning."""
        if self.path is not None:
            self.close()
            self._raw = _buffer(self.path.open("rb", buffering=0))
            self._stream = _unpack(self._raw, self._packed_head())
        elif self._stream is None:
            head = self._packed_head()
            self._stream = _unpack(self._raw or _buffer(sys.stdin.buffer), head)
        return self._stream

    def close(self) -> None:
        """Close the file."""
        if self._raw is not None and self.path is not None:
            self._raw.close()

    def head(self) -> bytes:
        """Return the first unpacked bytes, for a look."""
        try:
            return bytes(self.open().peek(HEAD)[:HEAD])
        except (*DAMAGE, OSError) as error:
            raise InputError(f"{self.name}: the file is damaged: {error}") from error

    def lines(self, stream: Any, first: int = 1) -> Iterator[tuple[int, bytes]]:
        """Give number and bytes of every line from where the stream stands; `InputError` where the file is damaged."""
        return _number_lines(stream, first)

    def text_lines(self) -> Iterator[tuple[int, str]]:
        """Give number and text of every line, as `decode_lines` does."""
        return decode_lines(self.open())

    def _packed_head(self) -> bytes:
        if self.path is not None:
            with self.path.open("rb") as file:
                return file.read(8)
        if self._raw is None:
            self._raw = _buffer(sys.stdin.buffer)
        return self._raw.peek(8)[:8]


def decode_lines(stream: Any) -> Iterator[tuple[int, str]]:
    """Give number and text of every line: UTF-8 or UTF-16, and Windows-1252 for lines that are neither.

    The stream is one of bytes that can be peeked into. `InputError` where it is damaged.
    """
    if stream.peek(2)[:2] in (b"\xff\xfe", b"\xfe\xff"):
        yield from enumerate(io.TextIOWrapper(stream, "utf-16", errors="replace", newline=""), 1)
        return
    for number, line in _number_lines(stream, 1):
        yield number, _decode(line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line)


def _number_lines(stream: Any, first: int) -> Iterator[tuple[int, bytes]]:
    number = first
    while True:
        try:
            line = stream.readline(LONGEST_LINE)
        except (*DAMAGE, OSError) as error:
            raise InputError(f"the file is damaged or ends early after line {number - 1:,}: {error}") from error
        if not line:
            return
        yield number, line
        number += 1


def _unpack(raw: io.BufferedReader, head: bytes) -> Any:
    """Return the unpacked stream; no buffer of ours around it, which would lose what comes before damage."""
    if head.startswith(b"\x1f\x8b"):
        return gzip.GzipFile(fileobj=raw, mode="rb")
    if head.startswith(b"BZh"):
        return bz2.BZ2File(raw, "rb")
    if head.startswith(b"\xfd7zXZ\x00"):
        return lzma.LZMAFile(raw, "rb")
    return raw


def _buffer(stream: Any) -> io.BufferedReader:
    """Return a stream of bytes with a buffer that one can peek into."""
    return io.BufferedReader(stream, buffer_size=BUFFER)


def _decode(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", errors="replace")
