"""OpenDocument's lists: the number or bullet that stands before a paragraph and is nowhere in its text.

In: the parts that define list styles. Out: `Lists`, whose lists count item by item.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from carelint.readers.parts.numbering import counted

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
MOST = 10_000


@dataclass(frozen=True, slots=True)
class Level:
    """How one depth of a list is numbered."""

    form: str = ""
    """decimal, lowerLetter …; empty where nothing is counted."""
    prefix: str = ""
    suffix: str = ""
    bullet: str = ""
    start: int = 1
    shown: int = 1
    """How many depths its number shows: 2 for 3.1."""


@dataclass
class Listing:
    """One list and where it stands."""

    levels: Mapping[int, Level]
    counts: dict[int, int] = field(default_factory=dict)
    _next: str = ""

    def item(self, depth: int, start: int | None = None) -> None:
        """An item at that depth, counted from 0, begins; `start` is the number that it states itself."""
        level = self.levels.get(depth, Level())
        begin = start if start is not None else self.counts.get(depth, level.start - 1) + 1
        self.counts = {one: count for one, count in self.counts.items() if one < depth} | {depth: min(begin, MOST)}
        self._next = level.bullet or (self._number(depth, level) if level.form else "")

    def _number(self, depth: int, level: Level) -> str:
        shown = range(max(0, depth - level.shown + 1), depth + 1)
        levels = [(self.levels.get(one, Level()), one) for one in shown]
        numbers = [counted(self.counts.get(one, each.start), each.form) for each, one in levels if each.form]
        return f"{level.prefix}{'.'.join(numbers)}{level.suffix}".strip()

    def label(self) -> str:
        """What stands before the first paragraph of the item."""
        said, self._next = self._next, ""
        return said


@dataclass(frozen=True)
class Lists:
    """The list styles of a document, and its numbered headings."""

    styles: Mapping[str, Mapping[int, Level]]
    headings: Listing
    last: dict[str, Listing] = field(default_factory=dict)
    """The list of each style that stood last: another may go on counting."""

    def begin(self, element: Any, around: Listing | None) -> Listing:
        """The list that an element begins, or the one around it which it is a part of."""
        name = element.get(f"{TEXT}style-name", "")
        if around is not None and name not in self.styles:
            return around
        goes_on = element.get(f"{TEXT}continue-numbering") == "true" or element.get(f"{TEXT}continue-list")
        if not (goes_on and name in self.last):
            self.last[name] = Listing(self.styles.get(name, {}), dict(around.counts) if around else {})
        return self.last[name]


def lists_of(roots: Sequence[Any]) -> Lists:
    """The lists that the parts of a document define."""
    styles: dict[str, Mapping[int, Level]] = {}
    outline: Mapping[int, Level] = {}
    for root in roots:
        for style in root.iter(f"{TEXT}list-style", f"{TEXT}outline-style"):
            if style.tag == f"{TEXT}outline-style":
                outline = _levels(style)
            else:
                styles[style.get(f"{STYLE}name", "")] = _levels(style)
    return Lists(styles, Listing(outline))


def _levels(style: Any) -> dict[int, Level]:
    return {_int(one, "level", 1) - 1: _level(one) for one in style if isinstance(one.tag, str)}


def _level(one: Any) -> Level:
    bullet = one.get(f"{TEXT}bullet-char", "")
    return Level(
        FORMS.get(one.get(f"{STYLE}num-format", ""), ""),
        one.get(f"{STYLE}num-prefix", ""),
        one.get(f"{STYLE}num-suffix", ""),
        bullet if not bullet or bullet.isascii() else "\u2022",
        _int(one, "start-value", 1),
        _int(one, "display-levels", 1),
    )


def _int(element: Any, key: str, otherwise: int) -> int:
    value = element.get(f"{TEXT}{key}", "")
    return int(value) if value.isdigit() and len(value) < 5 else otherwise


def start_of(item: Any) -> int | None:
    """The number that an item states itself."""
    value = item.get(f"{TEXT}start-value", "")
    return int(value) if value.isdigit() and len(value) < 5 else None
