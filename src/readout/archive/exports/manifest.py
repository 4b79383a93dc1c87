"""What lies beside an export: its manifest and its codebook."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from readout.archive.exports.format import Format, TableFormat
from readout.archive.exports.ledger import Ledger
from readout.archive.exports.tables import Heading


def make_manifest(file: Path, found: Format, view: str, ledger: Ledger) -> dict[str, Any]:
    """Return what the manifest tells of a file that was written: its format, rows and hash, and what is not in it."""
    return {
        "format": found.name,
        "title": found.title,
        "file": file.name,
        "holds": view if isinstance(found, TableFormat) else found.takes,
        "rows": ledger.rows,
        "sha256": hash_file(file),
        "left_out": dict(sorted(ledger.left_out.items())),
        "of_which": dict(sorted(ledger.told.items())),
        "lost": list(found.lost),
    }


def stamp_manifest(started: datetime) -> dict[str, str]:
    """Return what the manifest tells of the run: the version of this program, and when it began (UTC)."""
    return {"readout": version("readout"), "written": started.isoformat(timespec="seconds")}


def make_codebook(headings: Iterable[Heading]) -> str:
    """Return the codebook: column, type and meaning, tabs between, with a header line."""
    lines = ("\t".join((heading.name, heading.type, heading.meaning)) for heading in headings)
    return "\n".join(("column\ttype\tmeaning", *lines)) + "\n"


def hash_file(file: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal digits."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
