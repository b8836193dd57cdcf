"""Word's paragraph styles: which paragraphs are headings, titles, list items or captions.

In: the styles part of a package. Out: `Styles`, asked paragraph by paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from carelint.document import Kind
from carelint.package import Package

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
    number: str = ""
    """Id of the list it belongs to."""
    depth: int = 0
    """Depth in that list."""


@dataclass(frozen=True, slots=True)
class Styles:
    """Styles by id: (name, id of the style it rests on, outline level or None, list it numbers in)."""

    known: dict[str, tuple[str, str, int | None, str]]
    raised: frozenset[str] = frozenset()
    """Ids of styles whose text stands above the line."""

    def raises(self, run: Any) -> bool:
        """Whether a run stands above the line, by its own settings or by its style."""
        properties = run.find(f"{W}rPr") if run is not None else None
        if properties is None:
            return False
        own = properties.find(f"{W}vertAlign")
        if own is not None:
            return bool(own.get(f"{W}val") == "superscript")
        style = properties.find(f"{W}rStyle") if self.raised else None
        return style is not None and style.get(f"{W}val") in self.raised

    def of(self, paragraph: Any) -> Style:
        """The style of a paragraph, with what the paragraph itself says on top."""
        settings = paragraph.find(f"{W}pPr")
        if settings is None:
            return Style(Kind.PARAGRAPH)
        outline, number, depth = _own(settings)
        style, bulleted = settings.find(f"{W}pStyle"), False
        for name, level, numbered in self._chain(style.get(f"{W}val") if style is not None else None):
            found = HEADING.fullmatch(name.strip())
            number = number or numbered
            if name.lower() == "title":
                return Style(Kind.HEADING, 1, is_title=True)
            if found or (outline is None and level is not None and level < 9):
                rank = int(found.group(1)) if found else (level or 0) + 1
                return Style(Kind.HEADING, rank, number=_listed(number), depth=depth or (rank - 1 if found else 0))
            if name.lower() == "caption":
                return Style(Kind.CAPTION)
            if "quote" in name.lower():
                return Style(Kind.QUOTE)
            bulleted = bulleted or name.lower().startswith("list ")
        if outline is not None and outline < 9:
            return Style(Kind.HEADING, outline + 1, number=_listed(number), depth=depth)
        if _listed(number) or (bulleted and number != "0"):
            return Style(Kind.ITEM, depth, number=_listed(number), depth=depth)
        return Style(Kind.PARAGRAPH)

    def _chain(self, style: str | None) -> list[tuple[str, int | None, str]]:
        found = []
        for _ in range(LONGEST_CHAIN):
            if not style:
                break
            name, base, level, numbered = self.known.get(style, (style, "", None, ""))
            found.append((name, level, numbered))
            style = base
        return found


def _listed(number: str) -> str:
    """0 is Word's way to say: no list after all."""
    return "" if number == "0" else number


def _own(settings: Any) -> tuple[int | None, str, int]:
    """(outline level, id of its list, depth in it) that a paragraph states itself."""
    number = settings.find(f"{W}numPr/{W}numId")
    return (
        _value(settings.find(f"{W}outlineLvl")),
        number.get(f"{W}val", "") if number is not None else "",
        _value(settings.find(f"{W}numPr/{W}ilvl")) or 0,
    )


def _value(element: Any) -> int | None:
    value = element.get(f"{W}val", "") if element is not None else ""
    return int(value) if value.isdigit() else None


def styles_of(package: Package, main: str) -> Styles:
    """The styles of the document whose main part is `main`."""
    root = package.xml(f"{main.rpartition('/')[0]}/styles.xml")
    known: dict[str, tuple[str, str, int | None, str]] = {}
    raised = set()
    for style in root.iterfind(f"{W}style") if root is not None else ():
        name, base = style.find(f"{W}name"), style.find(f"{W}basedOn")
        number = style.find(f"{W}pPr/{W}numPr/{W}numId")
        key = style.get(f"{W}styleId", "")
        known[key] = (
            name.get(f"{W}val", "") if name is not None else "",
            base.get(f"{W}val", "") if base is not None else "",
            _value(style.find(f"{W}pPr/{W}outlineLvl")),
            number.get(f"{W}val", "") if number is not None else "",
        )
        high = style.find(f"{W}rPr/{W}vertAlign")
        if high is not None and high.get(f"{W}val") == "superscript":
            raised.add(key)
    return Styles(known, frozenset(raised))
