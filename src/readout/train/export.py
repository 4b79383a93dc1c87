"""The trained network to three int8 ONNX graphs: sentences to scores, arcs to relations, predicates to roles.

The last two run after the tree and the predicates are chosen, so that they score few pairs of words and not all.
"""

import tempfile
from pathlib import Path
from typing import Any

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer
from onnxruntime.transformers.fusion_options import FusionOptions
from torch import Tensor, nn

from readout.encode.weights import MODEL, RELATIONS, ROLES
from readout.train.network import Layer, Network, RelationHead

OPSET = 17
INPUTS = ["ids", "shape", "mask", "first", "last"]
OUTPUTS = ["upos", "ner", "predicate", "arc", "rel_d", "rel_h", "role_d", "role_h"]
PIECES, WORDS, WORDS_AND_ROOT = {0: "b", 1: "t"}, {0: "b", 1: "w"}, {0: "b", 1: "w1"}


class _Flat(nn.Module):
    """The network with its scores in a row, in the order of `OUTPUTS`."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, shape: Tensor, mask: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, ...]:
        scores = self.network(ids, shape, mask, first, last)
        tagged = (scores.taggers[name] for name in ("upos", "ner", "predicate"))
        return *tagged, scores.arcs, scores.dependants, scores.governors, scores.predicates, scores.arguments


def export_graphs(network: Network, directory: Path) -> None:
    """Write the three graphs into a folder."""
    network.float().eval()
    for layer in network.encoder.layers:
        assert isinstance(layer, Layer)
        layer.exporting = True
    with tempfile.TemporaryDirectory() as scratch, torch.no_grad():
        model = Path(scratch) / "model.onnx"
        _export_model(network, model)
        _quantise(_fuse(model, network), directory / MODEL)
        for name, head in ((RELATIONS, network.relations), (ROLES, network.roles)):
            _export_pairs(head, Path(scratch) / name)
            _quantise(Path(scratch) / name, directory / name)


def _export_model(network: Network, path: Path) -> None:
    pieces, words = torch.ones(2, 9, dtype=torch.long), torch.arange(1, 7).repeat(2, 1)
    axes = dict.fromkeys(INPUTS[:3], PIECES) | dict.fromkeys(
        [*INPUTS[3:], "upos", "ner", "predicate", "rel_d", "role_d", "role_h"], WORDS
    )
    axes |= {"arc": {0: "b", 1: "w", 2: "w1"}, "rel_h": WORDS_AND_ROOT}
    _export(_Flat(network), (pieces + 100, pieces, pieces, words, words), path, INPUTS, OUTPUTS, axes)


def _export_pairs(head: RelationHead, path: Path) -> None:
    rows = torch.zeros(3, head.size)
    rows_axis = {0: "n"}
    axes = {"d": rows_axis, "h": rows_axis, "rel": rows_axis}
    _export(head, (rows, rows), path, ["d", "h"], ["rel"], axes)


def _export(
    module: nn.Module,
    example: tuple[Tensor, ...],
    path: Path,
    inputs: list[str],
    outputs: list[str],
    axes: dict[str, Any],
) -> None:
    torch.onnx.export(
        module,
        example,
        str(path),
        input_names=inputs,
        output_names=outputs,
        dynamic_axes=axes,
        opset_version=OPSET,
        dynamo=False,
    )


def _fuse(path: Path, network: Network) -> Path:
    """Return the graph with attention, layer norm and GELU as one node each; sums stay apart, they are faster so."""
    options = FusionOptions("bert")
    options.enable_skip_layer_norm = False
    layer = network.encoder.layers[0]
    assert isinstance(layer, Layer)
    fused = optimizer.optimize_model(
        str(path),
        "bert",
        num_heads=layer.heads,
        hidden_size=network.encoder.size,
        optimization_options=options,
        opt_level=0,
    )
    result = path.with_suffix(".fused.onnx")
    fused.save_model_to_file(str(result))
    return result


def _quantise(source: Path, target: Path) -> None:
    """Write int8 weights, a scale for each column; seven bits, as processors without VNNI overflow on eight."""
    quantize_dynamic(
        str(source),
        str(target),
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Attention", "Gemm", "Gather"],
        extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
    )
