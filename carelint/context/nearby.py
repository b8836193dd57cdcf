"""Guards that words alone can answer: what stands before, after, near, above.

In: a hit and the guard's values. Out: True or False; never the grammar.
"""

from __future__ import annotations

from carelint.context.passage import Hit, words_of
from carelint.context.vocabulary import Values, Vocabulary

NEAR = 6
"""Words to each side that `before` and `after` look at."""
AROUND = 400
"""Code points of the block to each side of the sentence that `around` looks at: two or three sentences."""


def previous(hit: Hit, values: Values, vocabulary: Vocabulary) -> bool:
    """The words that stand directly before."""
    before = hit.words_before()
    return bool(before) and hit.touches(before[-1]) and vocabulary.trails(before, values) > 0


def next_(hit: Hit, values: Values, vocabulary: Vocabulary) -> bool:
    """The words that stand directly after."""
    after = hit.words_after()
    return bool(after) and hit.touches(after[0]) and vocabulary.leads(after, values) > 0


def before(hit: Hit, values: Values, vocabulary: Vocabulary) -> bool:
    """Within six words before."""
    return vocabulary.first(hit.words_before()[-NEAR:], values) is not None


def after(hit: Hit, values: Values, vocabulary: Vocabulary) -> bool:
    """Within six words after."""
    return vocabulary.first(hit.words_after()[:NEAR], values) is not None


def near(hit: Hit, values: Values, vocabulary: Vocabulary) -> bool:
    """Anywhere else in the sentence."""
    sides = (hit.words_before(), hit.words_after())
    return any(vocabulary.first(side, values) is not None for side in sides)


def around(hit: Hit, values: Values, vocabulary: Vocabulary) -> bool:
    """Also in neighbouring sentences of the block."""
    if near(hit, values, vocabulary):
        return True
    texts = (hit.passage.before[-AROUND:], hit.passage.after[:AROUND])
    return any(vocabulary.first(words_of(text), values) is not None for text in texts)


def heading(hit: Hit, values: Values, vocabulary: Vocabulary) -> bool:
    """In the headings above."""
    return vocabulary.first(words_of(hit.passage.heading), values) is not None


def block(hit: Hit, values: Values, _: Vocabulary) -> bool:
    """What kind of block the hit stands in."""
    return hit.passage.kind in values


def register(hit: Hit, values: Values, _: Vocabulary) -> bool:
    """What kind of document it stands in."""
    return hit.passage.register in values


def phrase(hit: Hit, values: Values, vocabulary: Vocabulary) -> bool:
    """In the hit itself."""
    return vocabulary.holds(hit.text, values) or bool(vocabulary.first(words_of(hit.text), values))


def form(hit: Hit, values: Values, _: Vocabulary) -> bool:
    """The grammatical form of the hit."""
    return hit.form in values


def case(hit: Hit, values: Values, _: Vocabulary) -> bool:
    """Upper, title or lower case."""
    letters = "".join(filter(str.isalpha, hit.plain))
    if letters.isupper():
        return "upper" in values
    return ("title" if letters[:1].isupper() else "lower") in values


def at(hit: Hit, values: Values, _: Vocabulary) -> bool:
    """Start, middle (anywhere but the start), end or whole of the sentence."""
    starts, ends = not hit.words_before(), not hit.words_after()
    held = {"start": starts, "middle": not starts, "end": ends, "whole": starts and ends}
    return any(held[value] for value in values)
