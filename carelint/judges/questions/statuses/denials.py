"""What is denied: «there was no non-compliance», «not a frequent flyer», «drug seeking ruled out», lists with «or».

In: a candidate. Out: the reason, or nothing. To deny praise is the charge itself («not compliant», «no good
historian»); people who are not there are still people called so («no frequent attenders at all»), and a word that
carries a stigma carries it in «no history of alcohol abuse» too.
"""

from __future__ import annotations

import re

from carelint.candidate import Candidate
from carelint.vocabulary import Vocabulary

PRAISED = ("<praised>",)
CONTRARY = re.compile(r"(?:non|un(?!der|it)|dis(?!c)|mis|inappropriate)")
"""What makes a word the contrary of what is praised."""
HINT = re.compile(r"\b(?:no|not|nor|neither|never|none|nobody|without|denie[sd])\b|n't")
NOT = r"(?:\b(?:not|never|neither|nor)|n't)"
OR = re.compile(r"\bn?or\b")
ITEMS = r"(?P<items>(?:(?!\b(?:but|however|and|who|is|was|has|with|on)\b)[\w' ,/-])*)$"
EVIDENCE = (
    r"\bno (?:\w+ )?(?:evidence|history|signs?|suggestion|indication|record|reports?|concerns?|episodes?|question|hint)"
    r" (?:of|about|regarding)(?: (?:any|past|previous|active|current))?"
)
DENIED_LIST = re.compile(rf"(?:{EVIDENCE} |\bdenie[sd] (?:any )?|\bwithout (?:any )?){ITEMS}")
LABEL_LIST = re.compile(rf"(?:{NOT} (?:been )?an? |\bneither ){ITEMS}")
EXISTS = re.compile(r"(?:^|\b(?:is|was|are|were|be|been|had|has|have|found|noted|saw|there's) |[:;.] ?|\d[.)] ?)no $")
"""A bare «no» before it; elsewhere a «no» belongs to what stands between."""
TWICE = re.compile(
    rf"(?:{NOT}|\bwithout|\b(?:nobody|no one|none) (?:is|was|are|were))(?: \w+ly)?(?: been| being)?(?: an?)? $"
)
"""Before the contrary of what is praised."""
DOES_NOT = re.compile(r"\b(?:do|does|did)(?: not|n't)(?: \w+ly)? $")
JOINED = re.compile(r"\bn?or (?:an? |the |any )?(?:\w+ ){0,2}$")
GOES_ON = re.compile(r"^(?: \w+){0,2}(?:, (?:an? )?[\w' -]{1,30}){0,4},? n?or\b")
AFTERWARDS = re.compile(
    r"^(?: behaviou?r)?(?:[:,]|,? (?:is|was|were|has been|have been))?(?: ruled out"
    r"| not (?:observed|noted|evident|identified|reported|suspected)\s*(?:$|[.;,])| excluded\s*[.;]?$)"
)
FORBIDDEN = re.compile(
    r"(?:\b(?:must|should|shall|may|ought|need|is|are) (?:not|never)"
    r"|\b(?:nobody|no one|no (?:\w+ )?\w+) (?:must|should|shall|may))"
    r"(?: ever)?(?: to)? be(?: \w+ly)? $"
)
"""What may not be done to anybody."""
CHARGED = ("blaming", "disempowering")
"""Families that say what somebody does, so that it can be denied; in the others the word itself is the matter."""
DONE = ("industrial", "objectifying", "disempowering")
SHORT = 3
"""Words between what denies and what it denies, where nothing else joins them."""


def denied(candidate: Candidate, vocabulary: Vocabulary) -> str:
    """Whether the writer says that it is not so."""
    before, after = candidate.passage.text[: candidate.start], candidate.passage.text[candidate.end :]
    if AFTERWARDS.match(after):
        return "ruled out"
    if not HINT.search(before) or _praise(candidate, vocabulary):
        return ""
    if candidate.rule.family in DONE and FORBIDDEN.search(before):
        return "forbidden"
    contrary = TWICE.search(before) and CONTRARY.match(candidate.text)
    if contrary or _in_list(LABEL_LIST, before, after):
        return "denied"
    if candidate.form == "plural" or candidate.rule.family not in CHARGED:
        return ""
    if candidate.form == "base" and DOES_NOT.search(before):
        return "denied"
    return "denied" if EXISTS.search(before) or _in_list(DENIED_LIST, before, after) else ""


def _praise(candidate: Candidate, vocabulary: Vocabulary) -> bool:
    """Whether it is wanted of people, so that its want is what they are blamed for."""
    return not CONTRARY.match(candidate.text) and vocabulary.first(candidate.words_inside(), PRAISED) is not None


def _in_list(shape: re.Pattern[str], before: str, after: str) -> bool:
    """An item of a denied list: the only one, behind its last «or», or before that."""
    found = shape.search(before)
    if not found:
        return False
    head, _, last = found.group("items").rpartition(",")
    if OR.search(head):
        return False
    if head:
        return bool(JOINED.search(last) or GOES_ON.match(after))
    return bool(JOINED.search(last)) if OR.search(last) else len(last.split()) <= SHORT
