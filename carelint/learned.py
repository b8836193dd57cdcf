"""The only module that loads the learned reader: a small language model that was taught on labelled passages.

In: sentences, each with the register of its paper. Out: a `Reading` of each. See `training/reader/`.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Iterable, Iterator, Sequence, Sized
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from carelint.likeness import TAUGHT, Likeness, Reading
from carelint.resources import folder

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Encoding, Tokenizer

S = TypeVar("S", bound=Sized)
REGISTERS = MappingProxyType({"board": "board paper", "policy": "policy", "clinical": "clinical note"})
"""What the reader was told of each passage."""
LONGEST = 160
"""Pieces of a sentence that are read, its register among them."""
DIGITS = 3
"""Probabilities are rounded before they are compared: processors differ in the last places."""
TEXT = 1
"""The part of an encoding that is the sentence; part 0 is its register."""

HALF, REST = "half.onnx", "rest.onnx"
"""The first three layers, and the others."""
CHARGED = 0.1
"""What half the layers must see in a sentence for the others to be asked. On passages kept apart none of 492 sentences
with something to notice stays below .12, and of a board paper's that are read three in four do (2026-11-27)."""
TOGETHER = 512
"""Sentences of which what half the layers made is held, some 50 MB."""
PACK = 96
"""Pieces that are read in one call: each looks at all others, and of 256 each takes a third longer (2026-11-27)."""
THREADS = 2
"""Of one call; more would take turns on what a call holds. One where processes judge side by side."""
NEAREST = 2
"""Taught phrases that are told as examples."""
ALIKE = 0.65
"""Cosine from which two phrases have something in common that a person sees."""
LONG = 127
"""The length of a taught phrase's place, which is kept in whole numbers."""


@dataclass(frozen=True, slots=True, eq=False)
class Phrases:
    """What the reader was taught, placed by meaning; see `training/reader/phrases.py` for the shapes."""

    phrases: tuple[str, ...]
    families: Any
    places: Any
    basis: Any
    middle: Any


@dataclass(frozen=True, slots=True, eq=False)
class Half:
    """A sentence that half the layers have read."""

    encoding: Encoding
    families: Any
    """Probabilities of none and of each family, (pieces, 8), as far as they can be told by then."""
    read: Any
    """With what the other layers go on, (pieces, 384)."""

    def __len__(self) -> int:
        return len(self.encoding.ids)

    @property
    def quiet(self) -> bool:
        """Whether there is nothing in the sentence that the rest could find; of other pieces nothing was taught."""
        own = [number for number, part in enumerate(self.encoding.sequence_ids) if part == TEXT]
        return not own or round(float(self.families[own, 0].min()), DIGITS) > 1 - CHARGED


def read(sentences: Sequence[tuple[str, str]]) -> list[Reading]:
    """Readings of sentences, each with its register; long ones are read as far as 160 pieces.

    They share a call so that it pays, and see nothing of one another. Where half the layers see nothing, the others
    are not asked.
    """
    parts = (sentences[at : at + TOGETHER] for at in range(0, len(sentences), TOGETHER))
    return [reading for some in parts for reading in _together(some)]


def charged(sentences: Sequence[tuple[str, str]]) -> list[bool]:
    """Whether half the layers see anything in each of some sentences: a third of what reading all of them takes."""
    return [not half.quiet for pack in _packs(_encoded(*one) for one in sentences) for half in _halves(pack)]


def _together(sentences: Sequence[tuple[str, str]]) -> list[Reading]:
    halves = [half for pack in _packs([_encoded(*one) for one in sentences]) for half in _halves(pack)]
    charged = [number for number, half in enumerate(halves) if not half.quiet]
    whole = (families for pack in _packs([halves[number] for number in charged]) for families in _rest(pack))
    said = dict(zip(charged, whole, strict=True))
    return [_reading(half.encoding, said.get(number, half.families)) for number, half in enumerate(halves)]


def _packs(some: Iterable[S]) -> Iterator[list[S]]:
    """As many at a time as fit into `PACK` pieces, at least one."""
    pack: list[S] = []
    size = 0
    for one in some:
        if pack and size + len(one) > PACK:
            yield pack
            pack, size = [], 0
        pack.append(one)
        size += len(one)
    if pack:
        yield pack


