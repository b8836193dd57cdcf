"""Markdown inside a block: which stretches are markup, code or addresses, and what they read as.

In: a source text and the range of a block. Out: gaps, in order, not overlapping.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from carelint.document import Gap
from carelint.readers.parts.raised import SEEN, is_note

CODE = "\ufffc"
"""What inline code reads as: something stands there, no word of the prose."""
INLINE = re.compile(
    r"(?P<escape>\\(?=[!-/:-@\[-`{-~]))"
    r"|(?P<code>(?<!`)(?P<ticks>`{1,20})(?!`).{1,2000}?(?<!`)(?P=ticks)(?!`))"
    r"|(?P<comment><!--.{0,5000}?-->)"
    r"|(?P<auto><(?:https?:|mailto:|ftp:)[^>\s]{1,500}>|<[\w.+-]{1,64}@[\w.-]{1,200}>)"
    r"|(?P<raised><sup>[^<]{1,20}</sup>|(?<=[^\s^])\^[^\s^]{1,20}\^)"
    r"|(?P<tag></?[A-Za-z][A-Za-z0-9-]{0,30}(?:\s[^<>]{0,500})?/?>)"
    r"|(?P<note>\[\^[^\]\s]{1,60}\])"
    r"|(?P<target>\](?:\([^()\s]{0,1000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?(?:\s+[\"'(][^\"')]{0,300}[\"')])?\s?\)|\[[^\]]{0,200}\]))"
    r"|(?P<url>\bhttps?://[^\s<>)\]]{1,1000}|\bwww\.[^\s<>)\]]{1,500}|\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}\b)"
    r"|(?P<bracket>!?\[|\])"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,30});)"
    r"|(?P<strong>\*{1,3}|~~)"
    r"|(?P<under>(?<![^\W_])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![^\W_]))",
    re.DOTALL,
)

PARTING = re.compile(r"</?(?:br|hr|p|div|li|ul|ol|td|th|tr|table|h[1-6]|dd|dt|blockquote|summary)\b", re.IGNORECASE)
"""Tags that part words."""


def gaps(text: str, start: int, end: int, breaks: Iterable[tuple[int, int]]) -> tuple[Gap, ...]:
    """The gaps of a block; `breaks` are its line ends with whatever leads the next line."""
    found = [Gap(a, b, " ") for a, b in breaks]
    marks = list(INLINE.finditer(text, start, end))
    brackets = _linked(marks)
    for match in marks:
        if match.lastgroup == "raised":
            found += _raised(text, match)
        elif (gap := _gap(text, match, brackets)) is not None:
            found.append(gap)
    return tuple(_parted(sorted(found, key=lambda gap: (gap.start, -gap.end))))


def _gap(text: str, match: re.Match[str], brackets: frozenset[int]) -> Gap | None:
    name, (start, end) = match.lastgroup, match.span()
    if name in ("code", "ticks", "url", "auto"):
        return Gap(start, end, CODE)
    if name == "entity":
        read = html.unescape(match.group())
        return Gap(start, end, read) if read != match.group() else None
    if name == "bracket":
        return Gap(start, end, "") if start in brackets else None
    if name == "tag" and PARTING.match(match.group()):
        return Gap(start, end, " ")
    if name == "strong" and _alone(text, start, end):
        return None
    return Gap(start, end, "")


def _raised(text: str, match: re.Match[str]) -> list[Gap]:
    """The whole number of a note; of what is raised otherwise, its marks."""
    (start, end), long = match.span(), match.group().startswith("<")
    lead, trail = (len("<sup>"), len("</sup>")) if long else (1, 1)
    if is_note(text[max(0, start - SEEN) : start], text[start + lead : end - trail]):
        return [Gap(start, end, "")]
    return [Gap(start, start + lead, ""), Gap(end - trail, end, "")]


def _alone(text: str, start: int, end: int) -> bool:
    """A star with spaces on both sides is a star."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return (not before or before.isspace()) and (not after or after.isspace())


def _linked(marks: Iterable[re.Match[str]]) -> frozenset[int]:
    """Offsets of opening brackets whose closing one leads to a target: they are markup, other brackets are not."""
    stack, linked = [], set()
    for match in marks:
        if match.lastgroup == "bracket" and match.group() != "]":
            stack.append(match.start())
        elif match.lastgroup == "target" and stack:
            linked.add(stack.pop())
        elif match.lastgroup == "bracket" and stack:
            stack.pop()
    return frozenset(linked)


def _parted(found: Iterable[Gap]) -> Iterable[Gap]:
    """Gaps that do not overlap; of two, the one that begins first."""
    at = 0
    for gap in found:
        if gap.start >= at and gap.end > gap.start:
            yield gap
            at = gap.end


def cells(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Ranges of the words of each cell of a table row, bars and spaces left out."""
    bars = [m.start() for m in re.finditer(r"(?<!\\)\|", text[start:end])]
    stop = start + len(text[start:end].rstrip())
    edges = [start - 1 if text[start:end].lstrip()[:1] != "|" else None, *(start + bar for bar in bars)]
    places = [edge for edge in edges if edge is not None]
    spans = []
    for left, right in zip(places, [*places[1:], stop], strict=True):
        inside = text[left + 1 : right]
        if right == stop and not inside.strip():
            continue
        lead = len(inside) - len(inside.lstrip())
        spans.append((left + 1 + lead, left + 1 + max(lead, len(inside.rstrip()))))
    return spans
