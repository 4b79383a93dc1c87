"""Naming: which reports can name one another by their heads: one address, one keyword line, one headline."""

from collections.abc import Iterator, Sequence
from itertools import islice

from readout.link.addresses import bare_address, same_address
from readout.link.pairs import WINDOW, days_apart, headline_key, is_later_version
from readout.link.sources import source_keys
from readout.records import Sketch


def head_pairs(sketches: Sequence[Sketch], is_new: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Give pairs that may name one another within the window, one of them new, by number, the lower first."""
    groups: dict[tuple[str, ...], list[int]] = {}
    for number, sketch in enumerate(sketches):
        for key in set(_keys(sketch)):
            groups.setdefault(key, []).append(number)
    for members in groups.values():
        if len(members) > 1:
            yield from _pairs(members, sketches, is_new)


def _keys(sketch: Sketch) -> Iterator[tuple[str, ...]]:
    if sketch.url and (address := bare_address(sketch.url)):
        yield ("address", address)
    names = [name for name in (sketch.slug, headline_key(sketch)) if name]
    for source in source_keys(sketch):
        yield from (("name", source, name) for name in names)


def _pairs(members: list[int], sketches: Sequence[Sketch], is_new: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Reports of no date come first, near to all; the others are near to those that follow within the window."""
    members = sorted(members, key=lambda number: (sketches[number].published or "", number))
    for place, one in enumerate(members):
        for other in islice(members, place + 1, None):
            apart = days_apart(sketches[one], sketches[other])
            if apart is not None and apart > WINDOW + 1:  # a moment's own day may lie behind the order of its text
                break
            if (is_new[one] or is_new[other]) and _may_name(sketches[one], sketches[other]):
                yield min(one, other), max(one, other)


def _may_name(one: Sketch, other: Sketch) -> bool:
    if is_later_version(one) or is_later_version(other) or (one.slug and one.slug == other.slug):
        return True
    return same_address(one, other)
