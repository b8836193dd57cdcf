"""Other papers: whether the two periods hold papers of other committees, registers or lengths.

In: the papers of two periods. Out: `Mix`. What other papers bring with them is no change of language.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import fmean, median, variance

from carelint.audit.comparing.chances import drawn, holm, student, tail
from carelint.audit.comparing.pairing import kind
from carelint.audit.comparing.rates import FEW, LEVEL
from carelint.audit.stored import StoredDocument


@dataclass(frozen=True, slots=True)
class Share:
    """The papers of one kind."""

    kind: str
    """Committee and register."""
    before: int
    after: int
    words_before: int
    words_after: int
    chance: float = 1.0
    """That it has so many more or fewer papers where papers come as they come, after all kinds that were looked at."""

    @property
    def moved(self) -> bool:
        """Whether there are more of them, or fewer, than chance makes."""
        return self.chance < LEVEL / 2


@dataclass(frozen=True, slots=True)
class Mix:
    """How the papers of two periods differ."""

    shares: tuple[Share, ...]
    """In the order of their names."""
    lengths: tuple[int, int]
    """Words of the paper in the middle, before and after."""
    lengths_chance: float

    @property
    def other(self) -> bool:
        """Whether there are papers of other kinds."""
        return any(one.moved for one in self.shares)

    @property
    def longer(self) -> bool:
        """Whether papers are of another length."""
        return self.lengths_chance < LEVEL / 2


def mix(before: Sequence[StoredDocument], after: Sequence[StoredDocument]) -> Mix:
    """Kinds and lengths in both; half of the chance of a wrong claim is for either."""
    counts = [Counter(map(kind, some)) for some in (before, after)]
    words = [_words(some) for some in (before, after)]
    shares = (
        Share(name, counts[0][name], counts[1][name], words[0][name], words[1][name])
        for name in sorted({*counts[0], *counts[1]})
    )
    middles = tuple(round(median([one.words for one in some] or [0])) for some in (before, after))
    return Mix(_chances(list(shares)), (middles[0], middles[1]), _lengths(before, after))


def _words(papers: Sequence[StoredDocument]) -> Counter[str]:
    words = Counter[str]()
    for one in papers:
        words[kind(one)] += one.words
    return words


def _chances(shares: Sequence[Share]) -> tuple[Share, ...]:
    """How many of the papers of a kind are later ones, against how many of all are (Fisher), then Holm."""
    every = [sum(one.before for one in shares), sum(one.after for one in shares)]
    if min(every) < FEW:
        return tuple(shares)
    held = holm({one.kind: tail(drawn(one.before + one.after, *every), one.after) for one in shares})
    return tuple(replace(one, chance=held[one.kind]) for one in shares)


def _lengths(before: Sequence[StoredDocument], after: Sequence[StoredDocument]) -> float:
    """Welch's t of the logarithms of lengths."""
    logs = [[math.log(max(1, one.words)) for one in some] for some in (before, after)]
    if min(map(len, logs)) < FEW:
        return 1.0
    spread = math.sqrt(sum(variance(some) / len(some) for some in logs))
    apart = fmean(logs[1]) - fmean(logs[0])
    return student(apart / spread, min(map(len, logs)) - 1) if spread else float(not apart)
