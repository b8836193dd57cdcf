"""One pass of one automaton over the folded text finds every literal anchor of every rule.

In: a folded document. Out: (folded start, folded end, keys) of anchors that stand at word borders.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind


@dataclass(frozen=True, slots=True)
class Scanner:
    """An automaton and what each of its strings stands for."""

    automaton: AhoCorasick
    literals: tuple[str, ...]
    keys: tuple[tuple[int, ...], ...]
    """For each literal, the numbers that its owners gave it."""

    def find(self, text: str) -> Iterator[tuple[int, int, tuple[int, ...]]]:
        """Every literal in `text` that neither begins nor ends inside a word, in order."""
        keys, last = self.keys, len(text)
        for index, start, end in self.automaton.find_matches_as_indexes(text, overlapping=True):
            # a border on both sides; a literal that is itself a mark needs none. Written out, as it is asked for every
            # literal of a long paper.
            if start and text[start - 1].isalnum() and text[start].isalnum():
                continue
            if end < last and text[end].isalnum() and text[end - 1].isalnum():
                continue
            yield start, end, keys[index]


def scanner(pairs: Iterable[tuple[str, int]]) -> Scanner:
    """A scanner for (literal, key) pairs; a literal may have several keys."""
    keys: dict[str, tuple[int, ...]] = {}
    for literal, key in pairs:
        known = keys.setdefault(literal, (key,))
        if key not in known:
            keys[literal] = (*known, key)
    literals = tuple(keys)
    automaton = AhoCorasick(literals, matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA)
    return Scanner(automaton, literals, tuple(keys.values()))
