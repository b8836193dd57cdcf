"""Sentences and quotations of a folded text, by their marks alone.

In: a text. Out: half-open ranges in code points.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from carelint.tokens import Tokens, tokens_of

DOUBLE = re.compile(r'(?<!\w)"(?=\S)[^"]{0,599}(?<=\S)"')
"""A mark behind a letter or digit opens nothing (an inch), and one behind a space closes nothing: where somebody forgot
to close, the next quotation begins there."""
SINGLE = re.compile(r"(?<!\w)'(?=\w)(?:[^']|(?<=\w)'(?=\w)){1,400}?(?<=[^\s])'(?!\w)")
ENDS = re.compile(r"[.!?;:]+[\"')\]]*\s+(?=[\"'(\[]*[A-Z0-9\u2022])|\s+[\u2022\u00b7]\s+|\s+-\s+(?=[A-Z])")
NAME = "<name>"
"""What a name with a title is to word classes, whatever it is; no word of a text can be this."""
ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sr|Jr|St|Rev|Hon|No|Nos|Fig|Ref|Vol|pp?|vs|etc|approx|dept"
    r"|e\.g|i\.e|cf|al|[A-Z])|^\d{1,3})\.$",
    re.IGNORECASE,
)
"""What ends in a full stop without ending a sentence."""
LONGEST = 8
"""Code points from the beginning of the longest of them to its full stop, and one more."""


@functools.lru_cache(maxsize=64)
def words_above(heading: str) -> Tokens:
    """The words of a folded heading, told apart once for all that stands below it."""
    return tokens_of(heading)


def sentences(plain: str) -> list[tuple[int, int]]:
    """Half-open ranges of the sentences of a block; a bullet or a dash before a capital parts them too."""
    ranges, start = [], 0
    for found in ENDS.finditer(plain):
        mark = plain[start : found.start() + 1]
        stop = found.group().strip().startswith(".")
        if found.group()[0] in ":;" and not found.group().strip(";: \"')]") and _joins(plain, found):
            continue
        if stop and ABBREVIATION.search(mark, max(0, len(mark) - LONGEST)):
            continue
        ranges.append((start, found.end()))
        start = found.end()
    if start < len(plain):
        ranges.append((start, len(plain)))
    return ranges


def _joins(plain: str, found: re.Match[str]) -> bool:
    """A colon or semicolon inside a sentence; a label in capitals or a short key before it parts."""
    line = plain[: found.start()].rsplit(". ", 1)[-1]
    return not (line.isupper() or len(line.split()) <= 4)


@dataclass(frozen=True, slots=True)
class Quotations:
    """Half-open ranges of what stands between quotation marks in a block, the marks included."""

    double: Sequence[tuple[int, int]] = ()
    """In order; those of one kind do not overlap."""
    single: Sequence[tuple[int, int]] = ()

    def hold(self, start: int, end: int) -> bool:
        """Whether a range stands inside one of them."""
        return any(_inside(ranges, start, end) for ranges in (self.double, self.single))


def _inside(ranges: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    index = bisect_left(ranges, (start, 0)) - 1
    return index >= 0 and end < ranges[index][1]


def quotations(plain: str) -> Quotations:
    """Those of a block."""
    if '"' not in plain and "'" not in plain:
        return Quotations()
    return Quotations(*([found.span() for found in marks.finditer(plain)] for marks in (DOUBLE, SINGLE)))
