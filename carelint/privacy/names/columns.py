"""Heads of columns and of cells that ask who somebody is, or where.

In: the text of a cell. Out: what it asks for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

WHO = r"(?:patient|pt|client|resident|service user|full|first|last|middle|given|family|preferred|staff|relative|carer)"
NAMED = re.compile(
    rf"(?:{WHO}(?:'s)? ?)?(?:names?|surname|forenames?|next of kin|nok)(?: of (?:the )?{WHO})?"
    r"|(?:name (?:of|and) [a-z ]{1,30})"
    r"|(?:patient|resident|client|gp|consultant|key ?worker|named nurse|attendees?|present|apologies|seen by"
    r"|clinician)s?",
    re.IGNORECASE,
)
"""The head of a column whose cells are people."""
PRIVATE = re.compile(
    rf"(?:{WHO}(?:'s)? ?)?(?:address|post ?code|telephone|tel|phone|mobile|e-?mail)"
    rf"(?: ?(?:no|number|address|of {WHO}))?",
    re.IGNORECASE,
)
"""The head of a column whose cells say where somebody is."""

RULE = re.compile(r"[\s|:+\-]*")


def drawn(text: str, asked_for: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    """Cells of a table that is drawn in a plain text with strokes or tabs, under a head that is asked for."""
    at, asked, count = 0, frozenset[int](), 0
    for line in text.splitlines(keepends=True):
        cells = _cells(line)
        if len(cells) < 2 or (count and len(cells) != count):
            asked, count = frozenset(), 0
        elif not count:
            count = len(cells)
            asked = frozenset(i for i, (start, end) in enumerate(cells) if asked_for(line[start:end]))
        elif not RULE.fullmatch(line):
            yield from ((at + start, at + end) for i, (start, end) in enumerate(cells) if i in asked and start < end)
        at += len(line)


def _cells(line: str) -> list[tuple[int, int]]:
    """Where the cells of a line stand, without the space round them; none where nothing parts them."""
    mark = "|" if "|" in line else "\t"
    cells, at = [], 0
    for part in line.split(mark):
        inner = part.strip()
        start = at + (len(part) - len(part.lstrip()) if inner else 0)
        cells.append((start, start + len(inner)))
        at += len(part) + 1
    return cells


def asks_who(text: str) -> bool:
    """Whether a whole text, such as the head of a column, asks for somebody's name."""
    return len(text) < 60 and bool(NAMED.fullmatch(" ".join(text.split())))


def asks(text: str) -> bool:
    """Whether it asks who or where somebody is."""
    return asks_who(text) or (len(text) < 60 and bool(PRIVATE.fullmatch(" ".join(text.split()))))
