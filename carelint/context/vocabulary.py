"""The word classes that guards and questions name, ready to be asked.

In: class name → folded forms, from `rulebook`. Out: `Vocabulary`, which expands `<class>` and matches phrases.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from carelint.context.passage import Word, bare

LONGEST = 5
"""Words in the longest phrase of a word class; longer ones are refused when classes are read."""
NUMBER = re.compile(r"^\d[\d,.]*(?:st|nd|rd|th|f|m|yo|y|yr)?$")
AGE = re.compile(r"^\d{1,3} ?(?:f|m|yo|y|yr|yrs)$")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Word classes by name."""

    classes: Mapping[str, frozenset[str]]
    _expanded: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict, compare=False)

    def expand(self, values: tuple[str, ...]) -> frozenset[str]:
        """Folded phrases that `values` stand for; `<number>` stays as it is, it is not a list."""
        found = self._expanded.get(values)
        if found is None:
            found = frozenset(bare(word) for word in self._all(values))
            self._expanded[values] = found
        return found

    def _all(self, values: Iterable[str]) -> Iterable[str]:
        for value in values:
            if value.startswith("<") and value != "<number>":
                yield from self.classes[value[1:-1]]
            else:
                yield value

    def holds(self, text: str, values: tuple[str, ...]) -> bool:
        """Whether one word or phrase is among `values`."""
        chosen = self.expand(values)
        return text in chosen or ("<number>" in chosen and is_number(text, self))

    def first(self, words: Sequence[Word], values: tuple[str, ...]) -> tuple[int, int] | None:
        """Half-open range, in words, of the first phrase of `values` among `words`; the longest there."""
        chosen = self.expand(values)
        numbers = "<number>" in chosen
        texts = [word.text for word in words]
        for start in range(len(texts)):
            if numbers and is_number(texts[start], self):
                return start, start + 1
            for end in range(min(len(texts), start + LONGEST), start, -1):
                if " ".join(texts[start:end]) in chosen:
                    return start, end
        return None

    def leads(self, words: Sequence[Word], values: tuple[str, ...]) -> int:
        """How many words of `words` make a phrase of `values` at their beginning; 0 for none."""
        chosen = self.expand(values)
        texts = [word.text for word in words[:LONGEST]]
        if texts and "<number>" in chosen and is_number(texts[0], self):
            return 1
        return next((n for n in range(len(texts), 0, -1) if " ".join(texts[:n]) in chosen), 0)

    def trails(self, words: Sequence[Word], values: tuple[str, ...]) -> int:
        """How many words make a phrase of `values` at the end of `words`; 0 for none."""
        chosen = self.expand(values)
        texts = [word.text for word in words[-LONGEST:]]
        if texts and "<number>" in chosen and is_number(texts[-1], self):
            return 1
        return next((n for n in range(len(texts), 0, -1) if " ".join(texts[-n:]) in chosen), 0)


def is_number(text: str, vocabulary: Vocabulary) -> bool:
    """Digits, or a number word."""
    return bool(NUMBER.match(text)) or text in vocabulary.classes.get("numbers", frozenset())
