"""Shares of what was read: sums, intervals by bootstrap, and the range when one publisher is left out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import fsum

import numpy as np

from readout.archive.tension.records import FEW, Share

DRAWS = 1_000
SEED = 1
INTERVAL = (0.025, 0.975)  # 95 %
Range = tuple[float | None, float | None]


@dataclass(slots=True, kw_only=True)
class Sums:
    """What counts in one period, of one kind: happenings by weight, and the weight that only one publisher tells."""

    exposure: int = 0
    counts: Counter[float] = field(default_factory=Counter)
    sole: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    read: Mapping[str | None, int] = field(default_factory=dict)

    @property
    def happenings(self) -> int:
        """How many happenings weigh anything."""
        return sum(self.counts.values())

    @property
    def total(self) -> float:
        """All weights together, the same in whatever order they came."""
        return fsum(weight * count for weight, count in self.counts.items())


def share_periods(periods: Sequence[date], sums: Sequence[Sums], stream: int) -> list[Share]:
    """Return the share of each period; `stream` sets the draws of one kind apart from those of another."""
    intervals = _intervals(periods, sums, stream)
    return [_share(here, interval) for here, interval in zip(sums, intervals, strict=True)]


def _share(sums: Sums, interval: Range) -> Share:
    least, most = _leave_out(sums)
    return Share(
        value=sums.total / sums.exposure if sums.exposure else None,
        low=interval[0],
        high=interval[1],
        least=least,
        most=most,
        happenings=sums.happenings,
        limited=sums.happenings < FEW or not sums.exposure,
    )


def _intervals(periods: Sequence[date], sums: Sequence[Sums], stream: int) -> list[Range]:
    """Return the 95 % interval of each share; `None` where nothing was read or nothing happened.

    Each happening is drawn a Poisson number of times, once on average, so that how many happenings came to be told is
    uncertain too: to draw as many as there are would give a single happening an interval of no width. The draws of
    `k` happenings of one weight are one draw of mean `k`. A period has its own seed: its interval is the same
    whatever other periods are asked for.
    """
    known = [place for place, here in enumerate(sums) if here.exposure and here.happenings]
    found: list[Range] = [(None, None)] * len(sums)
    if not known:
        return found
    drawn = np.stack([_draw(periods[place], sums[place], stream) for place in known])
    lows, highs = np.quantile(drawn, INTERVAL, axis=1)
    for place, low, high in zip(known, lows, highs, strict=True):
        found[place] = float(low), float(high)
    return found


def _draw(period: date, sums: Sums, stream: int) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    weights = sorted(sums.counts)
    chance = np.random.default_rng((SEED, stream, period.toordinal()))
    times = chance.poisson([sums.counts[weight] for weight in weights], size=(DRAWS, len(weights)))
    drawn: np.ndarray[tuple[int], np.dtype[np.float64]] = times @ np.array(weights) / sums.exposure
    return drawn


def _leave_out(sums: Sums) -> Range:
    """Return the lowest and the highest share with one publisher left out, happenings that only it tells and reports.

    `None` where nothing would be left to read.
    """
    total = sums.total
    rest = [(total - weight, sums.exposure - sums.read.get(name, 0)) for name, weight in sums.sole.items()]
    # Without a publisher that tells nothing alone the weight stays; of those the busiest and the least busy will do.
    others = [count for name, count in sums.read.items() if name and name not in sums.sole]
    rest += [(total, sums.exposure - count) for count in (min(others), max(others))] if others else []
    shares = [max(0.0, weight) / reports for weight, reports in rest if reports]
    return (min(shares), max(shares)) if shares else (None, None)


def gather_sums(
    periods: Sequence[date],
    read: Mapping[date, Mapping[str | None, int]],
    happenings: Iterable[tuple[date, float, str | None, int]],
) -> list[Sums]:
    """Return the sums of each period from the reports of each publisher and happenings: period, weight, sole, count."""
    found: defaultdict[date, Sums] = defaultdict(Sums)
    for period, weight, sole, count in happenings:
        if weight:
            found[period].counts[weight] += count
        if weight and sole:
            found[period].sole[sole] += weight * count
    for period in periods:
        found[period].read = read[period]
        found[period].exposure = sum(read[period].values())
    return [found[period] for period in periods]
