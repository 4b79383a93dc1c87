"""CSV and TSV: a row is a report, the header says which column is what."""

import csv
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from readout.errors import InputError
from readout.read.compose import MAX_CHARACTERS, Known
from readout.read.decode import guess_encoding, refuse_binary
from readout.read.fields import has_text_field, read_record
from readout.records import Problem, Report

if TYPE_CHECKING:
    from _csv import Reader

_SAMPLE = 1 << 20
_DELIMITERS = ",\t;|"


def read_delimited(stream: BinaryIO, defaults: Known) -> Iterator[Report | Problem]:
    """Give a report a row. `InputError` if it is no text or no column holds the text; a broken row is a `Problem`."""
    sample = stream.read(_SAMPLE)
    if not sample.strip():
        raise InputError("empty: no text")
    refuse_binary(sample)
    stream.seek(0)
    lines = io.TextIOWrapper(stream, encoding=guess_encoding(sample), errors="replace", newline="")
    delimiter = _delimiter(sample)
    csv.field_size_limit(MAX_CHARACTERS + 1)
    rows = csv.reader(lines, delimiter=delimiter)
    header = _read_header(rows)
    yield from _read_rows(rows, header, defaults)


def _delimiter(sample: bytes) -> str:
    header = sample.split(b"\n", 1)[0].decode("utf-8", "replace")
    return max(_DELIMITERS, key=header.count)


def _read_header(rows: Iterator[list[str]]) -> list[str]:
    try:
        header = [name.strip().lstrip("\ufeff") for name in next(rows)]
    except (csv.Error, StopIteration) as error:
        raise InputError(f"no header: {error}") from error
    if not has_text_field(header):
        shown = ", ".join(name[:40] for name in header[:12])
        raise InputError(f"no column of texts: the header has {shown}; name the column `text`")
    return header


def _read_rows(rows: "Reader", header: list[str], defaults: Known) -> Iterator[Report | Problem]:
    while True:
        line = rows.line_num + 1
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            message = f"broken row: {error}; the limit for one report is {MAX_CHARACTERS:,} characters"
            yield Problem(source=defaults.source or "", message=message, line=line)
            continue
        if any(cell.strip() for cell in row):
            yield from read_record(dict(zip(header, row, strict=False)), defaults, line)
