"""Claims: each cue with its speaker and content; each quotation with the cue it belongs to."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from readout.attribute.content import find_content
from readout.attribute.speakers import find_speaker, is_afterthought
from readout.attribute.statements import find_statement
from readout.grammar import NAMED, is_passive
from readout.records import Claim, Cue, Document, Encoding, Mention, Report, Resolution, Span, content_id
from readout.text.quotes import find_quotes

MAKER = "attribute/0.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A claim in the making; `paragraph` counts from 0."""

    cue: Cue
    speaker: Mention | None
    content: tuple[Span, ...]
    paragraph: int
    quoted: bool = False


def find_claims(
    report: Report, document: Document, encoding: Encoding, cues: Sequence[Cue], resolution: Resolution
) -> list[Claim]:
    """Return the claims of a report in reading order, without links to events."""
    quotes = find_quotes(report)
    drafts: list[Draft] = []
    for cue in _own_cues(cues, encoding):
        draft = _draft(cue, cues, report, document, encoding, resolution, quotes)
        if draft is not None:
            drafts.append(_go_on(draft, drafts, encoding))
    drafts = _attach_quotes(drafts, quotes, document, report)
    drafts = [draft for draft in drafts if draft.content]
    return [_claim(draft, report) for draft in _drop_nested(drafts)]


def _go_on(draft: Draft, before: Sequence[Draft], encoding: Encoding) -> Draft:
    """Return an afterthought (`…, saying they had fled`) with the speaker of the claim before it in its sentence."""
    if not is_afterthought(draft.cue, encoding.trees[draft.cue.sentence]):
        return draft
    same = [other for other in before if other.cue.sentence == draft.cue.sentence and other.speaker is not None]
    return replace(draft, speaker=same[-1].speaker) if same else draft


def _own_cues(cues: Sequence[Cue], encoding: Encoding) -> list[Cue]:
    """Return the cues that are no part of another (`quoted him as saying`, `claims that Moscow denies`)."""
    heads = {(cue.sentence, cue.head) for cue in cues}
    bare = {(cue.sentence, cue.head) for cue in cues if not cue.content}
    return [
        cue
        for cue in cues
        if not _is_under(cue, bare, encoding) and not _is_denied_noun((cue.sentence, cue.head), heads, encoding)
    ]


def _is_under(cue: Cue, bare: set[tuple[int, int]], encoding: Encoding) -> bool:
    tree = encoding.trees[cue.sentence]
    return (cue.sentence, tree.heads[cue.head]) in bare and tree.relations[cue.head] in ("advcl", "xcomp")


def _is_denied_noun(place: tuple[int, int], heads: set[tuple[int, int]], encoding: Encoding) -> bool:
    """Tell whether a cue is a noun taken for a verb, with no subject and a cue below it (`claims Moscow denies`)."""
    tree = encoding.trees[place[0]]
    if any(True for _ in tree.dependants(place[1], "nsubj", "nmod")):
        return False
    return any((place[0], child) in heads for child in tree.dependants(place[1], "ccomp", "acl"))


def _draft(
    cue: Cue,
    cues: Sequence[Cue],
    report: Report,
    document: Document,
    encoding: Encoding,
    resolution: Resolution,
    quotes: tuple[Span, ...],
) -> Draft | None:
    tree, sentence = encoding.trees[cue.sentence], document.sentences[cue.sentence]
    speaker = find_speaker(cue, tree, resolution)
    if any(quote.covers(cue.span) for quote in quotes) and (speaker is None or speaker.kind not in NAMED):
        return None
    statement = find_statement(cue, cues, document, report)
    content = statement or find_content(cue, tree, sentence)
    if speaker is None and (not content or is_passive(tree, cue.head)):
        return None
    return Draft(cue=cue, speaker=speaker, content=content, paragraph=sentence.paragraph, quoted=bool(statement))


