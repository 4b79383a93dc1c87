"""Events of other projects as rows of one shape: GDELT, POLECAT, ICEWS, ACLED and UCDP GED. One file a format."""

from readout.archive.imports.imported import Import, find_import, import_file
from readout.archive.imports.layouts import SOURCES

__all__ = ["SOURCES", "Import", "find_import", "import_file"]
