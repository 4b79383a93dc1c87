"""The bridges between this codebook and CAMEO, both ways, for those who continue old series."""

from collections.abc import Collection, Mapping
from pathlib import Path

from readout.codebook.cells import none_or, number, once, parts, quad_class
from readout.codebook.entries import Bridge, CameoCode, Coding, EventType, Mode
from readout.errors import DataError
from readout.text.tables import read_rows

Bridges = Mapping[tuple[str, str | None], tuple[Bridge, ...]]


def choose_cameo(bridges: Bridges, type: str, mode: str | None, contexts: Collection[str]) -> str | None:
    """Return the code of the first row that holds: with the mode before without, more contexts before fewer.

    `None` only where the table says that CAMEO has nothing for it; every type has a row that holds for all.
    """
    bridge = choose_bridge(bridges, type, mode, contexts)
    return bridge.cameo if bridge else None


def choose_bridge(bridges: Bridges, type: str, mode: str | None, contexts: Collection[str]) -> Bridge | None:
    """Return the first row that holds, as `choose_cameo` takes it."""
    for key in (type, mode), (type, None):
        for bridge in bridges.get(key, ()):
            if all(context in contexts for context in bridge.coding.contexts):
                return bridge
    return None


def find_coding(codings: Mapping[str, Coding], code: str) -> Coding | None:
    """Return what a CAMEO code says in this codebook, from its nearest listed parent; `None` for 01 and 02."""
    for key in (code, code[:3], f"{code[:2]}0"):
        if key in codings:
            return codings[key]
    return None


def read_cameo(path: Path) -> dict[str, CameoCode]:
    """Return the CAMEO codes by code."""
    found: dict[str, CameoCode] = {}
    for where, (code, root, label, quad, goldstein) in read_rows(path, columns=5):
        once(code, found, where)
        if root != code[:2] or not (2 <= len(code) <= 4 and code.isdecimal()):
            raise DataError(f"{where}: a CAMEO code is two to four digits that start with its root, not {code!r}")
        found[code] = CameoCode(
            code=code,
            root=root,
            label=label,
            quad=quad_class(quad, where),
            goldstein=number(goldstein, where),
        )
    return found


def read_codings(
    path: Path,
    codes: Collection[str],
    types: Collection[str],
    modes: Collection[tuple[str, str]],
    contexts: Collection[str],
) -> dict[str, Coding]:
    """Return what each listed CAMEO code says; `DataError` for what the other tables do not hold."""
    found: dict[str, Coding] = {}
    for where, (code, *cells) in read_rows(path, columns=4):
        once(code, found, where)
        _known_code(code, codes, where)
        found[code] = _coding(cells, types, modes, contexts, where)
    return found


def read_bridges(
    path: Path,
    codes: Collection[str],
    types: Mapping[str, EventType],
    modes: Mapping[tuple[str, str], Mode],
    contexts: Collection[str],
) -> Bridges:
    """Return the rows from PLOVER to CAMEO by type and mode, those with most contexts first, then as they stand."""
    groups: dict[tuple[str, str | None], dict[tuple[str, ...], Bridge]] = {}
    for where, (*cells, cell) in read_rows(path, columns=4):
        code = none_or(cell)
        coding = _coding(cells, types, modes, contexts, where)
        group = groups.setdefault((coding.type, coding.mode), {})
        if coding.contexts in group:
            raise DataError(f"{where}: the same type, mode and contexts stand twice")
        if code is not None:
            _known_code(code, codes, where)
        group[coding.contexts] = Bridge(coding=coding, cameo=code)
    for name in types:
        if () not in groups.get((name, None), {}):
            raise DataError(f"{path.name}: type {name} has no row without mode and contexts")
    return {key: tuple(sorted(rows.values(), key=_generality)) for key, rows in groups.items()}


def _generality(bridge: Bridge) -> int:
    return -len(bridge.coding.contexts)


def _coding(
    cells: list[str],
    types: Collection[str],
    modes: Collection[tuple[str, str]],
    contexts: Collection[str],
    where: str,
) -> Coding:
    type, mode, about = cells[0], none_or(cells[1]), tuple(sorted(parts(cells[2])))
    if type not in types:
        raise DataError(f"{where}: unknown type {type!r}")
    if mode is not None and (type, mode) not in modes:
        raise DataError(f"{where}: {type} has no mode {mode!r}")
    for context in about:
        if context not in contexts:
            raise DataError(f"{where}: unknown context {context!r}")
    return Coding(type=type, mode=mode, contexts=about)


def _known_code(code: str, codes: Collection[str], where: str) -> None:
    if code not in codes:
        raise DataError(f"{where}: no CAMEO code {code!r} in cameo.tsv")
