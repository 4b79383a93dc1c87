import pytest

from readout.encode import Encoder, load_encoder
from readout.encode.weights import CARD, find_weights


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    if not (find_weights() / CARD).exists():
        pytest.skip("the weights are not in the package yet")
    return load_encoder()
