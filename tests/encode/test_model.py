import time

from readout.encode import Encoder, encode_document
from readout.records.document import Document, Sentence
from readout.records.spans import Span

WORDS = "Police arrested three opposition leaders in Nairobi on Monday , a ministry official said .".split()


def test_a_plain_sentence(encoder: Encoder) -> None:
    (tree,) = encoder.analyse([WORDS])
    assert tree.words == tuple(WORDS)
    arrested = WORDS.index("arrested")
    assert [tree.words[child] for child in tree.dependants(arrested, "nsubj")] == ["Police"]
    assert [tree.words[child] for child in tree.dependants(arrested, "obj")] == ["leaders"]
    assert (tree.tags[arrested], tree.lemmas[arrested]) == ("VERB", "arrest")
    assert [(tree.words[name.first], name.kind) for name in tree.names] == [("Nairobi", "LOC")]


def test_every_tree_has_one_root_and_whole_children(encoder: Encoder) -> None:
    for tree in encoder.analyse([WORDS, ["Yes"], ["(", ")"], WORDS * 3]):
        assert tree.heads.count(-1) == 1
        assert tree.relations[tree.root] == "root"
        assert tree.subtree(tree.root) == list(range(len(tree)))


def test_nothing_and_empty_sentences(encoder: Encoder) -> None:
    assert encoder.analyse([]) == []
    assert [len(tree) for tree in encoder.analyse([[], WORDS, []])] == [0, len(WORDS), 0]


def test_reading_twice_gives_the_same(encoder: Encoder) -> None:
    sentences = [WORDS, WORDS[:5], WORDS[3:]]
    assert encoder.analyse(sentences) == encoder.analyse(sentences)


def test_an_endless_sentence_gets_one_root(encoder: Encoder) -> None:
    start = time.perf_counter()
    (tree,) = encoder.analyse([WORDS * 40])
    assert tree.heads.count(-1) == 1
    assert len(tree.subtree(tree.root)) == len(tree) == 40 * len(WORDS)
    assert time.perf_counter() - start < 20


def test_documents_are_read_by_their_spans(encoder: Encoder) -> None:
    text = "Troops left. Rebels stayed."
    sentences = tuple(
        Sentence(span=Span(start, end), tokens=tokens, paragraph=0)
        for start, end, tokens in (
            (0, 12, (Span(0, 6), Span(7, 11), Span(11, 12))),
            (13, 27, (Span(13, 19), Span(20, 26), Span(26, 27))),
        )
    )
    encoding = encode_document(Document(sentences=sentences), text, encoder)
    assert [tree.words for tree in encoding.trees] == [("Troops", "left", "."), ("Rebels", "stayed", ".")]
    assert encoding.model == encoder.version
