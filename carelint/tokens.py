"""The words of a folded text, told apart once for all that ask: in a long paper they are asked for many times.

In: a folded text. Out: `Tokens`, their texts and where they stand, or how many there are between two places.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

WORD = r"[^\W_]+(?:'[^\W_]+)*"
PARTED = re.compile(rf"({WORD})")


@dataclass(frozen=True, slots=True)
class Tokens:
    """Every word of a text in order, as three columns: an object for each would take three times as long."""

    texts: list[str]
    """Without a possessive ending; see `bare`."""
    starts: Sequence[int]
    """Half-open code points of the text."""
    ends: Sequence[int]

    def at(self, offset: int) -> int:
        """Index of the first word that begins at or after a place."""
        return bisect_left(self.starts, offset)

    def between(self, start: int, end: int) -> tuple[int, int] | None:
        """Half-open indexes of the words between two places; None where one of these parts a word."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        if first and self.ends[first - 1] > start or last and self.ends[last - 1] > end > start:
            return None
        return first, last

    def count(self, start: int, end: int) -> int:
        """How many words stand between two places that part none."""
        return bisect_right(self.ends, end) - bisect_left(self.starts, start)


def tokens_of(text: str) -> Tokens:
    """The words of a folded text."""
    parts = PARTED.split(text)
    edges = list(accumulate(map(len, parts)))
    texts = parts[1::2]
    if "'s" in text:
        texts = [word[:-2] if word[-2:] == "'s" else word for word in texts]
    return Tokens(texts, edges[:-1:2], edges[1::2])


def bare(word: str) -> str:
    """A word without its possessive ending: guards mean the airline's as they mean the airline."""
    return word[:-2] if word.endswith("'s") else word
