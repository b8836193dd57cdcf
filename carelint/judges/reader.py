"""What the learned reader thinks of a candidate whose sentence it has read; it speaks only where it is sure.

In: a candidate. Out: one opinion, or none. A doubt silences what asks to think again, never a plain word for which a
kinder one exists; a yes stands against a guard that says no.
"""

from __future__ import annotations

from collections.abc import Iterator

from carelint.candidate import Candidate
from carelint.likeness import strength
from carelint.opinion import Opinion
from carelint.rule import Level
from carelint.trust import trust
from carelint.vocabulary import Vocabulary

AUTHOR = "reader"


def opinions(candidate: Candidate, vocabulary: Vocabulary) -> Iterator[Opinion]:
    """No where nothing in it reads like what was taught, yes where it does beyond doubt."""
    if AUTHOR not in candidate.rule.asks or not _seen(candidate):
        return
    likely = strength(candidate.reading, candidate.start, candidate.end)
    believed = trust(candidate.rule.family, candidate.passage.register)
    if likely < believed.doubt and candidate.rule.level is Level.CONSIDER:
        yield Opinion(
            AUTHOR, False, "it reads like none of the passages that it was taught", strength=round(1 - likely, 3)
        )
    elif likely >= believed.restore:
        yield Opinion(AUTHOR, True, "it reads like the passages that it was taught", strength=likely)


def _seen(candidate: Candidate) -> bool:
    """Whether its words were read; the end of a very long sentence is not."""
    return any(one.start < candidate.end and candidate.start < one.end for one in candidate.reading)
