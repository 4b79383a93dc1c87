"""Counting what became of the events, or of the claims, report by report."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from readout.archive.comparison.fields import FIELDS, Fields, find_changes
from readout.archive.comparison.pairing import Event, Pair
from readout.archive.comparison.records import Change, Counts, FieldCount, Found, TypeCount


class Tally:
    """Counts of all reports that were added, by the `fields` compared; `shown` examples of each kind are kept."""

    def __init__(self, shown: int, fields: Fields = FIELDS) -> None:
        self._shown = shown
        self._compared = fields
        self._kept, self._lost, self._gained = Counter[str](), Counter[str](), Counter[str]()
        self._out, self._in = Counter[str](), Counter[str]()
        self._a, self._b = Counter[str](), Counter[str]()
        self._fields = Counter[tuple[str, str]]()
        self._examples: dict[tuple[str, str], list[Change]] = defaultdict(list)
        self._found: dict[str, dict[str, list[Found]]] = {"lost": defaultdict(list), "gained": defaultdict(list)}
        self._same = self._changed = 0

    def add(self, ones: Sequence[Event], others: Sequence[Event], pairs: Sequence[Pair]) -> bool:
        """Count the events of one report, as A and as B has them, by `pairs` of the same; tell whether they differ."""
        self._a.update(event["type"] for event in ones)
        self._b.update(event["type"] for event in others)
        differing = [self._add_pair(ones[one], others[other]) for one, other in pairs]
        paired, paired_beside = {one for one, _ in pairs}, {other for _, other in pairs}
        lost = [event for place, event in enumerate(ones) if place not in paired]
        gained = [event for place, event in enumerate(others) if place not in paired_beside]
        self._add_single(lost, self._lost, self._found["lost"])
        self._add_single(gained, self._gained, self._found["gained"])
        return bool(lost or gained or any(differing))

    def counts(self) -> Counts:
        """Return all that was counted."""
        types = self._types()
        return Counts(
            same=self._same,
            changed=self._changed,
            lost=sum(row.lost for row in types),
            gained=sum(row.gained for row in types),
            types=types,
            fields=self._differing(),
            lost_examples=self._examples_of("lost"),
            gained_examples=self._examples_of("gained"),
        )

    def _types(self) -> tuple[TypeCount, ...]:
        """Return the counts by type, those that changed most first."""
        rows = [self._count(type) for type in sorted(self._a.keys() | self._b.keys())]
        return tuple(sorted(rows, key=lambda row: -(row.lost + row.gained + row.changed_out + row.changed_in)))

    def _differing(self) -> tuple[FieldCount, ...]:
        """Return the counts by type and field, the largest first."""
        order = sorted(self._fields.items(), key=lambda item: (-item[1], item[0]))
        return tuple(
            FieldCount(type=type, field=field, count=count, examples=tuple(self._examples[type, field]))
            for (type, field), count in order
        )

    def _examples_of(self, what: str) -> tuple[Found, ...]:
        """Return examples of what was `lost` or `gained`, by type."""
        return tuple(found for type in sorted(self._found[what]) for found in self._found[what][type])

    def _count(self, type: str) -> TypeCount:
        return TypeCount(
            type=type,
            a=self._a[type],
            kept=self._kept[type],
            lost=self._lost[type],
            gained=self._gained[type],
            changed_out=self._out[type],
            changed_in=self._in[type],
            b=self._b[type],
        )

    def _add_pair(self, one: Event, other: Event) -> bool:
        """Count an event of both; tell whether a field differs."""
        if one["type"] == other["type"]:
            self._kept[one["type"]] += 1
        else:
            self._out[one["type"]] += 1
            self._in[other["type"]] += 1
        changes = find_changes(one, other, self._compared)
        for field, before, after in changes:
            self._fields[one["type"], field] += 1
            examples = self._examples[one["type"], field]
            if len(examples) < self._shown:
                examples.append(
                    Change(
                        report=one["report"],
                        event_a=one["id"],
                        event_b=other["id"],
                        before=before,
                        after=after,
                        sentence=other["sentence_text"] or one["sentence_text"],
                    )
                )
        self._changed += bool(changes)
        self._same += not changes
        return bool(changes)

    def _add_single(self, events: Sequence[Event], counts: Counter[str], examples: dict[str, list[Found]]) -> None:
        for event in events:
            counts[event["type"]] += 1
            if len(examples[event["type"]]) < self._shown:
                examples[event["type"]].append(
                    Found(
                        type=event["type"],
                        mode=event["mode"],
                        report=event["report"],
                        event=event["id"],
                        trigger=event["trigger"],
                        sentence=event["sentence_text"],
                    )
                )
