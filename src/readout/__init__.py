"""Readout reads news reports and gives back who did what to whom, when and where, and who says so.

import readout
reading = readout.read(text, published="2021-11-23")
for event in reading.events: ...
for event in readout.open("my-archive").events(actor="RUS", type="ASSAULT"): ...
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

# The rooms `readout.explain` and `readout.read` are imported before the functions of the same names are defined: the
# first import of a room binds its name here, so any later order would put the room in the function's place. The rooms
# load their own parts late.
import readout.explain
import readout.read  # noqa: F401
from readout.errors import ReadoutError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from readout import records
    from readout.archive import Archive, open_archive
    from readout.door import Reading, read_files
    from readout.explain import Explanation
    from readout.records import Problem

    __version__: str

__all__ = [
    "Archive",
    "Problem",
    "Reading",
    "ReadoutError",
    "__version__",
    "explain",
    "open",
    "open_archive",
    "read",
    "read_files",
]

# Loaded at first use: `import readout` stays instant.
_HOMES = {
    "Archive": "readout.archive",
    "Problem": "readout.records",
    "Reading": "readout.door",
    "open_archive": "readout.archive",
    "read_files": "readout.door",
}


def read(
    text: str,
    *,
    published: str | None = None,
    publisher: str | None = None,
    title: str | None = None,
    url: str | None = None,
    language: str | None = None,
    min_confidence: float = 0.0,
    world: "str | Path | None" = None,
) -> "Reading":
    """Read one report from its text. `published` is a day, best as 2021-11-23; without it "Tuesday" has no date.

    Events below `min_confidence` (0 to 1) are left out. `world` is a folder of your own facts; see docs/world.md. The
    model is loaded at the first call and kept. `ReadoutError` if there is nothing to read or the date is none.
    """
    from readout.door import read_one

    return read_one(
        text,
        published=published,
        publisher=publisher,
        title=title,
        url=url,
        language=language,
        min_confidence=min_confidence,
        world=world,
    )


def explain(
    source: "records.Reading | Archive",
    event: str | None = None,
    *,
    fields: "Sequence[str]" = (),
    world: "str | Path | None" = None,
) -> "Explanation":
    """Tell why the events of a reading are as they are, or the one of an id; of an archive always the one of an id.

    The beginning of an id is enough. The report is read again; where it was read by another version, or comes out
    otherwise today, `notes` and `changes` say so. `fields` are some of `readout.explain.FIELDS`; none means all.
    `world` is a folder of your own facts. `ReadoutError` where there is no such event or field.
    """
    from readout.door import explain_source

    return explain_source(source, event, fields=fields, world=world)


def open(path: "str | Path", create: bool = False) -> "Archive":
    """Return the archive at a path, to be asked and appended to; `create` makes one where there is none yet.

    `ArchiveError` where there is no archive, something else, or one of a newer format.
    """
    from readout.archive import open_archive

    return open_archive(path, create)


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        value: Any = version("readout")
    elif name in _HOMES:
        value = getattr(import_module(_HOMES[name]), name)
    else:
        raise AttributeError(f"module 'readout' has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
