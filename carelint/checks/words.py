"""Kind `words`: the phrase is its own anchor.

In: a hit at a phrase. Out: the same hit.
"""

from __future__ import annotations

from carelint.context.passage import Hit
from carelint.context.vocabulary import Vocabulary


def span(hit: Hit, vocabulary: Vocabulary) -> Hit | None:
    """The phrase as it stands."""
    return hit


def covered(hit: Hit) -> Hit:
    """A phrase needs no grammar to know where it ends."""
    return hit
