"""A label of a form that is answered with no, or not at all: «Non-compliant: No», «☐ Drug seeking», «(Y/N)».

In: a candidate. Out: the reason, or nothing. A yes is an answer like any assertion, except where the label is a
condition: «Diabetic: yes» is how a form asks for a diagnosis.
"""

from __future__ import annotations

import re

from carelint.candidate import Candidate
from carelint.vocabulary import Vocabulary

LABEL = 6
"""Words that a label may have before the candidate: «Is the patient a frequent flyer?»."""
ENDS = r"(?=\s*(?:$|[,;|)\]]|\.(?! ?\d)))"
EMPTY = r"(?:[\u2610\u25a1\u25a2\u2751\u274f]|\[ ?\]|\( \)|_{2,})"
TICKED = r"(?:[\u2611\u2612\u2713\u2714\u25a0]|\[[xX\u2713]\])"
LEAD = r"^(?: \w+)?\s*(?:[:=?|]|[-\u2013\u2014](?= ))?\s*"
"""What may stand between a label and its answer: one more word («behaviour», «status») and a mark."""
NO = re.compile(
    rf"{LEAD}(?:(?<=[:=?|\- \u2013\u2014\n])(?:no|n|none|nil|n/a|na|not applicable|not known|unknown|never){ENDS}"
    rf"|\(?(?:y ?/ ?n|yes ?/ ?no|no ?/ ?yes)\b|(?:yes )?{EMPTY}|(?:yes)? ?{EMPTY} ?(?:yes)?)",
    re.IGNORECASE,
)
BOTH = re.compile(rf"{LEAD}(?:yes ?{EMPTY} ?no|{EMPTY} ?yes ?{TICKED} ?no|yes ?{EMPTY})", re.IGNORECASE)
YES = re.compile(rf"{LEAD}(?<=[:=?|])\s*(?:yes|y|true){ENDS}", re.IGNORECASE)
BARE = re.compile(r"^ (?:no|n|none|nil|na|never|unknown)\b", re.IGNORECASE)
"""A no without any mark is the beginning of the next thought."""
BOX = re.compile(rf"({EMPTY})|{TICKED}")
LED = re.compile(rf"[-*\u2022 ]*(?:{EMPTY}|{TICKED})")
ANSWER = 400
"""Code points behind a label in which its answer stands, if it has one."""
CONDITION = re.compile(r"\w+ia?c")
"""Adjectives that a form asks for: diabetic, asthmatic, haemophiliac."""


def left_open(candidate: Candidate, _: Vocabulary) -> str:
    """Whether the candidate is a label whose answer is no, or missing."""
    if len(candidate.words_before()) > LABEL:
        return ""
    if box := _box_before(candidate):
        return "" if box.group(1) is None else "a box that is not ticked"
    after = _rest(candidate)
    if (NO.match(after) or BOTH.match(after)) and not BARE.match(after):
        return "a field of a form"
    if YES.match(after) and CONDITION.fullmatch(candidate.text):
        return "a field of a form that asks for a condition"
    return ""


def _rest(candidate: Candidate) -> str:
    """What follows in the block, beyond a colon that ends a sentence too; in a table, the cell after a label."""
    folded, (begin, stop) = candidate.passage.folded, candidate.passage.block
    end = candidate.span[1]
    rest = folded.plain[end : min(stop, end + ANSWER)]
    index = folded.block_of(begin) + 1
    if candidate.passage.kind == "cell" and not rest.strip(" :?") and index < len(folded.blocks):
        first, last = folded.blocks[index]
        return f"|{folded.plain[first:last]}"
    return rest


def _box_before(candidate: Candidate) -> re.Match[str] | None:
    """The box nearest before it, where boxes lead what they belong to: the line begins with one."""
    plain, begin, stop = candidate.passage.folded.plain, candidate.passage.block[0], candidate.span[0]
    if not LED.match(plain, begin, stop):
        return None
    found = list(BOX.finditer(plain, begin, stop))
    return found[-1] if stop - found[-1].end() <= 40 else None
