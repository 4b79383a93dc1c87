"""From bytes to clean reports: `read_inputs` for files, `read_stream` for one open file, `read_text` for one text."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from readout.read.compose import MAX_CHARACTERS, read_text
    from readout.read.sources import read_inputs, read_stream

__all__ = ["MAX_CHARACTERS", "read_inputs", "read_stream", "read_text"]

# Loaded at first use: `import readout` imports this room, and must stay instant.
_HOMES = {
    "MAX_CHARACTERS": "readout.read.compose",
    "read_inputs": "readout.read.sources",
    "read_stream": "readout.read.sources",
    "read_text": "readout.read.compose",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'readout.read' has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value
