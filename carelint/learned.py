"""The only module that loads the learned reader: a small language model that was taught on labelled passages.

In: sentences, each with the register of its paper. Out: a `Reading` of each. See `training/reader/`.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Sequence, Sized
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from carelint.likeness import TAUGHT, Likeness, Reading
from carelint.resources import folder

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Encoding, Tokenizer

S = TypeVar("S", bound=Sized)
R = TypeVar("R")
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
PACK = 256
"""Pieces that are read in one call, all of sentences that are filled up to one length."""
STEP = 8
"""Sentences are filled up to a multiple of this: a length that hangs on nothing but the sentence, so that its sums are
taken in the same order whatever is read beside it."""
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
    """With what the other layers go on, (pieces and what fills them up, 384)."""

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
    return [reading for some in parts for reading in _whole(_each(_halves, [_encoded(*one) for one in some]))]


def charged(sentences: Sequence[tuple[str, str]]) -> list[bool]:
    """Whether half the layers see anything in each of some sentences: a third of what reading all of them takes."""
    parts = (sentences[at : at + TOGETHER] for at in range(0, len(sentences), TOGETHER))
    return [not half.quiet for some in parts for half in _each(_halves, [_encoded(*one) for one in some])]


def _whole(halves: Sequence[Half]) -> Iterator[Reading]:
    """Readings; where half the layers see nothing, what they said."""
    rest = iter(_each(_rest, [half for half in halves if not half.quiet]))
    return (_reading(half.encoding, half.families if half.quiet else next(rest)) for half in halves)


def _each(read: Callable[[Sequence[S]], Iterable[R]], some: Sequence[S]) -> list[R]:
    """What is read of each, in their order, though those of one length share calls."""
    packs = list(_packs(some))
    said = (one for pack in packs for one in read([some[number] for number in pack]))
    found = dict(zip((number for pack in packs for number in pack), said, strict=True))
    return [found[number] for number in range(len(some))]


def _packs(some: Sequence[Sized]) -> Iterator[list[int]]:
    """Numbers of those that share a call: of one length, and as many as fit into `PACK` pieces, at least one."""
    alike: dict[int, list[int]] = {}
    for number, one in enumerate(some):
        alike.setdefault(_length(one), []).append(number)
    for length, numbers in alike.items():
        most = max(1, PACK // length)
        yield from (numbers[at : at + most] for at in range(0, len(numbers), most))


def _length(one: Sized) -> int:
    """How many pieces a sentence is filled up to."""
    return -(-len(one) // STEP) * STEP


def _halves(pack: Sequence[Encoding]) -> Iterator[Half]:
    length = _length(pack[0])
    families, read = _run(HALF, _pieces(pack, length), ["families", "read"])
    for start, encoding in zip(range(0, len(read), length), pack, strict=True):
        yield Half(encoding, families[start : start + len(encoding)], read[start : start + length])


def _rest(pack: Sequence[Half]) -> Iterator[Any]:
    import numpy

    length = _length(pack[0])
    read = numpy.concatenate([half.read for half in pack])
    (families,) = _run(REST, {"read": read, "real": _real(pack, length)}, ["families"])
    for start, half in zip(range(0, len(read), length), pack, strict=True):
        yield families[start : start + len(half)]


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
    (meanings,) = _run(HALF, _pieces([encoding], len(encoding)), ["meanings"])
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


def _pieces(pack: Sequence[Encoding], length: int) -> dict[str, Any]:
    """What the first half is given of some sentences: three arrays (sentences, length)."""
    pieces, segments = (_filled(rows, length) for rows in ([one.ids for one in pack], [one.type_ids for one in pack]))
    return {"pieces": pieces, "segments": segments, "real": _real(pack, length)}


def _real(pack: Sequence[Sized], length: int) -> Any:
    """One for each piece of a sentence, and nothing for what fills it up."""
    return _filled([[1] * len(one) for one in pack], length)


def _filled(rows: Sequence[Sequence[int]], length: int) -> Any:
    """Rows of numbers in one table, filled up with zeros: what they are is said by `real`."""
    import numpy

    table = numpy.zeros((len(rows), length), dtype=numpy.int64)
    for number, row in enumerate(rows):
        table[number, : len(row)] = row
    return table


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


@functools.cache
def _session(model: str) -> InferenceSession:
    """Half of the model, loaded once: 0.05 s. It has no threads of its own, so a forked process can use it on."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # two wait for one another as long as they save
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    options.log_severity_level = 3
    path = str(folder("taught") / model)
    return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
