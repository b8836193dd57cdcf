"""What a reader that was taught before says of passages, for the small one to learn from: probabilities, not labels.

In: passages with labels, others without, and a reader: the large teacher, or weights of a small one. Out: `Lesson`s in
one file of flat arrays: `lengths` (passages), `pieces`, `segments`, `families` (pieces), `told` (pieces, 8), in which a
piece of which nothing is told has no number.

    python training/reader/told.py WORK_FOLDER OUT.safetensors [PASSAGES.jsonl…] [--unlabelled PASSAGES.jsonl…]
        [--by READER.safetensors] [--sure PASSAGES.jsonl…]

Of passages under `--sure` their labels are told, as if they were certain.

Hinton and others, Distilling the knowledge in a neural network, 2015.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from base import large
from passages import Passage, parted, passages
from safetensors.numpy import load_file, save_file
from safetensors.torch import load_file as load_weights
from swaps import swapped
from teacher import PADDING, taught, tokenizer_of
from tokenizers import Encoding, Tokenizer
from train import UNTAUGHT, Example, Reader, example, table, tensors

from carelint.learned import LONGEST, REGISTERS
from carelint.likeness import TAUGHT

PARTED = 0.3
"""How often the sentences of a passage are told of one by one too."""
TOGETHER = 64
Shares = np.ndarray
"""A probability of none and of each family, for each piece; (pieces, 8)."""
Telling = Callable[[Sequence[Passage]], Iterator[tuple[Encoding, Shares]]]


@dataclass(frozen=True, slots=True)
class Lesson(Example):
    """A passage in pieces with what is told of each; a row without a number where nothing is."""

    told: Shares


def drawn(some: Sequence[Passage], seed: int) -> list[Passage]:
    """Passages, of others now and then, whole, and the sentences of some by themselves; the shortest first."""
    dice = random.Random(seed)
    found = list[Passage]()
    for one in (swapped(one, dice) for one in some):
        parts = parted(one) if dice.random() < PARTED else []
        found += [one, *(part for part in parts if part.text and len(parts) > 1)]
    return sorted(found, key=lambda one: len(one.text))


def by_teacher(work: Path) -> Telling:
    """The large one."""
    teacher, tokenizer = taught(work), tokenizer_of(large(work))

    def tell(some: Sequence[Passage]) -> Iterator[tuple[Encoding, Shares]]:
        read = [tokenizer.encode(one.register, one.text) for one in some]
        pieces = table([one.ids for one in read], PADDING)
        yield from zip(read, teacher(pieces, (pieces != PADDING).long()).softmax(-1).numpy(), strict=True)

    return tell


def by_reader(work: Path, weights: Path, tokenizer: Tokenizer) -> Telling:
    """A small one."""
    reader = Reader(json.loads((work / "rows.json").read_text(encoding="utf-8")))
    reader.load_state_dict(load_weights(weights))
    reader.eval()

    def tell(some: Sequence[Passage]) -> Iterator[tuple[Encoding, Shares]]:
        read = [tokenizer.encode(REGISTERS[one.register], one.text) for one in some]
        *given, _ = tensors([example(one, tokenizer) for one in some])
        yield from zip(read, reader(*given)[0].softmax(-1).numpy(), strict=True)

    return tell


def lesson(passage: Passage, known: bool, tokenizer: Tokenizer, read: Encoding, shares: Shares) -> Lesson:
    """What was told of the pieces of one tokenizer, for those of the other that stand where they stand."""
    own = tokenizer.encode(REGISTERS[passage.register], passage.text)
    marks = np.full((len(passage.text) + 1, shares.shape[1]), np.nan, np.float32)
    for (start, end), part, share in zip(read.offsets, read.sequence_ids, shares, strict=False):
        if part == 1 and start < end:
            marks[start:end] = share
    told = np.full((len(own.ids), shares.shape[1]), np.nan, np.float16)
    for at, ((start, end), part) in enumerate(zip(own.offsets, own.sequence_ids, strict=True)):
        if part == 1 and start < end:
            told[at] = marks[start:end].mean(0)
    one = example(passage, tokenizer)
    return Lesson(one.pieces, one.segments, one.families if known else [UNTAUGHT] * len(one.families), told)


def certain(passage: Passage, tokenizer: Tokenizer) -> Lesson:
    """A passage of which its labels are told."""
    one = example(passage, tokenizer)
    told = np.full((len(one.families), 1 + len(TAUGHT)), np.nan, np.float16)
    for at, family in enumerate(one.families):
        if family != UNTAUGHT:
            told[at] = np.eye(1 + len(TAUGHT), dtype=np.float16)[family]
    return Lesson(one.pieces, one.segments, one.families, told)


def heard(some: Sequence[Passage], tell: Telling) -> Iterator[tuple[Encoding, Shares]]:
    """What is told of each, some of them at a time."""
    for at in range(0, len(some), TOGETHER):
        yield from tell(some[at : at + TOGETHER])


def lessons(path: Path) -> Iterator[Lesson]:
    """What a file of them holds."""
    held = load_file(path)
    ends = np.cumsum(held["lengths"])
    for start, end in zip(ends - held["lengths"], ends, strict=True):
        pieces, segments, families = (held[name][start:end].tolist() for name in ("pieces", "segments", "families"))
        yield Lesson(pieces, segments, families, held["told"][start:end])


def write(path: Path, some: Sequence[Lesson]) -> None:
    """Puts them into a file."""
    flat = {
        "pieces": np.array([piece for one in some for piece in one.pieces], np.int32),
        "segments": np.array([segment for one in some for segment in one.segments], np.int8),
        "families": np.array([family for one in some for family in one.families], np.int8),
        "told": np.concatenate([one.told for one in some]),
        "lengths": np.array([len(one.pieces) for one in some], np.int32),
    }
    save_file(flat, path)


@torch.inference_mode()
def main() -> None:
    """Writes what is told of all passages."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("work", type=Path)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("passages", type=Path, nargs="*")
    arguments.add_argument("--unlabelled", type=Path, nargs="*", default=[])
    arguments.add_argument("--sure", type=Path, nargs="*", default=[])
    arguments.add_argument("--by", type=Path)
    arguments.add_argument("--seed", type=int, default=11)
    given = arguments.parse_args()
    tokenizer = Tokenizer.from_file(str(given.work / "tokenizer.json"))
    tokenizer.enable_truncation(LONGEST, strategy="only_second")
    found = [certain(one, tokenizer) for one in drawn(list(passages(given.sure)), given.seed)]
    if given.passages or given.unlabelled:
        tell = by_reader(given.work, given.by, tokenizer) if given.by else by_teacher(given.work)
        for paths, known in ((given.passages, True), (given.unlabelled, False)):
            some = drawn(list(passages(paths)), given.seed)
            found += [lesson(one, known, tokenizer, *said) for one, said in zip(some, heard(some, tell), strict=True)]
    write(given.out, found)
    print(f"{len(found)} passages told of")


if __name__ == "__main__":
    main()
