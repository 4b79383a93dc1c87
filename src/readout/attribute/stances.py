"""Stances: what a speaker does in a claim, where the cue alone does not tell (`said` denies, accuses or promises).

A choice among the stances, learnt from our annotated reports: a softmax over the signs in the cue, the content and the
events told in it. The weights stand in `data/stances.tsv`; `readout.train.stances` makes them. The cue's own stance is
one of the signs.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import get_args

from readout.attribute.deeds import PERFORMS, RETOLD
from readout.attribute.links import told_in_content
from readout.attribute.sides import event_sides, find_side
from readout.attribute.signs import Said, Sign, find_words, weigh_signs
from readout.errors import DataError
from readout.records import Claim, Cue, Document, Encoding, Event, Resolution, Spotting, Stance
from readout.text.tables import read_rows

TABLE = Path(__file__).parent / "data" / "stances.tsv"
STANCES: tuple[Stance, ...] = get_args(Stance)
OPEN = (
    "states",
    "promises",
    "estimates",
)  # of cues that leave it to the content; the others are as good as always right
# Signs that something ought to come of others, which is to ask for it; too rare in the corpus to be learnt well.
DUTIES = frozenset(("must by others", "must by there", "must by you", "needed", "opens with let"))
MARGIN = 0.03  # by how much another stance must be likelier than the cue's own
# How far the encoder is trusted, whose chances on its own lessons are too high to be learnt from, and the chance it
# gives to what it leaves out; best on the development part of the corpus.
TRUST, UNHEARD = 0.3, 0.02

Weights = dict[str, tuple[float, ...]]


def settle_stances(
    claims: Sequence[Claim],
    events: Sequence[Event],
    document: Document,
    encoding: Encoding,
    spotting: Spotting,
    resolution: Resolution,
) -> list[Claim]:
    """Return the claims with the stance that is likeliest of each."""
    heard = hear_claims(claims, events, document, encoding, spotting, resolution)
    return [replace(said.claim, stance=choose_stance(said)) for said in heard]


def hear_claims(
    claims: Sequence[Claim],
    events: Sequence[Event],
    document: Document,
    encoding: Encoding,
    spotting: Spotting,
    resolution: Resolution,
) -> list[Said]:
    """Return the claims with the events and words that their stance is weighed by."""
    cues = {cue.span: cue for cue in spotting.cues}
    spans = [sentence.span for sentence in document.sentences]
    told = told_in_content(claims, events)
    spoken_of: set[str | None] = set()  # the sides that others told of so far
    found: list[Said] = []
    for claim, inside in zip(claims, told, strict=True):
        own = find_side(claim.speaker, resolution)
        said = Said(
            claim=claim,
            events=tuple(inside),
            heard=_hear(cues.get(claim.cue) if claim.cue else None, encoding),
            told_before=own is not None and own in spoken_of,
            sentences=find_words(claim, document, spans),
            encoding=encoding,
            resolution=resolution,
        )
        found.append(said)
        spoken_of.update(side for event in inside for side in event_sides(event, resolution) if side != own)
    return found


def _hear(cue: Cue | None, encoding: Encoding) -> dict[str, float]:
    proposal = encoding.trees[cue.sentence].proposal(cue.head) if cue is not None else None
    return dict(proposal.stances) if proposal is not None else {}


def choose_stance(said: Said, weights: Weights | None = None) -> Stance:
    """Return the likeliest stance of a claim: its cue's own where the cue does not leave it open."""
    own = said.claim.stance
    if own not in OPEN:
        return own
    signs = tuple(weigh_signs(said))
    if own == "states" and (settled := _settle(signs)) is not None:
        return settled
    if own == "estimates" and any(name.startswith("may by ") for name, _ in signs):
        return own
    chances = rank_stances(signs, said.heard, load_weights() if weights is None else weights)
    if _accuses_nobody(signs) or (own == "estimates" and ("tells nothing", 1.0) in signs):
        chances["accuses"] = 0.0
    best = max(STANCES, key=lambda stance: chances[stance])
    return best if chances[best] > chances[own] + MARGIN else own


def _settle(signs: Sequence[Sign]) -> Stance | None:
    """Return the stance that a single sign tells: what others must do is asked, and `we condemn` condemns."""
    names = {name for name, _ in signs}
    if not names.isdisjoint(DUTIES):
        return "asks"
    return next((stance for stance in STANCES if PERFORMS + stance in names), None)


def _accuses_nobody(signs: Sequence[Sign]) -> bool:
    """Tell whether what is said names the speaker, what others say, or nobody who did it (`had been mined`)."""
    names = {name for name, _ in signs}
    if "passive past" in names:
        return not any(name.endswith((" of others", " of own")) for name in names)
    return not names.isdisjoint(("by himself", "by we", RETOLD))


def rank_stances(signs: Iterable[Sign], heard: Mapping[str, float], weights: Weights) -> dict[Stance, float]:
    """Return the chances of all stances, 1 together, by the signs and by what the encoder hears in the cue."""
    scores = [TRUST * math.log(heard.get(stance, 0.0) + UNHEARD) if heard else 0.0 for stance in STANCES]
    for name, value in signs:
        for place, weight in enumerate(weights.get(name, ())):
            scores[place] += weight * value
    raised = [math.exp(score - max(scores)) for score in scores]
    return {stance: part / sum(raised) for stance, part in zip(STANCES, raised, strict=True)}


@cache
def load_weights(table: Path = TABLE) -> Weights:
    """Return the weights of each sign, one a stance in the order of the record; `DataError` for another number."""
    weights: Weights = {}
    for where, (name, cells) in read_rows(table, columns=2):
        weights[name] = tuple(float(cell) for cell in cells.split())
        if len(weights[name]) != len(STANCES):
            raise DataError(f"{where}: {len(STANCES)} weights are wanted, not {len(weights[name])}")
    return weights
