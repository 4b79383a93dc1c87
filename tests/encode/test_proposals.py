"""Proposals from scores made by hand, with roles that are the sum of what either word brings."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from readout.encode.proposals import LEAST, LEAST_LABEL, LEAST_ROLE, Proposer
from readout.encode.weights import Labels
from readout.records.document import Proposal

Floats = NDArray[np.float32]
LABELS = Labels(
    tags=(),
    names=(),
    relations=(),
    events=("", "AID", "ASSAULT"),
    modes=("AID", "ASSAULT", "ASSAULT/drone"),
    auxiliaries=("future", "negation"),
    contexts=("military", "health"),
    stances=("", "states", "denies"),
    roles=("", "actor", "recipient"),
)
QUIET = {
    "events": (1.0, 0.0, 0.0),
    "modes": (1.0, 0.0, 0.0),
    "auxiliaries": (0.0, 0.0),
    "contexts": (0.0, 0.0),
    "stances": (1.0, 0.0, 0.0),
}
NO_ROLE = (1.0, 0.0, 0.0)


class Roles:
    """Stands for the session of the graph: chances of roles are those of the filler, moved by the holder."""

    def __init__(self) -> None:
        self.pairs: list[int] = []

    def run(self, outputs: object, feed: Mapping[str, Floats]) -> list[Floats]:
        self.pairs.append(len(feed["d"]))
        return [feed["d"] + feed["h"]]


def logs(chances: Sequence[float]) -> list[float]:
    return np.log(np.clip(chances, 1e-9, 1)).tolist()


def logits(chances: Sequence[float]) -> list[float]:
    clipped = np.clip(chances, 1e-9, 1 - 1e-9)
    return np.log(clipped / (1 - clipped)).tolist()


def score(**chances: Sequence[float]) -> list[float]:
    """Return the columns of a word with the chances given, all else none."""
    told = QUIET | chances
    return [
        *logs(told["events"]),
        *logs(told["modes"]),
        *logits(told["auxiliaries"]),
        *logits(told["contexts"]),
        *logs(told["stances"]),
    ]


def propose(
    words: Sequence[Sequence[list[float]]],
    sizes: Sequence[int],
    fillers: Mapping[tuple[int, int], Sequence[float]] | None = None,
    holders: Mapping[tuple[int, int], Sequence[float]] | None = None,
    roles: Any = None,
) -> list[tuple[Proposal, ...]]:
    """Propose for a batch; `fillers` and `holders` are given by sentence and word."""
    scores = np.array(words, np.float32)
    left = np.zeros((*scores.shape[:2], 3), np.float32)
    right = np.tile(np.array(logs(NO_ROLE), np.float32), (*scores.shape[:2], 1))
    for place, values in (holders or {}).items():
        left[place] = values
    for place, values in (fillers or {}).items():
        right[place] = logs(values)
    return Proposer(LABELS, roles or Roles()).propose(scores, left, right, sizes)


TRIGGER = score(events=(0.2, 0.3, 0.5))
CUE = score(stances=(0.4, 0.1, 0.5))
NOTHING = score()


def test_labels_come_likeliest_first_with_their_chances() -> None:
    word = score(
        events=(0.2, 0.3, 0.5),
        modes=(0.2, 0.1, 0.7),
        auxiliaries=(0.3, 0.9),
        contexts=(0.2, 0.05),
        stances=(0.4, 0.1, 0.5),
    )
    (((proposal,)),) = propose([[word]], [1])
    assert [name for name, _ in proposal.types] == ["ASSAULT", "AID"]
    assert [chance for _, chance in proposal.types] == pytest.approx([0.5, 0.3], abs=1e-5)
    assert [name for name, _ in proposal.modes] == ["ASSAULT/drone", "AID", "ASSAULT"]
    assert [name for name, _ in proposal.auxiliaries] == ["negation", "future"]
    assert [chance for _, chance in proposal.auxiliaries] == pytest.approx([0.9, 0.3], abs=1e-5)
    assert [name for name, _ in proposal.contexts] == ["military"]  # a context needs a tenth
    assert [name for name, _ in proposal.stances] == ["denies", "states"]


def test_unlikely_labels_are_left_out() -> None:
    below, above = LEAST_LABEL - 0.005, LEAST_LABEL + 0.005
    (((proposal,)),) = propose([[score(events=(1 - below - 0.6, below, 0.6))]], [1])
    assert [name for name, _ in proposal.types] == ["ASSAULT"]
    (((proposal,)),) = propose([[score(events=(1 - above - 0.6, above, 0.6))]], [1])
    assert [name for name, _ in proposal.types] == ["ASSAULT", "AID"]


def test_only_words_that_may_tell_something_are_proposed() -> None:
    below, above = LEAST - 0.01, LEAST + 0.01
    words = [
        NOTHING,
        score(events=(1 - below, below, 0.0)),
        score(events=(1 - above, above, 0.0)),
        score(stances=(1 - below, below, 0.0)),
        score(stances=(1 - above, above, 0.0)),
    ]
    (proposals,) = propose([words], [5])
    assert [proposal.token for proposal in proposals] == [2, 4]


def test_a_word_may_be_cue_or_trigger_or_both() -> None:
    both = score(events=(0.5, 0.5, 0.0), stances=(0.5, 0.5, 0.0))
    ((trigger, cue, twofold),) = propose([[TRIGGER, CUE, both]], [3])
    assert trigger.types and not trigger.stances
    assert cue.stances and not cue.types
    assert twofold.types and twofold.stances


def test_sentences_keep_their_own_proposals() -> None:
    found = propose([[NOTHING, TRIGGER], [CUE, NOTHING], [NOTHING, NOTHING]], [2, 2, 2])
    assert [[proposal.token for proposal in sentence] for sentence in found] == [[1], [0], []]


def test_padding_is_never_proposed_and_plays_no_role() -> None:
    roles = Roles()
    actor = dict.fromkeys([(0, 0), (0, 1), (0, 2), (1, 2)], (0.15, 0.8, 0.05))
    found = propose([[TRIGGER, NOTHING, TRIGGER], [NOTHING, NOTHING, NOTHING]], [2, 3], fillers=actor, roles=roles)
    ((proposal,), empty) = found
    assert empty == ()
    assert [role.token for role in proposal.roles] == [1]
    assert roles.pairs == [2]


def test_where_nothing_is_likely_no_roles_are_scored() -> None:
    roles = Roles()
    assert propose([[NOTHING, NOTHING]], [2], roles=roles) == [()]
    assert roles.pairs == []


def test_roles_are_those_of_the_words_of_the_sentence() -> None:
    fillers = {(0, 0): (0.1, 0.7, 0.2), (0, 2): (0.3, 0.05, 0.65), (1, 0): (0.25, 0.05, 0.7)}
    first, second = propose([[NOTHING, TRIGGER, NOTHING], [NOTHING, NOTHING, TRIGGER]], [3, 3], fillers=fillers)
    told = [(role.token, role.role, role.chance) for role in first[0].roles]
    assert [(token, role) for token, role, _ in told] == [(0, "actor"), (0, "recipient"), (2, "recipient")]
    assert [chance for *_, chance in told] == pytest.approx([0.7, 0.2, 0.65], abs=1e-5)
    assert [(role.token, role.role) for role in second[0].roles] == [(0, "recipient")]


def test_a_role_needs_a_tenth() -> None:
    fillers = {
        (0, 1): (1 - LEAST_ROLE - 0.01, LEAST_ROLE + 0.01, 0.0),
        (0, 2): (1 - LEAST_ROLE + 0.01, LEAST_ROLE - 0.01, 0.0),
    }
    (((proposal,)),) = propose([[TRIGGER, NOTHING, NOTHING]], [3], fillers=fillers)
    assert [role.token for role in proposal.roles] == [1]


def test_no_word_plays_a_role_to_itself() -> None:
    fillers = dict.fromkeys([(0, 0), (0, 1)], (0.1, 0.8, 0.1))
    ((one, other),) = propose([[TRIGGER, TRIGGER]], [2], fillers=fillers)
    assert [role.token for role in one.roles if role.role == "actor"] == [1]
    assert [role.token for role in other.roles if role.role == "actor"] == [0]


def test_each_proposal_has_its_own_roles() -> None:
    even = (1 / 3, 1 / 3, 1 / 3)
    fillers = {(0, 1): even, (1, 1): even}
    holders = {(0, 0): (0.0, 9.0, 0.0), (0, 2): (0.0, 0.0, 9.0), (1, 0): (9.0, 0.0, 0.0)}
    found = propose(
        [[TRIGGER, NOTHING, TRIGGER], [TRIGGER, NOTHING, NOTHING]], [3, 2], fillers=fillers, holders=holders
    )
    told = [[[role.role for role in proposal.roles if role.token == 1] for proposal in part] for part in found]
    assert told == [[["actor"], ["recipient"]], [[]]]
