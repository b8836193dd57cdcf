"""Draws the reader as two ONNX graphs, node by node, with its weights as small integers.

In: weights by name. Out: two models of n passages side by side, each filled up to l pieces. The first has `pieces`,
`segments` and `real`, each (n, l): what each piece is, its segment, and 1 where it is none that only fills up. Out come
rows, one for each piece: `families` (n * l, 8), probabilities as far as half the layers can tell; `read` (n * l, 384),
with which the second model goes on; and `meanings` (n * l, 384), what each means by itself, before any layer, since the
layers know little but families. The second has `read` and `real` in, and `families` out.

Weights are whole numbers with a scale for each column, and what they are multiplied by is made whole with a scale for
each piece: what a passage reads like does not hang on what else is read, which one scale for a call would bring about
(Dettmers and others, LLM.int8(), NeurIPS 2022, multiply vectors so). Sums of whole numbers are alike on every processor
as long as none overflows: the older ones add two products in 16 bits, so a weight has seven bits and the other eight.
A value at the edge between two whole numbers would still fall either way with the last place of a sum, so whoever calls
fills a passage up to a length that hangs on the passage alone: no sum is then taken in another order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from carelint.likeness import TAUGHT

LAYERS, MIDDLE, WIDTH, HEADS = 6, 3, 384, 12
INPUTS = ("pieces", "segments", "real")
OPSET, IR = 20, 9
EPSILON = 1e-12
"""BERT's own, in its norms."""
KEPT = 127
"""Largest whole number of an embedding, which is only looked up, and of what weights are multiplied by."""
WEIGHED = 63
"""Largest whole number of a weight: 255 * 63 twice fits into 16 bits."""
LEAST = 1e-9
"""Of a scale, where all is nothing."""
Weights = Mapping[str, NDArray[np.float32]]


