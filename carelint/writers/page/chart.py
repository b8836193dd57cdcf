"""The balance of industrial and care language by section, as two-sided bars; no single figure comes of it.

In: the tone of a document. Out: `Chart`: bars whose lengths are shares of the widest one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from carelint.finding import Section, Tone

BARS = 12
"""Sections that a reader takes in at a glance; where there are more, a table has them all."""
FEW = 20
"""Words below which a rate says nothing: one word in twenty is already fifty in a thousand."""
HALF = 50.0
"""The bars of either side, in percent of the width."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One section."""

    section: Section
    industrial: float
    """Words of industry in 1,000 words."""
    care: float
    left: float
    """Length of the industrial bar in percent of the whole width."""
    right: float


@dataclass(frozen=True, slots=True)
class Chart:
    """The sections that are drawn, and whether they are all there are."""

    bars: tuple[Bar, ...]
    whole: bool


def chart(tone: Tone) -> Chart:
    """The sections with the most to show, in their order."""
    told = [one for one in tone.sections if one.words >= FEW and (one.industrial or one.care)]
    drawn = sorted(told, key=lambda one: -(one.industrial + one.care))[:BARS]
    kept = [one for one in told if one in drawn]
    return Chart(_bars(kept), whole=len(kept) == len(tone.sections))


def _bars(sections: Sequence[Section]) -> tuple[Bar, ...]:
    rates = [(_rate(one.industrial, one.words), _rate(one.care, one.words)) for one in sections]
    most = max((max(pair) for pair in rates), default=0.0) or 1.0
    return tuple(
        Bar(one, left, right, round(HALF * left / most, 1), round(HALF * right / most, 1))
        for one, (left, right) in zip(sections, rates, strict=True)
    )


def _rate(count: int, words: int) -> float:
    return 1000 * count / words if words else 0.0
