"""Kind `pattern`: words, classes and numbers in a row.

In: a candidate at one word of the row. Out: the candidate over the whole row, or None where the words round it differ.
Elements with `?` may be missing, with `*` may repeat up to four times. `<any>` takes any word, `<modifier>` any word
that can stand between a determiner and its noun, so that an open phrase needs no list of adjectives.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import replace

from carelint.candidate import Candidate
from carelint.sentences import Word
from carelint.vocabulary import Vocabulary

REPEATS = 4
MODIFIER, ADJECTIVE = "<modifier>", "<adjective>"
SHAPE = re.compile(r"(?:un|mal)[a-z]{3,}(?:ed|able|ible)|[a-z]{3,}(?:less|bound|ridden|stricken|prone)")
"""Words that are adjectives by their make, whichever they are: unvisited, phoneless, bedridden."""
Element = tuple[str, tuple[str, ...]]
BREAKS = '.;:()!?"\u2022'
CLOSED = ("<function-words>", "<pronouns>")
"""Words that end a noun phrase or begin another: they modify no noun."""


def span(candidate: Candidate, vocabulary: Vocabulary) -> Candidate | None:
    """The row of words that takes in the anchor; the first place where one can begin."""
    words = candidate.passage.words
    at = next((i for i, word in enumerate(words) if word.start >= candidate.start), None)
    if at is None:
        return None
    elements = candidate.rule.pattern
    for begin in range(max(0, at - 2 * len(elements)), at + 1):
        end = _matched(words, begin, elements, vocabulary)
        if end > at and _unbroken(candidate, words[begin:end]):
            return replace(candidate, start=words[begin].start, end=words[end - 1].end)
    return None


def covered(candidate: Candidate) -> Candidate:
    """The row is complete as it is."""
    return candidate


def _matched(words: Sequence[Word], at: int, elements: Sequence[Element], vocabulary: Vocabulary) -> int:
    """Index after the last word of the row that begins at `at`; 0 where there is none."""
    if not elements:
        return at
    mark, choices = elements[0]
    ends = [at] if mark in ("?", "*") else []
    place = at
    for _ in range(REPEATS if mark == "*" else 1):
        size = _size(words[place:], choices, vocabulary)
        if not size:
            break
        place += size
        ends.append(place)
    longest_first = reversed(ends)
    return next((e for end in longest_first if (e := _matched(words, end, elements[1:], vocabulary))), 0)


def _size(words: Sequence[Word], choices: tuple[str, ...], vocabulary: Vocabulary) -> int:
    """How many words the element takes here; 0 for none."""
    if "<any>" in choices:
        return min(1, len(words))
    if ADJECTIVE in choices:
        return int(bool(words and SHAPE.fullmatch(words[0].text)))
    if MODIFIER in choices:
        return max(vocabulary.leads(words, _listed(choices)), int(_modifies(words, vocabulary)))
    return vocabulary.leads(words, choices)


@functools.cache
def _listed(choices: tuple[str, ...]) -> tuple[str, ...]:
    """The choices that are words and classes; kept, because a vocabulary knows its values by identity."""
    return tuple(choice for choice in choices if choice != MODIFIER)


def _modifies(words: Sequence[Word], vocabulary: Vocabulary) -> bool:
    """Whether the first word can belong to the noun phrase that the next one goes on with: only a space between."""
    return len(words) > 1 and words[1].start == words[0].end + 1 and not vocabulary.leads(words, CLOSED)


def _unbroken(candidate: Candidate, words: Sequence[Word]) -> bool:
    """No full stop, colon, bracket or quotation mark inside the row; a comma only where the rule says `<any>`."""
    text = candidate.passage.plain[words[0].start : words[-1].end]
    open_ = any("<any>" in choices for _, choices in candidate.rule.pattern)
    return not any(mark in text for mark in (*BREAKS, *(() if open_ else (", ",))))
