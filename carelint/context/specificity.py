"""The fourth question: a trait pinned on someone, or a described act with its reason?

In: a hit in its sentence. Out: no where the sentence tells why ("refused the second dose because it made her
sick"); else yes. A reason is never invented; it is only seen where it stands.
"""

from __future__ import annotations

from carelint.context.answer import Answer, no, yes
from carelint.context.passage import Hit
from carelint.context.vocabulary import Vocabulary

REASONS = ("<reasons>",)


def is_vague(hit: Hit, vocabulary: Vocabulary) -> Answer:
    """Whether the words label a person without saying what happened and why."""
    after = hit.words_after()
    if found := vocabulary.first(after, REASONS):
        return no("specificity", f"the sentence gives a reason («{after[found[0]].text}»)")
    return yes("specificity", "no reason is given")
