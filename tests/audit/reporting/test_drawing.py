"""Small multiples: one scale, gaps where papers are too few, nothing outside the box."""

from __future__ import annotations

import math

import pytest

from carelint.audit.comparing.rates import Rate
from carelint.audit.reporting.account import Point, Trend
from carelint.audit.reporting.drawing import FOOT, LEFT, RIGHT, TOP, drawings


def trend(*rates: float | None, key: str = "hurry", high: float = 2.0) -> Trend:
    """Rates of periods that follow one another; None for one of too few papers."""
    points = (
        Point(f"2026-Q{at}", Rate(value or 0, (value or 0) / 2, (value or 0) * high, 0 if value is None else 9, 1, 1))
        for at, value in enumerate(rates, 1)
    )
    return Trend(key, tuple(points))


def test_all_stand_in_one_scale() -> None:
    """Twice the rate is twice as high, also in another drawing."""
    one, other = drawings([trend(1.0, 2.0), trend(2.0, 4.0, key="blur")])
    heights = [FOOT - dot.y for dot in (*one.dots, *other.dots)]

    assert heights[1] == pytest.approx(2 * heights[0], abs=0.2)
    assert heights[1] == heights[2] == pytest.approx(heights[3] / 2, abs=0.2)


@pytest.mark.parametrize(
    ("rates", "runs"),
    [((1.0, 2.0, 3.0), [3]), ((1.0, None, 3.0), [1, 1]), ((None, 2.0, 3.0), [2]), ((None, None), []), ((1.0,), [1])],
)
def test_a_gap_stays_a_gap(rates: tuple[float | None, ...], runs: list[int]) -> None:
    """A line is drawn over periods that follow one another."""
    (made,) = drawings([trend(*rates)])

    assert [len(run) for run in made.runs] == runs
    assert all(LEFT <= dot.x <= RIGHT for dot in made.dots)


@pytest.mark.parametrize("high", [2.0, 1e6, math.inf])
def test_nothing_leaves_the_box(high: float) -> None:
    """An interval without an end is cut, and the rates below it can still be told apart."""
    (made,) = drawings([trend(0.5, 1.0, high=high)])

    assert all(TOP <= value <= FOOT for dot in made.dots for value in (dot.y, dot.low, dot.high))
    assert made.dots[0].y - made.dots[1].y > 5


def test_what_is_drawn_is_said() -> None:
    """First and last, or that there is nothing."""
    told, one, none = drawings([trend(0.5, None, 1.25), trend(1.0), trend(None)])

    assert told.said == "0.50 in 1,000 words in 2026-Q1, 1.2 in 2026-Q3."
    assert one.said == "1.0 in 1,000 words in 2026-Q1."
    assert none.said == "Too few papers to draw anything."
    assert drawings([trend(0.0, 0.0)])[0].dots[0].y == FOOT
