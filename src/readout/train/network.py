"""The network: a BERT encoder (Devlin et al. 2019) with word shapes, word vectors, a head for each thing to be found.

Sizes in docstrings: B sentences, T pieces, W words. A further head over the word vectors is one more in `taggers`.
"""

import json
import math
from pathlib import Path
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from readout.encode.shapes import SHAPES
from readout.encode.weights import Labels

HIDDEN_DROPOUT = 0.1
HEAD_DROPOUT = 0.33
TAGGER_SIZE, ARC_SIZE, RELATION_SIZE = 128, 256, 128
PREDICATE_SIZE, ROLE_SIZE = 256, 96


class Scores(NamedTuple):
    """What the network says of a batch, not normalised."""

    taggers: dict[str, Tensor]  # name of the head -> [B, W, labels]
    arcs: Tensor  # [B, W, W + 1], row = dependant, column = head, column 0 = root
    dependants: Tensor  # [B, W, RELATION_SIZE]
    governors: Tensor  # [B, W + 1, RELATION_SIZE]
    predicates: Tensor  # [B, W, ROLE_SIZE]
    arguments: Tensor  # [B, W, ROLE_SIZE]


class Layer(nn.Module):
    """One transformer layer, normalised after the sum as in BERT."""

    def __init__(self, size: int, heads: int, inner: int) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(size, size) for _ in range(4))
        self.attention_norm, self.norm = nn.LayerNorm(size, eps=1e-12), nn.LayerNorm(size, eps=1e-12)
        self.up, self.down = nn.Linear(size, inner), nn.Linear(inner, size)
        self.heads, self.width = heads, size // heads
        self.exporting = False  # spells attention out, so that onnxruntime can fuse it

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """Take and return [B, T, size]; `mask` is added to the attention scores."""
        query, key, value = (self._split(part(states)) for part in (self.query, self.key, self.value))
        if self.exporting:
            weights = torch.matmul(query, key.transpose(-1, -2)) / math.sqrt(self.width) + mask
            mixed = torch.matmul(functional.softmax(weights, dim=-1), value)
        else:
            mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask.to(query.dtype))
        mixed = mixed.permute(0, 2, 1, 3).contiguous().view(states.size(0), states.size(1), self.heads * self.width)
        states = self.attention_norm(self._drop(self.out(mixed)) + states)
        result: Tensor = self.norm(self._drop(self.down(functional.gelu(self.up(states)))) + states)
        return result

    def _split(self, states: Tensor) -> Tensor:
        return states.view(states.size(0), states.size(1), self.heads, self.width).permute(0, 2, 1, 3)

    def _drop(self, states: Tensor) -> Tensor:
        return functional.dropout(states, HIDDEN_DROPOUT, self.training)


class Encoder(nn.Module):
    """Piece ids and shapes to piece vectors."""

    def __init__(self, config: dict[str, int]) -> None:
        super().__init__()
        self.size = config["hidden_size"]
        self.pieces = nn.Embedding(config["vocab_size"], self.size)
        self.positions = nn.Embedding(config["max_position_embeddings"], self.size)
        self.segment = nn.Parameter(torch.zeros(self.size))
        self.shapes = nn.Embedding(len(SHAPES), self.size)
        nn.init.zeros_(self.shapes.weight)  # training starts from what the base encoder knows
        self.norm = nn.LayerNorm(self.size, eps=1e-12)
        layer = self.size, config["num_attention_heads"], config["intermediate_size"]
        self.layers = nn.ModuleList(Layer(*layer) for _ in range(config["num_hidden_layers"]))

    def forward(self, ids: Tensor, shape: Tensor, mask: Tensor) -> Tensor:
        """Take three [B, T] of whole numbers, return [B, T, size]."""
        states = self.pieces(ids) + self.positions(torch.arange(ids.size(1), device=ids.device)) + self.segment
        states = functional.dropout(self.norm(states + self.shapes(shape)), HIDDEN_DROPOUT, self.training)
        added = (1.0 - mask[:, None, None, :].to(states.dtype)) * -10000.0
        for layer in self.layers:
            states = layer(states, added)
        result: Tensor = states
        return result


class Reducer(nn.Module):
    """Word vectors made smaller for one purpose."""

    def __init__(self, size: int, to: int) -> None:
        super().__init__()
        self.linear = nn.Linear(size, to)

    def forward(self, words: Tensor) -> Tensor:
        """Take [..., size], return [..., to]."""
        return functional.dropout(functional.gelu(self.linear(words)), HEAD_DROPOUT, self.training)


