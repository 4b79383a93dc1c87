"""From bytes to clean reports: `read_inputs` for files and streams, `read_text` for one text."""

from readout.read.compose import MAX_CHARACTERS, read_text
from readout.read.sources import read_inputs

__all__ = ["MAX_CHARACTERS", "read_inputs", "read_text"]
