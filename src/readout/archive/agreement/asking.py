"""What is asked of an agreement, checked: keys, unit, days, and the side that ours is compared with."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from readout.archive.agreement import tables
from readout.archive.agreement.evidence import Question
from readout.archive.agreement.records import KEYS, UNITS, Key, Unit
from readout.archive.choosing.checks import Texts, check_types
from readout.archive.choosing.conditions import among, join_conditions, pair_condition
from readout.archive.choosing.parties import check_countries, check_pair
from readout.archive.imports import SOURCES, find_import
from readout.archive.imports.acled import load_types
from readout.archive.imports.ucdp import TYPE as DEADLY
from readout.archive.linking.incidents import check_linked
from readout.errors import ArchiveError, InputError

if TYPE_CHECKING:
    from readout.archive.store import Archive


def check_keys(by: Iterable[str] | str) -> tuple[Key, ...]:
    """Return what cells are by, in the order of `KEYS`; `InputError` for what is none of them."""
    asked = [part.strip() for part in by.split(",")] if isinstance(by, str) else [*by]
    for key in asked:
        if key not in KEYS:
            raise InputError(f"{key}: cells are by {', '.join(KEYS)}")
    if not asked:
        raise InputError(f"cells are by one or more of {', '.join(KEYS)}")
    return tuple(key for key in KEYS if key in asked)


def ask(
    archive: Archive,
    other: str | Path,
    unit: str | None,
    window: int,
    days: tuple[date | None, date | None],
    asked: tuple[Texts, Texts, Texts],
) -> Question:
    """Return the question of `agree`; `asked` are pair, type and place."""
    if window < 0:
        raise InputError(f"{window}: days may differ by 0 or more")
    pair, type, place = asked
    between = check_pair(pair)
    parts = [pair_condition(between)] if between else []
    source, shown, imported, values = _find_other(archive, other)
    parts += among(type=check_types(type) or _scope(source), place_country=check_countries(place))
    return Question(
        source=shown,
        imported=imported,
        values=values,
        unit=_choose_unit(archive, unit),
        window=window,
        since=days[0],
        until=days[1],
        condition=join_conditions(parts),
    )


def _scope(source: str) -> tuple[str, ...]:
    """Return the types that a source can have at all, none where it can have any: others of ours say nothing."""
    if source == "ucdp":
        return (DEADLY,)
    return tuple(sorted({type for type, _ in load_types().values() if type})) if source == "acled" else ()


def _find_other(archive: Archive, other: str | Path) -> tuple[str, str, str, tuple[str, ...]]:
    """Return the source of the other side, what it is called, the SELECT of its rows and its values."""
    name = str(other)
    if name in SOURCES and not Path(name).is_file():
        if archive.query("SELECT source FROM imports WHERE source = ?", limit=1, values=[name]).num_rows == 0:
            raise ArchiveError(f"nothing of {name} is in the archive: readout import {archive.folder} FILE")
        return name, name, tables.OF_SOURCE, (name,)
    if not Path(name).expanduser().exists():
        raise InputError(f"{name}: neither a file nor one of {', '.join(SOURCES)}")
    found = find_import(archive, Path(name).expanduser()) or archive.import_file(name)
    return found.source, f"{found.source} ({found.file})", tables.OF_FILE, (found.hash, found.source)


def _choose_unit(archive: Archive, unit: str | None) -> Unit:
    if unit is None:
        linked = archive.query("SELECT link FROM links", limit=1).num_rows > 0
        return "incidents" if linked else "mentions"
    for known in UNITS:
        if unit == known:
            if known == "incidents":
                check_linked(archive)
            return known
    raise InputError(f"{unit}: ours are counted as {', '.join(UNITS)}")
