"""Puts a candidate to its rule's guards and to the four questions.

In: a candidate, with or without grammar. Out: `Verdict`: keep, silence, or ask the grammar first; with every answer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from carelint.candidate import Candidate
from carelint.judges.guards.conditions import CONDITIONS
from carelint.judges.guards.exceptions import rightful
from carelint.judges.questions.holder import is_writers
from carelint.judges.questions.referent import about_person
from carelint.judges.questions.specificity import is_vague
from carelint.judges.questions.status import is_asserted
from carelint.opinion import Answer, no, unsure, yes
from carelint.rule import Condition
from carelint.vocabulary import Vocabulary

QUESTIONS: Mapping[str, Callable[[Candidate, Vocabulary], Answer]] = MappingProxyType(
    {
        "holder": is_writers,
        "status": is_asserted,
        "specificity": is_vague,
        "referent": about_person,
    }
)
"""In the order in which they are put: the cheap ones that most often silence come first."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a candidate becomes a finding; None: the sentence has to be parsed before one can say."""

    keep: bool | None
    answers: tuple[Answer, ...]


def judge(candidate: Candidate, vocabulary: Vocabulary) -> Verdict:
    """Ask the rule's exceptions and guards, then the questions; the first no ends it."""
    answers: list[Answer] = []
    for ask in (_except, _unless, _only, _questions):
        for answer in ask(candidate, vocabulary):
            answers.append(answer)
            if answer.says is False:
                return Verdict(False, tuple(answers))
    open_ = any(answer.says is None for answer in answers)
    if open_ and candidate.tree is None:
        return Verdict(None, tuple(answers))
    return Verdict(not open_, tuple(answers))


def _except(candidate: Candidate, vocabulary: Vocabulary) -> list[Answer]:
    phrase = rightful(candidate, vocabulary)
    return [no("guard", f"except «{phrase}»")] if phrase else []


def _unless(candidate: Candidate, vocabulary: Vocabulary) -> list[Answer]:
    answers = []
    for condition in candidate.rule.unless:
        held = _holds(condition, candidate, vocabulary)
        said = f"unless {_spelled(condition)}"
        if held:
            return [no("guard", said)]
        if held is None:
            answers.append(unsure("guard", said))
    return answers if candidate.tree is None else []


def _only(candidate: Candidate, vocabulary: Vocabulary) -> list[Answer]:
    if not candidate.rule.only:
        return []
    held = [_holds(condition, candidate, vocabulary) for condition in candidate.rule.only]
    if True in held:
        return [yes("guard", f"only {_spelled(candidate.rule.only[held.index(True)])}")]
    said = " or ".join(_spelled(condition) for condition in candidate.rule.only)
    return [unsure("guard", f"only {said}") if None in held else no("guard", f"only {said}")]


def _questions(candidate: Candidate, vocabulary: Vocabulary) -> list[Answer]:
    return [ask(candidate, vocabulary) for name, ask in QUESTIONS.items() if name in candidate.rule.asks]


def _holds(condition: Condition, candidate: Candidate, vocabulary: Vocabulary) -> bool | None:
    """True where every key holds, False where one does not, None where grammar must tell."""
    held = [CONDITIONS[key](candidate, values, vocabulary) for key, values in condition.keys]
    if False in held:
        return False
    return None if None in held else True


def _spelled(condition: Condition) -> str:
    return " and ".join(f"{key}: {', '.join(values)}" for key, values in condition.keys)
