"""Finds every literal anchor of every rule in the folded text: in a little text word by word, in more by an automaton.

In: a folded document. Out: (folded start, folded end, keys) of anchors that stand at word borders.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

Found = tuple[int, int, tuple[int, ...]]
"""Half-open range of a literal, and the numbers that its owners gave it."""
LITTLE = 60_000
"""Code points, in one text or in many, from which on the automaton is built: that takes as long as looking up so many
word by word, 60 ms (2026-11-27)."""
WORD = re.compile(r"[^\W_]+")
"""Letters and digits, as `str.isalnum` knows them."""


@dataclass(frozen=True, slots=True)
class Opening:
    """The literals that begin with one word."""

    keys: Mapping[str, tuple[int, ...]]
    sizes: tuple[int, ...]
    """Code points that they have."""


class Scanner:
    """Literals, and the numbers that their owners gave them."""

    def __init__(
        self,
        literals: Callable[[], Iterable[tuple[str, Sequence[int]]]],
        *,
        by_word: Callable[[str], Mapping[str, Sequence[int]]] | None = None,
        marks: Sequence[str] = (),
    ) -> None:
        """`by_word`: the literals that begin with a word, or with one of the marks, where they can be asked so."""
        self._literals, self._by_word, self._marks = literals, by_word, marks
        self._automaton: Automaton | None = None
        self._openings: dict[str, Opening] = {}
        self._seen = 0

    def find(self, text: str) -> Iterator[Found]:
        """Every literal in `text` that neither begins nor ends inside a word, in the order of their ends."""
        self._seen += len(text)
        if self._by_word and self._seen <= LITTLE:
            return iter(sorted(self._looked_up(text, self._by_word), key=_end))
        self._automaton = self._automaton or Automaton(self._literals())
        return self._automaton.find(text)

    def _looked_up(self, text: str, by_word: Callable[[str], Mapping[str, Sequence[int]]]) -> Iterator[Found]:
        """Where a literal stands at borders, its first letters and digits are a whole word of the text."""
        openings, last = self._openings, len(text)
        for start, word in _beginnings(text, self._marks):
            opening = openings.get(word)
            if opening is None:
                opening = openings[word] = _opening(by_word(word))
            for size in opening.sizes:
                end = start + size
                keys = opening.keys.get(text[start:end])
                if keys and end <= last and not (end < last and text[end].isalnum() and text[end - 1].isalnum()):
                    yield start, end, keys


def _beginnings(text: str, marks: Sequence[str]) -> Iterator[tuple[int, str]]:
    for found in WORD.finditer(text):
        yield found.start(), found[0]
    for mark in marks:
        at = text.find(mark)
        while at >= 0:
            yield at, mark
            at = text.find(mark, at + 1)


def _opening(literals: Mapping[str, Sequence[int]]) -> Opening:
    keys = {literal: tuple(numbers) for literal, numbers in literals.items()}
    return Opening(keys, tuple({len(literal) for literal in keys}))


def _end(found: Found) -> tuple[int, int]:
    return found[1], found[0]


class Automaton:
    """One pass over the text, whatever its length."""

    def __init__(self, literals: Iterable[tuple[str, Sequence[int]]]) -> None:
        from ahocorasick_rs import AhoCorasick, Implementation, MatchKind  # only where there is more to read

        keys = {literal: tuple(numbers) for literal, numbers in literals}
        kind, plain = MatchKind.Standard, Implementation.ContiguousNFA
        self._automaton = AhoCorasick(keys, matchkind=kind, implementation=plain)
        self._keys = tuple(keys.values())

    def find(self, text: str) -> Iterator[Found]:
        """See `Scanner`."""
        keys, last = self._keys, len(text)
        for index, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            # a border on both sides; a literal that is itself a mark needs none. Written out, as it is asked for every
            # literal of a long paper.
            if start and text[start - 1].isalnum() and text[start].isalnum():
                continue
            if end < last and text[end].isalnum() and text[end - 1].isalnum():
                continue
            yield start, end, keys[index]


def scanner(pairs: Iterable[tuple[str, int]]) -> Scanner:
    """A scanner for (literal, key) pairs; a literal may have several keys."""
    keys: dict[str, dict[int, None]] = {}
    for literal, key in pairs:
        keys.setdefault(literal, {})[key] = None
    return Scanner(lambda: [(literal, tuple(numbers)) for literal, numbers in keys.items()])
