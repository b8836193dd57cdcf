"""What a word is beside a name: an ordinary word, a namesake of one, or neither.

In: a word in small letters. Out: answers from the lists in `wordlists/names`, read when first asked.
"""

from __future__ import annotations

import functools

from carelint.resources import folder


@functools.cache
def listed(name: str) -> frozenset[str]:
    """The words of one list."""
    lines = (folder("wordlists") / "names" / f"{name}.txt").read_text(encoding="utf-8").split("\n")
    return frozenset(line for line in lines if line and not line.startswith("#"))


@functools.cache
def _ordinary() -> frozenset[str]:
    return listed("ordinary") | listed("medicine") | listed("places") | listed("function")


@functools.cache
def _endings() -> tuple[str, ...]:
    return tuple(listed("endings"))


def is_ordinary(word: str) -> bool:
    """Whether it stands in small letters in English, or is a drug, a test, a place, a day."""
    words = _ordinary()
    return word in words or (word.endswith("s") and word[:-1] in words) or word.endswith(_endings())


def is_namesake(word: str) -> bool:
    """Whether an ordinary word is also somebody's name: Ward, May, Price."""
    parts = word.split("-")
    return all(part in listed("namesakes") for part in parts)


def is_odd(word: str) -> bool:
    """Whether it is no word but somebody's name, as far as we know."""
    return len(word) > 1 and not (is_ordinary(word) or all(map(is_ordinary, word.split("-"))))


def is_forename(word: str) -> bool:
    """Whether it is a forename and nothing else."""
    return word in listed("forenames") or ("-" in word and word.partition("-")[0] in listed("forenames"))


def is_everyday(word: str) -> bool:
    """Whether a namesake stands in every care paper as an ordinary word."""
    return word in listed("everyday") or word in listed("function")


def is_head(word: str) -> bool:
    """Whether the words before it name a place, a service or a thing."""
    return word in listed("heads")
