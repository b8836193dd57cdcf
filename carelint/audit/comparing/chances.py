"""Tails of distributions, by their finite series for whole degrees of freedom; Holm's and Tarone's corrections.

In: numbers. Out: chances. No library is needed: scipy would take a second to import, and 100 MB.
Abramowitz and Stegun, Handbook of Mathematical Functions (1964): 26.7.3, 26.7.4 (Student), 26.4.4, 26.4.5 (chi²).
"""

from __future__ import annotations

import functools
import math
from collections.abc import Mapping
from typing import TypeVar

MOST = 1_000
"""Degrees of freedom from which on Student's distribution is taken as that of so many: its tails differ by 0.3 %."""
K = TypeVar("K")


def student(t: float, freedom: int) -> float:
    """The chance that Student's t is farther from 0 than `t`, on either side."""
    freedom = min(freedom, MOST)
    angle = math.atan(abs(t) / math.sqrt(freedom))
    within = _odd(angle, freedom) if freedom % 2 else math.sin(angle) * _even(angle, freedom)
    return max(0.0, 1.0 - within)


def _even(angle: float, freedom: int) -> float:
    term = total = 1.0
    for number in range(2, freedom, 2):
        term *= (number - 1) / number * math.cos(angle) ** 2
        total += term
    return total


def _odd(angle: float, freedom: int) -> float:
    if freedom == 1:
        return 2 * angle / math.pi
    term = total = math.cos(angle)
    for number in range(3, freedom, 2):
        term *= (number - 1) / number * math.cos(angle) ** 2
        total += term
    return 2 / math.pi * (angle + math.sin(angle) * total)


@functools.cache
def quantile(chance: float, freedom: int) -> float:
    """The t beyond which, on either side, lies so much of Student's distribution."""
    low, high = 0.0, 1.0
    while student(high, freedom) > chance:
        high *= 2
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if student(middle, freedom) > chance else (low, middle)
    return high


def chi2(value: float, freedom: int) -> float:
    """The chance that chi² is larger."""
    half = value / 2
    if freedom % 2:
        start, first = math.erfc(math.sqrt(half)), 1.5
        count = (freedom - 1) // 2
    else:
        start, first, count = 0.0, 1.0, freedom // 2
    logs = ((first - 1 + number) * math.log(half) - math.lgamma(first + number) for number in range(count) if half > 0)
    return min(1.0, start + math.exp(-half) * sum(map(math.exp, logs))) if half > 0 else 1.0


def holm(chances: Mapping[K, float]) -> dict[K, float]:
    """Each chance as it is after so many were looked at (Holm 1979)."""
    held, most = {}, 0.0
    for rank, (key, chance) in enumerate(sorted(chances.items(), key=lambda one: one[1])):
        most = max(most, min(1.0, (len(chances) - rank) * chance))
        held[key] = most
    return held


def tarone(least: Mapping[K, float], level: float) -> float:
    """Below which chance each of many discrete tests has to lie (Tarone 1990): those that could never lie so low,
    because there is too little of them, do not count."""
    at = sorted(least.values())
    for number in range(1, len(at) + 1):
        if sum(1 for chance in at if chance <= level / number) <= number:
            return level / number
    return level
