"""Other papers: whether the two periods hold papers of other committees, registers or lengths.

In: the papers of two periods. Out: `Mix`. What other papers bring with them is no change of language.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, median, variance

from carelint.audit.comparing.chances import chi2, student
from carelint.audit.comparing.pairing import OTHER, kind
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


@dataclass(frozen=True, slots=True)
class Mix:
    """How the papers of two periods differ."""

    shares: tuple[Share, ...]
    """In the order of their names."""
    chance: float
    """That kinds differ so much where papers come as they come."""
    lengths: tuple[int, int]
    """Words of the paper in the middle, before and after."""
    lengths_chance: float

    @property
    def other(self) -> bool:
        """Whether there are papers of other kinds."""
        return self.chance < LEVEL / 2

    @property
    def longer(self) -> bool:
        """Whether papers are of another length."""
        return self.lengths_chance < LEVEL / 2


def mix(before: Sequence[StoredDocument], after: Sequence[StoredDocument]) -> Mix:
    """Kinds and lengths in both; half of the chance of a wrong claim is for either."""
    counts = [Counter(map(kind, some)) for some in (before, after)]
    words = [_words(some) for some in (before, after)]
    shares = tuple(
        Share(name, counts[0][name], counts[1][name], words[0][name], words[1][name])
        for name in sorted({*counts[0], *counts[1]})
    )
    middles = tuple(round(median([one.words for one in some] or [0])) for some in (before, after))
    return Mix(shares, _kinds(shares), (middles[0], middles[1]), _lengths(before, after))


def _words(papers: Sequence[StoredDocument]) -> Counter[str]:
    words = Counter[str]()
    for one in papers:
        words[kind(one)] += one.words
    return words


def _kinds(shares: Sequence[Share]) -> float:
    """Pearson's chi² over kinds; those of which fewer than five are to be expected stand together."""
    every = [sum(one.before for one in shares), sum(one.after for one in shares)]
    least = min(every) / (sum(every) or 1)
    rows = Counter[tuple[str, int]]()
    for one in shares:
        name = one.kind if (one.before + one.after) * least >= FEW else OTHER
        rows[name, 0] += one.before
        rows[name, 1] += one.after
    names = {name for name, _ in rows}
    if len(names) < 2 or min(every) < FEW:
        return 1.0
    value = 0.0
    for name in names:
        total = rows[name, 0] + rows[name, 1]
        expected = [total * side / sum(every) for side in every]
        value += sum((rows[name, at] - expected[at]) ** 2 / expected[at] for at in (0, 1))
    return chi2(value, len(names) - 1)


def _lengths(before: Sequence[StoredDocument], after: Sequence[StoredDocument]) -> float:
    """Welch's t of the logarithms of lengths."""
    logs = [[math.log(max(1, one.words)) for one in some] for some in (before, after)]
    if min(map(len, logs)) < FEW:
        return 1.0
    spread = math.sqrt(sum(variance(some) / len(some) for some in logs))
    apart = fmean(logs[1]) - fmean(logs[0])
    return student(apart / spread, min(map(len, logs)) - 1) if spread else float(not apart)
