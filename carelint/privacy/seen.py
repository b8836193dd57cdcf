"""A text or a path with the names that something in it introduces.

In: a folded text, or a path. Out: `Seen`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from carelint.fold import Folded, fold
from carelint.privacy.names import grammar
from carelint.privacy.names.words import Name, Words, cut

PARTED = re.compile(r"[_\-/\\.#]")


@dataclass(frozen=True, slots=True)
class Seen:
    """A folded text, its words, and what introduces itself in it."""

    folded: Folded
    words: Words
    names: tuple[Name, ...]


def see(folded: Folded) -> Seen:
    """The names of a text."""
    words = cut(folded.plain)
    return Seen(folded, words, tuple(grammar.introduced(words)))


def see_title(folded: Folded) -> Seen:
    """The names of a title or a heading: two words that are nothing else need nothing before them."""
    words = cut(folded.plain)
    two = (name for name in grammar.in_path(words) if name.last - name.first > 1)
    return Seen(folded, words, (*grammar.introduced(words), *two))


def see_path(path: str) -> Seen:
    """The names of a path, whose parts are parted by more than spaces."""
    words = cut(PARTED.sub(_space, path))
    return Seen(fold(path), words, tuple(_in_path(words)))


def _space(found: re.Match[str]) -> str:
    return "\n" if found.group() in "/\\.#" else " "


def _in_path(words: Words) -> Iterator[Name]:
    yield from grammar.introduced(words)
    yield from grammar.in_path(words)
