"""Loading the codebook: every table is read once and checked against all others."""

from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import get_args

from readout.codebook.book import Codebook
from readout.codebook.cameo import read_bridges, read_cameo, read_codings
from readout.codebook.lists import (
    read_contexts,
    read_known_terms,
    read_modes,
    read_sectors,
    read_terms,
    read_types,
    read_version,
)
from readout.codebook.standing import read_standing_rules
from readout.errors import DataError
from readout.records.event import Auxiliary, Standing
from readout.records.mention import Stance

_TABLES = (
    "version",
    "types",
    "modes",
    "contexts",
    "sectors",
    "special_codes",
    "auxiliaries",
    "stances",
    "standings",
    "standing_rules",
    "cameo",
    "cameo2plover",
    "plover2cameo",
)


@lru_cache(maxsize=4)
def load_codebook(folder: Path | None = None) -> Codebook:
    """Return the codebook of the package, or that of a folder with the same tables.

    `DataError` names file and line of what is unknown, doubled, missing or out of range.
    """
    tables = folder or Path(str(files("readout.codebook") / "data"))
    for name in _TABLES:
        if not (tables / f"{name}.tsv").is_file():
            raise DataError(f"{tables}: the table {name}.tsv is missing")
    contexts = read_contexts(tables / "contexts.tsv")
    types = read_types(tables / "types.tsv")
    modes = read_modes(tables / "modes.tsv", types, contexts)
    codes = read_cameo(tables / "cameo.tsv")
    return Codebook(
        version=read_version(tables / "version.tsv"),
        event_types=types,
        event_modes=modes,
        event_contexts=contexts,
        actor_sectors=read_sectors(tables / "sectors.tsv"),
        special_codes=read_terms(tables / "special_codes.tsv"),
        auxiliaries=read_known_terms(tables / "auxiliaries.tsv", get_args(Auxiliary)),
        stances=read_known_terms(tables / "stances.tsv", get_args(Stance)),
        standings=read_known_terms(tables / "standings.tsv", get_args(Standing)),
        standing_rules=read_standing_rules(tables / "standing_rules.tsv"),
        cameo_codes=codes,
        codings=read_codings(tables / "cameo2plover.tsv", codes, types, modes, contexts),
        bridges=read_bridges(tables / "plover2cameo.tsv", codes, types, modes, contexts),
    )
