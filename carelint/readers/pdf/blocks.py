"""Finds which lines make one paragraph, heading, item or cell.

In: lines in reading order, and how far those of a paragraph stand apart. Out: groups of lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from carelint.readers.pdf.lines import BULLET, Line
from carelint.readers.pdf.pitch import SENTENCE_END, Pitch, goes_on, is_like, overlaps, step

LABEL = re.compile(
    r"\s*(?:[\u2022\u25cf\u25aa\u25a0\u2013\uf0b7\u25cb\u2751*o-]|\(?(?:\d{1,3}\.?)+\)?|\(?[A-Za-z][.)])\s*"
)
"""A bullet or number that stands by itself on its line."""
ROOM = 1.2
"""How much farther than usual a line of the same paragraph may stand: rounding, a raised number, a taller letter."""
SPARE = 1.45
"""The same where the sentence runs on."""
INDENT = 0.9, 6.0
"""Sizes of type by which a first line is set in; more is another column, or centred."""
COLUMN = 8
"""Lines of a stretch that is a column rather than a cell."""
SHORT = 0.25
"""Share of its column that a last line leaves empty."""
RECENT = 40
"""Lines of a block that tell how its lines stand; a block may be as long as its file."""
SMALLER = 0.93
"""Size of the type of notes and captions over that of the text."""
MOST_BETWEEN = 12
"""Blocks of notes and captions between two halves of a sentence."""
BEHIND = ("and", "or", "of", "the", "a", "an", "to", "for", "with", "in", "on", "by", "from", "at", "that", "which")
"""No line ends its block with these."""


def groups(lines: Sequence[Line], pitch: Pitch) -> Iterator[list[Line]]:
    """Lines that make one block."""
    before, group = list[Line](), list[Line]()
    for line in lines:
        if group and (parts(group, line, pitch) or _is_of_cell_before(before, group, line)):
            yield group
            before, group = group, []
        group.append(line)
    if group:
        yield group


def untangled(found: Sequence[list[Line]]) -> list[list[Line]]:
    """The same blocks; a sentence that goes on behind the notes of its page, or behind a caption, stays whole."""
    blocks: list[list[Line]] = []
    for group in found:
        open_one = _interrupted(blocks, group)
        if blocks[1:] and _is_of_cell_before(blocks[-2], blocks[-1], group[0]):
            open_one = blocks[-2]
        if open_one is None:
            blocks.append(group)
        else:
            open_one.extend(group)
    return blocks


def _interrupted(blocks: Sequence[list[Line]], group: Sequence[Line]) -> list[Line] | None:
    """The block before smaller type which `group` goes on."""
    if not blocks or not blocks[-1][-1].size < SMALLER * group[0].size:
        return None
    for block in reversed(blocks[-MOST_BETWEEN:]):
        last = block[-1]
        if last.size >= SMALLER * group[0].size:
            near = 0 <= group[0].page - last.page <= 1 and not (last.tag or group[0].tag)
            return block if near and is_like(last, group[0]) and goes_on(last, group[0]) else None
    return None


def parts(group: Sequence[Line], line: Line, pitch: Pitch) -> bool:
    """Whether a new block begins with `line`."""
    last = group[-1]
    if line.tag and last.tag and line.page == last.page:
        return line.tag.number != last.tag.number and not _tag_goes_on(last, line)
    if LABEL.fullmatch(last.text) and len(group) == 1 and _is_level(last, line) and line.seen[0] >= last.seen[0]:
        return False
    if BULLET.match(line.text) or not is_like(last, line):
        return True
    runs_on = goes_on(last, line) or _hangs(last)
    if line.page != last.page or line.base > last.base + last.size:
        return not runs_on or (line.page == last.page and _is_next_cell(group, line))
    if _is_beside(last, line):
        return True
    far = step(last, line)
    if runs_on:
        return far < -1.5 or far > SPARE * max(pitch.of(line), _own(group, pitch)) or not _is_near(group, line)
    return far > ROOM * _own(group, pitch) or far < -1.5 or _begins_anew(group, line) or _ends_short(group, line)


def _hangs(last: Line) -> bool:
    """Whether a line ends with a word that another must follow."""
    return last.words.rstrip().rpartition(" ")[2] in BEHIND


def _own(group: Sequence[Line], pitch: Pitch) -> float:
    """The step within the group as far as it goes; what is usual before that."""
    steps = [step(one, other) for one, other in pairwise(group[-RECENT:]) if one.page == other.page]
    most = SPARE * pitch.of(group[0])
    return max((far for far in steps if 0.7 < far <= most), default=pitch.of(group[-1]))


def _is_level(last: Line, line: Line) -> bool:
    return abs(line.base - last.base) < 0.5 * max(last.size, 1.0)


def _is_beside(last: Line, line: Line) -> bool:
    """The next cell of a row, or the other column."""
    return _is_level(last, line) and line.seen[0] - last.seen[2] > max(last.size, 1.0)


def _is_next_cell(group: Sequence[Line], line: Line) -> bool:
    """Whether a line beside the first of the group is another cell of its row; a column is longer than a cell."""
    return len(group) < COLUMN and (_is_level(group[0], line) or line.base < group[0].base)


def _is_of_cell_before(before: Sequence[Line], group: Sequence[Line], line: Line) -> bool:
    """Whether a row of a table is broken by the page, and `line` goes on with the cell before the last one."""
    if not before or len(group) >= COLUMN or not before[-1].page == group[0].page == group[-1].page == line.page - 1:
        return False
    under = abs(before[-1].seen[0] - line.seen[0]) < 2 < abs(group[0].seen[0] - line.seen[0])
    return under and _is_level(before[0], group[0]) and is_like(before[-1], line) and goes_on(before[-1], line)


def _is_near(group: Sequence[Line], line: Line) -> bool:
    """Whether a line stands under its group, or goes on beside it."""
    return _is_level(group[-1], line) or any(overlaps(other, line) for other in group[-3:])


def _begins_anew(group: Sequence[Line], line: Line) -> bool:
    """An item's lines are set in behind its bullet, a paragraph's lines before their first one."""
    last = group[-1]
    if BULLET.match(group[0].text) and (len(group) == 1 or line.seen[0] < group[0].seen[0] - 2):
        return line.seen[0] < group[0].seen[0] - 2
    inset = (line.seen[0] - last.seen[0]) / max(line.size, 1.0)
    flush = len(group) < 2 or abs(last.seen[0] - group[-2].seen[0]) < 2 or len(group) == 2
    return INDENT[0] < inset < INDENT[1] and flush and bool(SENTENCE_END.search(last.words))


def _tag_goes_on(last: Line, line: Line) -> bool:
    """Two elements of one paragraph: a cell's lines, or a line that a note's number interrupts."""
    if last.tag and line.tag and last.tag.table:
        return (last.tag.table, last.tag.row, last.tag.cell) == (line.tag.table, line.tag.row, line.tag.cell) and (
            not SENTENCE_END.search(last.words) and line.words[:1].islower()
        )
    going = line.words[:1].islower() or line.words[:1] in ".,;:)"
    return not SENTENCE_END.search(last.words) and going and not BULLET.match(line.words)


def _ends_short(group: Sequence[Line], line: Line) -> bool:
    """A line that stops well before the right edge of its column ends its paragraph."""
    last = group[-1]
    near = (*group[-RECENT:], line)
    right, left = max(other.seen[2] for other in near), min(other.seen[0] for other in near)
    short = right - last.seen[2] > SHORT * (right - left)
    return short and (bool(SENTENCE_END.search(last.words)) or line.words[:1].isupper())
