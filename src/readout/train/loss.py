"""How wrong the network is: what tags, arcs, relations and names cost, each a mean over the words that have them."""

import torch
from torch import Tensor
from torch.nn import functional

from readout.train.network import Network, Scores
from readout.train.targets import NAMES, Example

NOTHING = -100
MISC = [NAMES.index("B-MISC"), NAMES.index("I-MISC")]


def compute_losses(network: Network, scores: Scores, examples: list[Example]) -> dict[str, Tensor]:
    """Return the four losses of a batch; a layer that nobody annotated there costs 0."""
    words = scores.arcs.size(1)
    tags, heads, relations = (
        torch.tensor([_pad(getattr(example, layer), words) for example in examples])
        for layer in ("tags", "heads", "relations")
    )
    return {
        "tags": _mean_cross_entropy(scores.taggers["upos"].flatten(0, 1), tags.flatten()),
        "arcs": _mean_cross_entropy(_hide_padding(scores.arcs, examples).flatten(0, 1), heads.flatten()),
        "relations": _relation_loss(network, scores, heads, relations),
        "names": _name_loss(scores.taggers["ner"].float(), examples),
    }


def _pad(values: list[int], length: int) -> list[int]:
    return values + [NOTHING] * (length - len(values))


def _mean_cross_entropy(scores: Tensor, gold: Tensor) -> Tensor:
    count = (gold != NOTHING).sum().clamp(min=1)
    return functional.cross_entropy(scores.float(), gold, ignore_index=NOTHING, reduction="sum") / count


def _hide_padding(arcs: Tensor, examples: list[Example]) -> Tensor:
    sizes = torch.tensor([len(example.tags) for example in examples])
    outside = torch.arange(arcs.size(2))[None, :] > sizes[:, None]
    return arcs.float().masked_fill(outside[:, None, :], -1e4)


def _relation_loss(network: Network, scores: Scores, heads: Tensor, relations: Tensor) -> Tensor:
    """Compare the relations to the true heads; to all others there is no true relation."""
    known = heads != NOTHING
    if not known.any():
        return scores.dependants.sum() * 0
    rows = torch.arange(heads.size(0))[:, None].expand_as(heads)[known]
    dependants, governors = scores.dependants[known].float(), scores.governors[rows, heads[known]].float()
    guessed = network.relations(dependants, governors)
    return functional.cross_entropy(guessed, relations[known])


def _name_loss(scores: Tensor, examples: list[Example]) -> Tensor:
    """Compare with one tag or with a distribution; where MISC is open, an `O` is met by MISC too."""
    gold = torch.zeros_like(scores)
    for row, example in enumerate(examples):
        gold[row, : len(example.names)] = torch.from_numpy(example.names)
    logs = functional.log_softmax(scores, dim=-1)
    either = torch.logsumexp(logs[..., [0, *MISC]], dim=-1)
    open_rows = torch.tensor([example.misc_open for example in examples])[:, None]
    outside = torch.where(open_rows, either, logs[..., 0])
    costs = -(gold[..., 0] * outside + (gold[..., 1:] * logs[..., 1:]).sum(-1))
    weights = torch.tensor([example.names_weight for example in examples])[:, None]
    return (costs * weights).sum() / (gold.sum(-1) > 0).sum().clamp(min=1)
