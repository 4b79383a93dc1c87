"""Comparison: how likely two tellings of different reports are one happening, by weights learnt from our stories.

A logistic regression over what agrees and what differs, for many pairs at once. Its weights stand in
`data/sameness.tsv`; `readout.train.incidents` makes them.
"""

import math
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from readout.errors import DataError
from readout.link.days import ASSUMED, SCENE, TOLD, UNKNOWN
from readout.link.traits import AUXILIARIES, Rows, Traits, gather_traits
from readout.text.tables import read_rows

TABLE = Path(__file__).parent / "data" / "sameness.tsv"
APART = 2  # days between two told times from which they are two happenings
NEAR, DISTANT = 30.0, 150.0  # kilometres
SAME_WORDS = 0.75  # share of the weight of both sentences from which one is taken for a copy of the other
SOME_WORDS = 0.2  # share from which two sentences have words in common
LEAST_WEIGHT = 4.0  # of a sentence, so that a short one does not agree by a word or two
SMALL = 2  # figures up to this agree by chance
CLOSE_FIGURES = 1.3  # the larger of two figures by the smaller, up to which they may be one count
SLACK = 0.01  # of a logit, for rounding
EARTH = 111.2  # kilometres of a degree

Feature = tuple[str, NDArray[np.float32]]
Places = NDArray[np.int64]
Truth = NDArray[np.bool_]


def score_pairs(traits: Traits, one: Places, other: Places, enough: float) -> tuple[Places, NDArray[np.float64]]:
    """Return which pairs have at least that chance, 0 to 1, to be one happening, by number, and their chances.

    The cheap features come first; a pair that can't make it any more is not compared further.
    """
    weights, least = load_weights(), math.log(enough / (1 - enough)) - SLACK
    left, logits = np.arange(len(one)), np.zeros(len(one))
    for stage, rest in zip(STAGES, _bound_rest(), strict=True):
        rows = traits.pick(one[left]), traits.pick(other[left])
        logits = logits + sum(weights.get(name, 0.0) * values.astype(np.float64) for name, values in stage(*rows))
        hopeful = logits + rest >= least
        left, logits = left[hopeful], logits[hopeful]
    chances = np.round(1 / (1 + np.exp(-logits)), 4)
    good = ~is_apart(traits.pick(one[left]), traits.pick(other[left])) & (chances >= enough)
    left, chances = left[good], chances[good]
    sharing = find_sharing(traits, one[left], other[left])
    return left[sharing], chances[sharing]


@cache
def _bound_rest() -> tuple[float, ...]:
    """Return for each stage the most that the stages after it can add; no feature is above 1."""
    weights = load_weights()
    nothing = gather_traits(()).pick(np.zeros(0, dtype=np.int64))
    most = []
    for stage in STAGES:
        gains = [max(0.0, weights.get(name, 0.0)) for name, _ in stage(nothing, nothing)]
        most.append(max(gains) if stage in EXCLUSIVE else sum(gains))
    return tuple(sum(most[number + 1 :]) for number in range(len(STAGES)))


def explain_pairs(one: Rows, other: Rows, most: int = 3) -> list[tuple[str, ...]]:
    """Return what speaks for each pair, strongest first, at most so many."""
    weights = load_weights()
    named = [(name, weights[name] * values) for name, values in compare(one, other) if weights.get(name, 0.0) > 0]
    named = [(name, values) for name, values in named if name != "always"]
    if not named:
        return [()] * len(one)
    table = np.stack([values for _, values in named])
    order = np.argsort(-table, axis=0, kind="stable")[:most]
    return [tuple(named[row][0] for row in order[:, pair] if table[row, pair] > 0) for pair in range(len(one))]


@cache
def load_weights() -> dict[str, float]:
    """Return the weights by feature; `DataError` with file and line for one that is no number or comes twice."""
    weights: dict[str, float] = {}
    for where, (name, weight) in read_rows(TABLE, columns=2):
        if name in weights:
            raise DataError(f"{where}: {name!r} stands in the table twice")
        try:
            weights[name] = float(weight)
        except ValueError as error:
            raise DataError(f"{where}: {weight!r} is no number") from error
    return weights


