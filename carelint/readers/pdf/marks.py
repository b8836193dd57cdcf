"""Finds the raised numbers of notes in a line of a page.

In: the text of a line and how large each letter is. Out: half-open spans.
"""

from __future__ import annotations

import re
from collections.abc import Callable

NUMBERS = r"\d{1,3}(?:[,\u2013-]\d{1,3}){0,9}"
MARK = re.compile(
    rf"(?:(?<=[a-z]{{3}})|(?<=[a-z]{{3}}\s)){NUMBERS}(?![\w%])|(?<=[a-z][.,;:!?)\]\"'\u2019\u201d]){NUMBERS}(?=\s|$)|^\d{{1,3}}(?=[A-Z][a-z]{{2}})"
)
"""Digits close behind a word, or before the first: never those of m2, CO2 or SpO2."""
DIGIT = re.compile(r"\d")
SMALLER = 0.85
"""Size of a note's number over that of its text; Word and LibreOffice make it 0.58 to 0.66."""


def marks(text: str, size: Callable[[int], float]) -> tuple[tuple[int, int], ...]:
    """Digits in smaller type, close to a word, or before the first word of the note itself."""
    if not DIGIT.search(text):
        return ()
    found = (match.span() for match in MARK.finditer(text))
    return tuple(span for span in found if span[0] == 0 or _is_smaller(size, *span))


def _is_smaller(size: Callable[[int], float], start: int, end: int) -> bool:
    """Whether all of it is set smaller than the word before it."""
    return max(size(start), size(end - 1)) < SMALLER * max(size(start - 1), size(start - 2) if start > 1 else 0.0)
