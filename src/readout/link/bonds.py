"""Bonds: which events of different reports are one happening, each pair of reports for itself."""

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from readout.link.blocks import CHUNK, PIECE, candidate_pairs, spread_pairs
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
    return tuple(_make_bonds(traits, one[kept], other[kept], scores[kept]))


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
    for pair in candidate_pairs(traits):
        one, other = _order_ends(traits.codes, *pair)
        kept, scores = score_pairs(traits, one, other, ENOUGH)
        first, second, pairs = spread_pairs(traits, one[kept], other[kept])
        found.append((first, second, scores[pairs]))
    one, other, scores = (np.concatenate(column) for column in zip(*found, strict=True))
    return one, other, scores


def _order_ends(codes: NDArray[np.uint64], one: Places, other: Places) -> tuple[Places, Places]:
    """Return the ends of pairs by what is in their rows: a pair is compared the same way whichever came first."""
    turned = codes[one] > codes[other]
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
    reasons, numbers = _explain(traits, one, other)
    ranks = np.argsort(np.argsort(np.array(traits.events, dtype=str), kind="stable"), kind="stable")
    turned = ranks[one] > ranks[other]
    lower, upper = np.where(turned, other, one), np.where(turned, one, other)
    order = np.lexsort((ranks[upper], ranks[lower]))
    for start in range(0, len(order), CHUNK):
        piece = order[start : start + CHUNK]
        ends = (values[piece].tolist() for values in (lower, upper, scores, numbers))
        for first, second, score, number in zip(*ends, strict=True):
            one_event, other_event = traits.events[first], traits.events[second]
            yield Bond(one=one_event, other=other_event, score=score, made_by=MAKER, reasons=reasons[number])


def _explain(traits: Traits, one: Places, other: Places) -> tuple[list[tuple[str, ...]], Places]:
    """Return the reasons of pairs of rows, each pair once, and which of these each pair of tellings has."""
    size = max(len(traits.codes), 1)
    packed, numbers = np.unique(traits.rows[one] * size + traits.rows[other], return_inverse=True)
    known: dict[tuple[str, ...], tuple[str, ...]] = {}
    found: list[tuple[str, ...]] = []
    for start in range(0, len(packed), PIECE):
        piece = packed[start : start + PIECE]
        told = explain_pairs(traits.pick(piece // size), traits.pick(piece % size))
        found += (known.setdefault(reasons, reasons) for reasons in told)
    return found, numbers
