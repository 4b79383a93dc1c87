"""A verdict on every predicted record, and on every one that the program missed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from readout.evaluate.coded import CodedClaim, CodedEvent, CodedReport, GoldReport
from readout.evaluate.matching import match_claims, match_events
from readout.evaluate.normal import BEGINNING, normal_words
from readout.evaluate.score import same_speaker
from readout.evaluate.verbatim import cut_sentences
from readout.text.characters import fold_spaces

Verdict = Literal["right", "wrong", "false", "missed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One predicted or missed record: the verdict, the rules behind it, its words and where they stand.

    `wrong` is an event of another type or a claim of another speaker. `told` says what the program made of it, from
    which trigger or cue (`words`), and `due` what gold has; `kind` is gold's type and mode, or stance. All are empty
    where there is nothing.
    """

    verdict: Verdict
    report: str
    rules: tuple[str, ...]
    words: str
    told: str
    gold_words: str
    due: str
    kind: str
    sentence: str


def judge_events(gold: Iterable[GoldReport], predictions: Iterable[CodedReport]) -> Iterator[Finding]:
    """Give a finding for every predicted event and every missed one, report by report."""
    for report, answer in _pair_reports(gold, predictions):
        yield from _judge_events(report, answer.events if answer else ())


def _pair_reports(
    gold: Iterable[GoldReport], predictions: Iterable[CodedReport]
) -> Iterator[tuple[GoldReport, CodedReport | None]]:
    answers = {report.id: report for report in predictions}
    return ((report, answers.get(report.id)) for report in gold)


def _judge_events(report: GoldReport, predicted: tuple[CodedEvent, ...]) -> Iterator[Finding]:
    typed = {pair.gold: pair.predicted for pair in match_events(report.events, predicted)}
    mixed = _match_rest(report.events, predicted, typed)
    for number, event in enumerate(report.events):
        if number in typed:
            yield _event_finding("right", report, event, predicted[typed[number]])
        elif number in mixed:
            yield _event_finding("wrong", report, event, predicted[mixed[number]])
        else:
            yield _event_finding("missed", report, event, None)
    for number in sorted(set(range(len(predicted))) - set(typed.values()) - set(mixed.values())):
        yield _event_finding("false", report, None, predicted[number])


def _match_rest(gold: Sequence[CodedEvent], predicted: Sequence[CodedEvent], typed: dict[int, int]) -> dict[int, int]:
    left = [number for number in range(len(gold)) if number not in typed]
    spare = [number for number in range(len(predicted)) if number not in typed.values()]
    pairs = match_events([gold[number] for number in left], [predicted[number] for number in spare], typed=False)
    return {left[pair.gold]: spare[pair.predicted] for pair in pairs}


def _event_finding(verdict: Verdict, report: GoldReport, gold: CodedEvent | None, answer: CodedEvent | None) -> Finding:
    shown = answer or gold
    assert shown is not None
    return Finding(
        verdict=verdict,
        report=report.id,
        rules=_rules(answer.made_by) if answer else (),
        words=answer.trigger if answer else "",
        told=_coding(answer),
        gold_words=gold.trigger if gold else "",
        due=_coding(gold),
        kind=_coding(gold),
        sentence=_sentence(shown.sentences[0] if shown.sentences else "", report),
    )


def judge_claims(gold: Iterable[GoldReport], predictions: Iterable[CodedReport]) -> Iterator[Finding]:
    """Give a finding for every predicted claim and every missed one, report by report."""
    for report, answer in _pair_reports(gold, predictions):
        yield from _judge_claims(report, answer.claims if answer else ())


def _judge_claims(report: GoldReport, predicted: tuple[CodedClaim, ...]) -> Iterator[Finding]:
    pairs = {pair.gold: pair.predicted for pair in match_claims(report.claims, predicted)}
    for number, claim in enumerate(report.claims):
        if number not in pairs:
            yield _claim_finding("missed", report, claim, None)
            continue
        answer = predicted[pairs[number]]
        same = same_speaker(claim.speaker, answer.speaker)
        yield _claim_finding("right" if same else "wrong", report, claim, answer)
    for number in sorted(set(range(len(predicted))) - set(pairs.values())):
        yield _claim_finding("false", report, None, predicted[number])


def _claim_finding(verdict: Verdict, report: GoldReport, gold: CodedClaim | None, answer: CodedClaim | None) -> Finding:
    shown = answer or gold
    assert shown is not None
    return Finding(
        verdict=verdict,
        report=report.id,
        rules=_rules(answer.made_by) if answer else (),
        words=answer.cue if answer else "",
        told=f"{answer.speaker or '-'} {answer.stance}" if answer else "",
        gold_words=gold.cue if gold else "",
        due=f"{gold.speaker or '-'} {gold.stance}" if gold else "",
        kind=gold.stance if gold else "",
        sentence=fold_spaces(shown.content),
    )


def _rules(made_by: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(rule.strip() for rule in made_by.split(";") if rule.strip()))


def _coding(event: CodedEvent | None) -> str:
    return "" if event is None else "/".join(filter(None, (event.type, event.mode)))


def _sentence(words: str, report: GoldReport) -> str:
    beginning, text = normal_words(words)[:BEGINNING], fold_spaces(report.text)
    sentences = (span.cut(text) for span in cut_sentences(text))
    return next((sentence for sentence in sentences if normal_words(sentence).startswith(beginning)), words)
