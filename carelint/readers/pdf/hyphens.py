"""Tells a hyphen that only a line's end made from one that belongs to its word.

In: the two halves, and the words of the same document. Out: whether they are one word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

HYPHENS = ("\ufffe", "\x02", "-", "\u2010", "\u00ad")
"""How a line ends that breaks a word; the first two are PDFium's."""
FIRST = re.compile(r"[^\W\d_]+(?:[-\u2010'\u2019][^\W\d_]+)*")
WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
LAST = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*\Z")
"""The word that a line's end breaks."""
ENDS = "".join(HYPHENS)
KEEPING = frozenset(["all", "anti", "beta", "co", "cross", "ex", "half", "high", "long", "low", "mid", "multi", "non"])
KEEPING |= frozenset(["off", "on", "one", "post", "pre", "self", "semi", "short", "two", "well"])
"""First halves that keep their hyphen, unless the document writes the word without one."""


def words_of(lines: Sequence[str]) -> frozenset[str]:
    """Words that stand whole on a line, hyphenated ones both whole and in parts; none where no line is broken."""
    if not any(line.endswith(HYPHENS) for line in lines):
        return frozenset()
    whole = [LAST.sub("", line.rstrip(ENDS)) if line.endswith(HYPHENS) else line for line in lines]
    found = {word.casefold().replace("\u2010", "-") for word in set(WORD.findall("\n".join(whole)))}
    return frozenset(found.union(*(word.split("-") for word in found if "-" in word)))


def breaks_word(line: str, following: str) -> bool:
    """Whether `line` ends in a hyphen that joins it, one way or the other, to the next."""
    if not line.endswith(HYPHENS):
        return False
    soft = line.endswith(HYPHENS[:2] + ("\u00ad",))
    return soft or (line[-2:-1].isalpha() and following[:1].islower())


def is_one_word(line: str, following: str, known: Set[str]) -> bool:
    """Whether the hyphen goes. The document's own spelling decides; else whether its halves are words of their own."""
    if line.endswith("\u00ad"):
        return True
    left = WORD.findall(line[:-1])
    right = FIRST.match(following)
    if not left or not right or not line[-2:-1].isalpha():
        return False
    first, second = left[-1].casefold(), right.group().casefold()
    if first + second in known:
        return True
    if f"{first}-{second}" in known or "-" in first or first in KEEPING or not right.group().islower():
        return False
    return not (first in known and second in known)
