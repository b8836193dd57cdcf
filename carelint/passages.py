"""The sentences of a folded document, each made when a candidate first needs it.

In: a document, folded. Out: the `Passage` that holds a place.
"""

from __future__ import annotations

from collections.abc import Iterator

from carelint.candidate import Passage
from carelint.document import Document
from carelint.fold import Folded, fold
from carelint.register import Registers
from carelint.sentences import quotations, sentences
from carelint.titled import told

LONGEST = 1_200
"""Code points of a sentence that are looked at; what goes on longer is a table or a list run together."""


class Passages:
    """Remembers what it has made, so that candidates of one sentence share it."""

    def __init__(self, document: Document, folded: Folded, registers: Registers) -> None:
        self.document, self.folded, self.registers = document, folded, registers
        self._sentences: dict[int, list[tuple[int, int]]] = {}
        self._passages: dict[tuple[int, int], Passage] = {}
        self._quotations: dict[int, tuple[tuple[int, int], ...]] = {}

    def ranges(self) -> Iterator[tuple[int, int]]:
        """Half-open folded range of every sentence, in order, without its trailing space."""
        for index, (begin, _) in enumerate(self.folded.blocks):
            for a, b in self._parted(index):
                length = len(self.folded.text[begin + a : begin + b].rstrip())
                if length:
                    yield begin + a, begin + a + length

    def at(self, start: int, end: int) -> Passage:
        """The sentence that holds the folded span."""
        index = self.folded.block_of(start)
        begin, stop = self.folded.blocks[index]
        found = next(((a, b) for a, b in self._parted(index) if begin + a <= start < begin + b), (0, stop - begin))
        return self._made(index, *self._cut(begin + found[0], max(begin + found[1], end), start, end))

    def _parted(self, index: int) -> list[tuple[int, int]]:
        """The sentences of a block, in code points from its beginning."""
        if index not in self._sentences:
            begin, stop = self.folded.blocks[index]
            self._sentences[index] = sentences(self.folded.plain[begin:stop])
        return self._sentences[index]

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

    def _quoted(self, index: int) -> tuple[tuple[int, int], ...]:
        if index not in self._quotations:
            begin, stop = self.folded.blocks[index]
            self._quotations[index] = quotations(self.folded.plain[begin:stop])
        return self._quotations[index]

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
                heading=fold(block.place.heading or "").text,
                register=self.registers.at(begin),
                words=told(self.folded.plain[begin:stop], self.folded.text[begin:stop]),
                quotations=self._quoted(index),
            )
        return self._passages[key]
