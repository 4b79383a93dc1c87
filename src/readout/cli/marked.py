"""The words that tell an event, in colour."""

from collections.abc import Iterator

from rich.text import Text

from readout.cli.console import STYLES
from readout.records import Claim, Event, Reading, Span
from readout.text.marking import lay_flat


def mark_event(event: Event, reading: Reading) -> Text:
    """Return the sentence that tells an event best, its words marked; empty where there is none."""
    return _mark(event.sentences[0], find_evidence(event, reading), reading) if event.sentences else Text()


def mark_around(record: Event | Claim, reading: Reading, around: int, plain: bool) -> Text:
    """Return what tells an event or claim with `around` characters before and behind, cut between words.

    In `plain` text, which has no colour, what tells it stands in »these marks«.
    """
    is_event = isinstance(record, Event)
    spans = record.sentences[:1] or (record.trigger,) if isinstance(record, Event) else record.content
    length = len(reading.report.text)
    start = _cut_before(reading.report.text, max(0, spans[0].start - around))
    end = _cut_behind(reading.report.text, min(length, spans[-1].end + around))
    marks = find_evidence(record, reading) if isinstance(record, Event) else _claimed(record, reading)
    text = _mark(Span(start, end), marks, reading, ("event" if is_event else "claim") if plain else None)
    return Text.assemble("… " if start else "", text, " …" if end < length else "")


def find_evidence(event: Event, reading: Reading) -> Iterator[tuple[Span, str]]:
    """Give the spans that an event rests on, with what they are."""
    mentions = {mention.id: mention for mention in reading.mentions}
    for identifier in (*event.actors, *event.recipients):
        yield mentions[identifier].span, "party"
    if event.where:
        yield mentions[event.where.mention].span, "place"
    if event.when:
        yield event.when.span, "time"
    yield from ((count.span, "quantity") for count in event.quantities)
    yield from ((telling, "event") for telling in event.tellings)


def _claimed(claim: Claim, reading: Reading) -> Iterator[tuple[Span, str]]:
    yield from ((mention.span, "party") for mention in reading.mentions if mention.id == claim.speaker)
    yield from ((span, "claim") for span in claim.content)


def _mark(stretch: Span, marks: Iterator[tuple[Span, str]], reading: Reading, told: str | None = None) -> Text:
    """Return a stretch of the text with its marks; those labelled `told` stand in signs that need no colour."""
    words = stretch.cut(reading.report.text)
    moved = [(Span(span.start - stretch.start, span.end - stretch.start), kind) for span, kind in marks]
    text = Text()
    for piece, labels in lay_flat(len(words), moved):
        shown = piece.cut(words).replace("\n", " ")
        text.append(f"»{shown}«" if told in labels else shown, style=" ".join(STYLES[label] for label in labels))
    return text


def _cut_before(text: str, start: int) -> int:
    return start and (text.find(" ", start) + 1 or start)


def _cut_behind(text: str, end: int) -> int:
    return end if end == len(text) else max(text.rfind(" ", 0, end), 0) or end
