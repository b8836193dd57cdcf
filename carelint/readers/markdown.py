"""Markdown: the file's own text, cut into blocks; markup, code and addresses are gaps, not prose.

In: bytes. Out: a `Document` whose text is the file's own, code point for code point.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from carelint.document import Block, Document, Kind, Remark
from carelint.places import Place, Stretch
from carelint.readers.options import PLAIN, Options
from carelint.readers.parts.building import Headings
from carelint.readers.parts.decoding import decode
from carelint.readers.parts.inline import cells, gaps
from carelint.readers.parts.remarks import COMMENT, remarks_in
from carelint.source import Source

if TYPE_CHECKING:
    from markdown_it.token import Token


def read(data: bytes, path: str, options: Options = PLAIN) -> Document:
    """Read a Markdown file."""
    text, warnings = decode(data, path)
    walk = _Walk(text)
    blocks = tuple(_blocks(walk))
    title = next((_words(text, b) for b in blocks if b.kind is Kind.HEADING), "")
    remarks = tuple(sorted(walk.remarks, key=lambda remark: remark.at))
    return Document(Source(path), "markdown", text, blocks, title, warnings, remarks=remarks)


def _words(text: str, block: Block) -> str:
    return " ".join(text[block.start : block.end].split())


def _tokens(text: str) -> Sequence[Token]:
    from markdown_it import MarkdownIt  # 40 ms to import, only for Markdown
    from mdit_py_plugins.admon import admon_plugin
    from mdit_py_plugins.container import container_plugin
    from mdit_py_plugins.footnote import footnote_plugin
    from mdit_py_plugins.front_matter import front_matter_plugin

    parser = MarkdownIt("commonmark", {"maxNesting": 100}).enable(["table", "strikethrough"])
    parser.use(front_matter_plugin).use(footnote_plugin).use(admon_plugin)
    parser.use(container_plugin, "box", validate=lambda named, _: bool(named.strip()))
    # block structure only: markdown-it gives inline tokens no columns; and notes stay where they stand
    parser.disable(["inline", "footnote_tail"])
    return parser.parse(text)


class _Walk:
    """Where the walk over the block tokens stands."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = _line_starts(text)
        self.open: list[str] = []
        self.remarks: list[Remark] = []
        self.headings = Headings()
        self.table = self.row = self.cell = 0
        self.row_line = 0
        self.level = 0

    def enter(self, token: Token) -> None:
        """Go into, or past, a block."""
        if token.nesting == 1:
            self.open.append("alert" if self.is_alert(token) else token.type.removesuffix("_open"))
        elif token.nesting == -1 and self.open:
            self.open.pop()
        if token.type == "heading_open":
            self.level = int(token.tag[1:])
        elif token.type == "table_open":
            self.table, self.row = self.table + 1, 0
        elif token.type == "tr_open":
            self.row, self.cell = self.row + 1, 0
            self.row_line = token.map[0] if token.map else self.row_line
        elif token.type in ("td_open", "th_open"):
            self.cell += 1

    def is_alert(self, token: Token) -> bool:
        """Whether it is a box of the writer's own that looks like a quotation."""
        if token.type != "blockquote_open" or not token.map:
            return False
        start, stop = (self.starts[min(at, len(self.starts) - 1)] for at in (token.map[0], token.map[0] + 1))
        return bool(ALERT.match(self.text[start : stop if stop > start else None].lstrip(" >")))

    def kind(self) -> Kind:
        """What the innermost block is."""
        if self.open and self.open[-1] == "heading":
            return Kind.HEADING
        if self.open and self.open[-1] in ("td", "th"):
            return Kind.CELL
        for name, kind in (("blockquote", Kind.QUOTE), ("footnote_reference", Kind.NOTE), ("list_item", Kind.ITEM)):
            if name in self.open:
                return kind
        return Kind.PARAGRAPH


BREAK = re.compile(r"\r\n?|\n")


def _line_starts(text: str) -> list[int]:
    """Offsets at which markdown-it's lines begin; it ends lines at LF, and reads CR LF as one."""
    return [0, *(found.end() for found in BREAK.finditer(text))]


def _blocks(walk: _Walk) -> Iterator[Block]:
    for token in _tokens(walk.text):
        if token.type == "inline":
            lines = _cell_lines(walk) if walk.kind() is Kind.CELL else _content_lines(walk, token)
            block = _block(walk, lines)
            if block is not None:
                walk.remarks += _inside(walk.text, block)
                yield block
        elif token.type == "html_block":
            lines = _source_lines(walk, token)
            if lines:
                walk.remarks += remarks_in(walk.text, lines[0][1], lines[-1][2], lines[0][0])
            block = None if _is_silent(token.content) else _block(walk, lines)
            if block is not None:
                yield block
        else:
            walk.enter(token)


