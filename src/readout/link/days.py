"""Days as numbers: when a telling's happening was, as far as it is known."""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from readout.records import Telling

NONE, ASSUMED, SCENE, TOLD = range(4)  # how a time or a place is known
HOW = {None: NONE, "assumed": ASSUMED, "scene": SCENE, "told": TOLD}
UNKNOWN = 0
LONG = 10  # days of a time that is no matter of days
FAR = 20  # days before publication from which a month or a year may stand for the day


class Days(NamedTuple):
    """Days counted from 1 January of year 1, `UNKNOWN` where there are none."""

    start: int
    end: int
    published: int
    how: int

    @property
    def is_far(self) -> bool:
        """Whether a month or a year may stand for the day: long before the report, or a long time."""
        return self.start != UNKNOWN and (self.start < self.published - FAR or self.end - self.start > LONG)


def days_of(telling: Telling) -> Days:
    """Return the days of a telling; one without a time is taken to tell of the days before it was published."""
    published = count_day(telling.published)
    start, end = count_day(telling.start), count_day(telling.end)
    if not start and not end:
        return Days(published, published, published, NONE)
    return Days(start or end, max(start or end, end or start), published, HOW[telling.when_how])


@lru_cache(maxsize=20_000)
def count_day(moment: str | None) -> int:
    """Return the number of the day of an ISO day or moment, `UNKNOWN` for none or for what is no date."""
    try:
        return date.fromisoformat((moment or "")[:10]).toordinal()
    except ValueError:
        return UNKNOWN
