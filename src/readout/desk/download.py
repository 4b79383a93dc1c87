"""Exports as one file to be sent: made in a temporary folder that is gone before the first byte is."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import IO

from readout.archive import Selected
from readout.archive.exports import load_format


def zip_of(chosen: Selected, format: str, name: str, *, view: str = "events", excel: bool = False) -> IO[bytes]:
    """Return a .zip with the export, its manifest, codebook and keys, open at its beginning.

    It has no name on the disk. Errors as those of `export_selected`.
    """
    suffix = load_format(format, excel).suffix

    def pack(folder: Path, packed: IO[bytes]) -> None:
        chosen.export(format, folder / f"{name}{suffix}", view=view, excel=excel)
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for file in sorted(folder.iterdir()):
                archive.write(file, file.name)

    return _make(pack)


def page_of(chosen: Selected) -> IO[bytes]:
    """Return the one-file report, open at its beginning; it has no name on the disk."""

    def put(folder: Path, page: IO[bytes]) -> None:
        page.write(chosen.export("html", folder / "report.html").path.read_bytes())

    return _make(put)


def _make(fill: Callable[[Path, IO[bytes]], None]) -> IO[bytes]:
    """Return a file without a name, filled from a temporary folder that is gone then, whatever happened."""
    made = tempfile.TemporaryFile()  # noqa: SIM115  (it is handed on open)
    try:
        with tempfile.TemporaryDirectory(prefix="readout-export-") as folder:
            fill(Path(folder), made)
    except BaseException:
        made.close()
        raise
    made.seek(0)
    return made
