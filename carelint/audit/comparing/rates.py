"""Rates per 1,000 words and their ratio between two periods. Findings come in lumps, so the paper is the unit.

In: papers with their words and counts. Out: `Rate`, `Change`, with intervals that hold what they promise: a plain
Poisson interval holds the truth in two of five cases where papers are few and lumpy, these in more than nine of ten.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from carelint.audit.comparing.chances import quantile, student

FEW = 5
"""Papers below which nothing is said in figures: of three papers no interval means anything."""
WIDE = 0.05
"""What an interval leaves out, on both sides together."""
LEVEL = 0.01
"""The chance that a comparison claims anything where nothing changed. Four comparisons a year at the usual 0.05 would
claim something false every five years; a board that reads it has no other means of telling."""
POWER = 0.8
"""How often the smallest change that could have shown would have shown."""
ABSURD = 20.0
"""A ratio that nobody waits for: where only such a one could have shown, it is said that none could."""
HALF = 0.5
"""Added to counts, so that none of them has no logarithm (Anscombe)."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A paper with one count."""

    key: str
    """Equal in both periods where it is the same paper, revised or not."""
    kind: str
    """Whose and what kind of paper it is; like is compared with like."""
    words: int
    count: int


@dataclass(frozen=True, slots=True)
class Rate:
    """So many in 1,000 words."""

    per_1000: float
    low: float
    high: float
    papers: int
    words: int
    count: int

    @property
    def told(self) -> bool:
        """Whether there are papers enough to tell a rate."""
        return self.papers >= FEW


@dataclass(frozen=True, slots=True)
class Change:
    """A rate in two periods, like with like."""

    before: Rate
    after: Rate
    ratio: float
    low: float
    high: float
    chance: float
    """That a ratio so far from 1 comes about where nothing changed; 1 where there are too few papers to tell."""
    held: float = 1.0
    """The same after all that was looked at beside it."""
    smallest: float = 0.0
    """The ratio above 1 that so many papers could have shown, four times in five; 0 where it would be absurd."""

    @property
    def told(self) -> bool:
        """Whether there are papers enough to say anything."""
        return self.before.told and self.after.told

    @property
    def claimed(self) -> bool:
        """Whether the language changed here, as far as numbers can tell."""
        return self.told and self.held < LEVEL


def rate(papers: Sequence[Weighed]) -> Rate:
    """The rate of one period."""
    words, count = sum(one.words for one in papers), sum(one.count for one in papers)
    per = 1000 * count / words if words else 0.0
    if len(papers) < 2 or not words:
        return Rate(per, 0.0, math.inf, len(papers), words, count)
    side = _side([replace(one, kind="") for one in papers], {"": 1.0})
    wide = quantile(WIDE, side.freedom) * math.sqrt(side.variance)
    middle = 1000 * side.rate
    low = middle * math.exp(-wide) if count else 0.0
    return Rate(per, low, middle * math.exp(wide), len(papers), words, count)


def change(before: Sequence[Weighed], after: Sequence[Weighed], several: int = 1) -> Change:
    """How a rate changed, each kind of paper weighed alike in both; kinds have to be those of both. `several` says how
    many are looked at beside each other, itself among them."""
    first, then = rate(before), rate(after)
    if not (first.told and then.told and first.words and then.words):
        return Change(first, then, 0.0, 0.0, math.inf, 1.0)
    weights = _weights((*before, *after))
    sides = [_side(some, weights) for some in (before, after)]
    spread = math.sqrt(_together(*sides))
    freedom = min(side.freedom for side in sides)
    log = math.log(sides[1].rate / sides[0].rate)
    wide = quantile(WIDE, freedom) * spread
    ratio = math.exp(log)
    return Change(
        replace(first, per_1000=1000 * sides[0].plain),
        replace(then, per_1000=1000 * sides[1].plain),
        ratio,
        ratio * math.exp(-wide),
        ratio * math.exp(wide),
        student(log / spread, freedom),
        smallest=_smallest(spread, freedom, several),
    )


def _smallest(spread: float, freedom: int, several: int) -> float:
    """With the first of Holm's steps, which is the highest."""
    made = (quantile(LEVEL / several, freedom) + quantile(2 * (1 - POWER), freedom)) * spread
    return math.exp(made) if made < math.log(ABSURD) else 0.0


@dataclass(frozen=True, slots=True)
class _Side:
    """One period: its rate, and how each paper pulls at the logarithm of it."""

    rate: float
    plain: float
    """Without the half that is added."""
    pulls: Mapping[str, float]
    """Key of a paper → pull; papers of one key pull together."""
    poisson: float
    """The variance that there is at least."""
    freedom: int

    @property
    def variance(self) -> float:
        return max(self.poisson, sum(pull * pull for pull in self.pulls.values()))


def _weights(papers: Iterable[Weighed]) -> dict[str, float]:
    """The share of each kind in the words of both periods together."""
    words: defaultdict[str, int] = defaultdict(int)
    for one in papers:
        words[one.kind] += one.words
    every = sum(words.values()) or 1
    return {kind: count / every for kind, count in words.items()}


def _side(papers: Sequence[Weighed], weights: Mapping[str, float]) -> _Side:
    kinds: defaultdict[str, list[Weighed]] = defaultdict(list)
    for one in papers:
        kinds[one.kind].append(one)
    words = {kind: max(1, sum(one.words for one in some)) for kind, some in kinds.items()}
    counts = {kind: sum(one.count for one in some) for kind, some in kinds.items()}
    plain = sum(weights[kind] * counts[kind] / words[kind] for kind in kinds)
    rate = plain + HALF / sum(words.values())
    pulls: defaultdict[str, float] = defaultdict(float)
    for kind, some in kinds.items():
        for one in some:
            rest = one.count - counts[kind] / words[kind] * one.words
            share = min(one.words / words[kind], 0.9)
            # a long paper draws the rate to itself: what is left of it is made good (Mancl and DeRouen 2001)
            pulls[one.key] += weights[kind] * rest / (1 - share) / words[kind] / rate
    poisson = sum((weights[kind] / words[kind]) ** 2 * (counts[kind] + HALF) for kind in kinds) / rate**2
    lengths = [one.words for one in papers]
    papers_of_one_length = sum(lengths) ** 2 / max(1, sum(length * length for length in lengths))
    return _Side(rate, plain, pulls, poisson, max(1, round(papers_of_one_length) - 1))


def _together(before: _Side, after: _Side) -> float:
    """The variance of the logarithm of the ratio; what pulls both rates the same way does not change it."""
    keys = dict.fromkeys((*before.pulls, *after.pulls))
    pulls = (after.pulls.get(key, 0.0) - before.pulls.get(key, 0.0) for key in keys)
    return max(before.poisson + after.poisson, sum(pull * pull for pull in pulls))
