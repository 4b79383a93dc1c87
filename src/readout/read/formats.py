"""Which format an input has: told by its name or its first line; and its reports."""

from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO

from readout.read.compose import Known
from readout.read.decode import refuse_binary
from readout.read.delimited import read_delimited
from readout.read.jsonlines import read_json_file, read_json_lines
from readout.read.origin import UNTOLD, Origin
from readout.read.plain import read_plain
from readout.read.streams import MAX_BYTES
from readout.records import Problem, Report

FORMATS = {
    ".txt": "plain",
    ".text": "plain",
    ".html": "markup",
    ".htm": "markup",
    ".xhtml": "markup",
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".jsonlines": "lines",
    ".json": "sniff",
    ".csv": "delimited",
    ".tsv": "delimited",
    ".rss": "markup",
    ".atom": "markup",
    ".rdf": "markup",
    ".xml": "markup",
}
_PAGE_STARTS = (
    b"<!doctype",
    b"<html",
    b"<head",
    b"<body",
    b"<!--",
    b"<?xml",
    b"<meta",
    b"<script",
    b"<div",
    b"<p>",
    b"<rss",
    b"<feed",
    b"<rdf:rdf",
)
JSON_FEED = b"jsonfeed.org/version/"


def form_of(name: str) -> str:
    """Return the form that a file's name tells, `sniff` where it tells none."""
    return FORMATS.get(PurePath(name).suffix.lower(), "sniff")


def read_form(stream: BinaryIO, form: str, known: Known, origin: Origin = UNTOLD) -> Iterator[Report | Problem]:
    """Give the reports of a stream in one of the forms of `FORMATS`; `sniff` looks into it."""
    if form == "delimited":
        yield from read_delimited(stream, known)
        return
    number, first = 1, stream.readline(MAX_BYTES)
    while first and not first.strip() and len(first) < MAX_BYTES:  # blank lines tell nothing about the format
        number, first = number + 1, stream.readline(MAX_BYTES)
    if form != "lines":
        refuse_binary(first[:65_536])
    form = sniff(first) if form == "sniff" else form
    if form == "lines":
        yield from read_json_lines(first, stream, known, number, origin)
    elif form == "json":
        yield from read_json_file(first, stream, known, origin)
    elif form == "markup":
        from readout.read.markup import read_markup  # heavy, and only pages and feeds need it

        yield from read_markup(first, stream, known, origin)
    else:
        yield from read_plain(first, stream, known)


def sniff(first: bytes) -> str:
    """Return the format that the first line of an input tells: `lines`, `json`, `markup` or `plain`."""
    start = first[:65_536].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"{\\rtf"):
        return "plain"
    if start.startswith(b"{"):
        return "json" if start.strip() == b"{" or JSON_FEED in start[:200] else "lines"
    if start.startswith(b"["):
        return "json" if start[1:].strip()[:1] in (b"", b"{") else "plain"
    lower = start[:2000].lower()
    if lower.startswith(_PAGE_STARTS) or b"<html" in lower:
        return "markup"
    return "plain"
