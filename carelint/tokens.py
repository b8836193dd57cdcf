"""The words of a folded text, told apart once for all that ask: in a long paper they are asked for many times.

In: a folded text. Out: `Tokens`, their texts and where they stand, or how many there are between two places.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple, overload

WORD = r"[^\W_]+(?:'[^\W_]+)*"
PARTED = re.compile(rf"({WORD})")
POSSESSIVE = re.compile("'s")


class Word(NamedTuple):
    """A word of a text, and its half-open code points there."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Tokens(Sequence[Word]):
    """The words of a text or a sentence in order, as three columns: most are only compared with a list, and for 100,000
    of a long paper no `Word` is ever made."""

    texts: list[str]
    """Without a possessive ending; see `bare`."""
    starts: Sequence[int]
    """Half-open code points of the text."""
    ends: Sequence[int]

    def __len__(self) -> int:
        return len(self.texts)

    @overload
    def __getitem__(self, at: int) -> Word: ...
    @overload
    def __getitem__(self, at: slice) -> Tokens: ...
    def __getitem__(self, at: int | slice) -> Word | Tokens:
        if isinstance(at, slice):
            return Tokens(self.texts[at], self.starts[at], self.ends[at])
        return Word(self.texts[at], self.starts[at], self.ends[at])

    def __iter__(self) -> Iterator[Word]:
        return map(Word, self.texts, self.starts, self.ends)

    def at(self, offset: int) -> int:
        """Index of the first word that begins at or after a place."""
        return bisect_left(self.starts, offset)

    def between(self, start: int, end: int) -> tuple[int, int] | None:
        """Half-open indexes of the words between two places; None where one of these parts a word."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        if first and self.ends[first - 1] > start or last and self.ends[last - 1] > end > start:
            return None
        return first, last

    def until(self, offset: int) -> Tokens:
        """Those that end there or before."""
        return self[: bisect_right(self.ends, offset)]

    def since(self, offset: int) -> Tokens:
        """Those that begin there or behind it."""
        return self[bisect_left(self.starts, offset) :]

    def counted_from(self, base: int) -> Tokens:
        """The same in a text that begins at a place of this one."""
        return Tokens(self.texts, [start - base for start in self.starts], [end - base for end in self.ends])

    def within(self, start: int, end: int) -> int:
        """How many words stand between two places that part none."""
        return bisect_right(self.ends, end) - bisect_left(self.starts, start)


def tokens_of(text: str) -> Tokens:
    """The words of a folded text."""
    parts = PARTED.split(text)
    edges = list(accumulate(map(len, parts)))
    texts = parts[1::2]
    starts, ends = edges[:-1:2], edges[1::2]
    for found in POSSESSIVE.finditer(text):
        index = bisect_left(ends, found.end())
        if index < len(ends) and ends[index] == found.end() and starts[index] < found.start():
            texts[index] = bare(texts[index])
    return Tokens(texts, starts, ends)


def bare(word: str) -> str:
    """A word without its possessive ending: guards mean the airline's as they mean the airline."""
    return word[:-2] if word.endswith("'s") else word
