"""How records become text: lines with tabs, CSV, a JSON object a line, or one JSON document."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from readout.archive.exports.tables import Heading

MARK = "\ufeff"  # by which spreadsheets know UTF-8
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a cell that begins so is run as a formula by spreadsheets


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """`head` and `tail` stand around all records, `between` stands between two; `encode` makes the text of one."""

    encode: Callable[[Any], str]
    head: str = ""
    between: str = ""
    tail: str = ""


def tabbed(headings: Sequence[Heading], *, header: bool, missing: str = "") -> Style:
    """Return lines with tabs: nothing is quoted, so tabs and line breaks in a cell become spaces, `"` becomes `'`."""

    def encode(cells: Iterable[Any]) -> str:
        return "\t".join(missing if cell is None else _flat(cell) for cell in cells) + "\n"

    return Style(encode=encode, head=encode([heading.name for heading in headings]) if header else "")


def _flat(cell: Any) -> str:
    if not isinstance(cell, str):
        return as_text(cell)
    return cell if cell.isalnum() else " ".join(cell.replace('"', "'").split())


def comma_separated(names: Sequence[str], *, excel: bool = False) -> Style:
    """Return CSV in UTF-8.

    For `excel` it begins with a byte order mark, has all cells quoted, so that one with a semicolon stays one where
    semicolons part cells, and an apostrophe before what a spreadsheet would run as a formula.
    """
    buffer = io.StringIO()
    plain, quoted = (csv.writer(buffer, lineterminator="\n", quoting=how) for how in (csv.QUOTE_MINIMAL, csv.QUOTE_ALL))

    def encode(cells: Iterable[Any]) -> str:
        buffer.seek(0)
        buffer.truncate()
        texts = [_defuse(cell) if excel else as_text(cell) for cell in cells]
        # Python 3.11 leaves a carriage return unquoted where lines end without one, and readers break the line there.
        writer = quoted if excel or any("\r" in text for text in texts) else plain
        writer.writerow(texts)
        return buffer.getvalue()

    return Style(encode=encode, head=(MARK if excel else "") + encode(names))


def _defuse(cell: Any) -> str:
    text = as_text(cell)
    return f"'{text}" if not isinstance(cell, int | float) and text.startswith(FORMULA) else text


def as_text(value: Any) -> str:
    """Return a value as one cell: nothing for null, lists joined by `; `, structures as JSON."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if type(value) in (int, float):  # the most frequent first: there are tens of millions of cells
        return str(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, list | tuple) and not any(isinstance(item, dict) for item in value):
        return "; ".join(map(as_text, value))
    return as_json(value) if isinstance(value, dict | list | tuple) else str(value)


def json_lines() -> Style:
    """Return one JSON object a line."""
    return Style(encode=lambda record: as_json(record) + "\n")


def json_document(head: str, tail: str) -> Style:
    """Return one JSON document in which the records stand between `head` and `tail`, one a line."""
    return Style(encode=as_json, head=head + "\n", between=",\n", tail="\n" + tail + "\n")


def as_json(value: Any) -> str:
    """Return a value as JSON, days and moments in ISO form."""
    return _ENCODER.encode(value)


def _iso(value: Any) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no form in JSON")


_ENCODER = json.JSONEncoder(ensure_ascii=False, default=_iso, allow_nan=False)  # made once: making it takes long


def as_bytes(text: str) -> bytes:
    """Return a text in UTF-8; half characters, which have no form there, are told by their number."""
    return text.encode("utf-8", "backslashreplace")


def drop_empty(record: dict[str, Any]) -> dict[str, Any]:
    """Return a JSON object without what is null or empty."""
    return {name: value for name, value in record.items() if value not in (None, "", [], {})}
