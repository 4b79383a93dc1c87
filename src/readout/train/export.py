"""The trained network to two int8 ONNX graphs: sentences to scores, and arcs to relations.

The second one runs after the tree is chosen, so that relations are scored for one head a word and not for all pairs.
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

from readout.encode.weights import MODEL, RELATIONS
from readout.train.network import RELATION_SIZE, Layer, Network

OPSET = 17
INPUTS = ["ids", "shape", "mask", "first", "last"]
OUTPUTS = ["upos", "ner", "arc", "rel_d", "rel_h"]
PIECES, WORDS, WORDS_AND_ROOT = {0: "b", 1: "t"}, {0: "b", 1: "w"}, {0: "b", 1: "w1"}


class _Flat(nn.Module):
    """The network with its scores in a row, in the order of `OUTPUTS`."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, shape: Tensor, mask: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, ...]:
        scores = self.network(ids, shape, mask, first, last)
        return scores.taggers["upos"], scores.taggers["ner"], scores.arcs, scores.dependants, scores.governors


def export_graphs(network: Network, directory: Path) -> None:
    """Write `model.int8.onnx` and `relations.int8.onnx` into a folder."""
    network.float().eval()
    for layer in network.encoder.layers:
        assert isinstance(layer, Layer)
        layer.exporting = True
    with tempfile.TemporaryDirectory() as scratch, torch.no_grad():
        model, relations = Path(scratch) / "model.onnx", Path(scratch) / "relations.onnx"
        _export_model(network, model)
        _export_relations(network, relations)
        _quantise(_fuse(model, network), directory / MODEL)
        _quantise(relations, directory / RELATIONS)


def _export_model(network: Network, path: Path) -> None:
    pieces, words = torch.ones(2, 9, dtype=torch.long), torch.arange(1, 7).repeat(2, 1)
    axes = dict.fromkeys(INPUTS[:3], PIECES) | dict.fromkeys([*INPUTS[3:], "upos", "ner", "rel_d"], WORDS)
    axes |= {"arc": {0: "b", 1: "w", 2: "w1"}, "rel_h": WORDS_AND_ROOT}
    _export(_Flat(network), (pieces + 100, pieces, pieces, words, words), path, INPUTS, OUTPUTS, axes)


def _export_relations(network: Network, path: Path) -> None:
    rows = torch.zeros(3, RELATION_SIZE)
    rows_axis = {0: "n"}
    axes = {"d": rows_axis, "h": rows_axis, "rel": rows_axis}
    _export(network.relations, (rows, rows), path, ["d", "h"], ["rel"], axes)


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
    """Return the graph with attention, layer norm and GELU as one node each."""
    options = FusionOptions("bert")
    options.enable_skip_layer_norm = True
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
