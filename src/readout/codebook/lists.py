"""Reading the closed lists of the codebook: types, modes, contexts, sectors and plain terms."""

from collections.abc import Collection
from pathlib import Path
from typing import cast, get_args

from readout.codebook.cells import none_or, number, once, parts, quad_class
from readout.codebook.entries import Context, EventType, Mode, Participants, Sector, SectorKind, Term
from readout.errors import DataError
from readout.text.tables import read_rows


def read_types(path: Path) -> dict[str, EventType]:
    """Return the event types by name, in the order of the table."""
    found: dict[str, EventType] = {}
    for where, (name, quad, score, participants, definition) in read_rows(path, columns=5):
        once(name, found, where)
        found[name] = EventType(
            name=name,
            quad=quad_class(quad, where),
            score=number(score, where),
            participants=cast(Participants, _one_of(participants, get_args(Participants), where)),
            definition=_filled(definition, where),
        )
    return found


def read_modes(path: Path, types: Collection[str], contexts: Collection[str]) -> dict[tuple[str, str], Mode]:
    """Return the modes by type and name; `DataError` for an unknown type or context."""
    found: dict[tuple[str, str], Mode] = {}
    for where, (type, name, score, about, definition) in read_rows(path, columns=5):
        if type not in types:
            raise DataError(f"{where}: unknown type {type!r}")
        for context in parts(about):
            _one_of(context, contexts, where)
        once((type, name), found, where)
        found[type, name] = Mode(
            type=type,
            name=name,
            score=None if none_or(score) is None else number(score, where),
            contexts=parts(about),
            definition=_filled(definition, where),
        )
    return found


def read_contexts(path: Path) -> dict[str, Context]:
    """Return the contexts by name."""
    return {term.name: Context(name=term.name, definition=term.definition) for term in read_terms(path)}


def read_sectors(path: Path) -> dict[str, Sector]:
    """Return the sectors by code."""
    found: dict[str, Sector] = {}
    for where, (code, meaning, kind) in read_rows(path, columns=3):
        once(code, found, where)
        found[code] = Sector(
            code=code,
            meaning=_filled(meaning, where),
            kind=cast(SectorKind, _one_of(kind, get_args(SectorKind), where)),
        )
    return found


def read_terms(path: Path) -> tuple[Term, ...]:
    """Return the names and definitions of a table with two columns, in order."""
    found: dict[str, Term] = {}
    for where, (name, definition) in read_rows(path, columns=2):
        once(name, found, where)
        found[name] = Term(name=name, definition=_filled(definition, where))
    return tuple(found.values())


def read_known_terms(path: Path, names: tuple[str, ...]) -> tuple[Term, ...]:
    """Return the terms of a list that the records fix; `DataError` where one is unknown or lacks."""
    for where, (name, _) in read_rows(path, columns=2):
        _one_of(name, names, where)
    terms = read_terms(path)
    for name in names:
        if name not in (term.name for term in terms):
            raise DataError(f"{path.name}: {name} is missing")
    return terms


def read_version(path: Path) -> str:
    """Return the only cell of the table."""
    cells = [cell for _, (cell,) in read_rows(path, columns=1)]
    if len(cells) != 1:
        raise DataError(f"{path.name}: one version is due, not {len(cells)}")
    return cells[0]


def _one_of(cell: str, names: Collection[str], where: str) -> str:
    if cell not in names:
        raise DataError(f"{where}: unknown name {cell!r}; known: {', '.join(names)}")
    return cell


def _filled(cell: str, where: str) -> str:
    if not cell:
        raise DataError(f"{where}: the words are missing")
    return cell
