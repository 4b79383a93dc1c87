"""The formats by name; each is one module with a `FORMAT`, imported when asked for."""

from __future__ import annotations

from importlib import import_module

from readout.archive.exports.format import Format
from readout.errors import InputError

# A new format: its module, and a line here.
MODULES = {
    "parquet": "parquet_file",
    "csv": "csv_file",
    "jsonl": "json_lines",
    "geojson": "geojson",
    "graphml": "graphml",
    "plover": "plover",
    "polecat": "polecat",
    "icews": "icews",
    "gdelt": "gdelt",
    "gdelt-mentions": "gdelt_mentions",
    "acled": "acled",
    "stix": "stix",
    "claimreview": "claimreview",
    "html": "html_page",
}
FORMATS = tuple(MODULES)


def load_format(name: str, excel: bool = False) -> Format:
    """Return a format by name, `excel` the form of CSV for spreadsheets; `InputError` where there is none."""
    if name not in MODULES:
        raise InputError(f"no format is called {name!r}; there are {', '.join(FORMATS)}")
    if excel and name != "csv":
        raise InputError(f"only csv has a form for spreadsheets, not {name}")
    module = import_module(f"readout.archive.exports.{MODULES[name]}")
    found: Format = module.EXCEL if excel else module.FORMAT
    return found
