"""What is read in at the desk is noted in the view `runs`, as what `readout read` reads."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from readout.archive import Archive
from readout.archive.ids import fill_versions
from readout.archive.noting import Run


@contextmanager
def note_reading(archive: Archive, source: str, by: str | None) -> Iterator[Run]:
    """Note who reads what from a source with the installed versions; see `Archive.run`."""
    versions = fill_versions(coder=None, model=None, codebook=None)
    with archive.run("read", inputs=[source], by=by, **versions) as run:
        yield run
