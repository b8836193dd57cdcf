"""Guards that words alone can answer: what stands before, after, near, above.

In: a candidate and the guard's values. Out: True or False; never the grammar.
"""

from __future__ import annotations

from carelint.candidate import Candidate
from carelint.tokens import tokens_of
from carelint.vocabulary import Values, Vocabulary

NEAR = 6
"""Words to each side that `before` and `after` look at."""
AROUND = 400
"""Code points of the block to each side of the sentence that `around` looks at: two or three sentences."""


def previous(candidate: Candidate, values: Values, vocabulary: Vocabulary) -> bool:
    """The words that stand directly before."""
    before = candidate.words_before()
    return bool(before) and candidate.touches(before[-1]) and vocabulary.trails(before, values) > 0


def next_(candidate: Candidate, values: Values, vocabulary: Vocabulary) -> bool:
    """The words that stand directly after."""
    after = candidate.words_after()
    return bool(after) and candidate.touches(after[0]) and vocabulary.leads(after, values) > 0


def before(candidate: Candidate, values: Values, vocabulary: Vocabulary) -> bool:
    """Within six words before."""
    return vocabulary.first(candidate.words_before()[-NEAR:], values) is not None


def after(candidate: Candidate, values: Values, vocabulary: Vocabulary) -> bool:
    """Within six words after."""
    return vocabulary.first(candidate.words_after()[:NEAR], values) is not None


def near(candidate: Candidate, values: Values, vocabulary: Vocabulary) -> bool:
    """Anywhere else in the sentence."""
    sides = (candidate.words_before(), candidate.words_after())
    return any(vocabulary.first(side, values) is not None for side in sides)


def around(candidate: Candidate, values: Values, vocabulary: Vocabulary) -> bool:
    """Also in neighbouring sentences of the block."""
    if near(candidate, values, vocabulary):
        return True
    texts = (candidate.passage.before(AROUND), candidate.passage.after(AROUND))
    return any(vocabulary.first(tokens_of(text), values) is not None for text in texts)


def heading(candidate: Candidate, values: Values, vocabulary: Vocabulary) -> bool:
    """In the headings above."""
    return vocabulary.first(tokens_of(candidate.passage.heading), values) is not None


def block(candidate: Candidate, values: Values, _: Vocabulary) -> bool:
    """What kind of block the candidate stands in."""
    return candidate.passage.kind in values


def register(candidate: Candidate, values: Values, _: Vocabulary) -> bool:
    """What kind of document it stands in."""
    return candidate.passage.register in values


def phrase(candidate: Candidate, values: Values, vocabulary: Vocabulary) -> bool:
    """In the candidate itself."""
    return vocabulary.holds(candidate.text, values) or bool(vocabulary.first(tokens_of(candidate.text), values))


def form(candidate: Candidate, values: Values, _: Vocabulary) -> bool:
    """The grammatical form of the candidate."""
    return candidate.form in values


def case(candidate: Candidate, values: Values, _: Vocabulary) -> bool:
    """Upper, title or lower case."""
    letters = "".join(filter(str.isalpha, candidate.plain))
    if letters.isupper():
        return "upper" in values
    return ("title" if letters[:1].isupper() else "lower") in values


def at(candidate: Candidate, values: Values, _: Vocabulary) -> bool:
    """Start, middle (anywhere but the start), end or whole of the sentence."""
    starts, ends = not candidate.words_before(), not candidate.words_after()
    held = {"start": starts, "middle": not starts, "end": ends, "whole": starts and ends}
    return any(held[value] for value in values)
