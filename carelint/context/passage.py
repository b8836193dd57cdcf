"""A hit in its sentence: what the four questions and the guards look at.

In: the folded document, a rule and where one of its anchors stands. Out: `Passage` and `Hit`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from carelint.context.tree import Tree
from carelint.fold import Folded
from carelint.rule import Rule

WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
ENDS = re.compile(r"[.!?;:]+[\"')\]]*\s+(?=[\"'(\[]*[A-Z0-9\u2022])|\s+[\u2022\u00b7]\s+|\s+-\s+(?=[A-Z])")
ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sr|Jr|St|Rev|Hon|No|Nos|Fig|Ref|Vol|pp?|vs|etc|approx|dept"
    r"|e\.g|i\.e|cf|al|[A-Z])|^\d{1,3})\.$",
    re.IGNORECASE,
)
"""What ends in a full stop without ending a sentence."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence: folded text and half-open offsets in the sentence."""

    text: str
    start: int
    end: int


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
class Hit:
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

    @property
    def text(self) -> str:
        """The matched words, folded."""
        return self.passage.text[self.start : self.end]

    @property
    def plain(self) -> str:
        """The matched words with their case."""
        return self.passage.plain[self.start : self.end]

    def touches(self, word: Word) -> bool:
        """Whether only a space, a hyphen or a slash parts the hit from a word of its sentence."""
        text = self.passage.text
        between = text[self.end : word.start] if word.start >= self.end else text[word.end : self.start]
        return between in ("", " ", "/", " (", "'s ") or between == "-"

    def words_before(self) -> tuple[Word, ...]:
        """Words of the sentence before the hit, nearest last."""
        return tuple(word for word in self.passage.words if word.end <= self.start)

    def words_after(self) -> tuple[Word, ...]:
        """Words of the sentence after the hit, nearest first."""
        return tuple(word for word in self.passage.words if word.start >= self.end)


def words_of(text: str) -> tuple[Word, ...]:
    """The words of a folded text."""
    return tuple(Word(bare(found.group()), *found.span()) for found in WORD.finditer(text))


def bare(word: str) -> str:
    """A word without its possessive ending: guards mean the airline's as they mean the airline."""
    return word[:-2] if word.endswith("'s") else word


def sentences(plain: str) -> list[tuple[int, int]]:
    """Half-open ranges of the sentences of a block; a bullet or a dash before a capital parts them too."""
    ranges, start = [], 0
    for found in ENDS.finditer(plain):
        mark = plain[start : found.start() + 1]
        stop = found.group().strip().startswith(".")
        if found.group()[0] in ":;" and not found.group().strip(";: \"')]") and _joins(plain, found):
            continue
        if stop and ABBREVIATION.search(mark):
            continue
        ranges.append((start, found.end()))
        start = found.end()
    if start < len(plain):
        ranges.append((start, len(plain)))
    return ranges


def _joins(plain: str, found: re.Match[str]) -> bool:
    """A colon or semicolon inside a sentence; a label in capitals or a short key before it parts."""
    line = plain[: found.start()].rsplit(". ", 1)[-1]
    return not (line.isupper() or len(line.split()) <= 4)
