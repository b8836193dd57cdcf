"""Word's lists: the number or bullet that stands before a paragraph and is nowhere in its text.

In: the numbering part of a package. Out: `Numbering`, which counts paragraph by paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from carelint.package import Package

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DEPTHS = 9
ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Level:
    """How one depth of a list is numbered."""

    form: str
    """decimal, lowerLetter, lowerRoman, bullet, none …"""
    text: str
    """`%1.%2`, or the bullet."""
    start: int


@dataclass
class Numbering:
    """The lists of a document and where each stands."""

    lists: dict[str, tuple[str, dict[int, Level]]]
    """Id of a list → (id of the list it continues, its levels by depth)."""
    counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def label(self, number: str, depth: int) -> str:
        """The label of the next paragraph of that list at that depth; bullets of symbol fonts read `•`."""
        if number not in self.lists or depth >= DEPTHS:
            return ""
        shared, levels = self.lists[number]
        level = levels.get(depth)
        if level is None or level.form == "none":
            return ""
        if level.form == "bullet":
            return level.text if level.text.isascii() and level.text.strip() else "•"
        counts = self.counts.setdefault(shared, {})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [one for one in counts if one > depth]:
            del counts[deeper]
        return re.sub(r"%(\d)", lambda found: _shown(levels, counts, int(found.group(1)) - 1), level.text)


def _shown(levels: dict[int, Level], counts: dict[int, int], depth: int) -> str:
    level = levels.get(depth, Level("decimal", "", 1))
    return counted(counts.get(depth, level.start), level.form)


def counted(count: int, form: str) -> str:
    """A number as a list shows it; `form` is Word's name for it."""
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman"):
        roman = _roman(count)
        return roman.upper() if form == "upperRoman" else roman
    return f"{count:02d}" if form == "decimalZero" else str(count)


def _roman(count: int) -> str:
    said, rest = "", min(count, 4_000)
    for value, letters in ROMAN:
        said += letters * (rest // value)
        rest %= value
    return said


def numbering_of(package: Package, main: str) -> Numbering:
    """The lists of the document whose main part is `main`."""
    root = package.xml(f"{main.rpartition('/')[0]}/numbering.xml")
    if root is None:
        return Numbering({})
    abstract = {one.get(f"{W}abstractNumId", ""): _levels(one) for one in root.iterfind(f"{W}abstractNum")}
    lists = {}
    for one in root.iterfind(f"{W}num"):
        base = one.find(f"{W}abstractNumId")
        shared = base.get(f"{W}val", "") if base is not None else ""
        number, levels = one.get(f"{W}numId", ""), dict(abstract.get(shared, {}))
        overrides = one.findall(f"{W}lvlOverride")
        for override in overrides:
            depth = _int(override, "ilvl", 0)
            start = override.find(f"{W}startOverride")
            if start is not None and depth in levels:
                levels[depth] = Level(levels[depth].form, levels[depth].text, _int(start, "val", 1))
        lists[number] = (f"{shared}/{number}" if overrides else shared, levels)
    return Numbering(lists)


def _levels(abstract: Any) -> dict[int, Level]:
    found = {}
    for level in abstract.iterfind(f"{W}lvl"):
        form, text, start = (level.find(f"{W}{name}") for name in ("numFmt", "lvlText", "start"))
        found[_int(level, "ilvl", 0)] = Level(
            form.get(f"{W}val", "decimal") if form is not None else "decimal",
            text.get(f"{W}val", "") if text is not None else "",
            _int(start, "val", 1),
        )
    return found


def _int(element: Any, key: str, otherwise: int) -> int:
    value = element.get(f"{W}{key}", "") if element is not None else ""
    return int(value) if value.isdigit() and len(value) < 7 else otherwise
