"""Word's paragraph styles: which paragraphs are headings, titles, list items or captions.

In: the styles part of a package. Out: `Styles`, asked paragraph by paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from carelint.document import Kind
from carelint.readers.package import Package

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HEADING = re.compile(r"heading\s*(\d)", re.IGNORECASE)
LONGEST_CHAIN = 20
"""Styles that rest on one another; a loop of them ends here."""


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph's style makes of it."""

    kind: Kind
    level: int = 0
    is_title: bool = False


@dataclass(frozen=True, slots=True)
class Styles:
    """Styles by id: (name, id of the style it rests on, outline level or None, whether it numbers)."""

    known: dict[str, tuple[str, str, int | None, bool]]

    def of(self, paragraph: Any) -> Style:
        """The style of a paragraph, with what the paragraph itself says on top."""
        settings = paragraph.find(f"{W}pPr")
        if settings is None:
            return Style(Kind.PARAGRAPH)
        outline, listed, depth = _own(settings)
        style = settings.find(f"{W}pStyle")
        for name, level, numbered in self._chain(style.get(f"{W}val") if style is not None else None):
            found = HEADING.fullmatch(name.strip())
            if name.lower() == "title":
                return Style(Kind.HEADING, 1, is_title=True)
            if found or (outline is None and level is not None and level < 9):
                return Style(Kind.HEADING, int(found.group(1)) if found else (level or 0) + 1)
            if name.lower() == "caption":
                return Style(Kind.CAPTION)
            if "quote" in name.lower():
                return Style(Kind.QUOTE)
            listed = listed or numbered or name.lower().startswith("list ")
        if outline is not None and outline < 9:
            return Style(Kind.HEADING, outline + 1)
        return Style(Kind.ITEM, depth) if listed else Style(Kind.PARAGRAPH)

    def _chain(self, style: str | None) -> list[tuple[str, int | None, bool]]:
        found = []
        for _ in range(LONGEST_CHAIN):
            if not style:
                break
            name, base, level, numbered = self.known.get(style, (style, "", None, False))
            found.append((name, level, numbered))
            style = base
        return found


def _own(settings: Any) -> tuple[int | None, bool, int]:
    """(outline level, whether numbered, depth in its list) that a paragraph states itself."""
    outline = settings.find(f"{W}outlineLvl")
    number = settings.find(f"{W}numPr/{W}numId")
    depth = settings.find(f"{W}numPr/{W}ilvl")
    listed = number is not None and number.get(f"{W}val") != "0"
    return _value(outline), listed, _value(depth) or 0


def _value(element: Any) -> int | None:
    value = element.get(f"{W}val", "") if element is not None else ""
    return int(value) if value.isdigit() else None


def styles_of(package: Package, main: str) -> Styles:
    """The styles of the document whose main part is `main`."""
    root = package.xml(f"{main.rpartition('/')[0]}/styles.xml")
    known: dict[str, tuple[str, str, int | None, bool]] = {}
    for style in root.iterfind(f"{W}style") if root is not None else ():
        name, base = style.find(f"{W}name"), style.find(f"{W}basedOn")
        known[style.get(f"{W}styleId", "")] = (
            name.get(f"{W}val", "") if name is not None else "",
            base.get(f"{W}val", "") if base is not None else "",
            _value(style.find(f"{W}pPr/{W}outlineLvl")),
            style.find(f"{W}pPr/{W}numPr") is not None,
        )
    return Styles(known)
