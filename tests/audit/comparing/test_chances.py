"""Tails and corrections against values that others have published or reckoned."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carelint.audit.comparing.chances import drawn, holm, joined, quantile, student, tail, tarone, thrown

STUDENT = [
    (12.706, 1, 0.05), (4.303, 2, 0.05), (3.182, 3, 0.05), (2.228, 10, 0.05), (2.042, 30, 0.05), (1.962, 1000, 0.05),
    (63.657, 1, 0.01), (4.032, 5, 0.01), (2.845, 20, 0.01), (31.599, 2, 0.001), (3.646, 30, 0.001),
]  # fmt: skip
"""(t, degrees of freedom, both tails) of the tables in every textbook."""


@pytest.mark.parametrize(("t", "freedom", "chance"), STUDENT)
def test_students_tails_are_those_of_the_tables(t: float, freedom: int, chance: float) -> None:
    """Both ways, to the digits that tables have."""
    assert student(t, freedom) == pytest.approx(chance, rel=2e-3)
    assert student(-t, freedom) == student(t, freedom)
    assert quantile(chance, freedom) == pytest.approx(t, rel=3e-4)


def test_many_degrees_of_freedom_are_the_normal_distribution() -> None:
    """Beyond a thousand nothing moves any more."""
    assert student(1.959964, 10**6) == pytest.approx(0.05, rel=6e-3)
    assert student(3.0, 1_000) == student(3.0, 10**9)


def test_holm_is_holms() -> None:
    """His rule on four chances, in any order: 0.005 × 4, 0.01 × 3, 0.03 × 2, and 0.04 is held up by the one before."""
    held = holm({"a": 0.01, "b": 0.04, "c": 0.03, "d": 0.005})

    assert held == pytest.approx({"d": 0.02, "a": 0.03, "c": 0.06, "b": 0.06})
    assert holm({"only": 0.9}) == {"only": 0.9}


def test_what_could_never_show_does_not_count() -> None:
    """Of a hundred phrases, ninety of which stand in two papers, ten are looked at."""
    least = {number: 0.5 for number in range(90)} | {number: 1e-9 for number in range(90, 100)}

    assert tarone(least, 0.01) == pytest.approx(0.001)
    assert tarone({}, 0.01) == 0.01


@given(number=st.integers(0, 12), before=st.integers(6, 20), after=st.integers(6, 20))
@settings(max_examples=60, deadline=None)
def test_a_spread_is_one_and_lies_where_it_should(number: int, before: int, after: int) -> None:
    """Draws and throws have the same middle, and a sum of two has the sum of both."""
    spreads = drawn(number, before, after), thrown(number, after / (before + after))
    both = joined(spreads)

    assert [math.fsum(spread) for spread in (*spreads, both)] == pytest.approx([1, 1, 1])
    middles = [sum(at * chance for at, chance in enumerate(spread)) for spread in (*spreads, both)]
    assert middles[0] == pytest.approx(number * after / (before + after), abs=1e-9)
    assert middles[0] + middles[1] == pytest.approx(middles[2], abs=1e-9)


def test_fishers_tea() -> None:
    """Eight cups, four of each: all of four right by chance in 1 of 70; twice that on both sides."""
    assert tail(drawn(4, 4, 4), 4) == pytest.approx(2 / 70)


@pytest.mark.parametrize("number", [0, 1, 700, 5_000])
def test_thousands_of_papers_are_no_trouble(number: int) -> None:
    """Numbers that no float can hold are never made; all chances together are still one."""
    for spread in (drawn(number, 6_000, 4_000), thrown(number, 0.4), thrown(number, 0.0), thrown(number, 1.0)):
        assert math.fsum(spread) == pytest.approx(1)
    both = joined([drawn(number, 6_000, 4_000), thrown(number, 0.4)])

    assert math.fsum(both) == pytest.approx(1)
    assert max(range(len(both)), key=both.__getitem__) == pytest.approx(0.8 * number, abs=2)
