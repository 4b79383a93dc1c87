from hypothesis import given
from hypothesis import strategies as st

from readout.encode.batches import MOST_SENTENCES, form_batches, pad_pieces
from readout.encode.pieces import Pieces


@given(st.lists(st.integers(1, 300)), st.integers(1, 1000))
def test_every_sentence_is_in_one_batch_and_batches_keep_the_budget(lengths: list[int], budget: int) -> None:
    batches = list(form_batches(lengths, budget))
    assert sorted(number for batch in batches for number in batch) == list(range(len(lengths)))
    for batch in batches:
        assert len(batch) <= MOST_SENTENCES
        assert len(batch) == 1 or len(batch) * max(lengths[number] for number in batch) <= budget


def test_padding_is_masked() -> None:
    short = Pieces(ids=[2, 7, 3], shapes=[0, 1, 0], first=[1], last=[1])
    long = Pieces(ids=[2, 7, 8, 9, 3], shapes=[0, 1, 1, 2, 0], first=[1, 3], last=[2, 3])
    feed = pad_pieces([short, long])
    assert feed["mask"].tolist() == [[1, 1, 1, 0, 0], [1, 1, 1, 1, 1]]
    assert feed["last"].tolist() == [[1, 0], [2, 3]]
