"""From bytes to clean reports: `read_inputs` for files and streams, `read_text` for one text."""

from readout.read.compose import MAX_CHARACTERS, read_text

__all__ = ["MAX_CHARACTERS", "read_text"]
