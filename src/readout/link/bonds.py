"""Bonds: which events of different reports are one happening, each pair of reports for itself."""

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from readout.link.blocks import CHUNK, candidate_pairs
from readout.link.comparison import explain_pairs, score_pairs
from readout.link.traits import Traits, gather_traits
from readout.records import Bond, Telling

MAKER = "link.bonds/0.1 sameness"
ENOUGH = 0.6  # the chance from which two tellings are bonded; at 0.5 chains of false bonds grow seven times as long

Places = NDArray[np.int64]
Scores = NDArray[np.float64]


def find_bonds(new: Iterable[Telling], known: Iterable[Telling] = ()) -> tuple[Bond, ...]:
    """Return the bonds within the new tellings and between them and those known, in the order of their events.

    A report's tellings come all together, as new or as known. Two reports are matched one to one, best first, whatever
    others tell: so bonds do not hang on what else there is or on the order. The tellings are gone through once and
    not kept.
    """
    traits = gather_traits(new, known)
    one, other, scores = _score_candidates(traits)
    kept = choose_pairs(traits, one, other, scores)
    bonds = _make_bonds(traits, one[kept], other[kept], scores[kept])
    return tuple(sorted(bonds, key=lambda bond: (bond.one, bond.other)))


def choose_pairs(traits: Traits, one: Places, other: Places, scores: Scores) -> NDArray[np.bool_]:
    """Tell which pairs stand when every telling goes with one of another report at most, the best pairs first."""
    ends = _ends(traits, one, other)
    repeated = _is_repeated(np.concatenate(ends)).reshape(2, -1)
    rivals = repeated[0] | repeated[1]
    kept = ~rivals
    taken: set[int] = set()
    for pair in sorted(np.flatnonzero(rivals).tolist(), key=lambda pair: _rank(traits, one, other, scores, pair)):
        claimed = (int(ends[0][pair]), int(ends[1][pair]))
        kept[pair] = taken.isdisjoint(claimed)
        if kept[pair]:
            taken.update(claimed)
    return np.asarray(kept)


def _score_candidates(traits: Traits) -> tuple[Places, Places, Scores]:
    found = [(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.float64))]
    ranks = np.argsort(np.argsort(np.array(traits.events, dtype=str), kind="stable"), kind="stable")
    for pair in candidate_pairs(traits):
        one, other = _order_ends(ranks, *pair)
        kept, scores = score_pairs(traits, one, other, ENOUGH)
        found.append((one[kept], other[kept], scores))
    one, other, scores = (np.concatenate(column) for column in zip(*found, strict=True))
    return one, other, scores


def _order_ends(ranks: Places, one: Places, other: Places) -> tuple[Places, Places]:
    """Return the ends of pairs by their events' ids: a pair is compared the same way whichever came first."""
    turned = ranks[one] > ranks[other]
    return np.where(turned, other, one), np.where(turned, one, other)


def _ends(traits: Traits, one: Places, other: Places) -> tuple[Places, Places]:
    """Return for both ends of the pairs a number for the telling together with the report it goes to."""
    reports = traits.reports
    most = int(reports.max(initial=0)) + 1
    return one * most + reports[other], other * most + reports[one]


def _is_repeated(numbers: Places) -> NDArray[np.bool_]:
    _, where, counts = np.unique(numbers, return_inverse=True, return_counts=True)
    return counts[where] > 1


def _rank(traits: Traits, one: Places, other: Places, scores: Scores, pair: int) -> tuple[float, str, str]:
    first, second = sorted((traits.events[one[pair]], traits.events[other[pair]]))
    return -scores[pair], first, second


def _make_bonds(traits: Traits, one: Places, other: Places, scores: Scores) -> Iterator[Bond]:
    for start in range(0, len(one), CHUNK):
        piece = slice(start, start + CHUNK)
        reasons = explain_pairs(traits.pick(one[piece]), traits.pick(other[piece]))
        ends = zip(one[piece].tolist(), other[piece].tolist(), scores[piece].tolist(), reasons, strict=True)
        for first, second, score, told in ends:
            lower, upper = sorted((traits.events[first], traits.events[second]))
            yield Bond(one=lower, other=upper, score=score, made_by=MAKER, reasons=told)
