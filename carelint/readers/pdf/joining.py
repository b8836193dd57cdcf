"""Joins the lines that make one block: words broken at a line's end, numbers of notes, bullets.

In: lines, and the words of the whole document. Out: a block in a builder.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from carelint.document import Kind
from carelint.places import Place
from carelint.readers.parts.building import Builder
from carelint.readers.pdf.hyphens import HYPHENS, breaks_word, is_one_word
from carelint.readers.pdf.lines import BULLET, Line
from carelint.readers.pdf.tags import Tag

HEADING_SIZE = 1.15
"""Type size of a heading over that of the text; measured by eye on nine NHS policies, 2026-11-24."""


def join(
    builder: Builder, group: Sequence[Line], normal: float, known: frozenset[str], *, is_title: bool = False
) -> None:
    """One block of these lines; a bullet stays outside it. `normal` is the size of most type, `known` the words.

    `is_title`: of a paper among others, which stands above all its headings.
    """
    label = ""
    for index, line in enumerate(group):
        lead = BULLET.match(line.text) if index == 0 else None
        label = lead.group().strip() if lead else label
        following = group[index + 1].text if index + 1 < len(group) else ""
        _line(builder, line, lead.end() if lead else 0, following, known)
    kind, level = _tagged_kind(group[0].tag) or _kind(group, normal)
    tag = group[0].tag
    place = Place(page=group[0].page)
    if tag and tag.table:
        kind, level = (Kind.CELL, 0)
        place = replace(place, table=tag.table, row=tag.row, cell=tag.cell)
    if is_title:
        kind, level = (Kind.HEADING, 0)
    builder.end(kind, place, level=level, label=label)


def _line(builder: Builder, line: Line, start: int, following: str, known: frozenset[str]) -> None:
    """A line from `start` on, and what parts it from the next: a space, nothing, or a hyphen of its word."""
    text, end = line.text, len(line.text)
    if breaks_word(text, following):
        _words(builder, line, start, end - 1)
        reads = "" if is_one_word(text, following, known) else "-"
        builder.gap("-", reads, line.place_at(end - 1), exact=False)
        return
    if text.endswith(HYPHENS[:2]):
        _words(builder, line, start, end - 1)
        builder.add("-", line.place_at(end - 1), exact=False)
    else:
        _words(builder, line, start, end)
    if following:
        builder.gap("\n", " ", line.place_at(end))


def _words(builder: Builder, line: Line, start: int, end: int) -> None:
    """Numbers of notes stand in the text and are no words of it."""
    for first, last in line.marks:
        if start <= first and last <= end:
            builder.add(line.text[start:first], line.place_at(start))
            builder.gap(line.text[first:last], "", line.place_at(first))
            start = last
    builder.add(line.text[start:end], line.place_at(start))


ROLES = {
    "LI": Kind.ITEM, "LBody": Kind.ITEM, "Lbl": Kind.ITEM, "Caption": Kind.CAPTION, "BlockQuote": Kind.QUOTE,
    "Note": Kind.NOTE, "FENote": Kind.NOTE,
}  # fmt: skip


def _tagged_kind(tag: Tag | None) -> tuple[Kind, int] | None:
    """What the file itself says; None where it only says that it is a paragraph."""
    if tag is None:
        return None
    if found := re.fullmatch(r"H([1-6])", tag.role):
        return Kind.HEADING, int(found.group(1))
    if tag.role in ("H", "Title"):
        return Kind.HEADING, 1 if tag.role == "Title" else 2
    return (ROLES[tag.role], 0) if tag.role in ROLES else None


def _kind(group: Sequence[Line], normal: float) -> tuple[Kind, int]:
    text = " ".join(line.words for line in group)
    if BULLET.match(group[0].text) and group[0].size < HEADING_SIZE * normal:
        return Kind.ITEM, 0
    large = group[0].size >= HEADING_SIZE * normal
    if large and len(text) < 200 and re.search(r"[A-Za-z]{3}", text):
        return Kind.HEADING, 1 if group[0].size >= 1.6 * normal else 2
    return Kind.PARAGRAPH, 0
