"""Quotations: each goes to the claim whose content it meets, else to the cue of its sentence or paragraph."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from readout.attribute.drafts import Draft
from readout.records import Document, Report, Span
from readout.text.quotes import QUOTATION_MARKS
from readout.text.spans import find_meeting


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Where sentences and drafts stand in a report, laid out once for all quotations.

    `cued` and `paragraphs` number the sentence and paragraph of each draft, in order. `telling` holds by sentence the
    drafts with a cue or content in it; `openings` are the code points around which sentences begin.
    """

    sentences: tuple[Span, ...]
    openings: frozenset[int]
    cued: tuple[int, ...]
    paragraphs: tuple[int, ...]
    telling: dict[int, list[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placed:
    """The quotation placed last: whose it is, where it stands, and whether it is a claim of its own."""

    quote: Span
    number: int
    paragraph: int
    is_further: bool


def attach_quotes(drafts: list[Draft], quotes: Sequence[Span], document: Document, report: Report) -> list[Draft]:
    """Return the drafts, which come in reading order of their cues, each with the quotations that belong to it."""
    result, ground = list(drafts), _lay_ground(drafts, document)
    further: list[Draft] = []
    last: _Placed | None = None
    starts = [paragraph.span.start for paragraph in report.paragraphs]
    for quote in quotes:
        paragraph = bisect_right(starts, quote.start) - 1
        number = _owner(quote, result, ground, paragraph)
        if number is None and _is_bare(quote, report.paragraphs[paragraph].span):
            number = _last_quoted(result, ground, paragraph - 1)
            if number is None and last is not None and last.paragraph == paragraph - 1:
                number = last.number
        if number is None:
            continue
        goes_on = last is not None and last.number == number and _is_open_ended(last.quote, quote, report)
        beside = last is not None and last.is_further if goes_on else _is_further(result[number], quote, ground)
        if goes_on and beside:
            further[-1] = _with_quote(further[-1], quote, report.text)
        elif beside:
            further.append(replace(result[number], content=(_trim(quote, report.text),), quoted=True))
        else:
            result[number] = _with_quote(result[number], quote, report.text)
        last = _Placed(quote=quote, number=number, paragraph=paragraph, is_further=beside)
    return sorted([*result, *further], key=_reading_order)


def _is_open_ended(quote: Span, following: Span, report: Report) -> bool:
    """Tell whether a quotation has no closing mark, so that the one after it, in the next paragraph, is the same."""
    marks = QUOTATION_MARKS.intersection(report.text[quote.end : quote.end + 1])
    return not marks and not report.text[quote.end : following.start - 1].strip()


def _reading_order(draft: Draft) -> tuple[int, int]:
    return draft.cue.span.start, draft.content[0].start if draft.content else 0


def _is_further(draft: Draft, quote: Span, ground: Ground) -> bool:
    """Tell whether a quotation of whole sentences of its own goes on from one that a claim has already."""
    if quote.start not in ground.openings or not draft.content or find_meeting(draft.content, quote):
        return False
    places = find_meeting(ground.sentences, quote)
    return not any(find_meeting(ground.sentences[places.start : places.stop], span) for span in draft.content)


def _lay_ground(drafts: Sequence[Draft], document: Document) -> Ground:
    sentences = tuple(sentence.span for sentence in document.sentences)
    telling: dict[int, list[int]] = {}
    for number, draft in enumerate(drafts):
        told = {place for span in draft.content for place in find_meeting(sentences, span)}
        for place in told | {draft.cue.sentence}:
            telling.setdefault(place, []).append(number)
    return Ground(
        sentences=sentences,
        openings=frozenset(span.start + shift for span in sentences for shift in range(-2, 3)),
        cued=tuple(draft.cue.sentence for draft in drafts),
        paragraphs=tuple(draft.paragraph for draft in drafts),
        telling=telling,
    )


def _owner(quote: Span, drafts: Sequence[Draft], ground: Ground, paragraph: int) -> int | None:
    """Return the number of the draft that a quotation belongs to, of its own paragraph or by content."""
    places = find_meeting(ground.sentences, quote)
    told = {number for place in places for number in ground.telling.get(place, ())}
    local = sorted(number for number in told if not quote.covers(drafts[number].cue.span))
    for number in local:
        if find_meeting(drafts[number].content, quote):
            return number
    near = [number for number in local if ground.cued[number] in places and _is_open(drafts[number])]
    if quote.start in ground.openings:
        near += [number for number in _neighbours(places, ground) if ground.paragraphs[number] == paragraph]
    return min(near, key=lambda number: (abs(drafts[number].cue.span.start - quote.start), number), default=None)


def _is_open(draft: Draft) -> bool:
    """Tell whether a cue takes in a quotation of its own sentence: one that has only quotations, or nothing yet."""
    return draft.quoted or not draft.content


def _neighbours(places: range, ground: Ground) -> list[int]:
    """Return the last draft of the sentences before those a quotation fills, and the first of those after."""
    before, after = bisect_left(ground.cued, places.start) - 1, bisect_left(ground.cued, places.stop)
    return [number for number in (before, after) if 0 <= number < len(ground.cued)]


def _is_bare(quote: Span, paragraph: Span) -> bool:
    """Tell whether a quotation fills its paragraph: nobody is named in it, so the speaker of before goes on."""
    return (quote.end - quote.start) >= 0.8 * (paragraph.end - paragraph.start)


def _last_quoted(drafts: Sequence[Draft], ground: Ground, paragraph: int) -> int | None:
    """Return the number of the last draft of a paragraph that has a quotation."""
    numbers = range(bisect_left(ground.paragraphs, paragraph), bisect_right(ground.paragraphs, paragraph))
    return next((number for number in reversed(numbers) if drafts[number].quoted), None)


def _with_quote(draft: Draft, quote: Span, text: str) -> Draft:
    """Return the claim with a quotation taken in whole, its marks left out."""
    quote = _trim(quote, text)
    content = draft.content
    touching = find_meeting(content, Span(quote.start - 2, quote.end + 2))
    left = [content[number] for number in touching if not _covers_nearly(quote, content[number])]
    meeting = [span for span in left if span.overlaps(quote)]
    if not meeting:
        pieces = sorted([*left, quote])
        return replace(draft, content=_put(content, touching, pieces), quoted=True)
    whole = Span(min(quote.start, meeting[0].start), max(quote.end, meeting[-1].end))
    pieces = sorted([*(span for span in left if not span.overlaps(whole)), whole])
    content = _put(content, touching, pieces)
    share = sum(span.end - span.start for span in content)
    return replace(draft, content=content, quoted=draft.quoted or (quote.end - quote.start) / share > 0.5)


def _put(content: tuple[Span, ...], places: range, pieces: Sequence[Span]) -> tuple[Span, ...]:
    return (*content[: places.start], *pieces, *content[places.stop :])


def _covers_nearly(quote: Span, span: Span) -> bool:
    """Tell whether all but the marks of a span lie in the quotation."""
    return quote.start - 2 <= span.start and span.end <= quote.end + 2


def _trim(quote: Span, text: str) -> Span:
    words = quote.cut(text)
    start = quote.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip().rstrip(", \n")))