class Graph:
    """Nodes and constants as they are added; every method gives the name of what it computes."""

    def __init__(self, weights: Weights, longest: int) -> None:
        self.weights = weights
        self.longest = longest
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []
        self.filled = self.mask()
        sizes = self.constant(np.array([HEADS, WIDTH // HEADS]))
        self.cut = self.node("Concat", [self.node("Shape", ["real"]), sizes], axis=0)
        self.words = ""
        """The embeddings of the pieces, once they are drawn."""
        self.zero = self.constant(np.array(KEPT + 1, np.uint8))
        self.whole: dict[str, tuple[str, str]] = {}
        """What has been made whole numbers, and the scale of each of its rows."""

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
        """What keeps a passage's own pieces from what fills it up: (n, 1, 1, l), nothing or beyond all measure."""
        wide = self.node("Unsqueeze", ["real", self.constant(np.array([1, 2]))])
        real = self.node("Cast", [wide], to=TensorProto.BOOL)
        return self.node("Where", [real, self.constant(np.float32(0)), self.constant(np.float32(-1e9))])

    def rounded(self, rows: str) -> tuple[str, str]:
        """rows (m, in) as whole numbers around `zero`, and the scale of each, (m, 1); once for all that ask."""
        if rows not in self.whole:
            size = self.node("ReduceMax", [self.node("Abs", [rows]), self.constant(np.array([1]))], keepdims=1)
            held = self.node("Max", [size, self.constant(np.float32(LEAST))])
            scale = self.node("Mul", [held, self.constant(np.float32(1 / KEPT))])
            flat = self.node("Squeeze", [scale, self.constant(np.array([1]))])
            zeros = self.node("Expand", [self.zero, self.node("Shape", [flat])])
            self.whole[rows] = self.node("QuantizeLinear", [rows, flat, zeros], axis=0), scale
        return self.whole[rows]

    def linear(self, given: str, name: str, times: float = 1) -> str:
        """given (m, in) by a weight and its bias, a number of times: (m, out)."""
        rows, scale = self.rounded(given)
        weights, columns = rounded(self.weights[f"{name}.weight"].T, axis=0, most=WEIGHED)
        product = self.node("MatMulInteger", [rows, self.constant(weights), self.zero])
        shares = self.node("Mul", [self.node("Cast", [product], to=TensorProto.FLOAT), self.times(columns, times)])
        return self.node("Add", [self.node("Mul", [shares, scale]), self.times(self.weights[f"{name}.bias"], times)])

    def times(self, values: NDArray[np.float32], many: float) -> str:
        """A constant, a number of times."""
        return self.constant((values * many).astype(np.float32))

    def norm(self, given: str, name: str) -> str:
        """Layer normalisation over the last axis."""
        scale, bias = (self.constant(self.weights[f"{name}.{part}"]) for part in ("weight", "bias"))
        return self.node("LayerNormalization", [given, scale, bias], epsilon=EPSILON, axis=-1)

    def embedding(self) -> str:
        """Sum of the embeddings of pieces, their positions and their segments, normed: (n * l, 384)."""
        base = "encoder.embeddings"
        whole, scale = rounded(self.weights[f"{base}.word_embeddings.weight"], axis=1, most=KEPT)
        rows = self.node("Gather", [self.constant(whole), "pieces"])
        scales = self.node("Gather", [self.constant(scale[:, None]), "pieces"])
        words = self.node("Mul", [self.node("Cast", [rows], to=TensorProto.FLOAT), scales])
        self.words = self.rows(words)
        table = self.constant(self.weights[f"{base}.position_embeddings.weight"][: self.longest])
        long = self.node("Gather", [self.node("Shape", ["pieces"]), self.constant(np.array([1]))])
        first, axis = self.constant(np.array([0])), self.constant(np.array([0]))
        placed = self.node("Add", [words, self.node("Slice", [table, first, long, axis])])
        kinds = self.constant(self.weights[f"{base}.token_type_embeddings.weight"])
        summed = self.node("Add", [placed, self.node("Gather", [kinds, "segments"])])
        return self.norm(self.rows(summed), f"{base}.LayerNorm")

    def rows(self, given: str) -> str:
        """What each piece has, one behind the other: (n * l, 384)."""
        return self.node("Reshape", [given, self.constant(np.array([-1, WIDTH]))])

    def heads(self, given: str, name: str, order: Sequence[int], times: float = 1) -> str:
        """A projection cut into passages and heads: (n, 12, l, 32), or (n, 12, 32, l) by another order."""
        cut = self.node("Reshape", [self.linear(given, name, times), self.cut])
        return self.node("Transpose", [cut], perm=list(order))

    def attention(self, given: str, name: str) -> str:
        """What each piece takes from all the others of its passage: (n * l, 384)."""
        query = self.heads(given, f"{name}.self.query", (0, 2, 1, 3), times=1 / np.sqrt(WIDTH // HEADS))
        key = self.heads(given, f"{name}.self.key", (0, 2, 3, 1))
        value = self.heads(given, f"{name}.self.value", (0, 2, 1, 3))
        likely = self.node("Add", [self.node("MatMul", [query, key]), self.filled])
        share = self.node("Softmax", [likely], axis=-1)
        taken = self.node("Transpose", [self.node("MatMul", [share, value])], perm=[0, 2, 1, 3])
        return self.linear(self.rows(taken), f"{name}.output.dense")

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
        """Probabilities of none and of each family: (n * l, 8)."""
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
    """A row of numbers for each passage, or a vector for each piece."""
    wide = {"read": WIDTH, "meanings": WIDTH, "families": 1 + len(TAUGHT)}
    return helper.make_tensor_value_info(name, kind, ["m", wide[name]] if name in wide else ["n", "l"])


def rounded(values: NDArray[np.float32], axis: int, most: int) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Whole numbers up to `most`, and the scale along the axis that makes the values of them again."""
    scale = np.maximum(np.abs(values).max(axis=axis), LEAST).astype(np.float32) / np.float32(most)
    spread = np.expand_dims(scale, axis)
    return np.ascontiguousarray(np.round(values / spread).astype(np.int8)), scale


def models(weights: Weights, longest: int) -> tuple[onnx.ModelProto, onnx.ModelProto]:
    """The reader half way, and the rest of it."""
    half = Graph(weights, longest)
    read = half.layers(half.embedding(), range(MIDDLE))
    first = half.model(INPUTS, {"families": half.families(read, "early"), "read": read, "meanings": half.words})
    whole = Graph(weights, longest)
    last = whole.families(whole.layers("read", range(MIDDLE, LAYERS)), "out")
    return first, whole.model(("read", "real"), {"families": last})
