"""Tells words in a Markdown file by which something else is found: a link's definition, a page, a place in it.

In: the text of a file and a span of it. Out: whether other words there would lead nowhere.
"""

from __future__ import annotations

import re

DEFINED = re.compile(r"^ {0,3}\[([^\]\n]{1,999})\]:", re.MULTILINE)
HEADING = re.compile(r" {0,3}#{1,6}[ \t]+(.*?)[ \t]*#*[ \t]*$")
NO_SLUG = re.compile(r"[^\w\- ]")
LONGEST = 999
"""Code points of a label, as CommonMark has it."""


def is_label(text: str, start: int, end: int) -> bool:
    """Whether it stands in brackets that name a definition or a page, or in a heading to which a link leads."""
    return _in_brackets(text, start, end) or _in_linked_heading(text, start)


def _in_brackets(text: str, start: int, end: int) -> bool:
    opened = text.rfind("[", max(0, start - LONGEST), start)
    closed = text.find("]", end, end + LONGEST)
    if opened < 0 or closed < 0 or "]" in text[opened:start] or "[" in text[end:closed]:
        return False
    if text[opened - 1 : opened] == "[" or text.startswith("[]", closed + 1):
        return True
    if text.startswith(("(", "["), closed + 1):  # the link says itself where it leads
        return False
    names = {_folded(found[1]) for found in DEFINED.finditer(text)}
    return _folded(text[opened + 1 : closed]) in names


def _folded(label: str) -> str:
    return " ".join(label.casefold().split())


def _in_linked_heading(text: str, start: int) -> bool:
    begin, stop = text.rfind("\n", 0, start) + 1, text.find("\n", start)
    found = HEADING.fullmatch(text, begin, len(text) if stop < 0 else stop)
    if not found:
        return False
    slug = NO_SLUG.sub("", found[1].lower()).replace(" ", "-")
    return f"(#{slug})" in text or f"]: #{slug}" in text
