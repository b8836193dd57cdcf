"""The second question: whose words are they, the writer's or somebody else's?

In: a hit in its sentence. Out: no where the words are quoted, reported, the person's own account of
themselves, or named as words (a style guide, a glossary); else yes.
"""

from __future__ import annotations

import re

from carelint.context.answer import Answer, no, yes
from carelint.context.passage import Hit, words_of
from carelint.context.vocabulary import Vocabulary

DOUBLE = re.compile(r'"[^"]{1,600}"')
SINGLE = re.compile(r"(?<!\w)'(?=\w)(?:[^']|(?<=\w)'(?=\w)){1,400}?(?<=[^\s])'(?!\w)")
SELF = re.compile(
    r"\b(?:i am|i'm|i was|i've been|myself|(?:calls?|called|describes?|described|sees?) "
    r"(?:him|her|them)(?:self|selves))\b"
)
MENTION = ("<mention>",)
VOICES = ("<voices>",)


def is_writers(hit: Hit, vocabulary: Vocabulary) -> Answer:
    """Whether the writer says these words in their own name."""
    if hit.passage.kind == "quote":
        return no("holder", "inside a block quotation")
    if _quoted(hit):
        return no("holder", "inside quotation marks")
    if SELF.search(hit.passage.text[max(0, hit.start - 40) : hit.start]):
        return no("holder", "the person's own words about themselves")
    words = hit.passage.words
    if found := vocabulary.first(words, MENTION):
        cue = " ".join(word.text for word in words[found[0] : found[1]])
        if not hit.start <= words[found[0]].start < hit.end:
            return no("holder", f"the words are named, not used («{cue}»)")
    if hit.passage.heading and vocabulary.first(words_of(hit.passage.heading), VOICES):
        return no("holder", "under a heading that gives other people's words")
    return yes("holder", "the writer's own words")


def quotations(plain: str) -> tuple[tuple[int, int], ...]:
    """Half-open ranges of what stands between quotation marks in a block, the marks included."""
    return tuple(found.span() for marks in (DOUBLE, SINGLE) for found in marks.finditer(plain))


def _quoted(hit: Hit) -> bool:
    """Whether the hit stands between quotation marks of its block, which may span sentences."""
    start = hit.passage.start + hit.start - hit.passage.block[0]
    stop = hit.passage.start + hit.end - hit.passage.block[0]
    return any(begin < start and stop < end for begin, end in hit.passage.quotations)
