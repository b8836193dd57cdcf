"""How far the lines of a paragraph stand apart in a paper, as the paper itself shows it.

In: lines in reading order. Out: `Pitch`, which says for a line what is usual on its page.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from carelint.readers.pdf.lines import BULLET, Line

SENTENCE_END = re.compile(r"[.!?:;][\"')\]\u201d\u2019]*\s*$")
NEAREST, FARTHEST = 0.7, 3.2
"""From one line to the next, in sizes of type: closer lines overlap, and beyond double spacing nobody sets a text."""
USUAL = 1.6
"""Where a paper shows nothing: single spacing is 1.15 to 1.25 in most fonts, that of many leaflets 1.5."""
OFTEN = 0.12
"""Share of the sentences that run over a line's end which must stand this far apart to be a habit."""
LIKE = 0.13
"""By how much the type of one text may differ."""


def goes_on(last: Line, line: Line) -> bool:
    """Whether the words say that one sentence runs over the end of `last`."""
    words, before = line.words.lstrip(), last.words.rstrip()
    if not words or not before or SENTENCE_END.search(before) or BULLET.match(line.text):
        return False
    return words[0].islower() or words[0] in ",;)" or before[-1] in ",(\ufffe\x02" or before.endswith(" &")


def step(last: Line, line: Line) -> float:
    """How far `line` stands below `last`, in sizes of type."""
    return (last.base - line.base) / max(last.size, line.size, 1.0)


def is_like(last: Line, line: Line) -> bool:
    """Whether both are set in the same size and direction."""
    return last.turned == line.turned and abs(line.size - last.size) <= LIKE * max(line.size, last.size)


def overlaps(last: Line, line: Line) -> bool:
    """Whether one stands under the other."""
    return min(last.seen[2], line.seen[2]) > max(last.seen[0], line.seen[0])


@dataclass(frozen=True, slots=True)
class Pitch:
    """Steps from line to line within a paragraph: by page and size of type, by size, and altogether."""

    steps: dict[tuple[int, int], float]

    def of(self, line: Line) -> float:
        """What is usual where `line` stands."""
        size = round(line.size)
        return self.steps.get((line.page, size)) or self.steps.get((0, size)) or self.steps.get((0, 0), USUAL)


def pitch_of(lines: Sequence[Line]) -> Pitch:
    """The widest step that is a habit among lines whose sentence runs on."""
    found: dict[tuple[int, int], Counter[float]] = defaultdict(Counter)
    for last, line in pairwise(lines):
        if last.page != line.page or not is_like(last, line) or not overlaps(last, line) or not goes_on(last, line):
            continue
        far = step(last, line)
        if NEAREST <= far <= FARTHEST:
            for key in ((line.page, round(line.size)), (0, round(line.size)), (0, 0)):
                found[key][round(far, 1)] += 1
    return Pitch({key: _habit(seen) for key, seen in found.items() if seen.total() > 1})


def _habit(seen: Counter[float]) -> float:
    """The widest step that is not an exception; neighbours count with it, since steps are rounded."""
    enough = max(2.0, OFTEN * seen.total())
    near = {far: sum(seen[round(far + by, 1)] for by in (-0.1, 0.0, 0.1)) for far in seen}
    return max((far for far, count in near.items() if count >= enough), default=seen.most_common(1)[0][0])
