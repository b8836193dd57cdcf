"""The word classes that guards and questions name, ready to be asked.

In: class name → folded forms, from `rulebook`. Out: `Vocabulary`, which expands `<class>` and matches phrases.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from carelint.sentences import NAME
from carelint.tokens import Tokens, bare

Values = tuple[str, ...]
LONGEST = 5
"""Words in the longest phrase of a word class; longer ones are refused when classes are read."""
PERSON = ("people", "pronouns")
"""What `<person>` stands for where there is no grammar that knows names."""
NUMBER = re.compile(r"^\d[\d,.]*(?:st|nd|rd|th|f|m|yo|y|yr)?$")
AGE = re.compile(r"^\d{1,3} ?(?:f|m|yo|y|yr|yrs)$")


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases ready to be matched, with their first words, so that most places are passed over at once."""

    all: frozenset[str]
    firsts: frozenset[str]
    lasts: frozenset[str]
    numbers: bool
    """Whether any number is meant too."""
    most: int
    """Words of the longest."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Word classes by name."""

    classes: Mapping[str, frozenset[str]]
    rows: dict[int, tuple[object, Any]] = field(default_factory=dict, compare=False)
    """What `checks.pattern` makes of a row, in the same way."""
    _expanded: dict[int, tuple[Values, Phrases]] = field(default_factory=dict, compare=False)
    """By identity of the tuple, which is kept beside the answer: hashing a long list costs more than the look-up."""

    def expand(self, values: Values) -> Phrases:
        """Folded phrases that `values` stand for. `values` must be a tuple that lives on, not one made for the call."""
        found = self._expanded.get(id(values))
        if found is None:
            phrases = frozenset(bare(phrase) for phrase in self._all(values))
            firsts = frozenset(phrase.partition(" ")[0] for phrase in phrases)
            lasts = frozenset(phrase.rpartition(" ")[2] for phrase in phrases)
            most = min(LONGEST, max((phrase.count(" ") + 1 for phrase in phrases), default=0))
            found = (values, Phrases(phrases, firsts, lasts, "<number>" in phrases, most))
            self._expanded[id(values)] = found
        return found[1]

    def _all(self, values: Iterable[str]) -> Iterable[str]:
        for value in values:
            if value == "<person>":
                yield from (word for name in PERSON for word in self.classes[name])
                yield NAME
            elif value.startswith("<") and value != "<number>":
                yield from self.classes[value[1:-1]]
                if value == "<people>":
                    yield NAME
            else:
                yield value

    def holds(self, text: str, values: Values) -> bool:
        """Whether one word or phrase is among `values`."""
        chosen = self.expand(values)
        return text in chosen.all or (chosen.numbers and is_number(text, self))

    def first(self, words: Tokens, values: Values) -> tuple[int, int] | None:
        """Half-open range, in words, of the first phrase of `values` among `words`; the longest there."""
        chosen, texts = self.expand(values), words.texts
        if not chosen.numbers and chosen.firsts.isdisjoint(texts):
            return None
        for start, text in enumerate(texts):
            if text in chosen.firsts or chosen.numbers:
                size = self.leads_at(texts, start, chosen)
                if size:
                    return start, start + size
        return None

    def leads(self, words: Tokens, values: Values) -> int:
        """How many words of `words` make a phrase of `values` at their beginning; 0 for none."""
        return self.leads_at(words.texts, 0, self.expand(values))

    def leads_at(self, texts: Sequence[str], at: int, chosen: Phrases) -> int:
        """How many words make one of the phrases where `texts[at]` is the first; 0 for none."""
        if at >= len(texts):
            return 0
        first = texts[at]
        if first in chosen.firsts:
            some = texts[at : at + chosen.most]
            for size in range(len(some), 0, -1):
                if " ".join(some[:size]) in chosen.all:
                    return size
        return int(chosen.numbers and is_number(first, self))

    def sizes_at(self, texts: Sequence[str], at: int, chosen: Phrases) -> list[int]:
        """Each number of words that makes one of the phrases where `texts[at]` is the first, not only the longest."""
        first = texts[at]
        sizes = [1] if chosen.numbers and is_number(first, self) else []
        if chosen.most == 1:
            return [1] if sizes or first in chosen.firsts else sizes
        if first in chosen.firsts:
            sizes += [n for n in range(1, chosen.most + 1) if " ".join(texts[at : at + n]) in chosen.all]
        return sizes

    def trails(self, words: Tokens, values: Values) -> int:
        """How many words make a phrase of `values` at the end of `words`; 0 for none."""
        chosen, texts = self.expand(values), words.texts
        if not texts:
            return 0
        if texts[-1] in chosen.lasts:
            some = texts[-chosen.most :]
            for size in range(len(some), 0, -1):
                if " ".join(some[-size:]) in chosen.all:
                    return size
        return int(chosen.numbers and is_number(texts[-1], self))


def is_number(text: str, vocabulary: Vocabulary) -> bool:
    """Digits, or a number word."""
    return bool(NUMBER.match(text)) or text in vocabulary.classes.get("numbers", frozenset())
