"""Readings as data frames, for work in Python."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Literal

from readout.archive.build import build_table, record_rows
from readout.archive.schemas import RECORDS
from readout.errors import ReadoutError
from readout.records import Reading

if TYPE_CHECKING:
    import pyarrow as pa

Library = Literal["pandas", "polars"]


def to_dataframe(readings: Reading | Iterable[Reading], table: str = "events", library: Library | None = None) -> Any:
    """Return events (or `mentions`, `claims`, `reports`) as a data frame, columns as in an archive.

    It is a pandas one where pandas is installed, else a Polars one; `library` asks for one of them.
    `ReadoutError` where it is not installed, and for a table that isn't there.
    """
    if table not in RECORDS:
        raise ReadoutError(f"no table is called {table!r}; there are {', '.join(RECORDS)}")
    chosen = _choose_library(library)
    group = [readings] if isinstance(readings, Reading) else readings
    return to_library(build_table(table, record_rows(group)[table]).drop_columns(["batch"]), chosen)


def to_library(rows: pa.Table, library: Library) -> Any:
    """Return an Arrow table as a data frame of a library; `ReadoutError` where it is not installed."""
    chosen = _choose_library(library)
    return rows.to_pandas() if chosen == "pandas" else import_module("polars").from_arrow(rows)


def _choose_library(asked: Library | None) -> Library:
    names: tuple[Library, ...] = (asked,) if asked else ("pandas", "polars")
    for name in names:
        if find_spec(name):
            return name
    raise ReadoutError(f"data frames need {' or '.join(names)}: pip install {names[0]}")
