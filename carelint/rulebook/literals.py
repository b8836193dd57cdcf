"""Literals of rules and of care by their first words, so that a short text asks for those of its own words alone.

In: the compiled form, or lines kept of it. Out: for a word, the literals that begin with it, and whose they are. Rules
are numbered in their order, care from the number of rules on.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

FIRST = re.compile(r"[^\W_]+|.", re.DOTALL)
"""The first word of a literal, or the mark that it begins with; a letter or digit is what `isalnum` takes for one."""
BUCKETS = 4_096
"""Lines over which 11,654 first words are spread: asking for the 150 of a page takes .6 ms, the table of lines .2 ms
(2026-11-27)."""
Literals = Mapping[str, Sequence[int]]
"""Literal → numbers of those that look for it."""


def buckets(rules: Sequence[Mapping[str, Any]], positives: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """For each bucket, first word → its literals."""
    found: list[dict[str, dict[str, list[int]]]] = [{} for _ in range(BUCKETS)]
    for literal, number in _numbered(rules, positives):
        word = first(literal)
        numbers = found[_bucket(word)].setdefault(word, {}).setdefault(literal, [])
        if number not in numbers:
            numbers.append(number)
    return found


def marks(rules: Sequence[Mapping[str, Any]], positives: Sequence[Mapping[str, Any]]) -> list[str]:
    """Every mark that literals begin with, where they begin with no word."""
    firsts = {first(literal) for literal, _ in _numbered(rules, positives)}
    return sorted(one for one in firsts if not one.isalnum())


def _numbered(rules: Sequence[Mapping[str, Any]], positives: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, int]]:
    for number, rule in enumerate(rules):
        yield from ((literal, number) for literal, _ in rule["anchors"])
    for number, positive in enumerate(positives, len(rules)):
        yield from ((literal, number) for literal in positive["anchors"])


def first(literal: str) -> str:
    """By what a literal is found. Raises ValueError for an empty one."""
    found = FIRST.match(literal)
    if found is None:
        raise ValueError("a literal without a letter")
    return found[0]


def _bucket(word: str) -> int:
    """The same in every process, which `hash` is not."""
    return zlib.crc32(word.encode("utf-8", "surrogatepass")) % BUCKETS


class ByFirstWord:
    """Literals by their first words; lines are read when somebody asks for a word of theirs."""

    def __init__(self, line: Callable[[int], Mapping[str, Literals]], marks: Iterable[str]) -> None:
        self._line, self.marks = line, tuple(marks)
        self._known: dict[str, Literals] = {}

    def of(self, word: str) -> Literals:
        """The literals that begin with a word, or with a mark."""
        if word not in self._known:
            self._known[word] = self._line(_bucket(word)).get(word, {})
        return self._known[word]

    def all(self) -> Iterator[tuple[str, Sequence[int]]]:
        """Every literal, and whose it is."""
        for bucket in range(BUCKETS):
            for some in self._line(bucket).values():
                yield from some.items()
