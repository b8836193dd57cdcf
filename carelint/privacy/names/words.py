"""A text as its words, with what stands between them.

In: a folded text. Out: `Words`, and `Name`: which of them are somebody's name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

TOKEN = re.compile(r"[\w\u0300-\u036f]+(?:['\u2019\-][\w\u0300-\u036f]+)*")
"""Letters, digits and combining marks, and what an apostrophe or a hyphen holds together."""
DASH = re.compile(r"(?<= )[\u2013\u2014](?= )")
"""Read like a hyphen between spaces, of which it takes the place in print."""
LONGEST = 40
"""Code points: Hubert Wolfeschlegelsteinhausenbergerdorff had 35 in his short surname."""
NO_CASE = re.compile(r"[^\W\d_]")


class Name(NamedTuple):
    """Words from `first` up to `last`, half-open, that are one person's name."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text in order."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    low: Sequence[str]
    """In small letters, without a possessive."""

    def __len__(self) -> int:
        return len(self.low)

    def said(self, index: int) -> str:
        """The word as it is written."""
        return self.text[self.starts[index] : self.ends[index]]

    def gap(self, index: int) -> str:
        """What stands between a word and the next; a line break at either end of the text."""
        if index < 0:
            return "\n" + self.text[: self.starts[0]]
        if index + 1 < len(self.low):
            return self.text[self.ends[index] : self.starts[index + 1]]
        return self.text[self.ends[-1] :] + "\n"

    def at(self, index: int) -> str:
        """The word in small letters; nothing beyond the ends."""
        return self.low[index] if 0 <= index < len(self.low) else ""

    def span(self, name: Name) -> tuple[int, int]:
        """Where a name stands in the text."""
        return self.starts[name.first], self.ends[name.last - 1]


def cut(text: str) -> Words:
    """Cut a text into its words; an underscore parts words like a space."""
    text = DASH.sub("-", text.replace("_", " "))
    found = [match.span() for match in TOKEN.finditer(text)]
    low = [bare(text[start:end].lower()) for start, end in found]
    return Words(text, [start for start, _ in found], [end for _, end in found], low)


def bare(word: str) -> str:
    """Without a possessive."""
    return word[:-2] if word.endswith(("'s", "\u2019s")) else word


def is_capital(words: Words, index: int) -> bool:
    """Whether a word begins like a name: Bell, O'Neill, al-Sayed, d'Arcy, or a script that has no small letters."""
    said = words.said(index)
    if len(said) > LONGEST or not NO_CASE.match(said):
        return False
    if not said[0].islower():
        return said.isalpha() or not any(map(str.isdigit, said))
    joint = max(said.find("'"), said.find("-"))
    return 0 < joint < 4 and said[joint + 1].isupper() and not any(map(str.isdigit, said))


def is_initial(words: Words, index: int) -> bool:
    """Whether it is one capital."""
    return len(words.low[index]) == 1 and is_capital(words, index)


def is_loud(words: Words, index: int) -> bool:
    """Whether it is written in capitals throughout."""
    said = words.said(index)
    return len(said) > 1 and (said.isupper() or said.removesuffix("'s").isupper())
