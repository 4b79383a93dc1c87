"""Statements: releases in which a line ends in a colon (`The minister said:`) and all that follows is the speech."""

from collections.abc import Sequence

from readout.records import Cue, Document, Report, Span

MARKS = '"“”„«'


def find_statement(cue: Cue, cues: Sequence[Cue], document: Document, report: Report) -> tuple[Span, ...]:
    """Return the unquoted speech that a cue opens with a colon, up to the next attributed paragraph; empty if none."""
    sentence = document.sentences[cue.sentence]
    following = sentence.paragraph + 1
    if not sentence.span.cut(report.text).endswith(":") or following >= len(report.paragraphs):
        return ()
    attributed = {document.sentences[other.sentence].paragraph for other in cues if other.rule.startswith("say.v")}
    last = following
    for number in range(following, len(report.paragraphs)):
        text = report.paragraphs[number].span.cut(report.text)
        if number in attributed or text[:1] in MARKS or text.endswith(":"):
            break
        last = number + 1
    if last == following:
        return ()
    return (Span(report.paragraphs[following].span.start, report.paragraphs[last - 1].span.end),)
