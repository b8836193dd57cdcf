"""The kinds of rules, each a module that says which span of a sentence an anchor leads to.

In: a `Hit` at an anchor. Out: the `Hit` with the span that the rule means, or None.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Protocol

from carelint.checks import grammar, pattern, quote, words
from carelint.context.passage import Hit
from carelint.context.vocabulary import Vocabulary


class Check(Protocol):
    """A module of this folder."""

    def span(self, hit: Hit, vocabulary: Vocabulary) -> Hit | None:
        """The hit with the span that its rule means; None where the rule does not mean this anchor."""

    def covered(self, hit: Hit) -> Hit:
        """The hit, widened by what the grammar shows to belong to it."""


CHECKS: Mapping[str, Check] = MappingProxyType({"words": words, "pattern": pattern, "grammar": grammar, "quote": quote})
