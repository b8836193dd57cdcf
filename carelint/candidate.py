"""A place that a rule may mean, in its sentence: what judges look at.

In: the folded document, a rule and where one of its anchors stands. Out: `Passage` and `Candidate`.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from carelint.fold import Folded
from carelint.likeness import Reading
from carelint.rule import Rule
from carelint.sentences import Quotations
from carelint.tokens import Tokens, Word, tokens_of
from carelint.tree import Tree


@dataclass(frozen=True)
class Passage:
    """One sentence of a folded document, with what surrounds it; its words are told apart when somebody asks."""

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
    told: Callable[[str, Tokens], Tokens] = field(repr=False, compare=False)
    """Makes one word of each name, given the plain sentence and its words; see `titled`."""
    may_name: Callable[[Sequence[str]], bool] = field(repr=False, compare=False)
    """Whether words are among those that announce a name."""
    quoted: Callable[[tuple[int, int]], Quotations] = field(repr=False, compare=False)
    """What stands between quotation marks in a block, looked for once for all its sentences."""

    @functools.cached_property
    def words(self) -> Tokens:
        """Its words in order; a name is one of them."""
        tokens = self.folded.tokens
        inside = tokens.between(self.start, self.end)
        words = tokens[slice(*inside)].counted_from(self.start) if inside else tokens_of(self.text)
        return self.told(self.plain, words) if self.may_name(words.texts) else words

    @property
    def quotations(self) -> Quotations:
        """Quotations in the block, in code points from the block's beginning."""
        return self.quoted(self.block)

    @functools.cached_property
    def text(self) -> str:
        """The sentence, folded."""
        return self.folded.text[self.start : self.end]

    @functools.cached_property
    def plain(self) -> str:
        """The sentence with its case and hyphens."""
        return self.folded.plain[self.start : self.end]

    def before(self, most: int) -> str:
        """What stands in the same block before it, folded: so many code points at most, since blocks may be endless."""
        return self.folded.text[max(self.block[0], self.start - most) : self.start]

    def after(self, most: int) -> str:
        """What stands in the same block after it, folded: so many code points at most."""
        return self.folded.text[self.end : min(self.block[1], self.end + most)]


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

    def before(self, most: int) -> str:
        """What stands before it in its block, folded: so many code points at most."""
        start = self.passage.start + self.start
        return self.passage.folded.text[max(self.passage.block[0], start - most) : start]

    def touches(self, word: Word) -> bool:
        """Whether only a space, a hyphen or a slash parts the candidate from a word of its sentence."""
        text = self.passage.text
        between = text[self.end : word.start] if word.start >= self.end else text[word.end : self.start]
        return between in ("", " ", "/", " (", "'s ") or between == "-"

    def words_before(self) -> Tokens:
        """Words of the sentence before the candidate, nearest last."""
        return self.passage.words.until(self.start)

    def words_inside(self) -> Tokens:
        """Words that begin in the candidate."""
        words = self.passage.words
        return words[words.at(self.start) : words.at(self.end)]

    def words_after(self) -> Tokens:
        """Words of the sentence after the candidate, nearest first."""
        return self.passage.words.since(self.end)
