"""Heads of columns and of cells that ask who somebody is, or where.

In: the text of a cell. Out: what it asks for.
"""

from __future__ import annotations

import re

WHO = r"(?:patient|pt|client|resident|service user|full|first|last|middle|given|family|preferred|staff|relative|carer)"
NAMED = re.compile(
    rf"(?:{WHO}(?:'s)? ?)?(?:names?|surname|forenames?|next of kin|nok)(?: of (?:the )?{WHO})?"
    r"|(?:name (?:of|and) [a-z ]{1,30})"
    r"|(?:patient|resident|client|gp|consultant|key ?worker|named nurse|attendees?|present|apologies|seen by"
    r"|clinician)s?",
    re.IGNORECASE,
)
"""The head of a column whose cells are people."""
PRIVATE = re.compile(
    rf"(?:{WHO}(?:'s)? ?)?(?:address|post ?code|telephone|tel|phone|mobile|e-?mail)"
    rf"(?: ?(?:no|number|address|of {WHO}))?",
    re.IGNORECASE,
)
"""The head of a column whose cells say where somebody is."""


def asks_who(text: str) -> bool:
    """Whether a whole text, such as the head of a column, asks for somebody's name."""
    return len(text) < 60 and bool(NAMED.fullmatch(" ".join(text.split())))


def asks(text: str) -> bool:
    """Whether it asks who or where somebody is."""
    return asks_who(text) or (len(text) < 60 and bool(PRIVATE.fullmatch(" ".join(text.split()))))
