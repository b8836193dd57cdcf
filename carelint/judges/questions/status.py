"""The third question: is the thing said, or is it a name, a title, a form, a reference, a right, a denial?

In: a candidate in its sentence. Out: no with the reason where one of `STATUSES` holds; else yes.
"""

from __future__ import annotations

from carelint.candidate import Candidate
from carelint.judges.questions.statuses import STATUSES
from carelint.opinion import Opinion, no, yes
from carelint.vocabulary import Vocabulary


def is_asserted(candidate: Candidate, vocabulary: Vocabulary) -> Opinion:
    """Whether the writer asserts the words of somebody, rather than naming, citing or denying something."""
    for ask in STATUSES.values():
        if reason := ask(candidate, vocabulary):
            return no("status", reason)
    return yes("status", "asserted")
