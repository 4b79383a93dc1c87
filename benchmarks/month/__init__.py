"""A month of invented news with known truth: `make_month(seed, reports)` gives its reports in order of time.

Happenings between pairs of countries, some pairs hot, are told by 1 to 60 reports: takes and versions by agencies,
copies of them on many sites (whole, trimmed, with another first paragraph or headline), rewrites in other words,
corrections and kills. Decoys have the sides and types of a story two days later or in another town. Text and a
ready-made reading come together, so that no model has to run. Everything follows from the seed.
"""

from benchmarks.month.calendar import make_month, make_next_day, make_shuffled
from benchmarks.month.readings import Dispatch, print_report

__all__ = ["Dispatch", "make_month", "make_next_day", "make_shuffled", "print_report"]
