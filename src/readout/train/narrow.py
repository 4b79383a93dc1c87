"""A narrower network: the inner units of each layer that matter least are taken out before training goes on.

How much a unit matters is the mean of |activation x gradient| over a sample of lessons, the change in loss that taking
it out would make (Molchanov et al. 2017, "Pruning convolutional neural networks for resource efficient inference").
"""

from collections.abc import Iterable

import torch
from torch import Tensor, nn

from readout.train.loss import compute_losses
from readout.train.network import Layer, Network
from readout.train.predict import feed_network
from readout.train.targets import Example


def narrow_network(network: Network, size: int, batches: Iterable[list[Example]]) -> None:
    """Leave `size` inner units in every layer, those that matter most to the losses; changes `network`."""
    layers = [layer for layer in network.encoder.layers if isinstance(layer, Layer)]
    weights = weigh_units(network, layers, batches)
    for layer, worth in zip(layers, weights, strict=True):
        keep_units(layer, torch.sort(worth.argsort(descending=True)[:size]).values)


def keep_units(layer: Layer, kept: Tensor) -> None:
    """Rebuild the two inner matrices of a layer with the kept units only."""
    outer = layer.up.in_features
    up, down = nn.Linear(outer, len(kept)), nn.Linear(len(kept), outer)
    with torch.no_grad():
        up.weight.copy_(layer.up.weight[kept])
        up.bias.copy_(layer.up.bias[kept])
        down.weight.copy_(layer.down.weight[:, kept])
        down.bias.copy_(layer.down.bias)
    layer.up, layer.down = up, down


def weigh_units(network: Network, layers: list[Layer], batches: Iterable[list[Example]]) -> list[Tensor]:
    """Return [units] for each layer: how much the losses would change without each unit."""
    seen: dict[int, Tensor] = {}

    def remember(number: int, states: Tensor) -> None:
        states.retain_grad()
        seen[number] = states

    hooks = [
        layer.down.register_forward_pre_hook(lambda _, inputs, number=number: remember(number, inputs[0]))
        for number, layer in enumerate(layers)
    ]
    sums = [torch.zeros(layer.up.out_features) for layer in layers]
    network.eval()
    for batch in batches:
        scores = feed_network(network, [example.pieces for example in batch])
        network.zero_grad()
        torch.stack(list(compute_losses(network, scores, batch).values())).sum().backward()  # type: ignore[no-untyped-call]
        for number, states in seen.items():
            if states.grad is not None:
                sums[number] += (states.detach() * states.grad).abs().sum((0, 1))
    for hook in hooks:
        hook.remove()
    network.zero_grad()
    network.train()
    return sums
