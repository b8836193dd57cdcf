"""What somebody may do, or nobody may do to them: rights, and what the law allows.

In: a candidate. Out: the reason, or nothing. «You may refuse» grants; «she may not refuse» and «he can refuse his
tablets» in a note do not.
"""

from __future__ import annotations

import re

from carelint.candidate import Candidate
from carelint.vocabulary import Vocabulary

CHOICE = re.compile(r"(?:refus|declin|complain|object|appeal|challeng|claim|insist|discharge (?:him|her|them)sel)")
"""Beginnings of what is one's own to do."""
RIGHT = re.compile(
    r"\b(?:rights? to|free to|entitled to|choose to|chooses to|wish(?:es)? to|decisions? to|opportunity to|option to"
    r"|choice to|directives? to|right of)(?: \w+ly| also| then| still)? (?:\w+ (?:and|or) )?$"
)
MAY = re.compile(r"\b(?P<verb>may|can|could|might)(?: \w+ly| also| always| still| then)?(?: \w+ (?:and|or))? $")
YOU = re.compile(r"\byou (?:may|can|could)\b")
GIVEN = re.compile(r"^(?:\w+ )?(?:allow|permit)")
LAW = re.compile(
    r"\b(?:by law|the law|legal(?:ly)?|lawful(?:ly)?|your rights?|statut\w+|court|dols|authorisation"
    r"|act (?:19|20)\d\d|licen[cs]e[ds]?|regulations?)\b"
)


def granted(candidate: Candidate, _: Vocabulary) -> str:
    """Whether the words grant something, or say what the law does."""
    before = candidate.passage.text[: candidate.start]
    if CHOICE.match(candidate.text) and (RIGHT.search(before) or _may(candidate, before)):
        return "somebody's right"
    if GIVEN.match(candidate.text) and LAW.search(candidate.passage.text):
        return "what the law allows"
    return ""


def _may(candidate: Candidate, before: str) -> bool:
    """«May» grants; in a note «can» tells what somebody tends to do, unless it speaks to them."""
    found = MAY.search(before)
    if not found or candidate.form not in ("", "base"):
        return False
    return found.group("verb") == "may" or candidate.passage.register != "clinical" or bool(YOU.search(before))
