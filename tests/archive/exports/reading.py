"""Reading an export back with pandas, Polars and DuckDB as the page tells users to; a warning is a fault."""

from __future__ import annotations

import csv
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa

from readout.archive import Selected
from readout.archive.exports.supply import Supply
from readout.archive.exports.tables import load_headings

Rows = list[tuple[str | None, ...]]


def with_pandas(path: Path, names: list[str], separator: str, header: bool, quoted: bool, missing: str) -> Rows:
    frame = pd.read_csv(
        path,
        sep=separator,
        header=0 if header else None,
        names=None if header else names,
        dtype=str,
        keep_default_na=False,
        na_values=[missing],
        quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE,
    )
    assert list(frame.columns) == names
    return [tuple(None if pd.isna(cell) else cell for cell in row) for row in frame.itertuples(index=False)]


def with_polars(path: Path, names: list[str], separator: str, header: bool, quoted: bool, missing: str) -> Rows:
    frame = pl.read_csv(
        path,
        separator=separator,
        has_header=header,
        new_columns=names,
        infer_schema=False,
        quote_char='"' if quoted else None,
        null_values=[missing],
    )
    assert frame.columns == names
    return [tuple(row) for row in frame.rows()]


def with_duckdb(path: Path, names: list[str], separator: str, header: bool, quoted: bool, missing: str) -> Rows:
    relation = duckdb.connect().read_csv(
        str(path),
        sep=separator,
        header=header,
        all_varchar=True,
        quotechar='"' if quoted else "",
        escapechar='"' if quoted else "",
        na_values=missing,
        columns=dict.fromkeys(names, "VARCHAR"),
        auto_detect=False,
    )
    assert relation.columns == names
    return [tuple(row) for row in relation.fetchall()]


def exported_table(selected: Selected, view: str) -> pa.Table:
    """Return the rows that parquet, csv and jsonl hold."""
    return Supply(selected).rows(view).read_all()


READERS: dict[str, Callable[..., Rows]] = {"pandas": with_pandas, "polars": with_polars, "duckdb": with_duckdb}
# separator, header, quoted, what is missing
SHAPES: dict[str, tuple[str, bool, bool, str]] = {
    "gdelt": ("\t", False, False, ""),
    "gdelt-mentions": ("\t", False, False, ""),
    "icews": ("\t", True, False, ""),
    "polecat": ("\t", True, False, "None"),
    "acled": (",", True, True, ""),
}


def read_back(reader: str, name: str, path: Path) -> Rows:
    """Return the rows of a file in one of the tabular formats, all cells as text, `None` for missing."""
    names = [heading.name for heading in load_headings(name)]
    separator, header, quoted, missing = SHAPES[name]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return READERS[reader](path, names, separator, header, quoted, missing)


def by_name(name: str, path: Path) -> list[dict[str, Any]]:
    """Return the rows as dictionaries."""
    names = [heading.name for heading in load_headings(name)]
    return [dict(zip(names, row, strict=True)) for row in read_back("pandas", name, path)]
