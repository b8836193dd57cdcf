"""The grammar as a whole: every word that introduces names, and the piece that reads what it introduces.

In: a folded text. Out: its words, and every name that something introduces.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping

from carelint.privacy.names import addresses, labels, letters, lists, people, rows, titles
from carelint.privacy.names.lexicon import listed
from carelint.privacy.names.words import Name, Words

Find = Callable[[Words, int], Iterator[Name]]
PIECES = (titles, labels, people, letters, lists)


@functools.cache
def _triggers() -> Mapping[str, tuple[Find, ...]]:
    """Word → what looks for a name beside it."""
    found: dict[str, tuple[Find, ...]] = {}
    for piece in PIECES:
        for word in piece.TRIGGERS:
            found[word] = (*found.get(word, ()), piece.find)
    return found


def introduced(words: Words) -> Iterator[Name]:
    """Every name that a word, a comma, a line or a forename gives away."""
    triggers, forenames, does = _triggers(), listed("forenames"), listed("does") - listed("does-too")
    for index, word in enumerate(words.low):
        for find in triggers.get(word, ()):
            yield from find(words, index)
        if word in forenames or ("-" in word and word.partition("-")[0] in forenames):
            name = rows.forenames(words, index)
            if name:
                yield name
        if word in does and (name := rows.subject(words, index)):
            yield name
    yield from rows.surnames_first(words)
    yield from addresses.find(words)
    yield from rows.with_ages(words)
    yield from rows.in_lines(words)
    yield from rows.lines(words)


def in_path(words: Words) -> Iterator[Name]:
    """Names that a path holds without a word before them: Osei Amara letter, Quillfeather."""
    yield from rows.in_path(words)
