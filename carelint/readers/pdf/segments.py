"""Cuts a line of a page where a wide gap stands: cells and columns are no sentence.

In: a line, and where each of its letters is. Out: its stretches.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from carelint.readers.pdf.calls import Letters
from carelint.readers.pdf.lines import Box

SPACE = re.compile(" ")
LOWEST = 4.0
"""Points that a letter counts for at the least; a full stop is no measure."""

WIDE_GAP = 2.2
"""Space between two words of one line, in type sizes, that parts cells or columns; justified text stays below 1.5
(measured on nine NHS policies, 2026-11-24)."""

EVEN = 1.4
"""By how much the spaces of a justified line may differ, measured between the letters themselves."""
MOST_SPREAD = 6.0
"""Space between two words that a justified line spreads, at the most."""


def far_apart(letters: Letters, text: str) -> list[int]:
    """Spaces of a page's text at which a line may part, in order: most lines have none."""
    places = [found.start() for found in SPACE.finditer(text, 1, max(1, len(text) - 1))]
    return [at for at, gap in zip(places, letters.gaps(places), strict=True) if gap > WIDE_GAP * LOWEST]


def segments(letters: Letters, far: Sequence[int], at: int, whole: str) -> Iterator[tuple[int, int]]:
    """(first, last code point) of each stretch of a line that no wide gap parts: cells and columns stand apart."""
    words = whole.rstrip("\r").rstrip()
    start = at + len(words) - len(words.lstrip())
    end = at + len(words)
    first = bisect_left(far, start)
    parts = first < len(far) and far[first] < end
    for place in _wide(letters, start, whole[start - at : len(words)]) if parts else ():
        if place > start:
            yield start, place - 1
            start = place + 1
    if words.strip() and start < end:
        yield start, end - 1


def _wide(letters: Letters, start: int, words: str) -> list[int]:
    """Spaces that part cells; not those between words that are spread over a narrow column, all equally far apart."""
    places = [start + found.start() for found in SPACE.finditer(words, 1, len(words) - 1)]
    gaps = letters.gaps(places)
    heights = [_height(letters.box(place - 1), letters.box(place + 1)) for place in places]
    wide = [at for at, gap in enumerate(gaps) if gap > WIDE_GAP * heights[at]]
    if not wide:
        return []
    spoken = words.split(" ")
    spread = {
        one
        for at, (gap, other) in enumerate(pairwise(gaps))
        if max(gap, other) <= min(EVEN * min(gap, other), MOST_SPREAD * heights[at]) and spoken[at + 1][:1].islower()
        for one in (at, at + 1)
    }
    return [places[at] for at in wide if at not in spread]


def _height(left: Box, right: Box) -> float:
    return max(left[3] - left[1], right[3] - right[1], LOWEST)
