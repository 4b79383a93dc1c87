import numpy as np

from readout.encode.names import NameDecoder

TAGS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG")
DECODER = NameDecoder(TAGS)


def scores(*tags: str, height: float = 5.0) -> np.ndarray:
    rows = np.zeros((len(tags), len(TAGS)), np.float32)
    for row, tag in enumerate(tags):
        rows[row, TAGS.index(tag)] = height
    return rows


def found(rows: np.ndarray) -> list[tuple[int, int, str]]:
    return [(name.first, name.last, name.kind) for name in DECODER.decode(rows)]


def test_allowed_tags_are_taken_as_they_are() -> None:
    assert found(scores("O", "B-PER", "I-PER", "B-PER", "O")) == [(1, 2, "PER"), (3, 3, "PER")]


def test_a_name_does_not_begin_inside() -> None:
    rows = scores("O", "I-ORG", "I-ORG")
    rows[1, TAGS.index("B-ORG")] = 4.0
    assert found(rows) == [(1, 2, "ORG")]


def test_a_name_does_not_change_its_kind() -> None:
    rows = scores("B-PER", "I-ORG")
    rows[0, TAGS.index("B-ORG")] = 4.5
    assert found(rows) == [(0, 1, "ORG")]


def test_no_names() -> None:
    assert found(scores("O", "O")) == []


def test_the_score_is_that_of_the_least_sure_word() -> None:
    rows = scores("B-PER", "I-PER")
    rows[1, TAGS.index("O")] = 4.0
    (name,) = DECODER.decode(rows)
    assert 0.7 < name.score < 0.74
