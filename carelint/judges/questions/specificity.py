"""The fourth question: a trait pinned on someone, or a described act with its reason?

In: a candidate in its sentence. Out: no where the sentence tells why ("refused the second dose because it made her
sick"); else yes. A reason is never invented; it is only seen where it stands.
"""

from __future__ import annotations

from carelint.candidate import Candidate
from carelint.opinion import Opinion, no, yes
from carelint.vocabulary import Vocabulary

REASONS = ("<reasons>",)


def is_vague(candidate: Candidate, vocabulary: Vocabulary) -> Opinion:
    """Whether the words label a person without saying what happened and why."""
    after = candidate.words_after()
    if found := vocabulary.first(after, REASONS):
        return no("specificity", "the sentence gives a reason:", after[found[0]].text)
    return yes("specificity", "no reason is given")
