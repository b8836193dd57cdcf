"""That a phrase may stay as it is, who says so, and where it holds.

In: what a comment or a file says. Out: `Permission`, which knows the findings it fits.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from carelint.finding import Finding
from carelint.fold import fold


@dataclass(frozen=True, slots=True)
class Permission:
    """One permission; what is left empty asks nothing."""

    rules: tuple[str, ...]
    """Ids of rules, or families."""
    by: str
    """Where it stands, as a person is told: `line 4`, `.carelint-allow.yaml:7`."""
    phrase: str = ""
    """The words, folded."""
    reason: str = ""
    until: date | None = None
    """The last day on which it holds."""
    owner: str = ""
    """Who answers for it."""
    inside: bool = False
    """Whether it stands in the document itself."""
    spans: tuple[tuple[int, int], ...] = ()
    """Where it holds, as half-open code points of the document's text."""
    lines: tuple[int, int] | None = None
    """Where it holds, as first and last line of the file."""
    paths: tuple[str, ...] = ()
    """Globs of the files it holds for, written as in .gitignore, from the folder of its file."""

    def fits(self, found: Finding) -> bool:
        """Whether it is given for this phrase in this place."""
        if found.rule not in self.rules and found.family not in self.rules and _shelf(found) not in self.rules:
            return False
        if self.phrase and self.phrase != plain(found.context[found.context_start : found.context_end]):
            return False
        return self._holds_at(found)

    def past(self, today: date) -> bool:
        """Whether its last day is over."""
        return self.until is not None and today > self.until

    def _holds_at(self, found: Finding) -> bool:
        if self.lines:
            first, last = found.place.line or 0, found.place.end_line or found.place.line or 0
            return first <= self.lines[1] and self.lines[0] <= last
        if self.spans:
            return any(found.start < end and start < found.end for start, end in self.spans)
        return True


def _shelf(found: Finding) -> str:
    return found.rule.partition("/")[0]


def plain(words: str) -> str:
    """Words as they are compared: folded, on one line, without the marks that quote them."""
    return " ".join(fold(words).text.split()).strip("\"' ")


def named(rules: Sequence[str]) -> str:
    """The rules of a permission, for a person."""
    return " and ".join(rules)
