"""One cell of a table: a list in it, and what a spreadsheet would take for a formula.

In: a text. Out: the parts of a list and back; a text that no spreadsheet calculates, and the text that it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

MARKS = r"=+\-@\uff1d\uff0b\uff0d\uff20"
"""What a formula begins with; the last four are the same in full width."""
BEGINS = re.compile(rf"(^|[\r\n;\t])(\s*)('*)(?=[{MARKS}])")
"""Where a spreadsheet would begin to calculate: in a cell, on a new line of it, behind what parts cells elsewhere. With
the apostrophes that stand there already, so that ours can be told from them."""
GUARDED = re.compile(rf"(^|[\r\n;\t])(\s*)'('*)(?=[{MARKS}])")
PART = re.compile(r"""\s*(?:"((?:[^"]|"")*)"|“([^”]*)”)\s*(?:[;\r\n]|$)|([^;\r\n]*)(?:[;\r\n]|$)""")
"""One part of a list: in quotation marks, or up to a semicolon or a new line."""
NEEDS = re.compile(r"""[;\r\n]|^["“\s]|\s$|^$""")
"""What a part holds that has to stand in quotation marks."""


@dataclass(frozen=True, slots=True)
class Part:
    """One of the texts of a cell."""

    text: str
    quoted: bool = False
    """Whether it stands in quotation marks, so that commas and colons in it are its own."""


def parts(cell: str) -> list[Part]:
    """The texts of a cell, parted by semicolons or new lines; what stands in quotation marks stays whole."""
    found = (PART.match(cell, at) for at in _starts(cell))
    return [one for match in found if match and (one := _part(match))]


def _starts(cell: str) -> Iterable[int]:
    at = 0
    while at < len(cell):
        yield at
        match = PART.match(cell, at)
        at = max(match.end(), at + 1) if match else len(cell)


def _part(match: re.Match[str]) -> Part | None:
    quoted = match[1].replace('""', '"') if match[1] is not None else match[2]
    if quoted is not None:
        return Part(quoted, quoted=True)
    return Part(match[3].strip()) if match[3].strip() else None


def joined(texts: Iterable[str], *, always: Iterable[str] = ()) -> str:
    """The cell that holds these texts; `always` are those that would otherwise mean something else."""
    marked = set(always)
    return "; ".join(_marked(one) if one in marked or NEEDS.search(one) else one for one in texts)


def _marked(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def guarded(text: str) -> str:
    """The text with an apostrophe before whatever a spreadsheet would calculate."""
    return BEGINS.sub(r"\1\2'\3", text)


def freed(text: str) -> str:
    """What a guarded text was; a text that was never guarded, and holds no such apostrophe, stays as it is."""
    return GUARDED.sub(r"\1\2\3", text)