ALERT = re.compile(r"\[!(?:note|tip|important|warning|caution)\][-+]?", re.IGNORECASE)
"""The first line of a box on GitHub, in Obsidian and elsewhere, which is written like a quotation."""
SILENT = re.compile(r"\s*<(?:script|style|pre|textarea|template|!--|!|\?)", re.IGNORECASE)
"""HTML blocks that show no words."""


def _is_silent(content: str) -> bool:
    """Whether an HTML block shows no words; what stands behind a comment is shown."""
    if not SILENT.match(content):
        return False
    rest = COMMENT.sub("", content) if content.lstrip().startswith("<!--") else ""
    return not rest.strip() or bool(SILENT.match(rest))


def _inside(text: str, block: Block) -> Iterator[Remark]:
    """Comments to us among the words of a block: they are gaps, code is none."""
    for gap in block.gaps:
        if text.startswith("<!--", gap.start):
            line = next((one.place.line for one in reversed(block.stretches) if one.start <= gap.start), 1)
            yield from remarks_in(text, gap.start, gap.end, line or 1)


Line = tuple[int, int, int]
"""Number of the line, offset of its first word, offset after its last."""


def _content_lines(walk: _Walk, token: Token) -> list[Line]:
    """Where each line of a block's content stands in the source: behind its bullet, hashes or `>`."""
    if not token.map:
        return []
    found, at = [], walk.starts[token.map[0]]
    for index, content in enumerate(token.content.split("\n")):
        number = token.map[0] + index
        if number >= len(walk.starts):
            break
        at = walk.starts[number]
        stop = walk.starts[number + 1] if number + 1 < len(walk.starts) else len(walk.text)
        words = content.strip()
        start = walk.text.find(words, at, stop)
        if start >= 0 and words:
            found.append((number + 1, start, start + len(words)))
    return found


def _source_lines(walk: _Walk, token: Token) -> list[Line]:
    """The lines of a block as they stand."""
    found = []
    for number in range(*(token.map or (0, 0))):
        start = walk.starts[number]
        stop = walk.starts[number + 1] if number + 1 < len(walk.starts) else len(walk.text)
        words = walk.text[start:stop].strip()
        if words:
            start = walk.text.index(words, start)
            found.append((number + 1, start, start + len(words)))
    return found


def _cell_lines(walk: _Walk) -> list[Line]:
    """The cell that the walk stands in, by counting bars in its row."""
    line = walk.row_line
    stop = walk.starts[line + 1] if line + 1 < len(walk.starts) else len(walk.text)
    spans = cells(walk.text, walk.starts[line], stop)
    if walk.cell > len(spans):
        return []
    start, end = spans[walk.cell - 1]
    return [(line + 1, start, end)] if start < end else []


def _before_break(text: str, start: int, end: int) -> int:
    """Where the words of a line end; a backslash at its end is a line break (CommonMark 0.31, 6.7)."""
    strokes = end - start - len(text[start:end].rstrip("\\"))
    return end - strokes % 2


def _block(walk: _Walk, lines: list[Line]) -> Block | None:
    if lines and ALERT.fullmatch(walk.text, lines[0][1], lines[0][2]):
        lines = lines[1:]
    if not lines:
        return None
    text, kind = walk.text, walk.kind()
    start, end = lines[0][1], lines[-1][2]
    stretches = tuple(
        Stretch(a, b, Place(line=number, column=a - walk.starts[number - 1] + 1)) for number, a, b in lines
    )
    breaks = [(_before_break(text, a[1], a[2]), b[1]) for a, b in zip(lines, lines[1:], strict=False)]
    level = 0
    if kind is Kind.HEADING:
        level = walk.level
        walk.headings.enter(level, text[start:end])
    elif kind is Kind.ITEM:
        level = walk.open.count("list_item") - 1
    place = Place(heading=walk.headings.path())
    if kind is Kind.CELL:
        place = Place(heading=walk.headings.path(), table=walk.table, row=walk.row, cell=walk.cell)
    marker = text[walk.starts[lines[0][0] - 1] : start].split()
    label = marker[-1] if kind is Kind.ITEM and marker and marker[-1][0].isdigit() else ""
    return Block(kind, start, end, stretches, place, level, gaps(text, start, end, breaks), label)
