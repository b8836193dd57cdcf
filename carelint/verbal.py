"""Says whether words that tell what somebody does would stand where only an adjective or a noun can.

In: a candidate and the words that may replace it. Out: yes, for «became using a wheelchair»; else no.
"""

from __future__ import annotations

import re

from carelint.candidate import Candidate
from carelint.qualified import CLOSED, THIRD
from carelint.vocabulary import Values, Vocabulary

LINKING = frozenset(["by", "with", "to", "for", "of", "than", "in", "on", "from", "about"])
POSTPOSED = re.compile(
    r"^(?:using|in|living|following|keeping|having|taking|speaking|asking|waiting|medically ready|ready|out|without|not"
    r"|hard) "
)
"""What can follow «is», and stand before no noun."""
CALLED = re.compile(
    r"\b(?:(?:described|labelled|referred to|known|recorded|coded|seen|regarded) as|labelled|called|branded|dubbed"
    r"|deemed|considered|termed) (?:an? |the )?$",
    re.IGNORECASE,
)
"""What others have said stays as they said it."""
BY = re.compile(r"\bby [\w-]+$")
BEEN = re.compile(r"\b(?:been|being) $", re.IGNORECASE)
REMAINS = re.compile(
    r"\b(?:being|remain(?:s|ed|ing)?|seem(?:s|ed)?|appear(?:s|ed)?|look(?:s|ed)?|stay(?:s|ed)?) $", re.IGNORECASE
)
BECOMES = re.compile(
    r"\b(?:becom(?:es?|ing)|became|gets?|got|getting|go(?:es|ne)?|went|feels?|felt|left|made?|makes|rendered|grew"
    r"|turned) $",
    re.IGNORECASE,
)
"""Verbs that an adjective follows, and words that only «is» can have behind it do not: became using a wheelchair."""
FINITE = re.compile(r"^(?:was|were|is|are|did|does|came|chose)\b")
HELPED = re.compile(
    r"(?:\b(?:having|has|have|had|be|been|being|to|will|would|can|could|may|might|must|shall|should|not)"
    r"|n['’]t|['’](?:ve|ll)) $",
    re.IGNORECASE,
)
"""What goes with no verb that has its own tense: having was not helped by."""
CHOSEN = re.compile(r"^chosen not\b")
HAS = re.compile(r"(?:\b(?:has|have|had|having)|['’](?:ve|d))(?: [\w'’]+){0,2} $", re.IGNORECASE)
"""Who has chosen; nothing is «chosen not to have» by anybody."""
HAVING = re.compile(r" to have$")
NOT_TO_HAVE = re.compile(r"\bnot(?: to)? have$|\bnot to$")
HAD = re.compile(
    r"^ (?!(?:and|or|but|then|again|still|today|yesterday|tonight|when|because|as|at|on|in|until|despite|if|since)\b)\w"
)
"""What somebody chooses not to have."""
ONE_DOES = re.compile(r"^(?:was|is|has|does)\b")
SELDOM = re.compile(
    r"\b(?:never|rarely|seldom|hardly|scarcely|only)(?: ever)? $"
    r"|\bif (?:you|they|we|i|he|she|people|patients|somebody|someone) $",
    re.IGNORECASE,
)
"""Before what did not happen it says that it did; and an «if» asks for another tense."""
ONCE = re.compile(
    r"^,? (?:only )?(?:once|twice|thrice|\d+ ?x|x ?\d+"
    r"|(?:\d+|two|three|four|five|six|several|many|a few|numerous) times)\b"
)
"""How often somebody was not there: did not come twice is once too many."""
WHICH = re.compile(
    r"^ (?:his|her|their|my|your|our|its?|the|an?|both|two|three|all|every|each|this|that|these|those)\b"
)
"""What somebody did not attend; nobody comes an appointment."""
EVERY = re.compile(r"^ (?:every|all|both|each|me|him|them|us|you|outright|twice|politely|point|flatly|either)\b")
"""What nobody chooses not to have without having had some; and what is no thing to have."""
ASKED = re.compile(
    r"\b(?:is|was|are|were|be) (?:he|she|they|the patient) $|\b(?:never|only|not|no longer|rarely) $", re.IGNORECASE
)
"""Where «allowed» speaks of an order that somebody may need to keep: nil by mouth, ten minutes in the chair."""
MANY = re.compile(
    r"(?:^[A-Z]|\b)(?!(?:this|his|hers|is|was|has|as|always|sometimes|perhaps)\b)[a-z]{2,}[^\Wsu]s(?: who| that)? $"
)
"""Those who were, and not was: smokers who failed patches."""
DOING = re.compile(r"^(?:not )?(?!(?:growing|rising|learning|meeting|staffing)\b)[a-z]+ing\b")
IS = re.compile(r"^ (?:is|was|remains?|remained|seems|appears|has|had|isn't|wasn't|improve[sd]|varie[sd])\b")
"""What says of a noun how it is, and cannot say it of something that is done: taking medicines is poor."""
ABSTRACT = re.compile(r"(?:ance|ence|tion|ment)\b")
"""Nouns for what is done: compliance."""
ARRIVING = re.compile(r"\b(?:come|came|coming)$")
WHEN: Values = ("<function-words>", "<number>", "<periods>", "<any-adverb>", "twice", "x2", "x3")
"""What may follow somebody's coming; a clinic would need its «to»."""
JOINED = frozenset(["and", "or", "nor", "but"])
NO_NOUN = LINKING | {
    "who",
    "whose",
    "at",
    "is",
    "are",
    "was",
    "were",
    "have",
    "has",
    "will",
    "and",
    "or",
    "but",
    "aged",
    "into",
    "onto",
    "through",
}
LEADS = frozenset(
    ["the", "a", "an", "her", "his", "their", "lives", "now", "then", "so", "can", "cannot", "could", "does", "did"]
)
VERBS = ("base", "third", "past", "participle", "gerund")


