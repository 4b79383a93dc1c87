"""How our events agree with those of another project: by pair of countries, type and month, with the evidence."""

from readout.archive.agreement.agree import agree
from readout.archive.agreement.records import KEYS, UNITS, Agreement, Cell, Ours, Summary, Theirs

__all__ = ["KEYS", "UNITS", "Agreement", "Cell", "Ours", "Summary", "Theirs", "agree"]
