"""What a rule itself demands of its places: `except`, `unless` and `only`.

In: a candidate. Out: an opinion for each guard that says no, or that only grammar can tell.
"""

from __future__ import annotations

from collections.abc import Iterator

from carelint.candidate import Candidate
from carelint.judges.guards.conditions import CONDITIONS
from carelint.judges.guards.exceptions import rightful
from carelint.opinion import Opinion, no, unsure, yes
from carelint.rule import Condition
from carelint.vocabulary import Vocabulary

AUTHOR = "guard"


def opinions(candidate: Candidate, vocabulary: Vocabulary) -> Iterator[Opinion]:
    """What silences comes first: longer rightful phrases, then conditions."""
    if phrase := rightful(candidate, vocabulary):
        yield no(AUTHOR, "except", phrase)
    yield from _unless(candidate, vocabulary)
    if candidate.rule.only:
        yield _only(candidate, vocabulary)


def _unless(candidate: Candidate, vocabulary: Vocabulary) -> list[Opinion]:
    """The condition that holds; else those that only grammar can tell, while it is unknown."""
    unsettled = []
    for condition in candidate.rule.unless:
        held = holds(condition, candidate, vocabulary)
        if held:
            return [no(AUTHOR, f"unless {_spelled(condition)}")]
        if held is None and candidate.tree is None:
            unsettled.append(unsure(AUTHOR, f"unless {_spelled(condition)}"))
    return unsettled


def _only(candidate: Candidate, vocabulary: Vocabulary) -> Opinion:
    held = [holds(condition, candidate, vocabulary) for condition in candidate.rule.only]
    if True in held:
        return yes(AUTHOR, f"only {_spelled(candidate.rule.only[held.index(True)])}")
    said = " or ".join(_spelled(condition) for condition in candidate.rule.only)
    return unsure(AUTHOR, f"only {said}") if None in held else no(AUTHOR, f"only {said}")


def holds(condition: Condition, candidate: Candidate, vocabulary: Vocabulary) -> bool | None:
    """What `offer` asks too: True where every key holds, False where one does not, None where grammar must tell."""
    held = [CONDITIONS[key](candidate, values, vocabulary) for key, values in condition.keys]
    if False in held:
        return False
    return None if None in held else True


def _spelled(condition: Condition) -> str:
    """The guard as it is written; of a sense, its name and what it says of the words."""
    keys = " and ".join(f"{key}: {', '.join(values)}" for key, values in condition.keys)
    return f"{condition.sense} ({condition.why}) {keys}" if condition.sense else keys
