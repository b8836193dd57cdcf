"""How likely things are where nothing changed: Student's t by its finite series, draws and throws exactly; and how
much less each says where many are looked at.

In: numbers. Out: chances. No library is needed: scipy would take a second to import, and 100 MB.
Abramowitz and Stegun, Handbook of Mathematical Functions (1964): 26.7.3, 26.7.4.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

MOST = 1_000
"""Degrees of freedom beyond which Student's distribution moves no more than 0.6 % (its tail at 0.05)."""
NOTHING = 1e-30
"""A chance that is not worth carrying on."""
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


def drawn(number: int, before: int, after: int) -> list[float]:
    """How likely it is that 0, 1 … `number` of so many drawn without looking are among `after` (Fisher)."""
    every = _ways(before + after, number)
    return [math.exp(_ways(after, at) + _ways(before, number - at) - every) for at in range(number + 1)]


def thrown(number: int, share: float) -> list[float]:
    """How likely it is that 0, 1 … `number` of so many fall where one of them falls so often."""
    if not 0 < share < 1:
        return [float(at == number * share) for at in range(number + 1)]
    there, elsewhere = math.log(share), math.log1p(-share)
    return [math.exp(_ways(number, at) + at * there + (number - at) * elsewhere) for at in range(number + 1)]


def _ways(every: int, number: int) -> float:
    """The logarithm of how many ways there are to take so many of all: the number itself may have no float."""
    if number > every:
        return -math.inf
    return math.lgamma(every + 1) - math.lgamma(number + 1) - math.lgamma(every - number + 1)


def joined(spreads: Iterable[Sequence[float]]) -> list[float]:
    """How likely each sum of several is."""
    total = [1.0]
    for spread in spreads:
        made = [0.0] * (len(total) + len(spread) - 1)
        some = [(more, chance) for more, chance in enumerate(spread) if chance > NOTHING]
        for at, weight in enumerate(total):
            if weight > NOTHING:
                for more, chance in some:
                    made[at + more] += weight * chance
        total = made
    return total


def tail(spread: Sequence[float], at: int) -> float:
    """The chance of what is as unlikely, on both sides: twice the smaller one."""
    return min(1.0, 2 * min(math.fsum(spread[: at + 1]), math.fsum(spread[at:])))


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