def _attach_quotes(drafts: list[Draft], quotes: tuple[Span, ...], document: Document, report: Report) -> list[Draft]:
    """Give every quotation to a claim: the one whose content it meets, else the cue of its sentence or paragraph."""
    result = list(drafts)
    for quote in quotes:
        number = _owner(quote, result, document, report)
        if number is not None:
            result[number] = _with_quote(result[number], quote, report.text)
    return result


def _owner(quote: Span, drafts: list[Draft], document: Document, report: Report) -> int | None:
    meeting = [n for n, draft in enumerate(drafts) if any(span.overlaps(quote) for span in draft.content)]
    outside = [n for n in meeting if not quote.covers(drafts[n].cue.span)]
    if outside:
        return outside[0]
    paragraph = _paragraph(quote, report)
    near = [
        (abs(draft.cue.span.start - quote.start), n)
        for n, draft in enumerate(drafts)
        if draft.paragraph == paragraph and not quote.covers(draft.cue.span) and _may_quote(draft, quote, document)
    ]
    if near:
        return min(near)[1]
    before = [n for n, draft in enumerate(drafts) if draft.paragraph == paragraph - 1 and draft.quoted]
    return before[-1] if before and _is_bare(quote, report) else None


def _may_quote(draft: Draft, quote: Span, document: Document) -> bool:
    """Tell whether a cue may bring in a quotation: its sentence holds it, or the quotation is sentences of its own."""
    inside = document.sentences[draft.cue.sentence].span.overlaps(quote)
    if inside:
        return draft.quoted or not draft.content
    return any(abs(sentence.span.start - quote.start) <= 2 for sentence in document.sentences)


def _paragraph(span: Span, report: Report) -> int:
    return next(n for n, paragraph in enumerate(report.paragraphs) if paragraph.span.covers(span))


def _is_bare(quote: Span, report: Report) -> bool:
    """Tell whether a quotation fills its paragraph: nobody is named in it, so the speaker of before goes on."""
    paragraph = report.paragraphs[_paragraph(quote, report)].span
    return (quote.end - quote.start) >= 0.8 * (paragraph.end - paragraph.start)


def _with_quote(draft: Draft, quote: Span, text: str) -> Draft:
    """Return the claim with a quotation taken in whole, its marks left out."""
    quote = _trim(quote, text)
    meeting = [span for span in draft.content if span.overlaps(quote) and not _covers_nearly(quote, span)]
    if meeting:
        whole = Span(min(quote.start, meeting[0].start), max(quote.end, meeting[-1].end))
        content = [span for span in draft.content if not span.overlaps(whole)] + [whole]
        share = sum(span.end - span.start for span in content)
        quoted = draft.quoted or (quote.end - quote.start) / share > 0.5
        return replace(draft, content=tuple(sorted(content)), quoted=quoted)
    content = [span for span in draft.content if not _covers_nearly(quote, span)]
    return replace(draft, content=tuple(sorted([*content, quote])), quoted=True)


def _covers_nearly(quote: Span, span: Span) -> bool:
    """Tell whether all but the marks of a span lie in the quotation."""
    return quote.start - 2 <= span.start and span.end <= quote.end + 2


def _trim(quote: Span, text: str) -> Span:
    words = quote.cut(text)
    start = quote.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip().rstrip(",")))


def _drop_nested(drafts: list[Draft]) -> list[Draft]:
    """Leave out claims whose content repeats that of a claim before them by the same cue or speaker."""
    kept: list[Draft] = []
    for draft in drafts:
        if not any(other.content == draft.content for other in kept):
            kept.append(draft)
    return kept


def _claim(draft: Draft, report: Report) -> Claim:
    first = draft.content[0]
    return Claim(
        id=content_id("c", report.id, draft.cue.span.start, first.start, draft.content[-1].end),
        speaker=draft.speaker.id if draft.speaker else None,
        cue=draft.cue.span,
        content=draft.content,
        stance=draft.cue.stance,  # type: ignore[arg-type]
        quoted=draft.quoted,
        events=(),
        made_by=f"{MAKER} {draft.cue.rule}",
    )
