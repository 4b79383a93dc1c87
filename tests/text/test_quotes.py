import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.records import Paragraph, Report, Span
from readout.text.quotes import find_quotes, quote_around
from readout.text.spans import find_meeting, merge_spans


def make_report(*paragraphs: str) -> Report:
    spans, start = [], 0
    for paragraph in paragraphs:
        spans.append(Span(start, start + len(paragraph)))
        start += len(paragraph) + 2
    return Report(id="r", text="\n\n".join(paragraphs), paragraphs=tuple(Paragraph(span=span) for span in spans))


def quotes_of(*paragraphs: str) -> list[str]:
    report = make_report(*paragraphs)
    return [quote.cut(report.text) for quote in find_quotes(report)]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ('"We sail," he said. "At dawn."', ["We sail,", "At dawn."]),
        ("“We sail,” he said.", ["We sail,"]),
        ("«We sail» and „we stay”", ["We sail", "we stay"]),
        ('He said " " and left. She said ",".', []),
        ("The sailors' pay was cut.", []),
    ],
)
def test_quotations_lie_between_their_marks(text: str, quotes: list[str]) -> None:
    assert quotes_of(text) == quotes


def test_an_open_mark_closes_with_its_paragraph() -> None:
    assert quotes_of("“We sail.", "“We come back.”") == ["We sail.", "We come back."]


def test_a_quotation_is_found_around_its_words() -> None:
    report = make_report('"We sail," he said. "At dawn."')
    quotes = find_quotes(report)
    assert quote_around(quotes, Span(1, 3)) == quotes[0]
    assert quote_around(quotes, Span(11, 13)) is None
    assert quote_around(quotes, Span(3, 14)) is None


@st.composite
def disjoint_spans(draw: st.DrawFn) -> list[Span]:
    points = sorted(draw(st.sets(st.integers(0, 60), max_size=16)))
    return [Span(start, end) for start, end in zip(points[::2], points[1::2], strict=False)]


@given(disjoint_spans(), st.integers(0, 60), st.integers(1, 20))
def test_meeting_spans_are_those_that_overlap(spans: list[Span], start: int, length: int) -> None:
    span = Span(start, start + length)
    assert [*find_meeting(spans, span)] == [n for n, other in enumerate(spans) if other.overlaps(span)]


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9)), max_size=12))
def test_merged_spans_cover_the_same_points_once(pairs: list[tuple[int, int]]) -> None:
    spans = [Span(start, start + length) for start, length in pairs]
    points = [point for span in merge_spans(spans) for point in range(span.start, span.end)]
    assert points == sorted({point for span in spans for point in range(span.start, span.end)})
