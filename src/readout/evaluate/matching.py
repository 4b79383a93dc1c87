"""Which predicted record answers which gold record. Each answers one at most; the best pairs are taken first."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from readout.evaluate.coded import CodedClaim, CodedEvent, Party
from readout.evaluate.normal import normal_words

OPENING = 24  # characters by which two beginnings are taken for the same sentence
INNER = 40  # characters of one sentence that are looked for anywhere in another
CLAIM_OVERLAP = 0.5  # F of the words of two contents from which they are the same claim


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """How well a predicted record answers a gold one, and their places in the lists."""

    weight: float
    gold: int
    predicted: int


def match_events(gold: Sequence[CodedEvent], predicted: Sequence[CodedEvent], *, typed: bool = True) -> list[Pair]:
    """Return the pairs of events told in the same sentence; with `typed`, only those of the same type."""
    pairs = (
        Pair(_likeness(event, answer), number, place)
        for number, event in enumerate(gold)
        for place, answer in enumerate(predicted)
        if (event.type == answer.type or not typed) and share_sentence(event, answer)
    )
    return _take_best(pairs)


def match_claims(gold: Sequence[CodedClaim], predicted: Sequence[CodedClaim]) -> list[Pair]:
    """Return the pairs of claims whose contents share enough words."""
    bags = [Counter(normal_words(answer.content).split()) for answer in predicted]
    pairs = []
    for number, claim in enumerate(gold):
        bag = Counter(normal_words(claim.content).split())
        pairs += [Pair(overlap(bag, other), number, place) for place, other in enumerate(bags)]
    return _take_best(pair for pair in pairs if pair.weight >= CLAIM_OVERLAP)


def share_sentence(gold: CodedEvent, predicted: CodedEvent) -> bool:
    """Tell whether two events are told in the same sentence, whoever cut the sentences and wherever."""
    answers = [normal_words(sentence) for sentence in predicted.sentences]
    if len(gold.onset) >= INNER and any(gold.onset[:INNER] in answer for answer in answers):
        return True
    return any(
        _same_sentence(sentence, answer, not gold.has_beginnings)
        for sentence in filter(None, map(normal_words, gold.sentences))
        for answer in filter(None, answers)
    )


def _same_sentence(gold: str, predicted: str, is_whole: bool) -> bool:
    return (
        gold.startswith(predicted[:OPENING])
        or predicted.startswith(gold[:OPENING])
        or gold[:INNER] in predicted
        or (is_whole and predicted[:INNER] in gold)
    )


def _likeness(gold: CodedEvent, predicted: CodedEvent) -> float:
    same_type = 2.0 if gold.type == predicted.type else 0.0
    trigger, answer = normal_words(gold.trigger), normal_words(predicted.trigger)
    same_trigger = 1.0 if trigger and answer and (trigger in answer or answer in trigger) else 0.0
    actors = _set_overlap(countries(gold.actors), countries(predicted.actors))
    recipients = _set_overlap(countries(gold.recipients), countries(predicted.recipients))
    return same_type + same_trigger + (actors + recipients)


def countries(parties: Iterable[Party]) -> set[str]:
    """Return the countries of one side of an event, those that are known."""
    return {party.country for party in parties if party.country}


def _set_overlap(one: Collection[str], other: Collection[str]) -> float:
    if not one and not other:
        return 1.0
    return 2 * len(set(one) & set(other)) / (len(one) + len(other))


def overlap(one: Counter[str], other: Counter[str]) -> float:
    """Return the F measure, 0 to 1, of two bags of words; 0 where either is empty."""
    shared = (one & other).total()
    return 2 * shared / (one.total() + other.total()) if shared else 0.0


def _take_best(pairs: Iterable[Pair]) -> list[Pair]:
    taken = []
    gold: set[int] = set()
    predicted: set[int] = set()
    for pair in sorted(pairs, reverse=True):
        if pair.gold not in gold and pair.predicted not in predicted:
            taken.append(pair)
            gold.add(pair.gold)
            predicted.add(pair.predicted)
    return taken
