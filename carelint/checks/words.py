"""Kind `words`: the phrase is its own anchor.

In: a candidate at a phrase. Out: the same candidate.
"""

from __future__ import annotations

from carelint.candidate import Candidate
from carelint.vocabulary import Vocabulary


def span(candidate: Candidate, vocabulary: Vocabulary) -> Candidate | None:
    """The phrase as it stands."""
    return candidate


def covered(candidate: Candidate) -> Candidate:
    """A phrase needs no grammar to know where it ends."""
    return candidate
