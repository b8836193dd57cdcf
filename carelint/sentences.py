"""Words, sentences and quotations of a folded text, by their marks alone.

In: a text. Out: `Word`s, and half-open ranges in code points.
"""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from carelint.tokens import WORD, Tokens, bare

SPOKEN = re.compile(WORD)
DOUBLE = re.compile(r'(?<!\w)"(?=\S)[^"]{0,599}(?<=\S)"')
"""A mark behind a letter or digit opens nothing (an inch), and one behind a space closes nothing: where somebody forgot
to close, the next quotation begins there."""
SINGLE = re.compile(r"(?<!\w)'(?=\w)(?:[^']|(?<=\w)'(?=\w)){1,400}?(?<=[^\s])'(?!\w)")
ENDS = re.compile(r"[.!?;:]+[\"')\]]*\s+(?=[\"'(\[]*[A-Z0-9\u2022])|\s+[\u2022\u00b7]\s+|\s+-\s+(?=[A-Z])")
NAME = "<name>"
"""What a name with a title is to word classes, whatever it is; no word of a text can be this."""
ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sr|Jr|St|Rev|Hon|No|Nos|Fig|Ref|Vol|pp?|vs|etc|approx|dept"
    r"|e\.g|i\.e|cf|al|[A-Z])|^\d{1,3})\.$",
    re.IGNORECASE,
)
"""What ends in a full stop without ending a sentence."""
LONGEST = 8
"""Code points from the beginning of the longest of them to its full stop, and one more."""


class Word(NamedTuple):
    """A word of a sentence: folded text and half-open offsets in the sentence.

    A named tuple, since a long paper has 100,000 of them and a frozen dataclass takes three times as long to make.
    """

    text: str
    start: int
    end: int


def words_of(text: str) -> tuple[Word, ...]:
    """The words of a folded text."""
    found = SPOKEN.finditer(text)
    if "'s" in text:
        return tuple(map(_word, [(bare(one[0]), one.start(), one.end()) for one in found]))
    return tuple(map(_word, [(one[0], one.start(), one.end()) for one in found]))


def words_between(tokens: Tokens, first: int, last: int, base: int) -> tuple[Word, ...]:
    """Words that have been told apart already, by their half-open indexes; offsets count from `base`."""
    starts, ends = tokens.starts[first:last], tokens.ends[first:last]
    if base:
        starts, ends = [start - base for start in starts], [end - base for end in ends]
    return tuple(map(_word, zip(tokens.texts[first:last], starts, ends, strict=True)))


_word = functools.partial(tuple.__new__, Word)
"""A word of its three fields: what `Word._make` does, without a call of Python's own for each."""


@functools.lru_cache(maxsize=64)
def words_above(heading: str) -> tuple[Word, ...]:
    """The words of a folded heading, told apart once for all that stands below it."""
    return words_of(heading)


def sentences(plain: str) -> list[tuple[int, int]]:
    """Half-open ranges of the sentences of a block; a bullet or a dash before a capital parts them too."""
    ranges, start = [], 0
    for found in ENDS.finditer(plain):
        mark = plain[start : found.start() + 1]
        stop = found.group().strip().startswith(".")
        if found.group()[0] in ":;" and not found.group().strip(";: \"')]") and _joins(plain, found):
            continue
        if stop and ABBREVIATION.search(mark, max(0, len(mark) - LONGEST)):
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


@functools.lru_cache(maxsize=16)
def quotations(plain: str) -> tuple[tuple[int, int], ...]:
    """Half-open ranges of what stands between quotation marks in a block, the marks included."""
    if '"' not in plain and "'" not in plain:
        return ()
    return tuple(found.span() for marks in (DOUBLE, SINGLE) for found in marks.finditer(plain))
