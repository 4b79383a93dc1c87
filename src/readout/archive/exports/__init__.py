"""Exports: a selection of events in the formats of the field, one module each; `registry` lists them."""

from readout.archive.exports.ledger import Ledger
from readout.archive.exports.registry import FORMATS, load_format
from readout.archive.exports.writing import Export, export_selected

__all__ = ["FORMATS", "Export", "Ledger", "export_selected", "load_format"]
