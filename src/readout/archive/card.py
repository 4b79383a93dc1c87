"""The card of an archive, `archive.json`: what the folder is and which format its tables have."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from uuid import uuid4

from readout.archive.delta import create_tables, say_fault
from readout.archive.places import Place, list_names, read_text, size_of, write_text
from readout.archive.schemas import ALL_TABLES
from readout.errors import ArchiveError

FORMAT = 4  # 2: fates, totals and bounds of figures; 3: linking; 4: judgements on events and claims
CARD = "archive.json"


def create_archive(folder: Place) -> None:
    """Make tables, then the card: a folder without it is taken up again where it holds nothing but our tables."""
    try:
        if isinstance(folder, Path):
            folder.mkdir(parents=True, exist_ok=True)
        strange = sorted({name for name in list_names(folder) if not name.startswith(".")} - set(ALL_TABLES))
        if strange and CARD not in strange:
            raise ArchiveError(f"{folder}: not empty and no archive (it holds {strange[0]})")
        create_tables(folder)
    except OSError as error:
        raise ArchiveError(f"{folder}: {error.strerror or say_fault(error)}") from error
    write_card(folder)


def write_card(folder: Place) -> None:
    """Write the card of this format, or none at all."""
    text = json.dumps({"archive": "readout", "format": FORMAT}) + "\n"
    try:
        write_text(folder / CARD, text, f".{CARD}.{uuid4().hex}")
    except OSError as error:
        raise ArchiveError(f"{folder}: {error.strerror or say_fault(error)}") from error


def read_card(path: Place) -> int:
    """Return the format of an archive; `ArchiveError` for what is no card and for a newer format."""
    try:
        card: Any = json.loads(read_text(path))
        archive, version = card["archive"], int(card["format"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ArchiveError(f"{path}: not the card of an archive") from error
    if archive != "readout" or version < 1:
        raise ArchiveError(f"{path}: not the card of an archive")
    if version > FORMAT:
        raise ArchiveError(f"{path}: format {version} needs a newer Readout (this one knows {FORMAT})")
    return version


def has_card(folder: Place) -> bool:
    """Tell whether there is an archive, whatever its card says; `ArchiveError` where a store can't be asked."""
    if isinstance(folder, Path):
        return (folder / CARD).is_file()
    try:
        return size_of(folder / CARD) is not None
    except OSError as error:
        raise ArchiveError(f"{folder}: {say_fault(error)}") from error
