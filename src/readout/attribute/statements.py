"""Statements: releases in which a line ends in a colon (`The minister said:`) and all that follows is the speech."""

from collections.abc import Iterable

from readout.grammar import speaker_tokens
from readout.records import Cue, Document, Encoding, Report, Sentence, Span
from readout.text.quotes import QUOTATION_MARKS

THIRD = frozenset(("he", "she", "they"))


def attributed_paragraphs(cues: Iterable[Cue], document: Document, encoding: Encoding) -> frozenset[int]:
    """Return the numbers of the paragraphs in which somebody by name, or `he`, says something (no `tests show`)."""
    return frozenset(
        document.sentences[cue.sentence].paragraph
        for cue in cues
        if cue.stance == "states" and "clause" in cue.content and _has_voice(cue, encoding)
    )


def _has_voice(cue: Cue, encoding: Encoding) -> bool:
    tree = encoding.trees[cue.sentence]
    return any(tree.tags[token] == "PROPN" or tree.words[token].lower() in THIRD for token in speaker_tokens(tree, cue))


def find_statement(sentence: Sentence, attributed: frozenset[int], report: Report) -> tuple[Span, ...]:
    """Return the unquoted speech that a cue's sentence opens with a colon, up to the next attributed paragraph.

    Empty where the sentence opens none.
    """
    following = sentence.paragraph + 1
    if not sentence.span.cut(report.text).endswith(":") or following >= len(report.paragraphs):
        return ()
    last = following
    for number in range(following, len(report.paragraphs)):
        text = report.paragraphs[number].span.cut(report.text)
        if number in attributed or text[:1] in QUOTATION_MARKS or text.endswith(":"):
            break
        last = number + 1
    if last == following:
        return ()
    return (Span(report.paragraphs[following].span.start, report.paragraphs[last - 1].span.end),)
