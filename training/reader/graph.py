"""Draws the reader as two ONNX graphs, node by node, with its weights as small integers.

In: weights by name. Out: two models. The first has `pieces`, `segments`, `places` and `passages` in, each (n,): the
pieces of some passages one behind the other, and for each piece its segment, its place in its passage and which passage
that is; a piece takes nothing from another passage. Out come `families` (n, 8), probabilities as far as half the layers
can tell; `read` (n, 384), with which the second model goes on; and `meanings` (n, 384), what each means by itself,
before any layer: the layers know little but families. The second has `read` and `passages` in, and `families` out.

Weights are stored in eight bits with a scale for each column and computed in 32: a passage reads the same whatever
else is read, and alike on every processor, which integers scaled by what is read would not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from carelint.likeness import TAUGHT

LAYERS, MIDDLE, WIDTH, HEADS = 6, 3, 384, 12
INPUTS = ("pieces", "segments", "places", "passages")
OPSET, IR = 20, 9
EPSILON = 1e-12
"""BERT's own, in its norms."""
Weights = Mapping[str, NDArray[np.float32]]


class Graph:
    """Nodes and constants as they are added; every method gives the name of what it computes."""

    def __init__(self, weights: Weights, longest: int) -> None:
        self.weights = weights
        self.longest = longest
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []
        self.apart = self.mask()
        self.words = ""
        """The embeddings of the pieces, once they are drawn."""

    def node(self, kind: str, inputs: Sequence[str], **attributes: object) -> str:
        """A node with one output."""
        name = f"{kind.lower()}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, inputs, [name], name=name, **attributes))
        return name

    def constant(self, values: NDArray[np.generic]) -> str:
        """A constant."""
        name = f"constant_{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(values, name))
        return name

    def mask(self) -> str:
        """What keeps passages apart: (n, n), nothing within one and beyond all measure between two."""
        rows, columns = (self.node("Unsqueeze", ["passages", self.constant(np.array([axis]))]) for axis in (1, 0))
        near, far = self.constant(np.float32(0)), self.constant(np.float32(-1e9))
        return self.node("Where", [self.node("Equal", [rows, columns]), near, far])

    def matrix(self, name: str) -> str:
        """A weight matrix (in, out), kept in eight bits with a scale for each column."""
        whole, scale = eighth(self.weights[name].T, axis=0)
        return self.node("DequantizeLinear", [self.constant(whole), self.constant(scale)], axis=1)

    def linear(self, given: str, name: str) -> str:
        """given (n, in) by a weight and its bias: (n, out)."""
        product = self.node("MatMul", [given, self.matrix(f"{name}.weight")])
        return self.node("Add", [product, self.constant(self.weights[f"{name}.bias"])])

    def norm(self, given: str, name: str) -> str:
        """Layer normalisation over the last axis."""
        scale, bias = (self.constant(self.weights[f"{name}.{part}"]) for part in ("weight", "bias"))
        return self.node("LayerNormalization", [given, scale, bias], epsilon=EPSILON, axis=-1)

    def embedding(self) -> str:
        """Sum of the embeddings of pieces, their positions and their segments, normed: (n, 384)."""
        base = "encoder.embeddings"
        whole, scale = eighth(self.weights[f"{base}.word_embeddings.weight"], axis=1)
        rows = self.node("Gather", [self.constant(whole), "pieces"])
        scales = self.node("Gather", [self.constant(scale[:, None]), "pieces"])
        self.words = self.node("Mul", [self.node("Cast", [rows], to=TensorProto.FLOAT), scales])
        table = self.weights[f"{base}.position_embeddings.weight"][: self.longest]
        places = self.node("Gather", [self.constant(table), "places"])
        kinds = self.constant(self.weights[f"{base}.token_type_embeddings.weight"])
        placed = self.node("Add", [self.words, places])
        return self.norm(self.node("Add", [placed, self.node("Gather", [kinds, "segments"])]), f"{base}.LayerNorm")

    def heads(self, given: str, name: str, order: Sequence[int]) -> str:
        """A projection cut into its heads: (12, n, 32), or (12, 32, n) by another order."""
        cut = self.constant(np.array([-1, HEADS, WIDTH // HEADS]))
        return self.node("Transpose", [self.node("Reshape", [self.linear(given, name), cut])], perm=list(order))

    def attention(self, given: str, name: str) -> str:
        """What each piece takes from all the others: (n, 384)."""
        query = self.heads(given, f"{name}.self.query", (1, 0, 2))
        key = self.heads(given, f"{name}.self.key", (1, 2, 0))
        value = self.heads(given, f"{name}.self.value", (1, 0, 2))
        scale = self.constant(np.float32(1 / np.sqrt(WIDTH // HEADS)))
        likely = self.node("Mul", [self.node("MatMul", [query, key]), scale])
        share = self.node("Softmax", [self.node("Add", [likely, self.apart])], axis=-1)
        taken = self.node("Transpose", [self.node("MatMul", [share, value])], perm=[1, 0, 2])
        merged = self.node("Reshape", [taken, self.constant(np.array([-1, WIDTH]))])
        return self.linear(merged, f"{name}.output.dense")

    def layer(self, given: str, name: str) -> str:
        """One layer of the encoder."""
        taken = self.node("Add", [self.attention(given, f"{name}.attention"), given])
        normed = self.norm(taken, f"{name}.attention.output.LayerNorm")
        wide = self.node("Gelu", [self.linear(normed, f"{name}.intermediate.dense")])
        back = self.node("Add", [self.linear(wide, f"{name}.output.dense"), normed])
        return self.norm(back, f"{name}.output.LayerNorm")

    def layers(self, given: str, numbers: Iterable[int]) -> str:
        """Some layers, one on the other."""
        for number in numbers:
            given = self.layer(given, f"encoder.encoder.layer.{number}")
        return given

    def families(self, given: str, name: str) -> str:
        """Probabilities of none and of each family: (n, 8)."""
        return self.node("Softmax", [self.linear(given, name)], axis=-1)

    def model(self, inputs: Sequence[str], outputs: Mapping[str, str]) -> onnx.ModelProto:
        """What is drawn, as a model; `outputs`: their names, and what computes each."""
        self.nodes += [helper.make_node("Identity", [computed], [name]) for name, computed in outputs.items()]
        given = [_placed(name, TensorProto.FLOAT if name == "read" else TensorProto.INT64) for name in inputs]
        said = [_placed(name, TensorProto.FLOAT) for name in outputs]
        drawn = helper.make_graph(self.nodes, "reader", given, said, self.constants)
        whole = helper.make_model(drawn, opset_imports=[helper.make_opsetid("", OPSET)])
        whole.ir_version = IR
        onnx.checker.check_model(whole)
        return whole


def _placed(name: str, kind: int) -> onnx.ValueInfoProto:
    """A row of numbers, or of vectors."""
    wide = {"read": [WIDTH], "meanings": [WIDTH], "families": [1 + len(TAUGHT)]}
    return helper.make_tensor_value_info(name, kind, ["n", *wide.get(name, [])])


def eighth(values: NDArray[np.float32], axis: int) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Whole numbers of eight bits, and the scale along the axis that makes the values of them again."""
    scale = np.maximum(np.abs(values).max(axis=axis), 1e-12).astype(np.float32) / np.float32(127)
    spread = np.expand_dims(scale, axis)
    return np.ascontiguousarray(np.round(values / spread).astype(np.int8)), scale


def models(weights: Weights, longest: int) -> tuple[onnx.ModelProto, onnx.ModelProto]:
    """The reader half way, and the rest of it."""
    half = Graph(weights, longest)
    read = half.layers(half.embedding(), range(MIDDLE))
    first = half.model(INPUTS, {"families": half.families(read, "early"), "read": read, "meanings": half.words})
    whole = Graph(weights, longest)
    last = whole.families(whole.layers("read", range(MIDDLE, LAYERS)), "out")
    return first, whole.model(("read", "passages"), {"families": last})
