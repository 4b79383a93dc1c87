# ruff: noqa: E402
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

from readout.encode.pieces import PieceCutter
from readout.train.marks import Mark, Marks
from readout.train.narrow import keep_units, narrow_network, weigh_units
from readout.train.network import Layer, Network
from readout.train.predict import feed_network
from readout.train.targets import Example, Lesson, make_example
from tests.train.networks import SMALL, small_labels, write_vocabulary

MET = Mark(word=1, label="CONSULT", roles={0: "actor", 2: "recipient"})
LESSON = Lesson(words=("putin", "met", "them", "."), names=("B-PER", "O", "O", "O"), marks=Marks(events=(MET,)))


@pytest.fixture
def network() -> Network:
    torch.manual_seed(0)
    return Network(SMALL, small_labels())


@pytest.fixture
def batch(network: Network, tmp_path: Path) -> list[Example]:
    return [make_example(LESSON, PieceCutter(write_vocabulary(tmp_path)), network.labels)]


def layers_of(network: Network) -> list[Layer]:
    return [layer for layer in network.encoder.layers if isinstance(layer, Layer)]


def silence(layer: Layer, units: list[int]) -> None:
    """Let units of a layer change nothing."""
    with torch.no_grad():
        layer.down.weight[:, units] = 0.0


def test_a_layer_without_idle_units_gives_the_same(network: Network) -> None:
    layer = layers_of(network)[0].eval()
    states, mask = torch.randn(2, 5, 24), torch.zeros(2, 1, 1, 5)
    kept = [3, 4, 17, 31]
    silence(layer, [unit for unit in range(32) if unit not in kept])
    before = layer(states, mask)
    keep_units(layer, torch.tensor(kept))
    assert (layer.up.out_features, layer.down.in_features) == (4, 4)
    assert torch.allclose(layer(states, mask), before, atol=1e-6)


def test_units_that_change_nothing_weigh_nothing(network: Network, batch: list[Example]) -> None:
    first, second = layers_of(network)
    silence(first, [0, 5])
    silence(second, [7])
    one, two = weigh_units(network, [first, second], [batch])
    assert one.shape == two.shape == (32,)
    assert [n for n, worth in enumerate(one.tolist()) if worth == 0] == [0, 5]
    assert [n for n, worth in enumerate(two.tolist()) if worth == 0] == [7]


def test_more_lessons_add_to_the_weights(network: Network, batch: list[Example]) -> None:
    (once,) = weigh_units(network, layers_of(network)[:1], [batch])
    (twice,) = weigh_units(network, layers_of(network)[:1], [batch, batch])
    assert torch.allclose(twice, 2 * once, rtol=1e-4)


def test_weighing_leaves_no_trace(network: Network, batch: list[Example]) -> None:
    before = {name: value.clone() for name, value in network.state_dict().items()}
    weigh_units(network, layers_of(network), [batch])
    assert all(torch.equal(value, before[name]) for name, value in network.state_dict().items())
    assert not any(layer.down._forward_pre_hooks for layer in layers_of(network))
    assert all(value.grad is None or not value.grad.any() for value in network.parameters())
    assert network.training


def test_the_units_that_matter_are_kept(network: Network, batch: list[Example]) -> None:
    kept = {0: [1, 2, 8, 30], 1: [0, 9, 10, 11]}
    for number, layer in enumerate(layers_of(network)):
        silence(layer, [unit for unit in range(32) if unit not in kept[number]])
    rows = [layer.up.weight[kept[number]].clone() for number, layer in enumerate(layers_of(network))]
    pieces = [example.pieces for example in batch]
    before = feed_network(network.eval(), pieces).arcs
    narrow_network(network, 4, [batch])
    assert all(torch.equal(layer.up.weight, row) for layer, row in zip(layers_of(network), rows, strict=True))
    assert torch.allclose(feed_network(network.eval(), pieces).arcs, before, atol=1e-5)


def test_a_narrow_network_learns_on(network: Network, batch: list[Example]) -> None:
    narrow_network(network, 8, [batch])
    feed_network(network, [example.pieces for example in batch]).arcs.sum().backward()
    assert all(layer.up.weight.grad is not None and layer.up.weight.shape == (8, 24) for layer in layers_of(network))
