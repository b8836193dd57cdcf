"""The second question: whose words are they, the writer's or somebody else's?

In: a hit in its sentence. Out: no where the words are quoted, reported, the person's own account of
themselves, or named as words (a style guide, a glossary); else yes.
"""

from __future__ import annotations

import re

from carelint.context.answer import Answer, no, yes
from carelint.context.passage import Hit
from carelint.context.vocabulary import Vocabulary

DOUBLE = re.compile(r'"[^"]{1,600}"')
SINGLE = re.compile(r"(?<!\w)'(?=\w)(?:[^']|(?<=\w)'(?=\w)){1,400}?(?<=[^\s])'(?!\w)")
SELF = re.compile(
    r"\b(?:i am|i'm|i was|i've been|myself|(?:calls?|called|describes?|described|sees?) "
    r"(?:him|her|them)(?:self|selves))\b"
)


def is_writers(hit: Hit, vocabulary: Vocabulary) -> Answer:
    """Whether the writer says these words in their own name."""
    if hit.passage.kind == "quote":
        return no("holder", "inside a block quotation")
    if _inside(hit, DOUBLE) or _inside(hit, SINGLE):
        return no("holder", "inside quotation marks")
    if SELF.search(hit.passage.text[max(0, hit.start - 40) : hit.start]):
        return no("holder", "the person's own words about themselves")
    words = hit.passage.words
    if found := vocabulary.first(words, ("<mention>",)):
        cue = " ".join(word.text for word in words[found[0] : found[1]])
        if not hit.start <= words[found[0]].start < hit.end:
            return no("holder", f"the words are named, not used («{cue}»)")
    if hit.passage.heading and vocabulary.first(_heading(hit), ("<voices>",)):
        return no("holder", "under a heading that gives other people's words")
    return yes("holder", "the writer's own words")


def _heading(hit: Hit) -> tuple:  # type: ignore[type-arg]
    from carelint.context.passage import words_of

    return words_of(hit.passage.heading)


def _inside(hit: Hit, marks: re.Pattern[str]) -> bool:
    """Whether the hit stands between quotation marks of its block, which may span sentences."""
    begin, end = hit.passage.block
    block = hit.passage.folded.plain[begin:end]
    start = hit.passage.start + hit.start - begin
    stop = hit.passage.start + hit.end - begin
    return any(m.start() < start and stop < m.end() for m in marks.finditer(block))
