"""Lines of reStructuredText: where each begins, and how many of them belong together.

In: a text, or its lines and the place of one. Out: `Line`s, or how many there are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

Line = tuple[int, int, str]
"""Number of the line, column of its first word, its words."""
ADORNED = re.compile(r"([!-/:-@\[-`{-~])\1{2,}\s*$")
"""A line that underlines, or parts, others."""


def lines_of(text: str) -> list[Line]:
    """Every line, blank ones too."""
    found = []
    for number, whole in enumerate(re.split(r"\r\n|\r|\n", text), 1):
        words = whole.strip()
        found.append((number, len(whole) - len(whole.lstrip()) + 1, words))
    return found


def cut(line: Line, left: int, right: int | None) -> Line:
    """The part of a line between two columns of its words."""
    part = line[2][left:right]
    lead = len(part) - len(part.lstrip())
    return line[0], line[1] + left + lead, part.strip()


def until_blank(lines: Sequence[Line], at: int) -> int:
    """How many lines from `at` on stand before a blank one."""
    return next((i for i, line in enumerate(lines[at:]) if not line[2]), len(lines) - at)


def indented(lines: Sequence[Line], at: int) -> int:
    """Lines from `at` on that belong to the explicit markup that begins there."""
    count = 1
    for index, (_, column, words) in enumerate(lines[at + 1 :], 1):
        if words and column <= lines[at][1]:
            break
        if words:
            count = index + 1
    return count


def literal(lines: Sequence[Line], at: int, column: int) -> int:
    """Lines of the literal block that follows `::`."""
    count = 0
    for index, (_, start, words) in enumerate(lines[at:], 1):
        if words and start <= column:
            break
        count = index
    return count


def first_paragraph(lines: Sequence[Line]) -> list[Line]:
    """The lines before the first blank one."""
    return list(lines[: until_blank(lines, 0)])
