"""What comes in by hand: pasted text, a page's markup, an uploaded file; read in the coder's process."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from readout.batch.work import read_safely
from readout.errors import InputError
from readout.pipeline import Tools, read_report
from readout.read import read_stream, read_text
from readout.read.compose import Known, check_published
from readout.records import Problem, Reading, Report
from readout.text.characters import clean_characters, fold_spaces

MAX_TEXT = 200_000  # characters of a pasted text
MAX_MARKUP = 4_000_000  # characters of a pasted page
MAX_FILE = 32 << 20  # bytes of an uploaded file
MAX_REPORTS = 50  # reports of a file that are read at once
MAX_NAME = 200  # characters of a file's name that are kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the user tells of a report: of a text it goes before what it tells itself, of pages and files behind it."""

    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None


def read_pasted(tools: Tools, text: str, told: Told) -> Reading:
    """Return the reading of a pasted text; `InputError` where it is empty or too long, or the date is none."""
    _check_length(text, MAX_TEXT)
    report = read_text(
        text,
        title=told.title or None,
        published=told.published or None,
        publisher=told.publisher or None,
        url=told.url or None,
        source="pasted",
    )
    return _read(report, tools)


def read_markup(tools: Tools, markup: str, told: Told) -> Reading:
    """Return the reading of a page's markup; errors as those of a text."""
    from readout.read.html import page_report  # heavy, and only pages need it

    _check_length(markup, MAX_MARKUP)
    known = Known(
        source="pasted",
        default_published=check_published(told.published or None),
        default_publisher=told.publisher or None,
    )
    report = page_report(markup, known)
    _check_length(report.text, MAX_TEXT)
    return _read(_fill(report, told), tools)


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """What the first reports of a file give; `more` tells whether others follow."""

    results: tuple[Reading | Problem, ...]
    more: bool


def read_upload(tools: Tools, data: bytes, name: str, told: Told) -> Upload:
    """Return the readings of the first reports of a file, and problems; its `name` tells its format and nothing else.

    `InputError` where it is too large; a report that is too long is a problem.
    """
    if len(data) > MAX_FILE:
        raise InputError(f"too long: more than {MAX_FILE:,} bytes; read it where it lies, as a file")
    found = reports_of(data, name, told)
    results = tuple(_read_one(one, tools) for one in islice(found, MAX_REPORTS))
    return Upload(results=results, more=next(found, None) is not None)


def reports_of(data: bytes, name: str, told: Told) -> Iterator[Report | Problem]:
    """Give the reports of a file, read as they are taken."""
    told_day, told_name = told.published or None, told.publisher or None
    return read_stream(io.BytesIO(data), shown_name(name), published=told_day, publisher=told_name)


def shown_name(name: str) -> str:
    """Return a file's name as it is shown: without the folders and characters that some send with it."""
    last = clean_characters(name).replace("\\", "/").rpartition("/")[2]
    return fold_spaces(last)[-MAX_NAME:] or "upload"


def _read_one(found: Report | Problem, tools: Tools) -> Reading | Problem:
    if isinstance(found, Problem):
        return found
    if len(found.text) > MAX_TEXT:
        return Problem(source=found.source or "", message=_too_long(len(found.text), MAX_TEXT), report=found.id)
    return read_safely(found, read_report, tools)


def _read(report: Report, tools: Tools) -> Reading:
    """Return the reading; what a stage raises is the report's fault and told as such."""
    result = read_safely(report, read_report, tools)
    if isinstance(result, Problem):
        raise InputError(result.message)
    return result


def _fill(report: Report, told: Told) -> Report:
    """Return the report with what the page did not tell."""
    title, url = (fold_spaces(clean_characters(part or "")) or None for part in (told.title, told.url))
    return replace(report, title=report.title or title, url=report.url or url)


def _check_length(text: str, limit: int) -> None:
    if len(text) > limit:
        raise InputError(_too_long(len(text), limit))


def _too_long(length: int, limit: int) -> str:
    return f"too long: {length:,} characters, the limit here is {limit:,}; save it as a file and read that as a job"
