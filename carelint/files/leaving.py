"""What was left out of a run and why, so that nothing is passed over without a word.

In: paths and reasons. Out: `Found`, and one line for a person.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass

NAMED = 3
"""Files that are named one by one."""
REPORT, COPY = "reports that carelint wrote", "reviewed copies whose originals are read"
OWN = "tables of your own dictionary"
"""The reasons whose files are named: a person may look for them."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file, or a folder with how many files."""

    path: str
    why: str
    """In words that follow a number: `by .gitignore`, `in node_modules`."""
    count: int = 1
    """Files that would have been read."""
    more: bool = False
    """Whether they were too many to be counted."""


@dataclass(frozen=True, slots=True)
class Found:
    """The files of a run."""

    paths: tuple[str, ...]
    left: tuple[LeftOut, ...] = ()

    @property
    def said(self) -> str:
        """What was left out, on one line; empty where nothing was."""
        reasons = dict.fromkeys(one.why for one in self.left)
        if not reasons:
            return ""
        parts = [_part(why, [one for one in self.left if one.why == why]) for why in reasons]
        count, more = _sum(self.left)
        return f"{more}{count:,} {'file' if count == 1 else 'files'} left out: {', '.join(parts)}."


def _part(why: str, some: Sequence[LeftOut]) -> str:
    count, more = _sum(some)
    if why not in (REPORT, COPY, OWN):
        return f"{more}{count:,} {why}"
    names = sorted(os.path.basename(one.path) for one in some)
    rest = f" and {len(names) - NAMED:,} more" if len(names) > NAMED else ""
    one = {
        REPORT: "report that carelint wrote",
        COPY: "reviewed copy whose original is read",
        OWN: "table of your own dictionary",
    }
    return f"{count:,} {one[why] if count == 1 else why} ({', '.join(names[:NAMED])}{rest})"


def _sum(some: Sequence[LeftOut]) -> tuple[int, str]:
    return sum(one.count for one in some), "over " if any(one.more for one in some) else ""
