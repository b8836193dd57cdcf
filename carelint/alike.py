"""A sentence as the learned reader is shown it: with one name for all people, and one group for all peoples and faiths.

In: a sentence with its capitals. Out: what stands in its place, and where what was put in stood; a reading of it put
back where the words are. Whoever is spoken of, the reader sees the same.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from carelint.likeness import Likeness
from carelint.privacy.names.lexicon import listed
from carelint.titled import STAND_IN, Moved, people, put_in

GROUP = "Irish"
"""One that the reader was taught often, in passages of every kind."""

SMALL = ("mixed-race",)


def alike(plain: str) -> tuple[str, tuple[Moved, ...]]:
    """The sentence for the reader, and what was put into it."""
    return put_in(plain, _places(plain))


def back(pieces: Iterable[Likeness], moved: Sequence[Moved]) -> tuple[Likeness, ...]:
    """Pieces where they stand in the sentence as it was written; what was put in is one piece."""
    return tuple(_back(one, moved) for one in pieces)


def _places(plain: str) -> Iterator[tuple[int, int, str]]:
    named = [(start, end, STAND_IN) for start, end in people(plain)]
    groups = ((*found.span(), GROUP) for found in _groups().finditer(plain))
    free = (one for one in groups if all(one[1] <= start or end <= one[0] for start, end, _ in named))
    yield from sorted([*named, *free])


def _back(piece: Likeness, moved: Sequence[Moved]) -> Likeness:
    shift = 0
    for other in moved:
        if piece.start < other.end:
            if piece.end > other.start:
                return replace(piece, start=other.first, end=other.last)
            break
        shift = other.last - other.end
    return replace(piece, start=piece.start + shift, end=piece.end + shift)


@functools.cache
def _groups() -> re.Pattern[str]:
    """Longer ones first, with capitals, because polish and dutch courage are something else; mixed-race has none."""
    words = sorted((word if word in SMALL else word.title() for word in listed("groups")), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, words))})(?![\w-])")
