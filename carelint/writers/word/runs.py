"""Cuts runs where a phrase begins and ends; every piece keeps the formatting of the run that it came from.

In: an element of text in a run, and an offset in it. Out: the run that begins, or ends, there.
"""

from __future__ import annotations

import copy
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

from carelint.wordml import W, text_of

SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Cuts:
    """Remembers what became of each element of text, so that offsets hold however often it is cut."""

    def __init__(self, ids: Iterator[int]) -> None:
        self._ids = ids
        self._slices: dict[Any, list[tuple[int, Any]]] = {}
        """Element as it was → (offset in it, element that holds the text from there on now), in order."""
        self._lengths: dict[Any, int] = {}

    def begin(self, text: Any, offset: int) -> Any:
        """The run whose first character is the one at `offset` of `text`."""
        element = self._slice(text, offset)
        return self._parted(element.getparent(), element)

    def end(self, text: Any, offset: int) -> Any:
        """The run whose last character is the one before `offset` of `text`."""
        if offset < self._lengths.setdefault(text, len(text_of(text))):
            self._slice(text, offset)
        slices = self._slices.setdefault(text, [(0, text)])
        element = slices[bisect_right(slices, offset - 1, key=lambda one: one[0]) - 1][1]
        after, run = element.getnext(), element.getparent()
        if after is not None:
            self._parted(run, after)
        return run

    def _slice(self, text: Any, offset: int) -> Any:
        """The piece of `text` that begins at `offset`; cut off where none does."""
        self._lengths.setdefault(text, len(text_of(text)))
        slices = self._slices.setdefault(text, [(0, text)])
        index = bisect_right(slices, offset, key=lambda one: one[0]) - 1
        start, element = slices[index]
        if start == offset:
            return element
        words = element.text
        rest = element.makeelement(element.tag, dict(element.attrib))
        element.text, rest.text = words[: offset - start], words[offset - start :]
        for one in (element, rest):
            one.set(SPACE, "preserve")
        element.addnext(rest)
        slices.insert(index + 1, (offset, rest))
        return rest

    def _parted(self, run: Any, child: Any) -> Any:
        """The run that begins with `child`; what stood before it stays in a run of its own."""
        before = [one for one in child.itersiblings(preceding=True) if one.tag != f"{W}rPr"]
        if not before:
            return run
        twin = run.makeelement(run.tag, dict(run.attrib))
        properties = run.find(f"{W}rPr")
        if properties is not None:
            twin.append(self._properties(properties))
        for one in [child, *child.itersiblings()]:
            twin.append(one)
        run.addnext(twin)
        return twin

    def _properties(self, properties: Any) -> Any:
        """A copy of a run's formatting; a tracked change of it is told apart from the one it was copied from."""
        found = copy.deepcopy(properties)
        found.tail = None
        for change in found.iter(f"{W}rPrChange"):
            change.set(f"{W}id", str(next(self._ids)))
        return found
