"""An answer to one of the four questions, with the reason that `explain` shows.

In: what a question found. Out: `Answer`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Answer:
    """yes keeps a candidate, no silences it, None could not tell."""

    question: str
    """referent, holder, status, specificity, or the guard's key."""
    says: bool | None
    reason: str


def yes(question: str, reason: str) -> Answer:
    """The candidate may stand."""
    return Answer(question, True, reason)


def no(question: str, reason: str) -> Answer:
    """The candidate is silenced."""
    return Answer(question, False, reason)


def unsure(question: str, reason: str) -> Answer:
    """The question could not be answered."""
    return Answer(question, None, reason)
