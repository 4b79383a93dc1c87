import pytest

from readout.encode.shapes import SHAPES, word_shape, word_shapes


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("police", "lower"),
        ("Police", "title"),
        ("NATO", "upper"),
        ("U.S.", "acronym with dots"),
        ("iPhone", "mixed"),
        ("2024", "digits"),
        ("G7", "digits and letters"),
        ("I", "single capital"),
        ("“", "punctuation"),
        ("القاهرة", "mixed"),
    ],
)
def test_shapes(word: str, shape: str) -> None:
    assert SHAPES[word_shape(word, False)] == shape


def test_the_first_word_is_marked_also_behind_a_quote() -> None:
    shapes = [SHAPES[number] for number in word_shapes(['"', "Police", "Fired"])]
    assert shapes == ["punctuation", "title at the start", "title"]
