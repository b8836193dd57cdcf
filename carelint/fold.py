"""Two views of a text, aligned with one another and mapped back to the original offsets.

In: a `Document`, or any string. Out: `Folded`: `plain` keeps case and hyphens for the eye and the parser,
`text` is what anchors are matched on.

Folding covers case, hyphen kinds, curly quotes, spaces of every kind, zero-width characters, soft hyphens,
hyphenation at a line end, ligatures and full-width forms, and letters of other scripts that look Latin
inside a Latin word. An ASCII text folds to itself, so the map is only kept where the two differ.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

from carelint.document import Document, Gap
from carelint.tokens import Tokens, tokens_of

HYPHENS = "\u2010\u2011\u2012\u2212\ufe63\uff0d"
SINGLE_QUOTES = "\u2018\u2019\u201a\u201b\u2032"
DOUBLE_QUOTES = "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb"
DROPPED = (
    "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufffe\x02"
)
"""Characters that a reader's eye does not see: soft hyphen, zero-width, direction marks, PDFium's line-end hyphen."""
LOOKALIKES = dict(zip("аеорсухіѕјԁһν", "aeopcyxisjdhv", strict=True))
"""Cyrillic and Greek letters drawn like Latin ones (Unicode confusables, lower case)."""

ODD = re.compile(r"[\x02\t-\r \-\x80-\U0010ffff](?:(?<![ -])|(?<= ) |(?<=-)(?=\s*\n))")
"""What does not fold to itself: such a character, a space before a space, a hyphen at the end of a line. As one class
with its conditions behind it, it is looked for twice as fast as when each stands by itself."""
BROKEN = re.compile(r"-[ \t]*\r?\n[ \t]*(?=[a-z])")
SURROGATE = re.compile("[\ud800-\udfff]")
"""Halves of a pair that stand alone: no encoder takes them, so they are read as unknown characters."""
SPACES = re.compile(r"\s+")
JOINT = re.compile(r"-(?<=\w-)(?=\w)")
"""With the sign first, so that it is looked for and not every letter before it; so is `DASHED`."""


@dataclass(frozen=True)
class Folded:
    """`text` and `plain` have the same length; `runs` says where each piece of them came from."""

    text: str
    plain: str
    runs: tuple[tuple[int, int], ...]
    """(offset in `plain`, offset in the original), each holding one for one until the next run."""
    blocks: tuple[tuple[int, int], ...] = ()
    """Half-open range of every block of the document in `plain`."""

    @functools.cached_property
    def tokens(self) -> Tokens:
        """The words of `text`."""
        return tokens_of(self.text)

    def source(self, offset: int) -> int:
        """Original offset of one folded code point."""
        at, original = self.runs[bisect_right(self.runs, (offset, 1 << 62)) - 1]
        return original + offset - at

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Original half-open span of folded `[start, end)`, which must not be empty."""
        return self.source(start), self.source(end - 1) + 1

    def block_of(self, offset: int) -> int:
        """Index of the block that holds a folded offset."""
        return bisect_right(self.blocks, (offset, 1 << 62)) - 1


