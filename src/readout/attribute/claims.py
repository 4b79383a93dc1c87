"""Claims: each cue with its speaker and content; each quotation with the cue it belongs to."""

from collections.abc import Sequence
from dataclasses import replace

from readout.attribute.content import find_content
from readout.attribute.denials import points_back
from readout.attribute.drafts import Draft
from readout.attribute.labels import find_labelled
from readout.attribute.quotations import attach_quotes
from readout.attribute.speakers import find_speaker, is_afterthought
from readout.attribute.statements import attributed_paragraphs, find_statement
from readout.grammar import NAMED, is_negated, is_party, is_passive
from readout.lexicon.words import load_words
from readout.records import Claim, Cue, Document, Encoding, Mention, Report, Resolution, Span, content_id
from readout.text.quotes import find_quotes, quote_around

LEAST = 3  # code points of what is left of a content
MAKER = "attribute/0.1"


def find_claims(
    report: Report, document: Document, encoding: Encoding, cues: Sequence[Cue], resolution: Resolution
) -> list[Claim]:
    """Return the claims of a report in reading order, without links to events."""
    quotes = find_quotes(report)
    attributed = attributed_paragraphs(cues, document, encoding)
    drafts: list[Draft] = []
    for cue in _own_cues(cues, encoding):
        draft = _draft(cue, attributed, report, document, encoding, resolution, quotes)
        if draft is not None:
            drafts.append(_go_on(draft, drafts, encoding))
    labelled = find_labelled(document, encoding, resolution, {draft.cue.sentence for draft in drafts})
    drafts = sorted([*drafts, *labelled], key=lambda draft: draft.cue.span)
    drafts = attach_quotes(drafts, quotes, document, report)
    drafts = [draft for draft in drafts if draft.content]
    drafts = _part_retorts(_drop_denied(drafts), report.text)
    return [_claim(draft, report) for draft in _drop_repeats(drafts) if draft.content]


def _drop_denied(drafts: list[Draft]) -> list[Draft]:
    """Leave out what nobody by name said and somebody denies in the same breath (`denied reports that they fled`)."""
    denied = [(draft.cue.sentence, span) for draft in drafts if draft.cue.stance == "denies" for span in draft.content]
    return [
        draft
        for draft in drafts
        if draft.speaker is not None
        or not any(draft.cue.sentence == number and span.covers(draft.cue.span) for number, span in denied)
    ]


def _part_retorts(drafts: list[Draft], text: str) -> list[Draft]:
    """Return the drafts without what another says of them behind (`…, she said, a charge the army denied`)."""
    retorts = [draft for draft in drafts if draft.cue.stance == "denies" and points_back(draft.content, text)]
    return [_without_retorts(draft, retorts) for draft in drafts]


def _without_retorts(draft: Draft, retorts: Sequence[Draft]) -> Draft:
    last = draft.content[-1]
    for retort in retorts:
        begins = retort.content[0].start
        if (
            begins < retort.cue.span.start
            and retort.cue != draft.cue
            and last.start <= begins
            and retort.cue.span.end <= last.end
        ):
            kept = (Span(last.start, begins - 2),) if last.start + LEAST < begins else ()
            return replace(draft, content=(*draft.content[:-1], *kept))
    return draft


def _go_on(draft: Draft, before: Sequence[Draft], encoding: Encoding) -> Draft:
    """Return an afterthought (`…, saying they had fled`) with the speaker of the claim before it in its sentence."""
    if not is_afterthought(draft.cue, encoding.trees[draft.cue.sentence]):
        return draft
    for other in reversed(before):
        if other.cue.sentence != draft.cue.sentence:
            break
        if other.speaker is not None:
            return replace(draft, speaker=other.speaker)
    return draft


def _own_cues(cues: Sequence[Cue], encoding: Encoding) -> list[Cue]:
    """Return the cues that are no part of another (`quoted him as saying`, `claims that Moscow denies`)."""
    heads = {(cue.sentence, cue.head) for cue in cues}
    bare = {(cue.sentence, cue.head) for cue in cues if not cue.content or "saying" in cue.content}
    return [cue for cue in cues if not _is_under(cue, bare, encoding) and not _is_denied_noun(cue, heads, encoding)]


def _is_under(cue: Cue, bare: set[tuple[int, int]], encoding: Encoding) -> bool:
    tree = encoding.trees[cue.sentence]
    return (cue.sentence, tree.heads[cue.head]) in bare and tree.relations[cue.head] in ("advcl", "xcomp")


def _is_denied_noun(cue: Cue, heads: set[tuple[int, int]], encoding: Encoding) -> bool:
    """Tell whether a cue is a noun taken for a verb, with no subject and a cue below it (`claims Moscow denies`)."""
    tree = encoding.trees[cue.sentence]
    if tree.words[cue.head].lower() not in load_words("pointer"):
        return False
    if any(True for _ in tree.dependants(cue.head, "nsubj", "nmod")):
        return False
    return any((cue.sentence, child) in heads for child in tree.dependants(cue.head, "ccomp", "acl"))


def _draft(
    cue: Cue,
    attributed: frozenset[int],
    report: Report,
    document: Document,
    encoding: Encoding,
    resolution: Resolution,
    quotes: tuple[Span, ...],
) -> Draft | None:
    tree, sentence = encoding.trees[cue.sentence], document.sentences[cue.sentence]
    speaker = find_speaker(cue, tree, resolution)
    if quote_around(quotes, cue.span) and (speaker is None or not _is_third_person(speaker, encoding)):
        return None
    statement = find_statement(sentence, attributed, report)
    content = statement or find_content(cue, tree, sentence)
    if speaker is None and (not content or is_passive(tree, cue.head)):
        return None
    if cue.stance in ("confirms", "denies") and is_negated(tree, cue.head):  # `would neither confirm nor deny`
        cue = replace(cue, stance="other")
    return Draft(cue=cue, speaker=speaker, content=content, paragraph=sentence.paragraph, quoted=bool(statement))


def _is_third_person(speaker: Mention, encoding: Encoding) -> bool:
    """Tell whether a speaker is a name or an office (`the minister`), so that somebody quoted tells what others say."""
    tag = encoding.trees[speaker.sentence].tags[speaker.head]
    return speaker.kind in NAMED or (is_party(speaker) and tag not in ("PRON", "DET"))


def _drop_repeats(drafts: list[Draft]) -> list[Draft]:
    """Leave out claims that repeat one before them: by the same speaker, or by nobody, with the same content."""
    named = {(draft.cue.sentence, draft.content) for draft in drafts if draft.speaker}
    drafts = [draft for draft in drafts if draft.speaker or (draft.cue.sentence, draft.content) not in named]
    kept: dict[tuple[str | None, str, tuple[Span, ...]], Draft] = {}
    for draft in drafts:
        kept.setdefault((draft.speaker.id if draft.speaker else None, draft.cue.stance, draft.content), draft)
    return list(kept.values())


def _claim(draft: Draft, report: Report) -> Claim:
    first = draft.content[0]
    return Claim(
        id=content_id("c", report.id, draft.cue.span.start, first.start, draft.content[-1].end),
        speaker=draft.speaker.id if draft.speaker else None,
        cue=draft.cue.span,
        content=draft.content,
        stance=draft.cue.stance,
        quoted=draft.quoted,
        events=(),
        made_by=f"{MAKER} {draft.cue.rule}",
    )
