"""Which sentences are worth reading: those whose words often stand beside what the reader was taught.

In: the words of a sentence. Out: a number that grows with how likely it holds something to notice.

A linear model over words and pairs of neighbours (`training/reader/anchors.py`). It costs a hundredth of a reading, and
spares the reader nine sentences of ten.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from carelint.resources import folder

WORD = re.compile(r"[a-z]+")
FEWEST = 4
"""Words of a sentence that is read; what is shorter is a cell or a label, and rules know those."""


@dataclass(frozen=True, slots=True)
class Wide:
    """Weights of words and of pairs («sent on»), and from which sum on a sentence is read."""

    weights: dict[str, float]
    least: dict[str, float]
    """By register."""

    def worth(self, text: str, register: str) -> bool:
        """Whether a folded sentence is read."""
        words = WORD.findall(text)
        return len(words) >= FEWEST and self.total(words) >= self.least[register]

    def total(self, words: Sequence[str]) -> float:
        """The sum of the weights of words in their order, each word and pair once."""
        weight = self.weights.get
        return sum(weight(term, 0.0) for term in terms(words))


def terms(words: Sequence[str]) -> set[str]:
    """Words, and each with its neighbour."""
    return {*words, *map(" ".join, pairwise(words))}


@functools.cache
def wide() -> Wide:
    """The bundled model."""
    said = json.loads((folder("taught") / "anchors.json").read_text(encoding="utf-8"))
    return Wide(said["weights"], said["least"])
