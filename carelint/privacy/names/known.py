"""What is known of the names of one file, and where they stand again.

In: names that something introduced. Out: `Known`, and spans where its words are meant as names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass

from carelint.privacy.names.lexicon import is_everyday, is_head, is_namesake, is_odd, listed
from carelint.privacy.names.reading import TITLES
from carelint.privacy.names.words import Name, Words, is_capital, is_initial, is_loud

MOST = 5_000
"""Names that are remembered from one file."""
ADDRESS = re.compile(r"\S*@\S*|\bhttps?:\S*")
SMALL = re.compile(r"(?<![\w'@.])[a-z][^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Known:
    """The words of names that one file, or its parts so far, introduce."""

    odd: frozenset[str] = frozenset()
    """Words that are nothing but names: known in capitals, in small letters, in an address, anywhere."""
    namesakes: frozenset[str] = frozenset()
    """Ordinary words that are names here: known where they have a capital."""
    everyday: frozenset[str] = frozenset()
    """Those of them that the file needs as words too: known where the words round them say so."""
    private: bool = False
    """Whether a part of the file was found to be about somebody, so that the others are as well."""
    told: bool = False
    """Whether a part of it has said already that something is masked."""

    def __bool__(self) -> bool:
        return bool(self.odd or self.namesakes or self.everyday)


NOBODY = Known()


def said(words: Words, names: Iterable[Name]) -> frozenset[str]:
    """The single words of names, particles and initials left out."""
    found: set[str] = set()
    for name in names:
        for index in range(name.first, name.last):
            if len(words.low[index]) > 1 and (is_capital(words, index) or is_odd(words.low[index])):
                found.update((words.low[index], *(part for part in words.low[index].split("-") if len(part) > 2)))
        if len(found) > MOST:
            break
    return frozenset(found - TITLES)


def learned(known: Known, met: Set[str], texts: Iterable[str]) -> Known:
    """What is known with these words, which stand in these texts."""
    fresh = met - known.odd - known.namesakes - known.everyday
    odd = {word for word in fresh if is_odd(word) and len(word) > 1}
    rest = fresh - odd
    small = _small_words(texts, rest) if rest else set()
    everyday = {word for word in rest if is_everyday(word) or word in small}
    return Known(
        known.odd | odd, known.namesakes | (rest - everyday), known.everyday | everyday, known.private, known.told
    )


def _small_words(texts: Iterable[str], sought: Set[str]) -> set[str]:
    """Which of the words stand in prose in small letters; in an address every name does."""
    return {word for text in texts for word in SMALL.findall(ADDRESS.sub(" ", text)) if word in sought}


def again(words: Words, known: Known) -> Iterator[tuple[int, int]]:
    """Where known words stand as names."""
    if not known:
        return
    for index, word in enumerate(words.low):
        if _is_known(words, index, word, known):
            first = index - 1 if _goes_before(words, index - 1) else index
            last = index + 1 if _goes_after(words, index + 1) else index
            yield words.starts[first], words.ends[last]


def neighbours(words: Words, known: Known) -> Iterator[str]:
    """Names that nothing introduced, but that stand right beside a known one."""
    for index, word in enumerate(words.low):
        if word in known.odd or word in known.namesakes or word in known.everyday:
            if _goes_before(words, index - 1):
                yield words.low[index - 1]
            if _goes_after(words, index + 1) and word in known.odd:
                yield words.low[index + 1]


def _goes_before(words: Words, index: int) -> bool:
    """Whether a name stands right before a known one: a forename that nothing introduced."""
    if index < 0 or words.gap(index) != " " or not is_capital(words, index) or _is_shout(words, index):
        return False
    word = words.low[index]
    return len(word) > 1 and (is_odd(word) or (is_namesake(word) and is_capital(words, index + 1)))


def _goes_after(words: Words, index: int) -> bool:
    """Whether a forename stands right after a known surname: Osei Amara; NG, Llinos."""
    if index >= len(words) or not is_capital(words, index):
        return False
    gap, word = words.gap(index - 1), words.low[index]
    if gap == " ":
        return is_odd(word) and len(word) > 1 and not (is_loud(words, index) and not is_loud(words, index - 1))
    turned = gap == ", " and is_loud(words, index - 1) and not is_loud(words, index)
    return turned and len(word) > 1 and (is_odd(word) or is_namesake(word))


def _is_shout(words: Words, index: int) -> bool:
    """DNACPR, TNF: short and in capitals, where the next word is not."""
    return is_loud(words, index) and not is_loud(words, index + 1)


def _is_known(words: Words, index: int, word: str, known: Known) -> bool:
    if word in known.odd or (word.endswith("s") and word[:-1] in known.odd):
        return True
    if "-" in word and any(part in known.odd for part in word.split("-")):
        return True
    if word in known.namesakes:
        return is_capital(words, index)
    return word in known.everyday and is_capital(words, index) and is_meant(words, index, known)


DOES = listed("does")
NOT_ALONE = listed("does-too")
"""What people do in notes."""
NO_NAME_AFTER = listed("before-words")


def is_meant(words: Words, index: int, known: Known) -> bool:
    """Whether an everyday word is a name here: Bell refused; told Bell; Bell's son; but the Ward, in May."""
    before, after = words.at(index - 1), words.at(index + 1)
    gap, gap_before = words.gap(index), words.gap(index - 1)
    if (
        gap in (" ", ", ")
        and _is_other(words, index + 1, known)
        or gap_before in (" ", ", ")
        and _is_other(words, index - 1, known)
    ):
        return True
    if index and gap_before in (" ", ".", ". ") and is_initial(words, index - 1) and before not in ("a", "i"):
        return True
    if "\n" in gap_before and gap[:1] in (":", "\n") or gap.startswith(" - "):
        return "\n" in gap_before and not is_loud(words, index)
    if before in NO_NAME_AFTER or after[:1].isdigit() or (gap_before == " " and before[:1].isdigit()):
        return False
    if gap == " " and index + 1 < len(words) and is_capital(words, index + 1) and not is_loud(words, index + 1):
        return False
    return _stands_out(words, index) or (gap == " " and _does(words, index))


def _is_other(words: Words, index: int, known: Known) -> bool:
    """Whether another known name stands there."""
    word = words.at(index)
    other = word in known.odd or word in known.namesakes or word in known.everyday
    return other and is_capital(words, index)


def _does(words: Words, index: int) -> bool:
    """Whether it begins a sentence that says what a person does; a ward is full as well."""
    after, word = words.at(index + 1), words.low[index]
    return after in DOES and not (after in NOT_ALONE and (is_head(word) or word in listed("function")))


def _stands_out(words: Words, index: int) -> bool:
    """A possessive, or a capital in mid-sentence."""
    if words.said(index).lower() != words.low[index]:
        return True
    before = words.said(index - 1)[:1] if index else ""
    first = index > 1 and not before.islower() and words.gap(index - 2)[:1] in ".!?\n:"  # Ask Bell again
    if index == 1:
        first = True
    return bool(before) and words.gap(index - 1) == " " and (before.islower() or (first and not is_loud(words, index)))


def run_together(words: Words, known: Known) -> Iterator[tuple[int, int]]:
    """Words of a path that hold a known name: AmaraOsei, osei2."""
    sought = [word for word in known.odd if len(word) > 3]
    for index, word in enumerate(words.low):
        if any(name in word for name in sought):
            yield words.starts[index], words.ends[index]
