"""Which event or claim of one reading of a report is which of the other: by the words that tell it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Event = Mapping[str, Any]  # a row of the table `events`, or of a claim in its columns
Pair = tuple[int, int]
Place = tuple[int, int]  # first code point, and the first after it


def pair_events(ones: Sequence[Event], others: Sequence[Event], moved: Sequence[int | None] = ()) -> list[Pair]:
    """Return places in `ones` and `others` of events that are the same, each at most once.

    Their triggers overlap, else some of their tellings; of several the one of the same type, span and mode goes first.
    `moved` says for each of the others how many code points its words lie before where they lie in the text of `ones`;
    `None` where that text lacks them.
    """
    steps: Sequence[int | None] = moved or [0] * len(others)
    nears = [
        (rank, at, beside)
        for at, one in enumerate(ones)
        for beside, (other, step) in enumerate(zip(others, steps, strict=True))
        if step is not None and (rank := _rank(one, other, step))
    ]
    nears.sort(key=lambda near: (tuple(-part for part in near[0]), near[1], near[2]))
    taken, taken_beside, pairs = set[int](), set[int](), []
    for _, at, beside in nears:
        if at not in taken and beside not in taken_beside:
            taken.add(at)
            taken_beside.add(beside)
            pairs.append((at, beside))
    return sorted(pairs)


def find_step(event: Event, text: str) -> int | None:
    """Return how far the words of an event lie in another text from where they lie in its own, by its best sentence.

    Of several places where that text has the sentence, the nearest; `None` where it has none.
    """
    sentence, spans = event["sentence_text"], event["sentences"]
    if not sentence or not spans:
        return None
    start = spans[0]["start"]
    before, after = text.rfind(sentence, 0, start + len(sentence)), text.find(sentence, start)
    steps = [place - start for place in (before, after) if place >= 0]
    return min(steps, key=abs, default=None)


def _rank(one: Event, other: Event, step: int) -> tuple[int, ...] | None:
    """Return how near two events are, more is nearer; `None` where they have no words in common."""
    here = (one["trigger_start"], one["trigger_end"])
    there = (other["trigger_start"] + step, other["trigger_end"] + step)
    same_type = int(one["type"] == other["type"])
    alike = (same_type, int(here == there), int(one["mode"] == other["mode"]))
    if _overlap(here, there):
        return (1, *alike)
    tellings = ([(span["start"], span["end"]) for span in event["tellings"] or ()] for event in (one, other))
    ours, theirs = tellings
    near = any(_overlap(mine, (start + step, end + step)) for mine in ours for start, end in theirs)
    return (0, *alike) if near else None


def _overlap(one: Place, other: Place) -> bool:
    return one[0] < other[1] and other[0] < one[1]
