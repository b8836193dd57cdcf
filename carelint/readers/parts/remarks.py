"""Comments in a file that speak to carelint.

In: the text of a comment. Out: what it says to us, or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from carelint.document import Remark

SPEAKS = re.compile(r"\s*carelint:\s*(?=\S)", re.IGNORECASE)
COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
"""A comment in HTML and in Markdown."""


def said(comment: str) -> str:
    """What a comment says to us, on one line; nothing where it speaks to others."""
    spoken = SPEAKS.match(comment)
    return " ".join(comment[spoken.end() :].split()) if spoken else ""


def remarks_in(text: str, start: int, end: int, line: int) -> Iterator[Remark]:
    """Those in a stretch of a file's own text that begins in `line`, and in which comments are comments."""
    for found in COMMENT.finditer(text, start, end):
        if spoken := said(found[1]):
            first = line + text.count("\n", start, found.start())
            yield Remark(spoken, found.start(), first, first + found[0].count("\n"))
