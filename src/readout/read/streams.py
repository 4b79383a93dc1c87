"""Reading a stream with a limit: whole, or line by line, never more in memory than one report may take."""

from collections.abc import Iterator
from typing import BinaryIO

from readout.errors import InputError
from readout.read.compose import MAX_CHARACTERS

MAX_BYTES = 4 * MAX_CHARACTERS  # of one report; a character takes up to four bytes in UTF-8
TOO_LONG = f"too long: more than {MAX_BYTES:,} bytes; the limit for one report is {MAX_CHARACTERS:,} characters"
_CHUNK = 1 << 20


def read_limited(first: bytes, stream: BinaryIO, limit: int = MAX_BYTES) -> bytes:
    """Return `first` and the rest of the stream; `InputError` if that is more than `limit` bytes."""
    parts, size = [first], len(first)
    while size <= limit and (chunk := stream.read(min(_CHUNK, limit + 1 - size))):
        parts.append(chunk)
        size += len(chunk)
    if size > limit:
        raise InputError(TOO_LONG if limit == MAX_BYTES else f"too long: more than {limit:,} bytes")
    return b"".join(parts)


def read_lines(first: bytes, stream: BinaryIO, number: int = 1) -> Iterator[tuple[int, bytes | None]]:
    """Give the lines with their numbers, `first` has `number`, without their ends; `None` for a line over the limit."""
    line = first
    while line:
        if len(line) >= MAX_BYTES and not line.endswith(b"\n"):
            _skip_line(stream)
            yield number, None
        else:
            yield number, line.rstrip(b"\r\n")
        number, line = number + 1, stream.readline(MAX_BYTES)


def _skip_line(stream: BinaryIO) -> None:
    while (rest := stream.readline(_CHUNK)) and not rest.endswith(b"\n"):
        pass
