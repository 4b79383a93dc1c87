"""What we know: frozen records on the standard library alone. Their JSON form is the output contract."""

from readout.records.contract import reading_to_dict
from readout.records.document import Document, Encoding, Name, Sentence, Tree
from readout.records.event import (
    Attribution,
    Auxiliary,
    Claim,
    Count,
    Event,
    EventLink,
    Link,
    Stance,
    Standing,
    When,
    Where,
)
from readout.records.ids import content_id
from readout.records.mention import (
    Cue,
    Grain,
    Mention,
    MentionKind,
    Place,
    Precision,
    Quantity,
    Resolution,
    Spotting,
    Time,
    TimeBasis,
    Trigger,
)
from readout.records.reading import Reading
from readout.records.report import Dateline, Paragraph, ParagraphKind, Problem, PublishedBasis, Removed, Report
from readout.records.spans import Span

__all__ = [
    "Attribution",
    "Auxiliary",
    "Claim",
    "Count",
    "Cue",
    "Dateline",
    "Document",
    "Encoding",
    "Event",
    "EventLink",
    "Grain",
    "Link",
    "Mention",
    "MentionKind",
    "Name",
    "Paragraph",
    "ParagraphKind",
    "Place",
    "Precision",
    "Problem",
    "PublishedBasis",
    "Quantity",
    "Reading",
    "Removed",
    "Report",
    "Resolution",
    "Sentence",
    "Span",
    "Spotting",
    "Stance",
    "Standing",
    "Time",
    "TimeBasis",
    "Tree",
    "Trigger",
    "When",
    "Where",
    "content_id",
    "reading_to_dict",
]
