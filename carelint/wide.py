"""Which sentences are worth reading: those whose words often stand beside what the reader was taught.

In: the words of a sentence. Out: a number that grows with how likely it holds something to notice.

A linear model over single words (`training/reader/anchors.py`). It costs a hundredth of a reading, and spares the
reader nine sentences of ten.
"""

from __future__ import annotations

import functools
import json
import re
from dataclasses import dataclass

from carelint.resources import folder

WORD = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class Wide:
    """Weights of words, and from which sum on a sentence is read."""

    weights: dict[str, float]
    least: dict[str, float]
    """By register."""

    def worth(self, text: str, register: str) -> bool:
        """Whether a folded sentence is read."""
        weight = self.weights.get
        return sum(weight(word, 0.0) for word in set(WORD.findall(text))) >= self.least[register]


@functools.cache
def wide() -> Wide:
    """The bundled model."""
    said = json.loads((folder("taught") / "anchors.json").read_text(encoding="utf-8"))
    return Wide(said["weights"], said["least"])
