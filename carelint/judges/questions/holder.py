"""The second question: whose words are they, the writer's or somebody else's?

In: a candidate in its sentence. Out: no where the words are quoted, reported, the person's own account of
themselves, or named as words (a style guide, a glossary); else yes.
"""

from __future__ import annotations

import re

from carelint.candidate import Candidate
from carelint.opinion import Opinion, no, yes
from carelint.sentences import words_above
from carelint.vocabulary import Vocabulary

SELF = re.compile(
    r"\b(?:i am|i'm|i was|i've been|myself|(?:calls?|called|describes?|described|sees?) "
    r"(?:him|her|them)(?:self|selves))\b"
)
SAID = re.compile(
    r"\b(?:said|says|wrote|writes|replied|replies|answered|commented|added|stated|states"
    r"|told (?:us|me|them|the \w+)) ?: (?!.*[.?!] )"
)
"""What minutes put before what somebody said word for word; a sentence that ends parts it from what follows."""
WORDY = 200
"""Code points that «told the members» may take, which begins before a colon."""
MENTION = ("<mention>",)
LEADING = frozenset(["as", "like", "call", "calling", "called", "say", "saying", "labels"])
"""Last words of a cue that leads to what it names, so that it names nothing farther on: «pain described as sharp»."""
REACH = 6
"""Words from such a cue to what it names."""
BY = 4
"""Words behind «by» among which people are looked for."""
LABELLED = re.compile(r"(?<!\bbe )(?<!\bbeing )\b(?:described|labelled|referred to) as (?:an? |the )?$")
BY_PEOPLE = re.compile(r"^ (?:\w+ ){0,2}?by (?!which\b)")
PEOPLE = ("<people>", "<staff>", "<relatives>", "<officials>")
"""«Was described as a frequent flyer by two doctors»: somebody was called so, and nobody speaks of the words."""
VOICES = ("<voices>",)


def is_writers(candidate: Candidate, vocabulary: Vocabulary) -> Opinion:
    """Whether the writer says these words in their own name."""
    if candidate.passage.kind == "quote":
        return no("holder", "inside a block quotation")
    if _quoted(candidate):
        return no("holder", "inside quotation marks")
    if _minuted(candidate):
        return no("holder", "minuted word for word")
    if SELF.search(candidate.passage.text[max(0, candidate.start - 40) : candidate.start]):
        return no("holder", "the person's own words about themselves")
    if (cue := _cue(candidate, vocabulary)) and not _called(candidate, vocabulary):
        return no("holder", "the words are named, not used, beside", cue)
    if candidate.passage.heading and vocabulary.first(words_above(candidate.passage.heading), VOICES):
        return no("holder", "under a heading that gives other people's words")
    return yes("holder", "the writer's own words")


def _minuted(candidate: Candidate) -> bool:
    """Whether words of somebody's follow; before the end of the last sentence nothing counts, and is not looked at."""
    text, (begin, _), (stop, _) = candidate.passage.folded.text, candidate.passage.block, candidate.span
    ended = begin
    for mark in (". ", "? ", "! "):
        ended = max(ended, text.rfind(mark, ended, stop))
    return text.find(": ", max(begin, ended - 1), stop) >= 0 and bool(
        SAID.search(text, max(begin, ended - WORDY), stop)
    )


def _quoted(candidate: Candidate) -> bool:
    """Whether the candidate stands between quotation marks of its block, which may span sentences."""
    start = candidate.passage.start + candidate.start - candidate.passage.block[0]
    stop = candidate.passage.start + candidate.end - candidate.passage.block[0]
    return candidate.passage.quotations.hold(start, stop)


def _called(candidate: Candidate, vocabulary: Vocabulary) -> bool:
    """Whether people called somebody so."""
    text, found = candidate.passage.text, BY_PEOPLE.match(candidate.passage.text[candidate.end :])
    if found is None or not LABELLED.search(text[: candidate.start]):
        return False
    by = candidate.words_after().since(candidate.end + found.end())[:BY]
    return vocabulary.first(by, PEOPLE) is not None


def _cue(candidate: Candidate, vocabulary: Vocabulary) -> str:
    """What in the sentence says that the candidate's words are named."""
    words, at = candidate.passage.words, 0
    before = len(candidate.words_before())
    while found := vocabulary.first(words[at:], MENTION):
        first, at = at + found[0], at + found[1]
        inside = candidate.start <= words.starts[first] < candidate.end
        if not inside and (words.texts[at - 1] not in LEADING or 0 <= before - at <= REACH):
            return " ".join(words.texts[first:at])
    return ""