def _halves(pack: Sequence[Encoding]) -> Iterator[Half]:
    families, read = _run(HALF, _pieces(pack), ["families", "read"])
    for encoding, start, end in _places(pack):
        yield Half(encoding, families[start:end], read[start:end])


def _rest(pack: Sequence[Half]) -> Iterator[Any]:
    import numpy

    feed = {"read": numpy.concatenate([half.read for half in pack]), "passages": _numbers(pack)}
    (families,) = _run(REST, feed, ["families"])
    for _, start, end in _places(pack):
        yield families[start:end]


def _places(pack: Sequence[S]) -> Iterator[tuple[S, int, int]]:
    """Each with the half-open range of its pieces in the call."""
    at = 0
    for one in pack:
        yield one, at, at + len(one)
        at += len(one)


def _reading(encoding: Encoding, families: Any) -> Reading:
    shares = families[:, 1:].astype("float64").round(DIGITS).tolist()
    return tuple(
        Likeness(start, end, tuple(those))
        for (start, end), part, those in zip(encoding.offsets, encoding.sequence_ids, shares, strict=True)
        if part == TEXT and start < end
    )


def meaning(sentence: str, register: str, start: int, end: int) -> Any:
    """Where the reader places a span of a sentence by its meaning: an array (384,)."""
    encoding = _encoded(sentence, register)
    (meanings,) = _run(HALF, _pieces([encoding]), ["meanings"])
    places = zip(encoding.offsets, encoding.sequence_ids, strict=True)
    inside = [number for number, ((a, b), part) in enumerate(places) if part == TEXT and a < end and start < b]
    return meanings[inside or [0]].mean(axis=0)


def nearest(sentence: str, register: str, start: int, end: int, family: str) -> tuple[str, ...]:
    """The phrases of a family that the reader was taught and that lie near a span by what their words mean."""
    import numpy

    known = _phrases()
    place = (meaning(sentence, register, start, end) - known.middle) @ known.basis
    alike = numpy.round(known.places @ place / (LONG * numpy.linalg.norm(place) or 1.0), DIGITS)
    alike[known.families != TAUGHT.index(family)] = 0
    order = numpy.argsort(-alike, kind="stable")[:NEAREST]
    return tuple(known.phrases[number] for number in order if alike[number] >= ALIKE)


def _encoded(sentence: str, register: str) -> Encoding:
    return _tokenizer().encode(REGISTERS[register], sentence)


def _pieces(pack: Sequence[Encoding]) -> dict[str, Any]:
    """What the first half is given of some sentences."""
    import numpy

    given = {
        "pieces": [number for one in pack for number in one.ids],
        "segments": [segment for one in pack for segment in one.type_ids],
        "places": [place for one in pack for place in range(len(one))],
    }
    feed = {name: numpy.array(numbers, dtype=numpy.int64) for name, numbers in given.items()}
    return {**feed, "passages": _numbers(pack)}


def _numbers(pack: Sequence[Sized]) -> Any:
    """Of each piece, to which sentence of the call it belongs."""
    import numpy

    return numpy.repeat(numpy.arange(len(pack), dtype=numpy.int64), [len(one) for one in pack])


def _run(model: str, feed: dict[str, Any], outputs: list[str]) -> list[Any]:
    return list(_session(model).run(outputs, feed))


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


def _session(model: str) -> InferenceSession:
    """Half of the model, loaded once in a process: 0.05 s."""
    return _session_of(model, os.getpid())  # a child has none of its parent's threads, and would wait for them


@functools.cache
def _session_of(model: str, process: int) -> InferenceSession:
    import multiprocessing

    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1 if multiprocessing.parent_process() else min(THREADS, os.cpu_count() or 1)
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # a thread that waits costs nobody
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    options.log_severity_level = 3
    options.add_session_config_entry("session.disable_quant_qdq", "1")  # or it would compute in eight bits
    path = str(folder("taught") / model)
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
