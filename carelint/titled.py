"""Names that a title or a particle announces, so that Mr Ward, Ms van der Meulen and Dr al-Sayed are read alike.

In: a sentence with its capitals. Out: half-open ranges of the names, titles included; the sentence's words, and the
sentence for the parser, in which each name is one and the same.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from carelint.privacy.names.lexicon import is_head, listed
from carelint.privacy.names.words import Words, cut, is_capital, is_initial, is_loud
from carelint.sentences import NAME
from carelint.tokens import Tokens

STAND_IN = "John"
"""What the bundled parser reads best as the subject of 30 verbs and the object of 10: 38 of 40 right, against 29 for
«Mr Smith» and 33 for «the patient» (our count, 2026-11-27)."""
AGED = re.compile(
    r"(?<![\w£$€.,/-])(?:(?:[Tt]he|[Aa]n?|[Tt]his) )?\d{1,3} ?"
    r"(?:(?:yo|y/o|yrs?|y\.o\.) ?(?:M|F|m|f|(?:wo)?man|lady|gentleman|boy|girl|(?:fe)?male)|[MF])(?![\w/-])"
)
"""«78 M» is no person to a parser; «£5M» is none at all."""
MOST = 5
"""Words of a name."""
PLACES = frozenset(["lady", "lord", "sir", "dame", "rev", "revd", "reverend", "canon", "father", "saint"])
"""Titles after which a ward or a hospital may be called."""
LETTERS = frozenset(["ms", "mr", "dr"])
"""Titles that in capitals are something else: MS clinic, MR scan, DR site."""
ALONE = frozenset(["van", "von", "de", "della", "den", "der", "ibn", "al", "el", "ap"])
"""Particles that are no English words, or hardly, so that they announce a name without a title."""


@functools.lru_cache(maxsize=4096)
def names(plain: str) -> tuple[tuple[int, int], ...]:
    """Where names with a title stand, and names that begin with a particle."""
    if not _hint().search(plain):
        return ()
    words, found, at = cut(plain), [], 0
    while at < len(words):
        last = _end(words, at)
        if last > at:
            stop = words.ends[last]
            found.append((words.starts[at], stop - 2 * words.said(last).endswith(("'s", "\u2019s"))))
            at = last
        at += 1
    return tuple(found)


@functools.cache
def _hint() -> re.Pattern[str]:
    """What one look at a sentence tells: whether any name can stand in it."""
    some = "|".join(sorted(map(re.escape, _announcing()), key=len, reverse=True))
    return re.compile(rf"\b(?:{some})\b", re.IGNORECASE)


def may_name(words: Iterable[str]) -> bool:
    """Whether a sentence with these words may have a name in it: half as dear as a look at the sentence itself."""
    return not _announcing().isdisjoint(words)


@functools.cache
def _announcing() -> frozenset[str]:
    return _titles() | ALONE


@functools.cache
def _titles() -> frozenset[str]:
    return listed("titles") - {"drs", "messrs"} | {"cllr", "councillor", "sister", "nurse"}


def _end(words: Words, at: int) -> int:
    """The last word of the name that begins at `at`; `at` itself where none does."""
    low = words.low[at]
    titled = low in _titles() and is_capital(words, at) and words.gap(at) in (" ", ". ")
    if not titled and low not in ALONE:
        return at
    if titled and is_loud(words, at) and low in LETTERS:
        return at
    last = _capitals(words, at)
    placed = low in PLACES and last - at > 1 and is_head(words.low[last])
    return at if placed else last


def _capitals(words: Words, at: int) -> int:
    """The last word that goes with a title: particles, initials and capitals, as far as they are a name."""
    last, index = at, at + 1
    while index < len(words) and index - at <= MOST and _joins(words, index - 1, at):
        if is_capital(words, index):
            if last > at and not _goes_on(words, index):
                break
            last = index
        elif words.low[index] not in listed("particles"):
            break
        index += 1
    return last


def _joins(words: Words, index: int, first: int) -> bool:
    """Whether a word and the next are of one name; a full stop only after a title, an initial or St."""
    gap = words.gap(index)
    return gap == " " or gap in (". ", ".") and (index == first or is_initial(words, index) or words.low[index] == "st")


def _goes_on(words: Words, index: int) -> bool:
    """Whether a further capital is the name's too: Jane Okafor; not Okafor NOF, nor Okafor Ward, unless she acts."""
    if is_loud(words, index):
        return False
    follows = words.at(index + 1)
    return not is_head(words.low[index]) or follows in listed("does") or follows in ("is", "was", "has", "had")


def told(plain: str, words: Tokens) -> Tokens:
    """The words of a sentence; a name is one word, in the class of people whatever it is."""
    texts, starts, ends = list(words.texts), list(words.starts), list(words.ends)
    for start, end in names(plain):
        inside = slice(bisect_left(starts, start), bisect_left(starts, end))
        texts[inside], starts[inside], ends[inside] = [NAME], [start], [end]
    return Tokens(texts, starts, ends)


def people(plain: str) -> list[tuple[int, int]]:
    """Names, and people whom a note calls by age and sex: 78M, 3 yo F, the 40 y/o man."""
    spans = list(names(plain))
    for found in AGED.finditer(plain):
        if all(found.end() <= start or end <= found.start() for start, end in spans):
            spans.append(found.span())
    return sorted(spans)


@dataclass(frozen=True, slots=True)
class Moved:
    """Words that were put in: half-open code points where they stand now, and of what they stand in the place of."""

    start: int
    end: int
    first: int
    last: int


def put_in(plain: str, places: Iterable[tuple[int, int, str]]) -> tuple[str, tuple[Moved, ...]]:
    """A sentence with other words in some places, which come in order and do not overlap; and what was put in."""
    pieces, moved, at, length = [], [], 0, 0
    for first, last, word in places:
        pieces += [plain[at:first], word]
        length += first - at
        moved.append(Moved(length, length + len(word), first, last))
        length, at = length + len(word), last
    return "".join([*pieces, plain[at:]]), tuple(moved)


def stood_in(plain: str) -> tuple[str, tuple[Moved, ...]]:
    """The sentence with one name for all."""
    return put_in(plain, [(start, end, STAND_IN) for start, end in people(plain)])
