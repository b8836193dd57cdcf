"""reStructuredText inside a block: words, and what is markup, code or an address.

In: a line and where it stands. Out: (text, column, exact) pieces as a person reads them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from carelint.readers.parts.raised import is_note

CODE = "\ufffc"
"""What code, an address or a substitution reads as: something stands there, no word of the prose."""
PROSE_ROLES = frozenset(
    {"ref", "doc", "term", "emphasis", "strong", "abbr", "dfn", "title", "sub", "sup", "superscript", "numref"}
)
RAISED = frozenset({"sup", "superscript"})
INLINE = re.compile(
    r"(?P<escape>\\(?P<escaped>\S))"
    r"|(?P<join>\\(?:\s|$))"
    r"|(?P<literal>``.{1,2000}?``)"
    r"|(?P<role>:(?P<name>[A-Za-z][\w:+.-]{0,60}):`(?P<said>[^`]{1,1000})`)"
    r"|(?P<link>`(?P<words>[^`<]{0,1000}?)\s*(?:<[^`>]{1,1000}>)?`_{0,2})"
    r"|(?P<note>\[(?:\d{1,4}|\#\w{0,60}|\*|[A-Za-z][\w.-]{0,60})\]_)"
    r"|(?P<substitution>\|[^|\s][^|]{0,100}\|_{0,2})"
    r"|(?P<url>\b(?:https?|ftp)://[^\s<>)\]]{1,1000}|\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}\b)"
    r"|(?P<mark>(?<![\w*])\*{1,2}(?=[^\s*])|(?<=[^\s*])\*{1,2}(?![\w*]))"
    r"|(?P<reference>(?<=\w)_{1,2}(?![\w_]))"
)


def pieces(line: str, column: int) -> Iterator[tuple[str, int, bool]]:
    """The readable pieces of a line that begins at `column`; exact where source and text are the same."""
    at = 0
    for found in INLINE.finditer(line):
        if found.start() > at:
            yield line[at : found.start()], column + at, True
        read, start, exact = _read(found)
        if read and not (found["name"] in RAISED and is_note(line[: found.start()].rstrip("\\ "), read)):
            yield read, column + start, exact
        at = found.end()
    if at < len(line):
        yield line[at:], column + at, True


def _read(found: re.Match[str]) -> tuple[str, int, bool]:
    """(what it reads as, where that stands, whether it stands there as it is)."""
    if found["escape"]:
        return found["escaped"], found.start("escaped"), True
    if found["role"]:
        words = re.sub(r"\s*<[^>]*>$", "", found["said"])
        return (words, found.start("said"), True) if found["name"] in PROSE_ROLES else (CODE, found.start(), False)
    if found["link"]:
        return found["words"], found.start("words"), True
    if found["literal"] or found["url"] or found["substitution"]:
        return CODE, found.start(), False
    return "", found.start(), False
