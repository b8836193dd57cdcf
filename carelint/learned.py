"""The only module that loads the learned reader: a small language model that was taught on labelled passages.

In: sentences, each with the register of its paper. Out: a `Reading` of each. See `training/reader/`.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from carelint.likeness import TAUGHT, Likeness, Reading
from carelint.resources import folder

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Encoding, Tokenizer

REGISTERS = MappingProxyType({"board": "board paper", "policy": "policy", "clinical": "clinical note"})
"""What the reader was told of each passage."""
DIGITS = 3
"""Probabilities are rounded before they are compared: processors differ in the last places."""
TEXT = 1
"""The part of an encoding that is the sentence; part 0 is its register."""

NEAREST = 2
"""Taught phrases that are told as examples."""


@dataclass(frozen=True, slots=True, eq=False)
class Phrases:
    """What the reader was taught, placed by meaning; see `training/reader/phrases.py` for the shapes."""

    phrases: tuple[str, ...]
    families: Any
    places: Any
    basis: Any
    middle: Any


def read(sentence: str, register: str) -> Reading:
    """One sentence, read by itself: what else is read changes nothing. Long ones are read as far as 160 pieces."""
    encoding = _encoded(sentence, register)
    (families,) = _run(encoding, ["families"])
    places = zip(encoding.offsets, encoding.sequence_ids, families.tolist(), strict=True)
    return tuple(
        Likeness(start, end, tuple(round(share, DIGITS) for share in shares[1:]))
        for (start, end), part, shares in places
        if part == TEXT and start < end
    )


def meaning(sentence: str, register: str, start: int, end: int) -> Any:
    """Where the reader places a span of a sentence by its meaning: an array (384,)."""
    encoding = _encoded(sentence, register)
    (meanings,) = _run(encoding, ["meanings"])
    places = zip(encoding.offsets, encoding.sequence_ids, strict=True)
    inside = [number for number, ((a, b), part) in enumerate(places) if part == TEXT and a < end and start < b]
    return meanings[inside or [0]].mean(axis=0)


def nearest(sentence: str, register: str, start: int, end: int, family: str) -> tuple[str, ...]:
    """The phrases of a family that the reader was taught and that lie nearest to a span by their meaning."""
    import numpy

    known = _phrases()
    place = (meaning(sentence, register, start, end) - known.middle) @ known.basis
    likely = known.places @ place / (numpy.linalg.norm(place) or 1.0)
    likely[known.families != TAUGHT.index(family)] = -numpy.inf
    order = numpy.argsort(-numpy.round(likely, DIGITS), kind="stable")
    return tuple(known.phrases[number] for number in order[:NEAREST])


def _encoded(sentence: str, register: str) -> Encoding:
    return _tokenizer().encode(REGISTERS[register], sentence)


def _run(encoding: Encoding, outputs: list[str]) -> list[Any]:
    import numpy

    given = {"pieces": encoding.ids, "segments": encoding.type_ids}
    feed = {name: numpy.array(ids, dtype=numpy.int64) for name, ids in given.items()}
    return list(_session().run(outputs, feed))


@functools.cache
def _phrases() -> Phrases:
    import numpy

    home = folder("taught")
    with numpy.load(home / "phrases.npz") as kept:
        places = kept["places"].astype(numpy.float32)
        lines = (home / "phrases.txt").read_text(encoding="utf-8").splitlines()
        return Phrases(tuple(lines), kept["families"], places, kept["basis"].astype(numpy.float32), kept["middle"])


@functools.cache
def _tokenizer() -> Tokenizer:
    from tokenizers import Tokenizer  # only where a sentence is to be read

    return Tokenizer.from_file(str(folder("taught") / "tokenizer.json"))


@functools.cache
def _session() -> InferenceSession:
    """The model, loaded once in a process: 0.1 s. One thread, because carelint's own workers share the processors."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    options.log_severity_level = 3
    options.add_session_config_entry("session.disable_quant_qdq", "1")  # or it would compute in eight bits
    path = str(folder("taught") / "reader.onnx")
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
