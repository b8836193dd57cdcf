"""A place that a rule may mean, in its sentence: what judges look at.

In: the folded document, a rule and where one of its anchors stands. Out: `Passage` and `Candidate`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from carelint.fold import Folded
from carelint.likeness import Reading
from carelint.rule import Rule
from carelint.sentences import Word
from carelint.tree import Tree


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence of a folded document, with what surrounds it."""

    folded: Folded
    start: int
    """Half-open range in the folded document."""
    end: int
    block: tuple[int, int]
    """Folded range of its block."""
    kind: str
    """Kind of the block: heading, paragraph, item, cell, quote …"""
    heading: str
    """Folded headings above it."""
    register: str
    words: tuple[Word, ...]
    quotations: tuple[tuple[int, int], ...] = ()
    """Half-open ranges of quotations in the block, in code points from the block's beginning."""

    @property
    def text(self) -> str:
        """The sentence, folded."""
        return self.folded.text[self.start : self.end]

    @property
    def plain(self) -> str:
        """The sentence with its case and hyphens."""
        return self.folded.plain[self.start : self.end]

    @property
    def before(self) -> str:
        """What stands in the same block before it, folded."""
        return self.folded.text[self.block[0] : self.start]

    @property
    def after(self) -> str:
        """What stands in the same block after it, folded."""
        return self.folded.text[self.end : self.block[1]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A span of a sentence that a rule may mean."""

    rule: Rule
    passage: Passage
    start: int
    """Half-open code points in the sentence."""
    end: int
    form: str = ""
    """Grammatical form of the anchor: singular, plural, base, third …"""
    tree: Tree | None = field(default=None, compare=False)
    """The parsed sentence, where it has been read."""
    reading: Reading = field(default=(), compare=False)
    """What the learned reader sees in the sentence, where it has read it."""

    @property
    def text(self) -> str:
        """The matched words, folded."""
        return self.passage.text[self.start : self.end]

    @property
    def plain(self) -> str:
        """The matched words with their case."""
        return self.passage.plain[self.start : self.end]

    @property
    def span(self) -> tuple[int, int]:
        """Half-open range in the folded document."""
        return self.passage.start + self.start, self.passage.start + self.end

    def touches(self, word: Word) -> bool:
        """Whether only a space, a hyphen or a slash parts the candidate from a word of its sentence."""
        text = self.passage.text
        between = text[self.end : word.start] if word.start >= self.end else text[word.end : self.start]
        return between in ("", " ", "/", " (", "'s ") or between == "-"

    def words_before(self) -> tuple[Word, ...]:
        """Words of the sentence before the candidate, nearest last."""
        return tuple(word for word in self.passage.words if word.end <= self.start)

    def words_after(self) -> tuple[Word, ...]:
        """Words of the sentence after the candidate, nearest first."""
        return tuple(word for word in self.passage.words if word.start >= self.end)
