"""A sentence as the learned reader is shown it: with one name for all people, and one group for all peoples and faiths.

In: a sentence with its capitals. Out: what stands in its place, and where what was put in stood; a reading of it put
back where the words are. Whoever is spoken of, the reader sees the same.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from carelint.likeness import Likeness
from carelint.privacy.names.lexicon import listed
from carelint.titled import STAND_IN, people

GROUP = "Irish"
"""One that the reader was taught often, in passages of every kind."""


@dataclass(frozen=True, slots=True)
class Put:
    """Words that were put in: half-open code points where they stand now, and of what they stand for."""

    start: int
    end: int
    first: int
    last: int


def alike(plain: str) -> tuple[str, tuple[Put, ...]]:
    """The sentence for the reader, and what was put into it."""
    pieces, puts, at, length = [], [], 0, 0
    for first, last, word in _places(plain):
        pieces += [plain[at:first], word]
        length += first - at
        puts.append(Put(length, length + len(word), first, last))
        length, at = length + len(word), last
    return "".join([*pieces, plain[at:]]), tuple(puts)


def back(pieces: Iterable[Likeness], puts: Sequence[Put]) -> tuple[Likeness, ...]:
    """Pieces where they stand in the sentence as it was written; what was put in is one piece."""
    return tuple(_back(one, puts) for one in pieces)


def _places(plain: str) -> Iterator[tuple[int, int, str]]:
    named = [(start, end, STAND_IN) for start, end in people(plain)]
    groups = ((*found.span(), GROUP) for found in _groups().finditer(plain))
    free = (one for one in groups if all(one[1] <= start or end <= one[0] for start, end, _ in named))
    yield from sorted([*named, *free])


def _back(piece: Likeness, puts: Sequence[Put]) -> Likeness:
    shift = 0
    for put in puts:
        if piece.start < put.end:
            if piece.end > put.start:
                return replace(piece, start=put.first, end=put.last)
            break
        shift = put.last - put.end
    return replace(piece, start=piece.start + shift, end=piece.end + shift)


@functools.cache
def _groups() -> re.Pattern[str]:
    """Longer ones first; as they are written, because polish and turkey are something else."""
    words = sorted(listed("groups"), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, words))})(?![\w-])")
