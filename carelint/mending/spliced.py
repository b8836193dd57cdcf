"""A text with other words in it: where each piece of it stands then, and the document that it is.

In: a document and words for spans of it. Out: `Moved`; a `Document` that can be judged, and holds for nothing else.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from carelint.document import Block, Document
from carelint.mending.offer import Put, broken

Span = tuple[int, int]


class Moved:
    """Leads from code points of a text to those of the same text with words put in; `puts` in order, apart."""

    def __init__(self, document: Document, puts: Sequence[Put]) -> None:
        self._puts = puts
        self._grown = [0]
        self.spans: list[Span] = []
        """Where each of the words stands now."""
        for one in puts:
            start, length = one.start + self._grown[-1], len(broken(one, document))
            self.spans.append((start, start + length))
            self._grown.append(self._grown[-1] + length - (one.end - one.start))

    def place(self, offset: int) -> int:
        """Where an offset is now; one among words that gave way is where the new ones end."""
        index = bisect_right(self._puts, offset, key=_start)
        if index and offset < self._puts[index - 1].end and offset != self._puts[index - 1].start:
            return self.spans[index - 1][1]
        if index and offset == self._puts[index - 1].start:
            return self.spans[index - 1][0]
        return offset + self._grown[index]

    def pieces(self, start: int, end: int) -> Iterator[Span]:
        """Where what is left of `[start, end)` stands now, without what gave way."""
        first, last = bisect_right(self._puts, start, key=_end), bisect_left(self._puts, end, key=_start)
        edges = [start, *(edge for one in self._puts[first:last] for edge in (one.start, one.end)), end]
        for index, (begin, stop) in enumerate(pairwise(edges)):
            if not index % 2 and begin < stop:
                grown = self._grown[first + index // 2]
                yield begin + grown, stop + grown

    def holds_new(self, start: int, end: int) -> bool:
        """Whether any new word stands in a span of the new text."""
        return any(begin < end and start < stop for begin, stop in self.spans)


def _start(put: Put) -> int:
    return put.start


def _end(put: Put) -> int:
    return put.end


def woven(text: str, puts: Iterable[tuple[Span, str]]) -> str:
    """The text with words for spans of it."""
    pieces, at = [], 0
    for (start, end), words in puts:
        pieces += [text[at:start], words]
        at = end
    return "".join([*pieces, text[at:]])


def spliced(document: Document, puts: Sequence[Put]) -> Document:
    """The document with these words in it; its places are no longer those of its file."""
    moved = Moved(document, puts)
    text = woven(document.text, (((one.start, one.end), broken(one, document)) for one in puts))
    blocks = tuple(_block(block, puts, moved) for block in document.blocks)
    return replace(document, text=text, blocks=blocks, remarks=(), digest="")


def _block(block: Block, puts: Sequence[Put], moved: Moved) -> Block:
    stretches = ((one, moved.place(one.start), moved.place(one.end)) for one in block.stretches)
    gaps = (one for one in block.gaps if not any(put.start < one.end and one.start < put.end for put in puts))
    return replace(
        block,
        start=moved.place(block.start),
        end=moved.place(block.end),
        stretches=tuple(replace(one, start=start, end=end) for one, start, end in stretches if start < end),
        gaps=tuple(replace(one, start=moved.place(one.start), end=moved.place(one.end)) for one in gaps),
    )