def misplaced(candidate: Candidate, text: str, vocabulary: Vocabulary) -> bool:
    """Whether something done would stand where only a noun or an adjective can, or words where others were said."""
    before, after = candidate.passage.plain[: candidate.start], candidate.passage.plain[candidate.end :]
    done = bool(DOING.match(text))
    if text.startswith("not ") and BEEN.search(before) or done and REMAINS.search(before):
        return True
    if _led(candidate, text, vocabulary) or CALLED.search(before) or BY.search(text) and after.startswith(" by "):
        return True
    if CHOSEN.match(text) and (not HAS.search(before) or after.startswith(" by ")):
        return True
    if HAVING.search(text) and not HAD.match(after) or NOT_TO_HAVE.search(text) and EVERY.match(after):
        return True
    if text.startswith("did not ") and (SELDOM.search(before) or ONCE.match(after)):
        return True
    if ARRIVING.search(text) and WHICH.match(after) or text.startswith("able to") and ASKED.search(before):
        return True
    if FINITE.match(text) and HELPED.search(before) or ONE_DOES.match(text) and MANY.search(before):
        return True
    if (done or postposed(text)) and BECOMES.search(before):
        return True
    named = candidate.form not in VERBS and not candidate.text.split()[0].endswith("ing")
    return done and (
        named and bool(IS.match(after)) or _described(candidate, vocabulary) or _beside_adjective(candidate)
    )


def _described(candidate: Candidate, vocabulary: Vocabulary) -> bool:
    """Whether an adjective belongs to a noun that would be no noun any more: improved taking of medicines."""
    before = candidate.words_before()
    if not before or not ABSTRACT.search(candidate.text):
        return False
    gap = candidate.passage.plain[before[-1].end : candidate.start]
    return gap == " " and not vocabulary.trails(before, CLOSED)


def _beside_adjective(candidate: Candidate) -> bool:
    """Whether an adjective shares the «is» before it: is using a wheelchair and obese; but: and needs a hoist."""
    after, plain = candidate.words_after(), candidate.passage.plain
    if not after:
        return False
    gap = plain[candidate.end : after[0].start]
    if gap == " " and after[0].text in JOINED:
        return len(after) < 2 or not _goes_on(after[1].text)
    rest = plain[after[0].end :].lstrip(" ")
    last = not rest or rest[0] in ".,;" or len(after) > 1 and after[1].text in JOINED
    return gap == ", " and last and not _goes_on(after[0].text)


def _goes_on(word: str) -> bool:
    """Whether a word begins something of its own: has, is, needs, the."""
    return word in NO_NOUN or word in LEADS or bool(THIRD.fullmatch(word))


def _led(candidate: Candidate, text: str, vocabulary: Vocabulary) -> bool:
    """Whether somebody would come a clinic."""
    after = candidate.words_after()
    follows = after and candidate.touches(after[0])
    return bool(follows and ARRIVING.search(text) and not vocabulary.leads(after, WHEN))


def postposed(text: str) -> bool:
    """Whether the words can follow «is», and stand before no noun."""
    return bool(POSTPOSED.match(text)) and text.split()[-1] not in LINKING