class _Folding:
    """Collects folded pieces and the runs that lead back."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.runs: list[tuple[int, int]] = []

    def add(self, piece: str, original: int) -> None:
        """Append `piece`, whose first code point stands at `original`, one for one."""
        if not piece:
            return
        if not self.runs or self.runs[-1][1] + self.length - self.runs[-1][0] != original:
            self.runs.append((self.length, original))
        self.pieces.append(piece)
        self.length += len(piece)

    def ends_in_space(self) -> bool:
        return not self.pieces or self.pieces[-1][-1] in " \n"

    def drop_hyphen(self) -> bool:
        """Take back a hyphen that ends a word; False where the text ends otherwise."""
        last = self.pieces[-1] if self.pieces else ""
        if len(last) < 2 or last[-1] not in f"-{HYPHENS}" or not last[-2].isalpha():
            return False
        self.pieces[-1] = last[:-1]
        self.length -= 1
        return True

    def space(self, original: int) -> None:
        """One space, unless there is one already."""
        if not self.ends_in_space():
            self.add(" ", original)


def fold(text: str) -> Folded:
    """Fold a string that has no blocks."""
    folding = _Folding()
    _fold_piece(folding, text, 0, len(text))
    return _finish(folding, ())


def fold_document(document: Document) -> Folded:
    """Fold a document's prose, block by block; blocks are parted by newlines."""
    folding, ranges = _Folding(), []
    for block in document.blocks:
        if folding.length:
            folding.add("\n", max(block.start - 1, 0))
        start, at = folding.length, block.start
        for gap in block.gaps:
            _fold_piece(folding, document.text, at, gap.start)
            _fold_gap(folding, gap, document.text)
            at = gap.end
        _fold_piece(folding, document.text, at, block.end)
        ranges.append((start, folding.length))
    return _finish(folding, tuple(ranges))


def _fold_gap(folding: _Folding, gap: Gap, text: str) -> None:
    """What a gap reads; a line break after a hyphen mends the word that was broken there."""
    if not gap.reads.isspace():
        for character in gap.reads:
            folding.add(character, gap.start)
    elif gap.end < len(text) and text[gap.end].islower() and folding.drop_hyphen():
        return
    else:
        folding.space(gap.start)


def _fold_piece(folding: _Folding, text: str, start: int, end: int) -> None:
    """Fold `text[start:end]`; only odd characters leave the fast path."""
    at = start
    while match := ODD.search(text, at, end):
        folding.add(text[at : match.start()], at)
        at = _fold_odd(folding, text, match, end)
    folding.add(text[at:end], at)


def _fold_odd(folding: _Folding, text: str, match: re.Match[str], end: int) -> int:
    """Fold what stands at `match`; returns where to go on."""
    start, character = match.start(), text[match.start()]
    if character == "-":
        broken = BROKEN.match(text, start, end)
        if broken:
            return broken.end()
        folding.add("-", start)
        return start + 1
    if character.isspace():
        spaces = SPACES.match(text, start, end)
        folding.space(start)
        return spaces.end() if spaces else start + 1
    if character in DROPPED:
        return start + 1
    for folded in _plain(character):
        folding.add(folded, start)
    return start + 1


def _plain(character: str) -> str:
    if character in HYPHENS:
        return "-"
    if character in SINGLE_QUOTES:
        return "'"
    if character in DOUBLE_QUOTES:
        return '"'
    return unicodedata.normalize("NFKC", character) if ord(character) > 0x7F else character


def _finish(folding: _Folding, ranges: tuple[tuple[int, int], ...]) -> Folded:
    plain = SURROGATE.sub("\ufffd", "".join(folding.pieces))
    lowered = plain.lower()
    if len(lowered) != len(plain):  # 'İ' grows when lowered
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)
    text = JOINT.sub(" ", lowered)
    if not text.isascii():
        text = _latin(text)
    return Folded(text, plain, tuple(folding.runs) or ((0, 0),), ranges)


MIXED = re.compile(rf"[{''.join(LOOKALIKES)}]+(?=[a-z])|(?<=[a-z])[{''.join(LOOKALIKES)}]+")
DASHED = re.compile(r"\u2013(?<=\w\u2013)(?=[a-z])")
LOOKALIKE_TABLE = str.maketrans(LOOKALIKES)


def _latin(text: str) -> str:
    """Swap look-alike letters that touch a Latin letter; a text in another script stays as it is."""
    if "\u2013" in text:
        text = DASHED.sub(" ", text)
    if not any(letter in text for letter in LOOKALIKES):  # most papers have none, and looking for each is cheap
        return text
    for _ in range(2):  # a swapped letter may touch the next look-alike
        text = MIXED.sub(lambda found: found.group().translate(LOOKALIKE_TABLE), text)
    return text
