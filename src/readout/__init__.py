"""Readout reads news reports and gives back who did what to whom, when and where, and who says so.

    import readout
    reading = readout.read(text, published="2021-11-23")
    for event in reading.events: ...
"""

from importlib import import_module
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

# The room `readout.read` is imported before the function of the same name is defined: the first import of a room binds
# its name here, so any later order would put the room in the function's place.
from readout.read import read_inputs

if TYPE_CHECKING:
    from readout.archive import Archive, open_archive
    from readout.door import Reading
from readout.errors import ReadoutError

__version__ = version("readout")
__all__ = ["Archive", "ReadoutError", "Reading", "__version__", "open_archive", "read", "read_inputs"]

# Loaded at first use: `import readout` stays instant.
_HOMES = {"Archive": "readout.archive", "open_archive": "readout.archive", "Reading": "readout.door"}


def read(text: str, **about: Any) -> "Reading":
    """Read one report from its text; see `readout.door.read_one` for what may be said about it."""
    from readout.door import read_one

    return read_one(text, **about)


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'readout' has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value
