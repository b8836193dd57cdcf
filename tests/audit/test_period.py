"""Periods: the days they hold, the one before, and what is no period."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carelint.audit.period import Period
from carelint.errors import SettingsError


@pytest.mark.parametrize(
    ("name", "starts", "ends", "before"),
    [
        ("2026-Q1", "2026-01-01", "2026-03-31", "2025-Q4"),
        ("2026-Q3", "2026-07-01", "2026-09-30", "2026-Q2"),
        ("2026-q4", "2026-10-01", "2026-12-31", "2026-Q3"),
        ("2024-02", "2024-02-01", "2024-02-29", "2024-01"),
        ("2026-01", "2026-01-01", "2026-01-31", "2025-12"),
        ("2026-H1", "2026-01-01", "2026-06-30", "2025-H2"),
        ("2026-H2", "2026-07-01", "2026-12-31", "2026-H1"),
        ("2026", "2026-01-01", "2026-12-31", "2025"),
    ],
)
def test_what_a_period_holds(name: str, starts: str, ends: str, before: str) -> None:
    """First and last day, and the one before it."""
    one = Period.of(name)

    assert (one.starts, one.ends) == (date.fromisoformat(starts), date.fromisoformat(ends))
    assert one.before.name == before


@pytest.mark.parametrize("name", ["", "2026-Q5", "2026-Q", "26-Q1", "2026-13", "2026-7", "autumn", "2026-Q3-1", "0000"])
def test_what_is_no_period(name: str) -> None:
    """The message says what one looks like."""
    with pytest.raises(SettingsError, match="no period") as raised:
        Period.of(name)

    assert "2026-Q3" in str(raised.value)


@pytest.mark.parametrize(
    ("said", "name"),
    [("this-quarter", "2026-Q1"), ("last-quarter", "2025-Q4"), ("last-month", "2025-12"), ("this-half", "2026-H1")],
)
def test_seen_from_today(said: str, name: str) -> None:
    """For runs that nobody types each time."""
    assert Period.of(said, date(2026, 1, 31)).name == name


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)), st.sampled_from(["year", "half", "quarter", "month"]))
def test_each_day_is_in_one_and_follows_the_one_before(day: date, kind: str) -> None:
    """Periods of one kind lie side by side, without gaps."""
    one = Period.of(f"this-{kind}", day)

    assert one.holds(day)
    assert (one.starts - one.before.ends).days == 1
    assert not one.before.holds(day)
    assert one.before < one
