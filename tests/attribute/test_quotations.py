import time

import pytest

from readout.attribute.content import find_content
from readout.attribute.drafts import Draft
from readout.attribute.quotations import attach_quotes
from readout.attribute.speakers import find_speaker
from readout.records import Cue, Document, Mention, Paragraph, Report, Resolution, Sentence, Span
from readout.text.quotes import find_quotes
from tests.grammar.trees import make_tree

SPOKEN = 'Mr Okoro said it rained. "They left." '


def repeat_speech(times: int) -> tuple[Report, Document, list[Draft]]:
    """One paragraph of many sentences that say something, a quotation after each."""
    text = (SPOKEN * times).strip()
    report = Report(id="r", text=text, paragraphs=(Paragraph(span=Span(0, len(text))),))
    sentences, drafts = [], []
    for start in range(0, len(text), len(SPOKEN)):
        cue = make_cue(Span(start + 9, start + 13), len(sentences))
        sentences.append(Sentence(span=Span(start, start + 24), tokens=(), paragraph=0))
        sentences.append(Sentence(span=Span(start + 25, start + 37), tokens=(), paragraph=0))
        drafts.append(Draft(cue=cue, speaker=None, content=(Span(start + 14, start + 23),), paragraph=0))
    return report, Document(sentences=tuple(sentences)), drafts


def make_cue(span: Span, sentence: int, head: int = 2, speaker: str = "subj") -> Cue:
    return Cue(
        span=span, sentence=sentence, head=head, stance="states", speaker=(speaker,), content=("clause",), rule="say.v"
    )


@pytest.mark.parametrize("times", [1, 3, 2000])
def test_each_quotation_goes_to_the_cue_before_it_soon(times: int) -> None:
    report, document, drafts = repeat_speech(times)
    quotes, began = find_quotes(report), time.perf_counter()
    found = attach_quotes(drafts, quotes, document, report)
    assert time.perf_counter() - began < 2  # quotations by drafts by sentences would take an hour
    assert [[span.cut(report.text) for span in draft.content] for draft in found] == [
        part for _ in range(times) for part in (["it rained"], ["They left."])
    ]


def test_a_cue_at_the_root_has_nothing_around_it() -> None:
    tree = make_tree("""
It it PRON 2 nsubj
rained rain VERB 0 root
""")
    sentence = Sentence(span=Span(0, 9), tokens=(Span(0, 2), Span(3, 9)), paragraph=0)
    assert find_content(make_cue(Span(3, 9), 0, head=1, speaker="head"), tree, sentence) == ()


def test_a_noun_taken_for_an_infinitive_has_no_speaker() -> None:
    tree = make_tree("""
Norway Norway PROPN 2 nsubj
denied deny VERB 0 root
claims claim VERB 2 xcomp
""")
    norway = Mention(id="m", span=Span(0, 6), kind="country", sentence=0, head=0, made_by="a test")
    resolution = Resolution(mentions=(norway,))
    assert find_speaker(make_cue(Span(14, 20), 0), tree, resolution) is None
    assert find_speaker(make_cue(Span(7, 13), 0, head=1), tree, resolution) == norway
