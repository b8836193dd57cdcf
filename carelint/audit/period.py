"""A stretch of the calendar that an audit looks at: a year, a half, a quarter, a month.

In: its name. Out: `Period`, which knows its days and the one before it, or SettingsError.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from carelint.errors import SettingsError

NAME = re.compile(r"(\d{4})(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])))?")
SEEN = re.compile(r"(this|last)-(year|half|quarter|month)")
FORMS = (
    "2026-Q3 for a quarter, 2026-07 for a month, 2026-H2 for half a year, 2026 for a year; or last-quarter, this-month"
)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Some months; periods are ordered by their first day, and a longer one stands behind."""

    starts: date
    """Its first day."""
    ends: date
    """Its last day, which belongs to it."""
    name: str

    @classmethod
    def of(cls, name: str, today: date | None = None) -> Period:
        """The period that is called so, also seen from `today`: last-quarter. Raises SettingsError."""
        if today and (found := SEEN.fullmatch(name.strip().lower())):
            return _seen(found[2], today) if found[1] == "this" else _seen(found[2], today).before
        found = NAME.fullmatch(name.strip().upper())
        if found is None or int(found[1]) < 1900:
            raise SettingsError("it is no period", key="--period", value=name, hint=f"For example {FORMS}.")
        year, half, quarter, month = (int(part or 0) for part in found.groups())
        first = month or 3 * quarter - 2 if month or quarter else 6 * half - 5 if half else 1
        return cls(date(year, first, 1), _last(year, first, _months(half, quarter, month)), found[0])

    @property
    def before(self) -> Period:
        """The period of the same length that ends the day before this one begins."""
        days = self.starts - timedelta(days=1)
        kind = self.name[5:6]
        if kind == "Q":
            return Period.of(f"{days.year}-Q{(days.month + 2) // 3}")
        if kind == "H":
            return Period.of(f"{days.year}-H{(days.month + 5) // 6}")
        return Period.of(f"{days:%Y-%m}" if kind else f"{days.year}")

    def holds(self, day: date) -> bool:
        """Whether a day is one of its own."""
        return self.starts <= day <= self.ends

    def __str__(self) -> str:
        return self.name


def _seen(kind: str, today: date) -> Period:
    """The one that holds today."""
    named = {
        "year": f"{today.year}",
        "half": f"{today.year}-H{(today.month + 5) // 6}",
        "quarter": f"{today.year}-Q{(today.month + 2) // 3}",
        "month": f"{today:%Y-%m}",
    }
    return Period.of(named[kind])


def _months(half: int, quarter: int, month: int) -> int:
    return 1 if month else 3 if quarter else 6 if half else 12


def _last(year: int, first: int, months: int) -> date:
    after = first + months
    return date(year + (after > 12), after - 12 if after > 12 else after, 1) - timedelta(days=1)
