"""Scoring: predictions against gold."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from readout.evaluate.coded import CodedClaim, CodedEvent, CodedReport, GoldReport, Party
from readout.evaluate.matching import countries, match_claims, match_events
from readout.evaluate.normal import normal_words
from readout.evaluate.scores import Rate, Scores, rate

MATCHED = (
    "actor_country",
    "actor_country_and_sector",
    "recipient_country",
    "mode",
    "auxiliaries",
    "auxiliaries_where_any",
    "standing",
    "standing_where_not_reported",
    "date",
    "place_country",
    "quantities",
)
_SMALL_WORDS = {"the", "a", "of", "s"}  # a speaker is not found by these


@dataclass(kw_only=True)
class _Tally:
    """Counts over all reports: `right` and `due` by measure, gold and predicted events and matches by type."""

    right: Counter[str] = field(default_factory=Counter)
    due: Counter[str] = field(default_factory=Counter)
    counts: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)
    predicted: Counter[str] = field(default_factory=Counter)
    matched: Counter[str] = field(default_factory=Counter)

    def note(self, measure: str, is_right: bool, is_due: bool = True) -> None:
        self.due[measure] += is_due
        self.right[measure] += is_due and is_right

    def share(self, measure: str) -> float | None:
        return 100 * self.right[measure] / self.due[measure] if self.due[measure] else None


def score_reports(gold: Iterable[GoldReport], predictions: Iterable[CodedReport]) -> Scores:
    """Return how the predictions stand to the gold of the same report ids."""
    answers = {report.id: report for report in predictions}
    tally, unanswered, asked = _Tally(), [], set()
    for report in gold:
        asked.add(report.id)
        if report.id not in answers:
            unanswered.append(report.id)
        answer = answers.get(report.id, CodedReport(id=report.id, events=(), claims=()))
        _tally_events(report.events, answer.events, tally)
        _tally_claims(report.claims, answer.claims, tally)
    return _summarise(tally, len(asked), tuple(unanswered), tuple(name for name in answers if name not in asked))


def _tally_events(gold: Sequence[CodedEvent], predicted: Sequence[CodedEvent], tally: _Tally) -> None:
    tally.gold.update(event.type for event in gold)
    tally.predicted.update(event.type for event in predicted)
    tally.counts["any_type"] += len(match_events(gold, predicted, typed=False))
    for pair in match_events(gold, predicted):
        event, answer = gold[pair.gold], predicted[pair.predicted]
        tally.matched[event.type] += 1
        _tally_fields(event, answer, tally)


def _tally_fields(event: CodedEvent, answer: CodedEvent, tally: _Tally) -> None:
    actors = countries(event.actors) == countries(answer.actors)
    recipients = countries(event.recipients) == countries(answer.recipients)
    auxiliaries, standing = event.auxiliaries == answer.auxiliaries, event.standing == answer.standing
    tally.counts["type_and_countries"] += actors and recipients
    tally.note("actor_country", actors)
    tally.note("actor_country_and_sector", codes_agree(event.actors, answer.actors))
    tally.note("recipient_country", recipients)
    tally.note("mode", event.mode == answer.mode)
    tally.note("auxiliaries", auxiliaries)
    tally.note("auxiliaries_where_any", auxiliaries, bool(event.auxiliaries))
    tally.note("standing", standing)
    tally.note("standing_where_not_reported", standing, event.standing != "reported")
    tally.note("date", event.date == answer.date, event.date is not None)
    tally.note("place_country", event.place == answer.place, event.place is not None)
    tally.note("quantities", event.quantities <= answer.quantities, bool(event.quantities))


def codes_agree(gold: Sequence[Party], predicted: Sequence[Party]) -> bool:
    """Tell whether everyone on either side has a partner of the same country that shares a sector."""
    return all(any(_same_code(one, other) for other in predicted) for one in gold) and all(
        any(_same_code(one, other) for one in gold) for other in predicted
    )


def _same_code(one: Party, other: Party) -> bool:
    same_sector = bool(one.sectors & other.sectors) or not (one.sectors or other.sectors)
    return one.country == other.country and same_sector


def _tally_claims(gold: Sequence[CodedClaim], predicted: Sequence[CodedClaim], tally: _Tally) -> None:
    tally.counts["gold_claims"] += len(gold)
    tally.counts["predicted_claims"] += len(predicted)
    for pair in match_claims(gold, predicted):
        claim, answer = gold[pair.gold], predicted[pair.predicted]
        tally.counts["claims"] += 1
        tally.counts["claims_and_speaker"] += same_speaker(claim.speaker, answer.speaker)
        tally.note("stance", claim.stance == answer.stance)


def same_speaker(gold: str, predicted: str) -> bool:
    """Tell whether two speakers share a word that means something, or neither has a name."""
    one, other = set(normal_words(gold).split()), set(normal_words(predicted).split())
    return bool((one & other) - _SMALL_WORDS) or not (one or other)


def _summarise(tally: _Tally, reports: int, unanswered: tuple[str, ...], unasked: tuple[str, ...]) -> Scores:
    types = {name: _type_rate(name, tally) for name in sorted(tally.gold)}
    return Scores(
        counts={
            "reports": reports,
            "gold_events": tally.gold.total(),
            "predicted_events": tally.predicted.total(),
            "gold_claims": tally.counts["gold_claims"],
            "predicted_claims": tally.counts["predicted_claims"],
        },
        any_type=_event_rate(tally.counts["any_type"], tally),
        type=_event_rate(tally.matched.total(), tally),
        type_macro_f1=sum(found.f1 for found in types.values()) / max(len(types), 1),
        type_and_countries=_event_rate(tally.counts["type_and_countries"], tally),
        matched={name: tally.share(name) for name in MATCHED},
        claims=_claim_rate("claims", tally),
        claims_and_speaker=_claim_rate("claims_and_speaker", tally),
        claim_stance=tally.share("stance"),
        types=types,
        unanswered=unanswered,
        unasked=unasked,
    )


def _event_rate(right: int, tally: _Tally) -> Rate:
    return rate(right, tally.predicted.total(), tally.gold.total())


def _claim_rate(measure: str, tally: _Tally) -> Rate:
    return rate(tally.counts[measure], tally.counts["predicted_claims"], tally.counts["gold_claims"])


def _type_rate(name: str, tally: _Tally) -> Rate:
    return rate(tally.matched[name], tally.predicted[name], tally.gold[name])
