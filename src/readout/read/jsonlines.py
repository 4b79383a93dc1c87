"""JSON lines: one record a line; also a file that is one JSON object or a list of them."""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from readout.errors import InputError
from readout.read.compose import Known
from readout.read.decode import decode_text
from readout.read.feed_json import is_json_feed, parse_json_feed
from readout.read.feeds import read_feed
from readout.read.fields import read_record
from readout.read.origin import UNTOLD, Origin
from readout.read.streams import MAX_BYTES, TOO_LONG, read_limited, read_lines
from readout.records import Problem, Report

_LONGEST_LIST = 16 * MAX_BYTES  # a JSON list must be in memory whole; JSON lines need not


def read_json_lines(
    first: bytes, stream: BinaryIO, defaults: Known, number: int = 1, origin: Origin = UNTOLD
) -> Iterator[Report | Problem]:
    """Give a report a line; a line that cannot be read is a `Problem` with its number, and the rest goes on."""
    source = defaults.source or ""
    for at, line in read_lines(first, stream, number):
        if line is None:
            yield Problem(source=source, message=TOO_LONG, line=at)
        elif line.strip(b" \t\xef\xbb\xbf"):
            yield from _read_line(line, defaults, at, origin)


def read_json_file(
    first: bytes, stream: BinaryIO, defaults: Known, origin: Origin = UNTOLD
) -> Iterator[Report | Problem]:
    """Give the reports of one JSON document: an object, a list of objects, an object that holds one, or a feed."""
    try:
        document = load_json(decode_text(read_limited(first, stream, _LONGEST_LIST)))
    except InputError as error:
        yield Problem(source=defaults.source or "", message=str(error))
        return
    if is_json_feed(document):
        yield from read_feed(parse_json_feed(document, origin.address), defaults, origin.follow)
        return
    for number, record in enumerate(_find_records(document), 1):
        yield from _read_object(record, defaults, number)


def load_json(text: str) -> Any:
    """Return the value of a JSON text; `InputError` that says what is wrong and where."""
    try:
        return json.loads(text, strict=False)
    except json.JSONDecodeError as error:
        raise InputError(f"broken JSON: {error.msg} at character {error.pos + 1}") from error
    except RecursionError as error:
        raise InputError("broken JSON: nested too deep") from error
    except ValueError as error:
        raise InputError(f"broken JSON: {error}") from error


def _read_line(line: bytes, defaults: Known, number: int, origin: Origin) -> Iterator[Report | Problem]:
    try:
        record = load_json(decode_text(line))
    except InputError as error:
        yield Problem(source=defaults.source or "", message=str(error), line=number)
        return
    if is_json_feed(record):
        yield from read_feed(parse_json_feed(record, origin.address), defaults, origin.follow)
        return
    for item in _find_records(record) if isinstance(record, dict) else [record]:
        yield from _read_object(item, defaults, number)


def _read_object(record: Any, defaults: Known, number: int) -> Iterator[Report | Problem]:
    if isinstance(record, dict):
        yield from read_record(record, defaults, number)
    else:
        message = 'not a JSON object; a record looks like {"text": "…", "published": "2021-11-23"}'
        yield Problem(source=defaults.source or "", message=message, line=number)


def _find_records(document: Any) -> list[Any]:
    """Return the records of a document: its items, the one list of objects in it, or itself."""
    if isinstance(document, list):
        return document
    if isinstance(document, dict) and not any(isinstance(value, str) for value in document.values()):
        lists = [value for value in document.values() if isinstance(value, list)]
        if len(lists) == 1 and lists[0] and isinstance(lists[0][0], dict):
            return lists[0]
    return [document]
