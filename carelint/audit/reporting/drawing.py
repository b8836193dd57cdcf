"""Small multiples: the points, lines and shades of a trend, for a template that only prints them.

In: trends. Out: `Drawing`s in one scale, in units of their own box; nothing is drawn where papers are too few.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from carelint.audit.comparing.telling import figure
from carelint.audit.reporting.account import Point, Trend

WIDE, HIGH = 260, 120
LEFT, RIGHT, TOP, FOOT = 14, 246, 16, 96
"""Edges of what is drawn; below stands the time."""
SLACK = 1.15
TOWERING = 3.0
"""An interval is cut at so many times the highest rate, or the lines beside it would lie on the floor."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A rate."""

    x: float
    y: float
    low: float
    high: float
    said: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """One trend."""

    trend: Trend
    runs: tuple[tuple[Dot, ...], ...]
    """Dots of periods that follow one another without a gap."""
    said: str
    """What a screen reader says."""

    @property
    def dots(self) -> tuple[Dot, ...]:
        """All of them."""
        return tuple(dot for run in self.runs for dot in run)


def drawings(trends: Sequence[Trend]) -> tuple[Drawing, ...]:
    """Trends in one scale, so that they can be compared by eye."""
    rates = [point.rate for trend in trends for point in trend.points if point.rate.told]
    most = max((one.per_1000 for one in rates), default=0.0)
    top = SLACK * max((min(one.high, TOWERING * most) for one in rates), default=1.0) or 1.0
    return tuple(Drawing(trend, tuple(_runs(trend, top)), _said(trend)) for trend in trends)


def band(run: Sequence[Dot]) -> str:
    """Points of the shade round a line."""
    there = [f"{dot.x:g},{dot.high:g}" for dot in run]
    return " ".join([*there, *(f"{dot.x:g},{dot.low:g}" for dot in reversed(run))])


def line(run: Sequence[Dot]) -> str:
    """Points of a line."""
    return " ".join(f"{dot.x:g},{dot.y:g}" for dot in run)


def _runs(trend: Trend, top: float) -> Iterator[tuple[Dot, ...]]:
    step = (RIGHT - LEFT) / max(1, len(trend.points) - 1)
    start = LEFT if len(trend.points) > 1 else (LEFT + RIGHT) / 2
    placed = [(round(start + number * step, 1), point) for number, point in enumerate(trend.points)]
    for told, some in groupby(placed, key=lambda one: one[1].rate.told):
        if told:
            yield tuple(_dot(x, point, top) for x, point in some)


def _dot(x: float, point: Point, top: float) -> Dot:
    rate = point.rate
    return Dot(x, _y(rate.per_1000, top), _y(rate.low, top), _y(rate.high, top), figure(rate.per_1000))


def _y(value: float, top: float) -> float:
    return round(FOOT - (FOOT - TOP) * min(value, top) / top, 1)


def _said(trend: Trend) -> str:
    told = [point for point in trend.points if point.rate.told]
    if not told:
        return "Too few papers to draw anything."
    first, last = told[0], told[-1]
    if first is last:
        return f"{figure(last.rate.per_1000)} in 1,000 words in {last.period}."
    ends = figure(first.rate.per_1000), figure(last.rate.per_1000)
    return f"{ends[0]} in 1,000 words in {first.period}, {ends[1]} in {last.period}."
