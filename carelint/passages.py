"""The sentences of a folded document, each made when a candidate first needs it.

In: a document, folded. Out: the `Passage` that holds a place.
"""

from __future__ import annotations

import functools
from bisect import bisect_right
from collections.abc import Iterator

from carelint.candidate import Passage
from carelint.document import Document
from carelint.fold import Folded, fold
from carelint.register import Registers
from carelint.sentences import Quotations, quotations, sentences
from carelint.titled import may_name, told

CONTEXT = 480
"""Code points of a sentence and its neighbours that are read together, some 110 pieces: beyond it the next one is left
out, then the one before."""
LONGEST = 1_200
"""Code points of a sentence that are looked at; what goes on longer is a table or a list run together."""


class Passages:
    """Remembers what it has made, so that candidates of one sentence share it."""

    def __init__(self, document: Document, folded: Folded, registers: Registers, blocks: range | None = None) -> None:
        """`blocks`: those whose sentences are gone through; all of them if left out."""
        self.document, self.folded, self.registers = document, folded, registers
        self.blocks = range(len(folded.blocks)) if blocks is None else blocks
        self._sentences: dict[int, list[tuple[int, int]]] = {}
        self._passages: dict[tuple[int, int], Passage] = {}
        self._quotations: dict[tuple[int, int], Quotations] = {}
        self._last: Passage | None = None
        """The whole sentence that was asked for last: anchors come in order, and several stand in one."""

    def ranges(self) -> Iterator[tuple[int, int]]:
        """Half-open folded range of every sentence, in order, without its trailing space."""
        for index in self.blocks:
            begin = self.folded.blocks[index][0]
            for a, b in self._parted(index):
                length = len(self.folded.text[begin + a : begin + b].rstrip())
                if length:
                    yield begin + a, begin + a + length

    def at(self, start: int, end: int) -> Passage:
        """The sentence that holds the folded span."""
        if (known := self._last) and known.start <= start and end <= known.end:
            return known
        index = self.folded.block_of(start)
        begin, stop = self.folded.blocks[index]
        found = _holding(self._parted(index), start - begin)
        first, last = (begin + found[0], begin + found[1]) if found else (begin, stop)
        passage = self._made(index, *self._cut(first, max(last, end), start, end))
        whole = found and first == passage.start and not self.folded.text[passage.end : last].strip()
        self._last = passage if whole and passage.end <= last else None
        return passage

    def exactly(self, start: int, end: int) -> Passage:
        """The passage of a folded range that was told before."""
        return self._made(self.folded.block_of(start), start, end)

    def window(self, passage: Passage) -> tuple[int, int]:
        """Half-open folded range of a sentence with the one before and the one behind it, as far as its block goes."""
        begin, _ = passage.block
        parted = self._parted(self.folded.block_of(passage.start))
        index = bisect_right(parted, passage.start - begin, key=_begin) - 1
        if index < 0 or passage.end > begin + parted[index][1]:
            return passage.start, passage.end
        first = begin + parted[max(0, index - 1)][0]
        last = begin + parted[min(len(parted) - 1, index + 1)][1]
        ranges = ((first, last), (first, passage.end), (passage.start, last))
        return next((one for one in ranges if one[1] - one[0] <= CONTEXT), (passage.start, passage.end))

    def _parted(self, index: int) -> list[tuple[int, int]]:
        """The sentences of a block, in code points from its beginning."""
        if index not in self._sentences:
            begin, stop = self.folded.blocks[index]
            self._sentences[index] = sentences(self.folded.plain[begin:stop])
        return self._sentences[index]

    def _quoted(self, block: tuple[int, int]) -> Quotations:
        if block not in self._quotations:
            self._quotations[block] = quotations(self.folded.plain[slice(*block)])
        return self._quotations[block]

    def _cut(self, begin: int, stop: int, start: int, end: int) -> tuple[int, int]:
        """A sentence without its trailing space, shortened at word borders where it is endless."""
        text = self.folded.text
        while stop > end and text[stop - 1].isspace():
            stop -= 1
        if stop - begin <= LONGEST:
            return begin, stop
        left, right = max(begin, start - LONGEST // 2), min(stop, end + LONGEST // 2)
        left = begin if left == begin else text.rfind(" ", begin, left) + 1 or left
        space = text.find(" ", right, stop)
        return left, stop if space < 0 else space

    def _made(self, index: int, begin: int, stop: int) -> Passage:
        key = (begin, stop)
        if key not in self._passages:
            block = self.document.blocks[index]
            self._passages[key] = Passage(
                folded=self.folded,
                start=begin,
                end=stop,
                block=self.folded.blocks[index],
                kind=block.kind.value,
                heading=_heading(block.place.heading or ""),
                register=self.registers.at(begin),
                told=told,
                may_name=may_name,
                quoted=self._quoted,
            )
        return self._passages[key]


@functools.lru_cache(maxsize=64)
def _heading(written: str) -> str:
    """The headings above, folded: once for all that stands below them."""
    return fold(written).text


def _holding(ranges: list[tuple[int, int]], at: int) -> tuple[int, int] | None:
    """The range that holds a code point."""
    index = bisect_right(ranges, at, key=_begin) - 1
    return ranges[index] if index >= 0 and at < ranges[index][1] else None


def _begin(found: tuple[int, int]) -> int:
    return found[0]
