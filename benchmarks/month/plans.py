"""Who tells a story when: takes and versions by agencies, copies of them on sites, rewrites, corrections and kills."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from random import Random
from typing import Literal

from benchmarks.month.publishers import Publisher, make_agencies, make_sites
from benchmarks.month.stories import Story

Cut = Literal["whole", "trimmed", "opening", "titled"]
Kind = Literal["body", "copy", "correction", "kill"]
CUTS: tuple[Cut, ...] = ("whole", "trimmed", "opening", "titled")
DAY = 24 * 60  # minutes
KILLED = 0.06  # share of larger stories whose first agency takes its words back
SIZES = ((1, 1), (2, 6), (7, 20), (21, 60))
SIZE_WEIGHTS = (80, 14, 4.5, 1.5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A report before its words are written. `at` are minutes after the story breaks; the sources are report keys."""

    key: str
    story: Story
    kind: Kind
    at: int
    publisher: Publisher
    body: int
    body_at: int
    stage: int = 0
    share: float = 0.8
    number: int = 0  # of the version
    agency: str | None = None
    cut: Cut = "whole"
    copy_of: str | None = None
    version_of: str | None = None
    kills: str | None = None


def draw_size(chance: Random) -> int:
    """Return how many reports tell a story: mostly one, at most sixty."""
    return chance.randint(*chance.choices(SIZES, SIZE_WEIGHTS)[0])


def plan_story(story: Story, size: int) -> tuple[Plan, ...]:
    """Return the reports of a story in order of time, as many as `size`; none is earlier than what it rests on."""
    chance = Random(f"{story.key} plans")
    writer = _Writer(story, size, chance, chance.sample(make_sites(), size))
    agencies = chance.sample(make_agencies(), min(1 + (size > 8) + (size > 25), 3))
    if size == 1:
        writer.write(chance.choice((agencies[0], writer.sites.pop())), chance.randrange(DAY - 60))
    for number, agency in enumerate(agencies if size > 1 else ()):
        first = writer.write(agency, chance.randint(30, 600) + 60 * number)
        versions = writer.revise(first)
        if number == 0 and size > 3 and chance.random() < KILLED:
            writer.kill(versions[-1])
        writer.sources.append(versions)
    while writer.room:
        if chance.random() < 0.6:
            writer.copy()
        else:
            writer.write(writer.sites.pop(), chance.randint(90, 30 * 60))
    return tuple(sorted(writer.plans, key=lambda plan: (plan.at, plan.key)))


@dataclass(slots=True)
class _Writer:
    story: Story
    size: int
    chance: Random
    sites: list[Publisher]  # none prints a story twice
    plans: list[Plan] = field(default_factory=list)
    sources: list[list[Plan]] = field(default_factory=list)
    bodies: int = 0

    @property
    def room(self) -> int:
        return self.size - len(self.plans)

    def write(self, publisher: Publisher, at: int) -> Plan:
        """Plan words of a publisher's own."""
        plan = Plan(
            key=self._key(),
            story=self.story,
            kind="body",
            at=at,
            publisher=publisher,
            body=self.bodies,
            body_at=at,
            stage=0 if publisher.short else min(at // 480, 3),
            share=self.chance.uniform(0.7, 1.0),
            agency=publisher.short,
        )
        self.bodies += 1
        return self._add(plan)

    def revise(self, first: Plan) -> list[Plan]:
        """Plan the versions of a first take; return it and them."""
        chain = [first]
        for number in range(1, min(self.chance.choice((0, 0, 1, 1, 2, 3)), self.room) + 1):
            last, corrects = chain[-1], self.chance.random() < 0.15
            later = replace(
                last,
                key=self._key(),
                kind="correction" if corrects else "body",
                at=last.at + self.chance.randint(40, 300),
                stage=number,
                number=number,
                version_of=last.key,
            )
            chain.append(self._add(later))
        return chain

    def kill(self, last: Plan) -> None:
        """Plan the notice that takes a story back."""
        if self.room:
            at = last.at + self.chance.randint(60, 400)
            self._add(replace(last, key=self._key(), kind="kill", at=at, version_of=last.key, kills=last.key))

    def copy(self) -> None:
        """Plan a copy of one of an agency's versions, with or without credit."""
        source = self.chance.choice(self.chance.choice(self.sources))
        drawn = self.chance.random()
        self._add(
            replace(
                source,
                key=self._key(),
                kind="copy",
                at=source.at + self.chance.randint(10, 1200),
                publisher=self.sites.pop(),
                agency=source.agency if drawn < 0.85 else None,
                cut=self.chance.choice(CUTS),
                copy_of=source.key,
                version_of=None,
            )
        )

    def _key(self) -> str:
        return f"{self.story.key}/{len(self.plans)}"

    def _add(self, plan: Plan) -> Plan:
        self.plans.append(plan)
        return plan