def is_apart(one: Rows, other: Rows) -> Truth:
    """Tell which pairs are told with days of their own that are clearly different."""
    both = (one["day_how"] >= SCENE) & (other["day_how"] >= SCENE)
    told = (one["day_how"] == TOLD) | (other["day_how"] == TOLD)
    return np.asarray(both & told & (_gap(one, other) >= APART), dtype=bool)


def find_sharing(traits: Traits, one: Places, other: Places) -> Places:
    """Return which pairs share more than what many happenings of a day share: words, a place, a figure or names."""
    sharing = _likeness(traits.pick(one), traits.pick(other))[0] >= SOME_WORDS
    rest = np.flatnonzero(~sharing)
    first, second = traits.pick(one[rest]), traits.pick(other[rest])
    sharing[rest] = _meets(first["places"], second["places"]) | _compare_counts(first, second)["figure same"]
    rest = rest[~sharing[rest]]
    first, second = traits.pick(one[rest]), traits.pick(other[rest])
    sides = ("actor_names", "recipient_names")
    sharing[rest] = np.logical_and(*(_meets(first[side], second[side]) for side in sides))
    return np.flatnonzero(sharing)


def compare(one: Rows, other: Rows) -> Iterator[Feature]:
    """Give the features of the pairs, the same whichever of the two comes first."""
    for stage in STAGES:
        yield from stage(one, other)


def _compare_kinds(one: Rows, other: Rows) -> Iterator[Feature]:
    yield "always", np.ones(len(one), dtype=np.float32)
    moded = (one["mode"] != 0) & (other["mode"] != 0)
    yield "mode same", _number(moded & (one["mode"] == other["mode"]))
    yield "mode differs", _number(moded & (one["mode"] != other["mode"]))
    yield "trigger same", _number(_meets(one["triggers"], other["triggers"]))
    differing = one["auxiliaries"] ^ other["auxiliaries"]
    for place, auxiliary in enumerate(AUXILIARIES):
        yield f"{auxiliary} differs", _number(differing & (1 << place) != 0)


def _compare_parties(one: Rows, other: Rows) -> Iterator[Feature]:
    for side in ("actor", "recipient"):
        named = _meets(one[f"{side}_names"], other[f"{side}_names"])
        sectors = _meets(one[f"{side}_sectors"], other[f"{side}_sectors"])
        countries = _meets(one[f"{side}_countries"], other[f"{side}_countries"])
        known = (one[f"{side}_countries"][:, 0] != 0) & (other[f"{side}_countries"][:, 0] != 0)
        silent = (one[f"{side}_countries"][:, 0] != 0) ^ (other[f"{side}_countries"][:, 0] != 0)
        yield f"{side} named", _number(named)
        yield f"{side} of one sector", _number(sectors)
        yield f"{side} of one country", _number(countries)
        yield f"{side} differs", _number(known & ~countries)
        yield f"{side} silent", _number(silent)


def _compare_days(one: Rows, other: Rows) -> Iterator[Feature]:
    gap = _gap(one, other)
    known = (one["start"] != UNKNOWN) & (other["start"] != UNKNOWN)
    firm = (one["day_how"] >= SCENE) & (other["day_how"] >= SCENE)
    loose = known & ~firm & ((one["day_how"] > ASSUMED) | (other["day_how"] > ASSUMED))
    vague = known & ~firm & ~loose
    for name, kind in (("told", firm), ("assumed", loose), ("unknown", vague)):
        yield f"day same, {name}", _number(kind & (gap == 0))
        yield f"day near, {name}", _number(kind & (gap == 1))
        yield f"day far, {name}", _number(kind & (gap >= APART))


def _compare_places(one: Rows, other: Rows) -> Iterator[Feature]:
    named = (one["places"][:, 0] != 0) & (other["places"][:, 0] != 0)
    same = _meets(one["places"], other["places"])
    countries = (one["place_country"] != 0) & (other["place_country"] != 0)
    firm = (one["place_how"] > ASSUMED) & (other["place_how"] > ASSUMED)
    with np.errstate(invalid="ignore"):
        distance = _distance(one, other)
        yield "place same", _number(same)
        yield "place near", _number(~same & (distance <= NEAR))
        yield "place distant", _number(firm & ~same & (distance >= DISTANT))
    yield "place differs", _number(firm & named & ~same)
    yield "country of place differs", _number(countries & (one["place_country"] != other["place_country"]))


