"""How much the pieces of a sentence read like what the learned reader was taught, family by family.

In: the reader's numbers. Out: `Likeness`, one for each piece of a word, and what they say of a span.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from carelint.rule import FAMILIES

TAUGHT = FAMILIES[:7]
"""The families that the reader tells apart, in the order of its numbers; jargon is too rare to be learned."""

JOINT = re.compile(r"[ '-]*(?:\w{1,5})?[ '-]*")
"""What may stand between pieces of one stretch: the reader is often unsure of «to» and «their»."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """A piece of a sentence and how much it reads like each family."""

    start: int
    """Half-open code points of the sentence."""
    end: int
    families: tuple[float, ...]
    """A probability for each of TAUGHT, rounded, so that every machine compares the same numbers."""

    @property
    def any(self) -> float:
        """How much it reads like any of them."""
        return round(sum(self.families), 3)


Reading = tuple[Likeness, ...]
"""A whole sentence as the reader sees it."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring pieces that read alike."""

    start: int
    """Half-open code points of the sentence, at the borders of words."""
    end: int
    family: str
    strength: float
    """The greatest likeness in it, 0 to 1."""


def strength(reading: Reading, start: int, end: int) -> float:
    """The greatest likeness to any family within a span; 0 where the reader did not come so far."""
    return max((one.any for one in reading if one.start < end and start < one.end), default=0.0)


def stretches(reading: Reading, text: str, least: float) -> Iterator[Stretch]:
    """Runs of pieces of at least this likeness; a space, a hyphen or one short word does not part them."""
    run: list[Likeness] = []
    for one in reading:
        if one.any < least:
            continue
        if run and not JOINT.fullmatch(text, run[-1].end, one.start):
            yield _stretch(run, text)
            run = []
        run.append(one)
    if run:
        yield _stretch(run, text)


def _stretch(run: Sequence[Likeness], text: str) -> Stretch:
    shares = [sum(one.families[number] for one in run) for number in range(len(TAUGHT))]
    start, end = run[0].start, run[-1].end
    start, end = _words(text, start, end)
    return Stretch(start, end, TAUGHT[shares.index(max(shares))], max(one.any for one in run))


def _words(text: str, start: int, end: int) -> tuple[int, int]:
    """A span from the first letter of its first word to the last of its last, without marks at its ends."""
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    if start == end:
        return start, end
    while start and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return start, end