class RelationHead(nn.Module):
    """Biaffine scores of what one word is to another: its relation or its role (Dozat and Manning 2017)."""

    def __init__(self, relations: int, size: int) -> None:
        super().__init__()
        self.bilinear = nn.Parameter(torch.zeros(size, relations * size))
        self.linear = nn.Linear(2 * size, relations)
        self.relations, self.size = relations, size

    def forward(self, dependants: Tensor, governors: Tensor) -> Tensor:
        """Take two [N, size], return [N, relations]."""
        crossed = torch.matmul(dependants, self.bilinear).view(-1, self.relations, self.size)
        product = (crossed * governors[:, None, :]).sum(-1) / math.sqrt(self.size)
        scores: Tensor = product + self.linear(torch.cat([dependants, governors], -1))
        return scores


class Network(nn.Module):
    """Encoder, word vectors (first piece beside last piece), heads."""

    def __init__(self, config: dict[str, int], labels: Labels) -> None:
        super().__init__()
        self.labels = labels
        self.encoder = Encoder(config)
        size = 2 * self.encoder.size
        self.taggers = nn.ModuleDict(
            {
                "upos": _tagger(size, TAGGER_SIZE, len(labels.tags)),
                "ner": _tagger(size, TAGGER_SIZE, len(labels.names)),
                "predicate": _tagger(size, PREDICATE_SIZE, labels.sections["stances"].stop),
            }
        )
        self.arc_dependants, self.arc_governors = Reducer(size, ARC_SIZE), Reducer(size, ARC_SIZE)
        self.arc_weights, self.arc_bias = nn.Linear(ARC_SIZE, ARC_SIZE, bias=False), nn.Linear(ARC_SIZE, 1, bias=False)
        nn.init.orthogonal_(self.arc_weights.weight)
        self.relation_dependants, self.relation_governors = Reducer(size, RELATION_SIZE), Reducer(size, RELATION_SIZE)
        self.relations = RelationHead(len(labels.relations), RELATION_SIZE)
        self.predicates, self.arguments = Reducer(size, ROLE_SIZE), Reducer(size, ROLE_SIZE)
        self.roles = RelationHead(len(labels.roles), ROLE_SIZE)

    def forward(self, ids: Tensor, shape: Tensor, mask: Tensor, first: Tensor, last: Tensor) -> Scores:
        """Take whole numbers: [B, T] three times, then [B, W] twice (where each word's first and last piece stands)."""
        states = self.encoder(ids, shape, mask)
        words = torch.cat([_pick(states, first), _pick(states, last)], -1)
        root = torch.cat([states[:, :1], states[:, :1]], -1)  # [CLS] plays the root
        rooted = torch.cat([root, words], 1)
        governors = self.arc_governors(rooted)
        products = torch.matmul(self.arc_weights(self.arc_dependants(words)), governors.transpose(1, 2))
        return Scores(
            taggers={name: tagger(words) for name, tagger in self.taggers.items()},
            arcs=products / math.sqrt(ARC_SIZE) + self.arc_bias(governors).transpose(1, 2),
            dependants=self.relation_dependants(words),
            governors=self.relation_governors(rooted),
            predicates=self.predicates(words),
            arguments=self.arguments(words),
        )


def _tagger(size: int, inner: int, labels: int) -> nn.Sequential:
    return nn.Sequential(Reducer(size, inner), nn.Linear(inner, labels))


def _pick(states: Tensor, places: Tensor) -> Tensor:
    """Return [B, W, size]: the states of [B, T, size] at `places` [B, W]."""
    count, words = places.shape
    return torch.gather(states, 1, places[:, :, None].expand(count, words, states.size(2)))


def build_network(base: Path, labels: Labels) -> Network:
    """Return a network whose encoder starts from the pretrained one in a folder, with new heads.

    The piece embeddings stay as they are: half of all weights, and rare words keep their place beside the common ones.
    """
    from safetensors.torch import load_file

    network = Network(json.loads((base / "config.json").read_text(encoding="utf-8")), labels)
    stored = {name.removeprefix("bert."): value for name, value in load_file(base / "model.safetensors").items()}
    network.encoder.load_state_dict(_rename(stored, len(network.encoder.layers)), strict=False)
    network.encoder.pieces.weight.requires_grad_(False)
    return network


def _rename(stored: dict[str, Tensor], layers: int) -> dict[str, Tensor]:
    """Return the base encoder's weights under the names used here."""
    renamed = {
        "pieces.weight": stored["embeddings.word_embeddings.weight"],
        "positions.weight": stored["embeddings.position_embeddings.weight"],
        "segment": stored["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": stored["embeddings.LayerNorm.weight"],
        "norm.bias": stored["embeddings.LayerNorm.bias"],
    }
    parts = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "out": "attention.output.dense",
        "attention_norm": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm": "output.LayerNorm",
    }
    for layer in range(layers):
        for ours, theirs in parts.items():
            for kind in ("weight", "bias"):
                renamed[f"layers.{layer}.{ours}.{kind}"] = stored[f"encoder.layer.{layer}.{theirs}.{kind}"]
    return renamed
