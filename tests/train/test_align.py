from readout.records import Sentence, Span
from readout.train.align import TextMap, covered_words, head_word
from tests.grammar.trees import make_tree

PRINTED = "GOMA, May 4 (Wire) - Rebels shelled the camp. Advertisement Soldiers shelled the hills."
CLEANED = "Rebels shelled the camp.\n\nSoldiers shelled the hills."
SENTENCE = Sentence(span=Span(10, 27), tokens=(Span(10, 16), Span(17, 24), Span(24, 25)), paragraph=0)


def span_of(words: str, text: str, after: int = 0) -> Span:
    start = text.index(words, after)
    return Span(start, start + len(words))


def test_printed_words_are_found_behind_what_was_cleaned_away() -> None:
    moved = TextMap(PRINTED, CLEANED).find(span_of("shelled the camp", PRINTED))
    assert moved is not None
    assert (moved.start, moved.cut(CLEANED)) == (7, "shelled the camp")


def test_the_second_occurrence_stays_the_second() -> None:
    second = span_of("shelled", PRINTED, PRINTED.index("Soldiers"))
    moved = TextMap(PRINTED, CLEANED).find(second)
    assert moved == span_of("shelled", CLEANED, CLEANED.index("Soldiers"))


def test_words_inside_a_word_keep_their_place_in_it() -> None:
    printed, cleaned = 'Kigali - "We waited," he said.', '"We waited," he said.'
    moved = TextMap(printed, cleaned).find(span_of("We waited", printed))
    assert moved is not None and moved.cut(cleaned) == "We waited"


def test_words_cleaned_away_at_either_end_are_nowhere() -> None:
    text_map = TextMap(PRINTED, CLEANED)
    assert text_map.find(span_of("GOMA", PRINTED)) is None
    assert text_map.find(span_of("(Wire) - Rebels", PRINTED)) is None
    assert text_map.find(span_of("camp. Advertisement", PRINTED)) is None


def test_words_around_what_was_cleaned_away_are_found_whole() -> None:
    moved = TextMap(PRINTED, CLEANED).find(span_of("camp. Advertisement Soldiers", PRINTED))
    assert moved is not None and moved.cut(CLEANED) == "camp.\n\nSoldiers"


def test_other_texts_share_no_place() -> None:
    assert TextMap("One two", "three four").find(Span(0, 3)) is None


def test_covered_words_are_those_touched() -> None:
    assert [*covered_words(Span(10, 25), SENTENCE)] == [0, 1, 2]
    assert [*covered_words(Span(19, 21), SENTENCE)] == [1]
    assert [*covered_words(Span(16, 17), SENTENCE)] == []  # the space between two words
    assert [*covered_words(Span(0, 10), SENTENCE)] == []


TREE = make_tree("""
The the DET 3 det
Sudanese sudanese ADJ 3 amod
army army NOUN 4 nsubj
denied deny VERB 0 root
it it PRON 4 obj
. . PUNCT 4 punct
""")


def test_the_head_of_a_phrase_is_nearest_to_the_root() -> None:
    assert head_word(TREE, range(3)) == 2
    assert head_word(TREE, range(6)) == 3


def test_of_equals_the_first_that_is_no_punctuation_is_the_head() -> None:
    assert head_word(TREE, range(4, 6)) == 4
    twisted = make_tree("""
" " PUNCT 3 punct
we we PRON 3 nsubj
armed arm VERB 0 root
""")
    assert head_word(twisted, range(2)) == 1
