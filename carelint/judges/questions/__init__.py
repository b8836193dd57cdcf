"""The four questions that a rule may ask: whose words, asserted or a name, with a reason, about whom.

In: a candidate. Out: an opinion for each question that its rule asks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from carelint.candidate import Candidate
from carelint.judges.questions.holder import is_writers
from carelint.judges.questions.referent import about_person
from carelint.judges.questions.specificity import is_vague
from carelint.judges.questions.status import is_asserted
from carelint.opinion import Opinion
from carelint.vocabulary import Vocabulary

QUESTIONS: Mapping[str, Callable[[Candidate, Vocabulary], Opinion]] = MappingProxyType(
    {
        "holder": is_writers,
        "status": is_asserted,
        "specificity": is_vague,
        "referent": about_person,
    }
)
"""In the order in which they are put: the cheap ones that most often silence come first."""


def opinions(candidate: Candidate, vocabulary: Vocabulary) -> Iterator[Opinion]:
    """The answers, asked one by one."""
    for name, ask in QUESTIONS.items():
        if name in candidate.rule.asks:
            yield ask(candidate, vocabulary)
