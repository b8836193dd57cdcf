"""reStructuredText: titles, paragraphs, lists, notes and tables, with the line and column of every stretch.

In: bytes. Out: a `Document`. Comments, targets, code and what directives include are not prose; nothing is fetched.
docutils gives neither columns nor, in tables, lines, so the few block forms are told apart here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from carelint.document import Document, Kind, Remark
from carelint.places import Place
from carelint.readers.options import PLAIN, Options
from carelint.readers.parts import remarks
from carelint.readers.parts.building import Builder
from carelint.readers.parts.decoding import decode
from carelint.readers.rst import tables
from carelint.readers.rst.inline import pieces
from carelint.readers.rst.lines import ADORNED, Line, first_paragraph, indented, lines_of, literal, until_blank

BULLET = re.compile(r"(?:[*+\-\u2022\u2023\u2043]|\(?(?:\d{1,4}|[A-Za-z]|#|[ivxlcIVXLC]{1,6})[.)])\s+(?=\S)")
EXPLICIT = re.compile(r"\.\.(?:\s+|$)")
DIRECTIVE = re.compile(r"\.\.\s+(?:\|[^|]+\|\s+)?([\w:+-]+)::\s*")
NOTE = re.compile(r"\.\.\s+\[[^\]]{1,60}\]\s*")
FIELD = re.compile(r":(?![:`])[^:`]{1,60}:(?:\s+|$)")
SPOKEN = frozenset(
    [
        "note",
        "warning",
        "tip",
        "important",
        "caution",
        "attention",
        "danger",
        "error",
        "hint",
        "admonition",
        "topic",
        "sidebar",
        "epigraph",
        "highlights",
        "pull-quote",
        "container",
        "compound",
        "figure",
        "table",
        "list-table",
        "rubric",
        "centered",
        "only",
        "class",
        "seealso",
        "versionadded",
        "versionchanged",
        "deprecated",
        "line-block",
        "parsed-literal",
        "versionremoved",
        "todo",
        "glossary",
        "details",
        "dropdown",
        "collapse",
        "toggle",
        "tabs",
        "tab",
        "group-tab",
        "tab-set",
        "tab-item",
        "card",
        "grid",
        "grid-item",
        "margin",
        "aside",
        "header",
        "footer",
    ]  # fmt: skip
)
"""Directives whose content is prose."""
QUOTING = frozenset({"epigraph", "highlights", "pull-quote"})
"""Those whose content is somebody else's."""


def read(data: bytes, path: str, options: Options = PLAIN) -> Document:
    """Read a reStructuredText file."""
    text, warnings = decode(data, path)
    walk = _Walk()
    walk.lines(lines_of(text))
    title = next((block for block in walk.builder.blocks if block.kind is Kind.HEADING), None)
    document = walk.builder.document(path, "rst", warnings=warnings)
    name = document.text[title.start : title.end].strip() if title else ""
    return replace(document, title=name)


