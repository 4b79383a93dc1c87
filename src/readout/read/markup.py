"""Markup: a web page or a feed, told by its outermost element."""

from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from readout.errors import InputError
from readout.read.compose import Known
from readout.read.decode import decode_page
from readout.read.feeds import MAX_FEED, is_feed, parse_feed, read_feed
from readout.read.html import MAX_PAGE, page_report
from readout.read.origin import UNTOLD, Origin
from readout.read.streams import read_limited
from readout.records import Problem, Report


def read_markup(first: bytes, stream: BinaryIO, defaults: Known, origin: Origin = UNTOLD) -> Iterator[Report | Problem]:
    """Give the one report of a page or those of a feed; `InputError` if it is neither, too long, or holds no story."""
    data = read_limited(first, stream, MAX_FEED)
    text = decode_page(data, origin.charset)
    if is_feed(text):
        yield from read_feed(parse_feed(text, origin.address), defaults, origin.follow)
        return
    if len(data) > MAX_PAGE:
        raise InputError(f"too long: more than {MAX_PAGE:,} bytes for one page")
    report = page_report(text, defaults)
    yield report if report.url or not origin.address else replace(report, url=origin.address)
