"""What one version of the coder makes of the same reports that another has read: kept, changed, gained and lost."""

from readout.archive.comparison.compare import compare
from readout.archive.comparison.records import Change, Comparison, Counts, FieldCount, Found, TypeCount
from readout.archive.comparison.versions import Version, find_versions

__all__ = ["Change", "Comparison", "Counts", "FieldCount", "Found", "TypeCount", "Version", "compare", "find_versions"]
