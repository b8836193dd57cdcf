"""The kinds of rules, each a module that says which span of a sentence an anchor leads to.

In: a `Candidate` at an anchor. Out: the `Candidate` with the span that the rule means, or None.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Protocol

from carelint.candidate import Candidate
from carelint.checks import grammar, pattern, quote, words
from carelint.fold import Folded
from carelint.rule import Rule
from carelint.vocabulary import Vocabulary


class Check(Protocol):
    """A module of this folder."""

    def span(self, candidate: Candidate, vocabulary: Vocabulary) -> Candidate | None:
        """The candidate with the span that its rule means; None where the rule does not mean this anchor."""

    def covered(self, candidate: Candidate) -> Candidate:
        """The candidate, widened by what the grammar shows to belong to it."""


CHECKS: Mapping[str, Check] = MappingProxyType(
    {"words": words, "pattern": pattern, "grammar": grammar, "quote": quote, "reader": words}
)
"""What the learned reader notices is, like a phrase, complete as it stands."""


class Look(Protocol):
    """What spares most anchors of a kind the sentence that it would be looked for in."""

    def __call__(self, rule: Rule, folded: Folded, start: int, vocabulary: Vocabulary) -> bool:
        """Whether the rule can mean anything at the folded place of its anchor; never a wrong no."""


LOOKS: Mapping[str, Look] = MappingProxyType({"pattern": pattern.possible, "quote": quote.possible})
"""Kinds of which an anchor mostly leads to nothing; of the others it is enough."""
