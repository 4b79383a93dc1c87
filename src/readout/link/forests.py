"""Forests: things that are joined two by two, and the first of each group."""

from collections.abc import Iterable, Mapping
from typing import Any


def find_roots(order: Mapping[str, Any], edges: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return for each thing the first, by `order`, of all that it is joined with, whatever the order of the edges."""
    parents = {name: name for name in order}
    for one, other in edges:
        first, second = sorted((_root(parents, one), _root(parents, other)), key=order.__getitem__)
        parents[second] = first
    return {name: _root(parents, name) for name in order}


def _root(parents: dict[str, str], name: str) -> str:
    while parents[name] != name:
        parents[name] = parents[parents[name]]  # the way is halved for the next who goes it
        name = parents[name]
    return name
