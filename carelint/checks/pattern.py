"""Kind `pattern`: words, classes and numbers in a row.

In: a candidate at one word of the row. Out: the candidate over the whole row, or None where the words round it differ.
Elements with `?` may be missing, with `*` may repeat up to four times. `<any>` takes any word, `<modifier>` any word
that can stand between a determiner and its noun, so that an open phrase needs no list of adjectives.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace

from carelint.candidate import Candidate
from carelint.fold import Folded
from carelint.rule import Rule
from carelint.titled import MOST, may_name
from carelint.tokens import Tokens
from carelint.vocabulary import Phrases, Vocabulary

REPEATS = 4
NAMED = MOST + 1
"""Words from the last of a name to the title or particle that announces it, at most."""
ANY, MODIFIER, ADJECTIVE = "<any>", "<modifier>", "<adjective>"
SHAPE = re.compile(r"(?:un|mal)[a-z]{3,}(?:ed|able|ible)|[a-z]{3,}(?:less|bound|ridden|stricken|prone)")
"""Words that are adjectives by their make, whichever they are: unvisited, phoneless, bedridden."""
BREAKS = '.;:()!?"\u2022'
CLOSED = ("<function-words>", "<pronouns>")
"""Words that end a noun phrase or begin another: they modify no noun."""


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a row, ready to be matched."""

    optional: bool
    times: int
    """How often it may stand there in turn."""
    kind: str
    """ANY, MODIFIER, ADJECTIVE, or nothing where only its phrases fit."""
    phrases: Phrases
    simple: bool
    """Whether it is one word of a list, once: that is looked for most often, and fastest."""


@dataclass(frozen=True, slots=True)
class Row:
    """The elements of a pattern, and what a sentence has to have for it."""

    elements: tuple[Element, ...]
    needed: tuple[frozenset[str], ...]
    """First words of the elements that may not be missing, the shortest list first."""
    shaped: bool
    """Whether a word has to be an adjective by its make."""
    breaks: tuple[str, ...]
    """What may not stand inside the row."""
    firsts: frozenset[str]
    """With what word it begins; empty where that is open."""
    before: int
    """How many words before its anchor it begins at most."""
    width: int
    """How many words it has at most."""


def possible(rule: Rule, folded: Folded, start: int, vocabulary: Vocabulary) -> bool:
    """Whether the words round the anchor can be its row, whatever stands between them and wherever a sentence ends.

    A name is one word of a row however many it has, so where there may be one nothing is said.
    """
    row, texts = _row(rule.pattern, vocabulary), folded.tokens.texts
    at = folded.tokens.at(start)
    first = max(0, at - row.before)
    near = texts[first : at + row.width]
    if not _lacks(row, near) and _ends(row, texts, first, at, vocabulary) > at:
        return True
    return may_name(texts[max(0, first - NAMED) : first] + near)


def _lacks(row: Row, texts: Sequence[str]) -> bool:
    """Whether no word fits an element that may not be missing."""
    return any(words.isdisjoint(texts) for words in row.needed) or row.shaped and not any(map(_is_shaped, texts))


@functools.lru_cache(maxsize=16_384)
def _is_shaped(word: str) -> bool:
    return SHAPE.fullmatch(word) is not None


def _ends(row: Row, texts: Sequence[str], first: int, at: int, vocabulary: Vocabulary) -> int:
    """Where a row that begins at one of the words from `first` to `at` may end; 0 where none can."""
    begins = range(first, min(at + 1, len(texts)))
    places: Set[int] = {place for place in begins if not row.firsts or texts[place] in row.firsts}
    for element in row.elements:
        places = _reached(texts, places, element, vocabulary)
        if not places:
            return 0
    return max(places)


def _reached(texts: Sequence[str], places: Set[int], element: Element, vocabulary: Vocabulary) -> Set[int]:
    """Where the next element may begin, if this one begins at one of these places: all that is possible, and more."""
    if element.simple:
        listed, last = element.phrases.firsts, len(texts)
        return {place + 1 for place in places if place < last and texts[place] in listed}
    reached = set(places) if element.optional else set()
    for _ in range(element.times):
        places = {place + size for place in places for size in _sizes(texts, place, element, vocabulary)}
        if not places:
            break
        reached |= places
    return reached


def _sizes(texts: Sequence[str], at: int, element: Element, vocabulary: Vocabulary) -> Iterable[int]:
    """How many words the element may take at a place."""
    if at >= len(texts) or element.kind == ADJECTIVE and not _is_shaped(texts[at]):
        return ()
    listed = vocabulary.sizes_at(texts, at, element.phrases)
    return (1, *listed) if element.kind else listed


