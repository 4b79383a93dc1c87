"""Plain text: one file, one report."""

from collections.abc import Iterator
from typing import BinaryIO

from readout.read.compose import Known, try_compose
from readout.read.decode import decode_text
from readout.read.streams import read_limited
from readout.records import Problem, Report


def read_plain(first: bytes, stream: BinaryIO, defaults: Known) -> Iterator[Report | Problem]:
    """Give the one report of a text; `InputError` if it is no text or too long."""
    yield from try_compose(decode_text(read_limited(first, stream)), defaults)
