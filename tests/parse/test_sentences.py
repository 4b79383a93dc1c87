import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readout.parse import parse_report, split_sentences
from readout.parse.report import MOST_TOKENS
from tests.figures import make_report, read_table


@pytest.mark.parametrize(("text",), read_table("parse/sentences.tsv", 1))
def test_sentences_end_where_the_case_says(text: str) -> None:
    wanted = text.split(" | ")
    joined = " ".join(wanted)
    assert [joined[start:end] for start, end in split_sentences(joined)] == wanted


def test_a_bulleted_list_is_one_sentence_an_item() -> None:
    text = "The plan asks for:\n- a truce\n- free passage\n1. talks"
    assert [text[start:end] for start, end in split_sentences(text)] == [
        "The plan asks for:",
        "- a truce",
        "- free passage",
        "1. talks",
    ]


def test_a_headline_is_one_sentence_and_marked() -> None:
    document = parse_report(make_report("Gov. Okoro quits", "He left. They stayed.", headline=True))
    assert [(sentence.paragraph, sentence.headline) for sentence in document.sentences] == [
        (0, True),
        (1, False),
        (1, False),
    ]


def test_spans_point_into_the_text_of_the_report() -> None:
    report = make_report("Rebels left. They won't return.", "The end.")
    words = [token.cut(report.text) for sentence in parse_report(report).sentences for token in sentence.tokens]
    assert words == ["Rebels", "left", ".", "They", "wo", "n't", "return", ".", "The", "end", "."]


def test_a_sentence_without_end_is_cut_in_parts() -> None:
    sentences = parse_report(make_report("word, " * 10_000)).sentences
    assert sum(len(sentence.tokens) for sentence in sentences) == 20_000
    assert max(len(sentence.tokens) for sentence in sentences) <= MOST_TOKENS


@pytest.mark.parametrize("piece", ["a", "a-", "a.", "'", ". ", "1-", "Mr. ", "[1]", "...!?", "a@", "A b. ", "\n \n"])
def test_odd_texts_take_linear_time(piece: str) -> None:
    began = time.perf_counter()
    parse_report(make_report(piece * (60_000 // len(piece))))
    assert time.perf_counter() - began < 10  # quadratic work takes minutes


@given(st.lists(st.text(max_size=60), max_size=4))
def test_sentences_and_tokens_cover_all_that_is_not_white(paragraphs: list[str]) -> None:
    report = make_report(*paragraphs)
    document = parse_report(report)
    covered = "".join(token.cut(report.text) for sentence in document.sentences for token in sentence.tokens)
    assert "".join(covered.split()) == "".join(report.text.split())
    assert all(sentence.span.covers(token) for sentence in document.sentences for token in sentence.tokens)


def test_an_empty_report_has_no_sentences() -> None:
    assert parse_report(make_report("")).sentences == ()
    assert parse_report(make_report()).sentences == ()
