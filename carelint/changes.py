"""Which words of a document are new since an older version: blocks are compared first, then words, never lines.

In: the documents of the older version, and the one of today. Out: half-open spans of its text. What was moved, wrapped
anew or only marked up otherwise is not new. Where words were taken out, those round the place are, because a phrase may
mean something else without them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from carelint.document import Document
from carelint.fold import Folded, fold_document

WORD = re.compile(r"([\w']+)([^\w']*)")
STOP = re.compile(r"[.!?:;]")
ALIKE = 0.5
"""Share of words in common from which on a block is an older one, changed (trials/hook, 2026-11-26)."""
INSIDE = 0.8
"""The same where most of a short block stood in a longer one, which somebody has parted."""
PIECE = 4
"""Words that are looked for elsewhere when they have left their place; fewer are found anywhere."""
CLOSE = 3
"""Words on each side of a place where something was taken out; as many as a baseline looks at."""
COMMON = 50
"""Blocks that a word may stand in and still say which block is meant."""
NEAREST = 8
"""Older blocks that a changed one is compared with word by word."""
LONG = 2_000
"""Words of a block from which on commonplace ones are no beginning of a match: 64,000 would take minutes."""
Span = tuple[int, int]
Words = tuple[str, ...]
Change = tuple[int, int, int, int]
"""Half-open words of the older block, and those of the newer one that stand there now."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a folded document."""

    text: str
    start: int
    end: int
    last: bool
    """Whether a sentence ends behind it."""


class Before:
    """What stood in a file: each of its blocks makes one block of today old."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._blocks: Counter[Words] = Counter()
        self._holding: defaultdict[str, set[Words]] = defaultdict(set)
        for document in documents:
            for words in _blocks(fold_document(document)):
                self._add(_said(words))

    def fresh(self, document: Document) -> tuple[Span, ...]:
        """The spans of a document whose words are new, block by block."""
        folded = fold_document(document)
        changed = [words for words in _blocks(folded) if words and not self._take(_said(words))]
        return tuple(folded.span(*span) for words in changed for span in self._within(words))

    def _add(self, words: Words) -> None:
        self._blocks[words] += 1
        for word in set(words):
            self._holding[word].add(words)

    def _take(self, words: Words) -> bool:
        found = self._blocks[words] > 0
        self._blocks[words] -= found
        return found

    def _within(self, words: Sequence[Word]) -> Iterator[Span]:
        """The new words of a block that has changed; all of them where it is like none that stood there."""
        old, changes = self._nearest(_said(words))
        if not old:
            yield words[0].start, words[-1].end
            return
        self._take(old)
        for first, last, _, _ in changes:
            if last - first >= PIECE:
                self._add(old[first:last])  # it may stand in another block now
        for first, last, begin, stop in changes:
            if begin == stop:
                around = words[max(0, begin - CLOSE) : begin + CLOSE]
                if not _parted(words, begin) or last - first < PIECE:
                    yield around[0].start, around[-1].end
            elif stop - begin >= PIECE:
                yield from self._elsewhere(words[begin:stop])
            else:
                yield words[begin].start, words[stop - 1].end

    def _elsewhere(self, words: Sequence[Word]) -> Iterator[Span]:
        """New words, unless they stood somewhere else before."""
        if not self._take(_said(words)):
            yield from self._within(words)

    def _nearest(self, mine: Words) -> tuple[Words, list[Change]]:
        """The older block that this one was, and where the two differ."""
        best: tuple[float, Words, list[Change]] = (0.0, (), [])
        for old in self._likely(mine):
            same, longest, changes = _compared(old, mine)
            alike = 2 * same / (len(old) + len(mine))
            moved = longest >= PIECE and _shared(old, mine) >= ALIKE
            if alike > best[0] and (alike >= ALIKE or same >= INSIDE * len(mine) or moved):
                best = (alike, old, changes)
        return best[1], best[2]

    def _likely(self, mine: Words) -> list[Words]:
        """The older blocks that share most of the words that few blocks have."""
        votes: Counter[Words] = Counter()
        for word in dict.fromkeys(mine):
            holding = self._holding.get(word, ())
            if len(holding) <= COMMON:
                votes.update(old for old in holding if self._blocks[old] > 0)
        return [old for old, _ in sorted(votes.items(), key=lambda one: (-one[1], one[0]))[:NEAREST]]


def _shared(old: Words, mine: Words) -> float:
    """Share of words in common, in whatever order."""
    return 2 * (Counter(old) & Counter(mine)).total() / (len(old) + len(mine))


def _compared(old: Words, mine: Words) -> tuple[int, int, list[Change]]:
    """How many words two blocks share in one order, how many of them in the longest run, and where they differ.

    What both begin and end with is set aside first.
    """
    first = _alike(old, mine)
    last = _alike(old[first:][::-1], mine[first:][::-1])
    inside = old[first : len(old) - last], mine[first : len(mine) - last]
    matcher = SequenceMatcher(None, *inside, autojunk=max(map(len, inside)) > LONG)
    runs = [first, last, *(block.size for block in matcher.get_matching_blocks())]
    changes = [tuple(first + at for at in where) for change, *where in matcher.get_opcodes() if change != "equal"]
    return sum(runs), max(runs), [(a, b, c, d) for a, b, c, d in changes]


def _alike(one: Words, other: Words) -> int:
    """How many words two rows begin with together."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _parted(words: Sequence[Word], at: int) -> bool:
    """Whether no sentence goes on over this place, so that whole ones were taken out."""
    return at in (0, len(words)) or words[at - 1].last


def _said(words: Sequence[Word]) -> Words:
    return tuple(word.text for word in words)


def _blocks(folded: Folded) -> Iterator[list[Word]]:
    for start, end in folded.blocks:
        found = WORD.finditer(folded.text, start, end)
        yield [Word(one[1], *one.span(1), last=bool(STOP.search(one[2]))) for one in found]