@dataclass
class _Walk:
    """Where the walk over the lines stands."""

    builder: Builder = field(default_factory=Builder)
    adornments: list[str] = field(default_factory=list)
    """Kinds of underlining in order of appearance: the first is the title's."""
    table: int = 0
    margin: int = 1
    """Column at which the writer's own words stand: what is indented further is a quotation."""

    def lines(self, lines: Sequence[Line]) -> None:
        """Every block of these lines."""
        at = 0
        while at < len(lines):
            at += self.block(lines, at)

    def block(self, lines: Sequence[Line], at: int) -> int:
        """Read the block that begins at `at`; returns how many lines it has."""
        words = lines[at][2]
        if not words:
            return 1
        if count := self.heading(lines, at):
            return count
        if EXPLICIT.match(words) or words == "__":
            return self.explicit(lines, at)
        if tables.is_grid(words) or tables.is_simple(words):
            return self.cells(lines, at)
        if words.startswith(">>>"):
            return until_blank(lines, at)
        return self.paragraph(lines, at)

    def heading(self, lines: Sequence[Line], at: int) -> int:
        """A title with a line under it, and perhaps over it."""
        over = bool(ADORNED.match(lines[at][2]))
        title = at + 1 if over else at
        if title + 1 >= len(lines) or not lines[title][2]:
            return 1 if over and (at + 1 >= len(lines) or not lines[at + 1][2]) else 0
        under = lines[title + 1][2]
        if not ADORNED.match(under) or len(under) < min(len(lines[title][2]), 4):
            return 0
        if over and under[0] != lines[at][2][0]:
            return 0
        kind = under[0] + ("=" if over else "")
        if kind not in self.adornments:
            self.adornments.append(kind)
        self.add([lines[title]], Kind.HEADING, level=self.adornments.index(kind) + 1)
        return title + 2 - at

    def explicit(self, lines: Sequence[Line], at: int) -> int:
        """Directives, notes, targets and comments: `..` and what is indented under it."""
        number, column, words = lines[at]
        count = indented(lines, at)
        inside = list(lines[at + 1 : at + count])
        if note := NOTE.match(words):
            self.add([(number, column + note.end(), words[note.end() :]), *first_paragraph(inside)], Kind.NOTE)
            self.within(inside[len(first_paragraph(inside)) :], quoted=False)
        elif (found := DIRECTIVE.match(words)) and found.group(1) in SPOKEN:
            said = words[found.end() :]
            content = [one for one in inside if not FIELD.match(one[2])]
            if said and found.group(1) not in ("figure", "only", "class", "container", "list-table", "grid"):
                self.add([(number, column + found.end(), said)], Kind.PARAGRAPH)
            self.within(content, quoted=found.group(1) in QUOTING)
        elif not found and (spoken := remarks.said(" ".join([words[2:], *(one[2] for one in inside)]))):
            self.builder.remarks.append(Remark(spoken, self.builder.length, number, number + count - 1))
        return count

    def within(self, content: Sequence[Line], *, quoted: bool) -> None:
        """What a directive holds: the writer's own words, unless it is one for quotations."""
        before = self.margin
        if not quoted:
            self.margin = min((column for _, column, words in content if words), default=before)
        self.lines(content)
        self.margin = before

    def paragraph(self, lines: Sequence[Line], at: int) -> int:
        """A paragraph, list item, field, quotation or line of a definition."""
        number, column, words = lines[at]
        kind, lead = Kind.PARAGRAPH, 0
        if bullet := BULLET.match(words):
            kind, lead = Kind.ITEM, bullet.end()
            if second := BULLET.match(words[lead:]):  # the first cell of a row of a list-table
                lead += second.end()
        elif mark := FIELD.match(words):
            lead = mark.end()
        elif words.startswith("| "):
            lead = 2
        elif column > self.margin and not self.nested(lines, at):
            kind = Kind.QUOTE
        group = [(number, column + lead, words[lead:])]
        for line in lines[at + 1 : at + 1 + until_blank(lines, at + 1)]:
            if BULLET.match(line[2]) or FIELD.match(line[2]) or line[2].startswith("| ") or EXPLICIT.match(line[2]):
                break
            if line[1] != group[-1][1] and not (lead and line[1] >= column + lead):
                break  # a term and its definition
            group.append(line)
        colons = group[-1][2].endswith("::")
        if colons:
            last = group[-1]
            group[-1] = (last[0], last[1], last[2][:-1] if len(last[2]) > 2 else "")
        self.add(group, kind)
        used = len(group)
        return used + (literal(lines, at + used, column) if colons else 0)

    def nested(self, lines: Sequence[Line], at: int) -> bool:
        """Whether an indented paragraph belongs to a list item or a term above it."""
        before = next((line for line in reversed(lines[:at]) if line[2] and line[1] < lines[at][1]), None)
        if before is None:
            return False
        return bool(BULLET.match(before[2]) or FIELD.match(before[2])) or before[0] == lines[at][0] - 1

    def cells(self, lines: Sequence[Line], at: int) -> int:
        """A table, cell by cell."""
        grid = tables.is_grid(lines[at][2])
        count = until_blank(lines, at) if grid else tables.length(lines, at)
        inside = lines[at : at + count]
        self.table += 1
        for row, cell, group in tables.grid(inside) if grid else tables.simple(inside):
            self.add([line for line in group if line[2]], Kind.CELL, place=Place(table=self.table, row=row, cell=cell))
        return count

    def add(self, group: Sequence[Line], kind: Kind, *, level: int = 0, place: Place = Place()) -> None:  # noqa: B008
        """One block of these lines."""
        for index, (number, column, words) in enumerate(group):
            if index:
                self.builder.gap("\n", " ", Place(line=group[index - 1][0]))
            for text, start, exact in pieces(words, column):
                self.builder.add(text, Place(line=number, column=start), exact=exact)
        self.builder.end(kind, place, level=level)