def span(candidate: Candidate, vocabulary: Vocabulary) -> Candidate | None:
    """The row of words that takes in the anchor; the first place where one can begin."""
    words = candidate.passage.words
    at = words.at(candidate.start)
    if at == len(words):
        return None
    row = _row(candidate.rule.pattern, vocabulary)
    for begin in range(max(0, at - row.before), at + 1):
        if row.firsts and words.texts[begin] not in row.firsts:
            continue
        end = _matched(words, begin, row.elements, 0, vocabulary)
        if end > at and _unbroken(candidate, words[begin:end], row.breaks):
            return replace(candidate, start=words[begin].start, end=words[end - 1].end)
    return None


def covered(candidate: Candidate) -> Candidate:
    """The row is complete as it is."""
    return candidate


def _row(pattern: Sequence[tuple[str, tuple[str, ...]]], vocabulary: Vocabulary) -> Row:
    """The pattern with its words and classes looked up, once for each vocabulary."""
    known = vocabulary.rows.get(id(pattern))
    if known is None:
        elements = tuple(_element(mark, choices, vocabulary) for mark, choices in pattern)
        plain = [one.phrases for one in elements if not (one.optional or one.kind)]
        needed = tuple(sorted((one.firsts for one in plain if not one.numbers), key=len))
        shaped = any(one.kind == ADJECTIVE and not one.optional for one in elements)
        open_ = any(one.kind == ANY for one in elements)
        breaks = (*BREAKS, *(() if open_ else (", ",)))
        head = elements[0]
        known_head = not (head.optional or head.kind or head.phrases.numbers)
        firsts = head.phrases.firsts if known_head else frozenset()
        width = sum(one.times * max(1, one.phrases.most) for one in elements)
        before = min(2 * len(elements), width - 1)
        known = (pattern, Row(elements, needed, shaped, breaks, firsts, before, width))
        vocabulary.rows[id(pattern)] = known
    return known[1]


def _element(mark: str, choices: tuple[str, ...], vocabulary: Vocabulary) -> Element:
    kind = next((kind for kind in (ANY, ADJECTIVE, MODIFIER) if kind in choices), "")
    listed = choices if not kind else () if kind != MODIFIER else tuple(one for one in choices if one != MODIFIER)
    phrases, optional = vocabulary.expand(listed), mark in ("?", "*")
    simple = not (optional or kind or phrases.numbers) and phrases.most == 1
    return Element(optional, REPEATS if mark == "*" else 1, kind, phrases, simple)


def _matched(words: Tokens, at: int, elements: Sequence[Element], first: int, vocabulary: Vocabulary) -> int:
    """Index after the last word of the row whose element `first` begins at `at`; 0 where there is none."""
    if first == len(elements):
        return at
    element = elements[first]
    ends = [at] if element.optional else []
    place = at
    for _ in range(element.times):
        size = _size(words, place, element, vocabulary)
        if not size:
            break
        place += size
        ends.append(place)
    for end in reversed(ends):  # the longest first
        if found := _matched(words, end, elements, first + 1, vocabulary):
            return found
    return 0


def _size(words: Tokens, at: int, element: Element, vocabulary: Vocabulary) -> int:
    """How many words the element takes at `words[at]`; 0 for none."""
    if at >= len(words):
        return 0
    if not element.kind:
        return vocabulary.leads_at(words.texts, at, element.phrases)
    if element.kind == ANY:
        return 1
    if element.kind == ADJECTIVE:
        return int(_is_shaped(words.texts[at]))
    return max(vocabulary.leads_at(words.texts, at, element.phrases), int(_modifies(words, at, vocabulary)))


def _modifies(words: Tokens, at: int, vocabulary: Vocabulary) -> bool:
    """Whether a word can belong to the noun phrase that the next one goes on with: only a space between."""
    if at + 1 >= len(words) or words.starts[at + 1] != words.ends[at] + 1:
        return False
    return not vocabulary.leads_at(words.texts, at, vocabulary.expand(CLOSED))


def _unbroken(candidate: Candidate, words: Tokens, breaks: Sequence[str]) -> bool:
    """No full stop, colon, bracket or quotation mark inside the row; a comma only where the rule says `<any>`."""
    text = candidate.passage.plain[words.starts[0] : words.ends[-1]]
    return not any(mark in text for mark in breaks)
