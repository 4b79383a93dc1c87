"""What a happening weighs by type and mode: the table of the package, or a file of the same form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from readout.codebook import load_codebook
from readout.codebook.cells import once
from readout.errors import DataError, InputError
from readout.text.tables import read_rows

VERSION = "tension-1"
OWN = Path(__file__).with_name("data") / "weights.tsv"
ANY = "*"  # stands for every mode without a row of its own, and for none
COLUMNS = 4
MARK = 12  # digits of the hash that tells one file from another


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """Conflict and cooperation, 0 to 1 each, by type and mode; `name` says which table it is."""

    name: str
    rows: Mapping[tuple[str, str], tuple[float, float]]


def load_weights(path: str | Path | None = None) -> Weights:
    """Return the weights of the package, or those of a file of the same form.

    `DataError` names file and line of an unknown type or mode, of one that stands twice, and of what is no number from
    0 to 1; it names a type that has no row. `InputError` where the file cannot be read.
    """
    if path is None:
        return Weights(name=VERSION, rows=_read_weights(OWN))
    file = Path(path).expanduser()
    try:
        mark = sha256(file.read_bytes()).hexdigest()[:MARK]
        return Weights(name=f"{file.name} {mark}", rows=_read_weights(file))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: no table of weights can be read here: {error}") from error


def _read_weights(path: Path) -> dict[tuple[str, str], tuple[float, float]]:
    book = load_codebook()
    found: dict[tuple[str, str], tuple[float, float]] = {}
    for where, (type, mode, conflict, cooperation) in read_rows(path, COLUMNS):
        if type not in book.types or mode not in (ANY, *book.modes(type)):
            raise DataError(f"{where}: the codebook has no {type} {mode}")
        once((type, mode), found, where)
        found[type, mode] = _weight(conflict, where), _weight(cooperation, where)
    lacking = [type for type in book.types if (type, ANY) not in found]
    if lacking:
        raise DataError(f"{path.name}: no row {lacking[0]} {ANY}: every type needs one")
    return found


def _weight(cell: str, where: str) -> float:
    try:
        value = float(cell)
    except ValueError:
        raise DataError(f"{where}: a weight is due, not {cell!r}") from None
    if not 0 <= value <= 1:
        raise DataError(f"{where}: a weight runs from 0 to 1, not {cell!r}")
    return value
