"""Puts a replacement in as a tracked change, so that a person accepts or rejects it.

In: the pieces of text that it would replace. Out: whether it was put in; where anything but plain text of the
body is touched, nothing is.
"""

from __future__ import annotations

import copy
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from carelint.wordml import W
from carelint.writers.word.anchors import Span, is_free
from carelint.writers.word.runs import SPACE, Cuts

AROUND = frozenset(f"{W}{name}" for name in ("document", "body", "tbl", "tr", "tc"))
"""What a paragraph may stand in."""
BETWEEN = frozenset(f"{W}{name}" for name in ("proofErr", "commentRangeStart", "commentRangeEnd"))


class Changes:
    """Tracked changes by one author, put in from the end of the document backwards, so that what comes before stays."""

    def __init__(self, cuts: Cuts, ids: Iterator[int], by: dict[str, str]) -> None:
        self._cuts, self._ids, self._by = cuts, ids, by
        self._reached = sys.maxsize

    def put_in(self, start: int, end: int, spans: Sequence[Span], text: str) -> bool:
        """Replace `spans`, which read the document's [start, end), by `text`."""
        if end > self._reached or not spans or not all(_is_plain(span, spans[0]) for span in spans):
            return False
        first = self._cuts.begin(spans[0].piece.element, spans[0].start)
        last = self._cuts.end(spans[-1].piece.element, spans[-1].end)
        runs = _runs(first, last)
        if len({_formatting(run) for run in runs}) != 1 or None in map(_formatting, runs):
            return False
        self._reached = start
        self._replace(runs, text)
        return True

    def _replace(self, runs: Sequence[Any], text: str) -> None:
        put = self._made(runs[-1], "ins")
        run = runs[-1].makeelement(f"{W}r", {})
        properties = runs[-1].find(f"{W}rPr")
        if properties is not None:
            run.append(copy.deepcopy(properties))
        words = run.makeelement(f"{W}t", {SPACE: "preserve"})
        words.text = text
        run.append(words)
        put.append(run)
        runs[-1].addnext(put)
        for one in runs:
            for word in one.iter(f"{W}t"):
                word.tag = f"{W}delText"
            gone = self._made(one, "del")
            one.addprevious(gone)
            gone.append(one)

    def _made(self, near: Any, name: str) -> Any:
        return near.makeelement(f"{W}{name}", {f"{W}id": str(next(self._ids)), **self._by})


def _is_plain(span: Span, first: Span) -> bool:
    """Whether a piece is plain text of one and the same paragraph of the body."""
    element, paragraph = span.piece.element, first.paragraph.element
    run = element.getparent()
    return (
        span.paragraph is first.paragraph
        and element.tag == f"{W}t"
        and is_free(span, run)
        and not span.piece.in_field
        and run.getparent() is paragraph
        and all(above.tag in AROUND for above in paragraph.iterancestors())
    )


def _runs(first: Any, last: Any) -> list[Any]:
    """The runs from `first` to `last`; none where anything else stands among them."""
    found = []
    for one in [first, *first.itersiblings()]:
        if one.tag == f"{W}r" and {child.tag for child in one} <= {f"{W}rPr", f"{W}t"}:
            found.append(one)
        elif one.tag not in BETWEEN:
            return []
        if one is last:
            return found
    return []


def _formatting(run: Any) -> bytes | None:
    """What a run looks like, to be compared; None where that is a tracked change itself."""
    from lxml import etree  # 30 ms, only for packages

    properties = run.find(f"{W}rPr")
    if properties is None:
        return b""
    if properties.find(f"{W}rPrChange") is not None:
        return None
    return b"".join(bytes(etree.tostring(one, method="c14n", exclusive=True, with_tail=False)) for one in properties)
