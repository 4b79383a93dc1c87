"""How wrong the network is: a mean cost for each thing to be found, over the words where it is annotated."""

import torch
from torch import Tensor
from torch.nn import functional

from readout.encode.weights import Labels
from readout.train.network import Network, Scores
from readout.train.targets import NAMES, NOTHING, Example, MarkedWord

MISC = [NAMES.index("B-MISC"), NAMES.index("I-MISC")]
# What each thing counts beside grammar and names; from the first trial of event heads, where these did well.
WEIGHTS = {
    "tags": 2.0,
    "arcs": 2.0,
    "relations": 2.0,
    "names": 2.0,
    "events": 4.0,
    "roles": 4.0,
    "stances": 2.0,
    "modes": 0.3,
    "auxiliaries": 0.5,
    "contexts": 0.3,
}
ROLE_SCALE = 12.0  # words of a sentence that may be confused with an argument, about


def compute_losses(network: Network, scores: Scores, examples: list[Example]) -> dict[str, Tensor]:
    """Return the losses of a batch, weighted; what nobody annotated there costs 0 or is left out."""
    words = scores.arcs.size(1)
    tags, heads, relations = (
        torch.tensor([_pad(getattr(example, layer), words) for example in examples])
        for layer in ("tags", "heads", "relations")
    )
    weights = torch.tensor([example.grammar_weight for example in examples])[:, None].expand(-1, words)
    losses: dict[str, Tensor] = {
        "tags": _mean_cross_entropy(scores.taggers["upos"], tags, weights),
        "arcs": _mean_cross_entropy(_hide_padding(scores.arcs, examples), heads, weights),
        "relations": _relation_loss(network, scores, heads, relations, weights),
        "names": _name_loss(scores.taggers["ner"].float(), examples),
    }
    if any(example.marked or example.events[:1] != [NOTHING] for example in examples):
        losses |= _mark_losses(network, scores, examples, network.labels)
    return {name: WEIGHTS[name] * loss for name, loss in losses.items()}


def _pad(values: list[int], length: int) -> list[int]:
    return values + [NOTHING] * (length - len(values))


def _mean_cross_entropy(scores: Tensor, gold: Tensor, weights: Tensor) -> Tensor:
    """Return the mean over the words that are known, each with its weight."""
    costs = functional.cross_entropy(
        scores.float().flatten(0, 1), gold.flatten(), ignore_index=NOTHING, reduction="none"
    )
    return (costs * weights.flatten()).sum() / (gold != NOTHING).sum().clamp(min=1)


def _hide_padding(arcs: Tensor, examples: list[Example]) -> Tensor:
    sizes = torch.tensor([len(example.tags) for example in examples])
    outside = torch.arange(arcs.size(2))[None, :] > sizes[:, None]
    return arcs.float().masked_fill(outside[:, None, :], -1e4)


def _relation_loss(network: Network, scores: Scores, heads: Tensor, relations: Tensor, weights: Tensor) -> Tensor:
    """Compare the relations to the true heads; to all others there is no true relation."""
    known = heads != NOTHING
    if not known.any():
        return scores.dependants.sum() * 0
    rows = torch.arange(heads.size(0))[:, None].expand_as(heads)[known]
    dependants, governors = scores.dependants[known].float(), scores.governors[rows, heads[known]].float()
    guessed = network.relations(dependants, governors)
    costs = functional.cross_entropy(guessed, relations[known], reduction="none")
    return (costs * weights[known]).sum() / known.sum()


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


def _mark_losses(network: Network, scores: Scores, examples: list[Example], labels: Labels) -> dict[str, Tensor]:
    words = scores.arcs.size(1)
    columns = {name: scores.taggers["predicate"][..., place].float() for name, place in labels.sections.items()}
    ones = torch.ones(len(examples), words)
    losses = {
        name: _mean_cross_entropy(columns[name], _stack(examples, name, words), ones) for name in ("events", "stances")
    }
    marked = [(row, mark) for row, example in enumerate(examples) for mark in example.marked]
    if not marked:
        return losses
    rows, places = torch.tensor([[row, mark.word] for row, mark in marked]).unbind(1)
    modes = torch.tensor([mark.mode for _, mark in marked])
    losses["modes"] = _mean_cross_entropy(columns["modes"][rows, places][None], modes[None], torch.ones(1, len(marked)))
    for name in ("auxiliaries", "contexts"):
        known = [(row, mark.word, getattr(mark, name)) for row, mark in marked if getattr(mark, name)]
        if known:
            found = columns[name][[row for row, _, _ in known], [word for _, word, _ in known]]
            gold = torch.tensor([values for _, _, values in known])
            losses[name] = functional.binary_cross_entropy_with_logits(found, gold, reduction="sum") / len(known)
    losses["roles"] = _role_loss(network, scores, marked, words)
    return losses


def _stack(examples: list[Example], layer: str, words: int) -> Tensor:
    return torch.tensor([_pad(getattr(example, layer), words) for example in examples])


def _role_loss(network: Network, scores: Scores, marked: list[tuple[int, MarkedWord]], words: int) -> Tensor:
    """Compare the role of every word of a sentence to each trigger and cue in it."""
    gold = torch.tensor([_pad(mark.roles, words) for _, mark in marked])
    known = gold != NOTHING
    if not known.any():
        return scores.predicates.sum() * 0
    pair, word = known.nonzero(as_tuple=True)
    rows, places = torch.tensor([[row, mark.word] for row, mark in marked]).unbind(1)
    guessed = network.roles(
        scores.predicates[rows[pair], places[pair]].float(), scores.arguments[rows[pair], word].float()
    )
    return functional.cross_entropy(guessed, gold[known], reduction="sum") / len(marked) / ROLE_SCALE
