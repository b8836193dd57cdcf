"""Cuts a line of a page where a wide gap stands: cells and columns are no sentence.

In: a line, and where each of its letters is. Out: its stretches.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from carelint.readers.pdf.lines import Box

WIDE_GAP = 2.2
"""Space between two words of one line, in type sizes, that parts cells or columns; justified text stays below 1.5
(measured on nine NHS policies, 2026-11-24)."""

EVEN = 1.4
"""By how much the spaces of a justified line may differ, measured between the letters themselves."""
MOST_SPREAD = 6.0
"""Space between two words that a justified line spreads, at the most."""


def segments(box: Callable[[int], Box], at: int, whole: str) -> Iterator[tuple[int, int]]:
    """(first, last code point) of each stretch of a line that no wide gap parts: cells and columns stand apart."""
    words = whole.rstrip("\r").rstrip()
    start = at + len(words) - len(words.lstrip())
    end = at + len(words)
    for place in _wide(box, start, whole[start - at : len(words)]):
        if place > start:
            yield start, place - 1
            start = place + 1
    if words.strip() and start < end:
        yield start, end - 1


def _wide(box: Callable[[int], Box], start: int, words: str) -> list[int]:
    """Spaces that part cells; not those between words that are spread over a narrow column, all equally far apart."""
    places, gaps, heights = [], [], []
    for place in range(1, len(words) - 1):
        if words[place] == " ":
            left, right = box(start + place - 1), box(start + place + 1)
            places.append(start + place)
            gaps.append(right[0] - left[2])
            heights.append(max(left[3] - left[1], right[3] - right[1], 4.0))
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
