"""The days of the month: which stories break, which reports come out, in order of time and never all in memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice, pairwise
from random import Random

from benchmarks.month.plans import DAY, Plan, draw_size, plan_story
from benchmarks.month.readings import Dispatch, make_dispatch
from benchmarks.month.stories import Decoy, Story, make_decoy, make_story

START = date(2027, 3, 1)
DAYS = 30
DECOYS: tuple[Decoy, ...] = ("later", "elsewhere")
DECOY = 0.25  # share of the stories told by several that have one that looks like it


@dataclass(frozen=True, slots=True)
class Order:
    """A planned report and the moment its story breaks."""

    plan: Plan
    breaks: datetime
    seed: int

    @property
    def moment(self) -> datetime:
        """When it comes out."""
        return self.breaks + timedelta(minutes=self.plan.at)

    def make(self) -> Dispatch:
        """Write it."""
        return make_dispatch(self.plan, self.seed, self.breaks)


@dataclass(slots=True)
class _Calendar:
    """Plans of days to come, by number of the day; `twins` are stories that break then."""

    seed: int
    loads: list[int]
    days: list[list[Order]] = field(default_factory=list)
    twins: list[list[Story]] = field(default_factory=list)
    stories: int = 0

    def __post_init__(self) -> None:
        self.days = [[] for _ in self.loads]
        self.twins = [[] for _ in self.loads]


def make_month(seed: int = 1, reports: int = 100_000) -> Iterator[Dispatch]:
    """Give `reports` reports of thirty days in order of time, the same for the same seed."""
    return (order.make() for day in islice(plan_days(seed, reports), DAYS) for order in day)


def make_next_day(seed: int = 1, reports: int = 100_000) -> Iterator[Dispatch]:
    """Give the reports of the day after, 33 for a thousand: new stories, and old ones told again."""
    return (order.make() for day in islice(plan_days(seed, reports), DAYS, None) for order in day)


def make_shuffled(seed: int = 1, reports: int = 100_000) -> Iterator[Dispatch]:
    """Give the reports of the month and of the next day in an order of no meaning, the same for the same seed."""
    orders = [order for day in plan_days(seed, reports) for order in day]
    Random(f"shuffled {seed}").shuffle(orders)
    return (order.make() for order in orders)


def plan_days(seed: int, reports: int) -> Iterator[list[Order]]:
    """Give the reports of each day of the month and of the next day, planned and in order of time."""
    ends = [reports * number // DAYS for number in range(DAYS + 1)]
    calendar = _Calendar(seed, [later - sooner for sooner, later in pairwise(ends)] + [max(1, next_load(reports))])
    for number, orders in enumerate(calendar.days):
        _fill(calendar, number)
        yield sorted(orders, key=lambda order: (order.moment, order.plan.key))
        orders.clear()


def next_load(reports: int) -> int:
    """Return the number of reports of the next day: 3,300 after 100,000."""
    return reports * 33 // 1000


def _fill(calendar: _Calendar, number: int) -> None:
    """Let stories break until the day has as many reports as are due."""
    for story in calendar.twins[number]:
        _break(calendar, story, number)
    while len(calendar.days[number]) < calendar.loads[number]:
        calendar.stories += 1
        story = make_story(f"s{calendar.seed}-{calendar.stories}", START + timedelta(days=number))
        size = _break(calendar, story, number)
        chance = Random(f"{story.key} decoy")
        if size > 1 and chance.random() < DECOY:
            kind = chance.choice(DECOYS)
            twin, later = make_decoy(story, kind), number + (2 if kind == "later" else 1)
            if later < len(calendar.loads):
                calendar.twins[later].append(twin)


def _break(calendar: _Calendar, story: Story, number: int) -> int:
    """Put the reports of a story on their days; return how many: one where more do not fit."""
    breaks = datetime.combine(START + timedelta(days=number), time(), UTC)
    size = draw_size(Random(f"{story.key} size"))
    plans = plan_story(story, size)
    if not _fits(calendar, plans, number):
        plans = plan_story(story, 1)
    if not _fits(calendar, plans, number):
        return 0
    for plan in plans:
        day = number + plan.at // DAY
        if day < len(calendar.days):
            calendar.days[day].append(Order(plan, breaks, calendar.seed))
    return len(plans)


def _fits(calendar: _Calendar, plans: tuple[Plan, ...], number: int) -> bool:
    """Tell whether no day gets more reports than are due; half of later days is kept for stories of their own."""
    needed: dict[int, int] = {}
    for plan in plans:
        day = number + plan.at // DAY
        needed[day] = needed.get(day, 0) + 1
    return all(
        len(calendar.days[day]) + count <= (calendar.loads[day] if day == number else calendar.loads[day] // 2)
        for day, count in needed.items()
        if day < len(calendar.loads)
    )