def _compare_figures(one: Rows, other: Rows) -> Iterator[Feature]:
    for name, truth in _compare_counts(one, other).items():
        yield name, _number(truth)


def _compare_counts(one: Rows, other: Rows) -> dict[str, Truth]:
    large, equal, near, counted = (np.zeros(len(one), dtype=bool) for _ in range(4))
    figures = zip(_stand(one["figure_kinds"]), _stand(one["figure_values"]), strict=True)
    others = list(zip(_stand(other["figure_kinds"]), _stand(other["figure_values"]), strict=True))
    for (kind, value), (kind_there, value_there) in product(figures, others):
        alike = (kind == kind_there) & (kind != 0)
        same = alike & (value == value_there)
        counted |= alike
        equal |= same
        large |= same & (value > SMALL)
        near |= alike & (np.maximum(value, value_there) <= np.minimum(value, value_there) * CLOSE_FIGURES)
    return {
        "figure same": large,
        "small figure same": equal & ~large,
        "figure close": near & ~equal,
        "figure differs": counted & ~near,
    }


def _compare_words(one: Rows, other: Rows) -> Iterator[Feature]:
    likeness, whole = _likeness(one, other)
    yield "words shared", likeness
    yield "same words", _number(whole >= SAME_WORDS)


def _likeness(one: Rows, other: Rows) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return the share of the weight of the lighter and of the heavier sentence that the other has too."""
    shared, totals = _shared_weight(one, other), (one["weight"], other["weight"])
    return (
        shared / np.maximum(np.minimum(*totals), LEAST_WEIGHT),
        shared / np.maximum(np.maximum(*totals), LEAST_WEIGHT),
    )


def _shared_weight(one: Rows, other: Rows) -> NDArray[np.float32]:
    shared = np.zeros(len(one), dtype=np.float32)
    others = _stand(other["words"])
    for word, weight in zip(_stand(one["words"]), _stand(one["weights"]), strict=True):
        shared += _is_among(word, others) * weight
    return shared


def _gap(one: Rows, other: Rows) -> NDArray[np.int32]:
    """Return the days between two times, 0 where they meet."""
    return np.asarray(np.maximum(0, np.maximum(one["start"] - other["end"], other["start"] - one["end"])))


def _distance(one: Rows, other: Rows) -> NDArray[np.float32]:
    """Return kilometres, near enough for places of one country; not a number where one is not known."""
    north = one["latitude"] - other["latitude"]
    east = (one["longitude"] - other["longitude"]) * np.cos(np.radians((one["latitude"] + other["latitude"]) / 2))
    return np.asarray(np.hypot(north, east) * EARTH, dtype=np.float32)


def _meets(one: NDArray[np.int32], other: NDArray[np.int32]) -> Truth:
    """Tell which pairs of rows share a number other than 0."""
    met = np.zeros(len(one), dtype=bool)
    others = _stand(other)
    for column in _stand(one):
        met |= _is_among(column, others) & (column != 0)
    return met


def _is_among(column: NDArray[np.int32], others: NDArray[np.int32]) -> Truth:
    among = column == others[0]
    for other in others[1:]:
        among |= column == other
    return np.asarray(among)


def _stand(rows: NDArray[Any]) -> NDArray[Any]:
    """Return rows as columns that lie together in memory: a narrow table is many times faster by column."""
    return np.ascontiguousarray(rows.T)


def _number(truth: NDArray[Any] | np.bool_) -> NDArray[np.float32]:
    return np.asarray(truth, dtype=np.float32)


# The order is for speed alone: those that leave the fewest pairs hopeful come early.
STAGES = (_compare_days, _compare_parties, _compare_kinds, _compare_words, _compare_places, _compare_figures)
EXCLUSIVE = (_compare_days, _compare_figures)  # a pair has one of their features at most
