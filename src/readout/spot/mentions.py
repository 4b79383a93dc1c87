"""Mentions before it is known what they stand for."""

from readout.records import Mention, MentionKind, Report, Span, content_id


def make_mention(report: Report, span: Span, kind: MentionKind, *, sentence: int, head: int, made_by: str) -> Mention:
    """Return a mention as `spot` leaves it, unresolved, with the id that its words and kind give."""
    identifier = content_id("m", report.id, span.start, span.end, kind)
    return Mention(id=identifier, span=span, kind=kind, sentence=sentence, head=head, made_by=made_by)
