"""Which runs of a Word document nobody sees: hidden, of no size, or painted like what is behind them.

In: a package and a run of one of its parts. Out: yes or no. Where anything leaves it open – text boxes, tables whose
style shades them, pictures and shapes that lie anywhere on the page, patterns – words on it count as seen.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from carelint.package import Package
from carelint.readers.parts.colours import WHITE, Colour, are_alike, colour

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
EFFECTS = "{http://schemas.microsoft.com/office/word/2010/wordml}"
LONGEST_CHAIN = 20
SMALLEST = 2
"""Half-points up to which nobody reads type: 1 point, the least that Word lets somebody choose."""
NO = ("0", "false", "off")
HIGHLIGHTS = {
    "darkblue": "navy", "darkcyan": "teal", "darkgreen": "green", "darkmagenta": "purple", "darkred": "maroon",
    "darkyellow": "olive", "darkgray": "gray", "lightgray": "silver", "green": "lime",
}  # fmt: skip
"""Word's names for colours that pages call otherwise."""


@dataclass(frozen=True, slots=True)
class Manner:
    """What a style, or a run itself, says of its type; None where it says nothing."""

    hidden: bool | None = None
    ink: str | None = None
    size: int | None = None
    shade: Any = None
    """The element that says what lies beneath."""

    def over(self, under: Manner) -> Manner:
        """This, and where it is silent the other."""
        return Manner(
            under.hidden if self.hidden is None else self.hidden,
            under.ink if self.ink is None else self.ink,
            under.size if self.size is None else self.size,
            under.shade if self.shade is None else self.shade,
        )

    @property
    def is_doubtful(self) -> bool:
        """Whether text of this manner may be unseen."""
        if self.hidden or (self.size is not None and self.size <= SMALLEST):
            return True
        return self.ink not in (None, "auto") and (self.shade is not None or are_alike(colour(self.ink or ""), WHITE))


PLAIN = Manner()


@dataclass(frozen=True, slots=True)
class Inks:
    """Asked run by run."""

    styles: dict[str, Manner] = field(default_factory=dict)
    """Style → what it and those that it rests on say, if anything."""
    usual: Manner = PLAIN
    """What a paragraph without a style says."""
    shading: frozenset[str] = frozenset()
    """Styles of tables that shade something."""
    page: Colour | None = WHITE
    """None where something may lie beneath the text."""
    wary: bool = False
    """Whether a paragraph's style alone can make its words unseen."""

    def hides(self, run: Any) -> bool:
        """Whether nobody sees the text of a run."""
        properties = run.find(f"{W}rPr")
        if properties is None and not self.wary:
            return False
        manner = PLAIN if properties is None else self._own(properties)
        if self.wary or manner.ink is not None:
            manner = manner.over(self._of_paragraph(run))
        if manner.hidden or (manner.size is not None and manner.size <= SMALLEST):
            return True
        if manner.ink in (None, "auto") or (properties is not None and _is_painted(properties)):
            return False
        return are_alike(colour(manner.ink or ""), self._ground(run, manner))

    def _own(self, properties: Any) -> Manner:
        if not self.styles:
            return _said(properties)
        style = properties.find(f"{W}rStyle")
        own = _said(properties)
        return own if style is None else own.over(self.styles.get(style.get(f"{W}val", ""), PLAIN))

    def _of_paragraph(self, run: Any) -> Manner:
        for outer in run.iterancestors(f"{W}p"):
            style = outer.find(f"{W}pPr/{W}pStyle")
            return self.usual if style is None else self.styles.get(style.get(f"{W}val", ""), PLAIN).over(self.usual)
        return PLAIN

    def _ground(self, run: Any, manner: Manner) -> Colour | None:
        """What lies beneath a run; None where it is not known."""
        if manner.shade is not None and (said := _shade(manner.shade)) != "auto":
            return colour(said)
        for outer in run.iterancestors():
            tag = outer.tag
            if tag == f"{W}txbxContent" or (tag == f"{W}tbl" and self._is_shaded(outer)):
                return None
            shade = outer.find(SHADES[tag]) if tag in SHADES else None
            if shade is not None and (said := _shade(shade)) != "auto":
                return colour(said)
        return self.page

    def _is_shaded(self, table: Any) -> bool:
        style = table.find(f"{W}tblPr/{W}tblStyle")
        return style is not None and style.get(f"{W}val") in self.shading


SHADES = {f"{W}p": f"{W}pPr/{W}shd", f"{W}tc": f"{W}tcPr/{W}shd", f"{W}tbl": f"{W}tblPr/{W}shd"}


SPEAKING = frozenset({f"{W}{name}" for name in ("vanish", "color", "sz", "shd")})
"""What run properties must hold to say anything here; a highlight speaks to a colour only."""


def _said(properties: Any) -> Manner:
    """What run properties say themselves."""
    if SPEAKING.isdisjoint([one.tag for one in properties]):
        return PLAIN
    vanish, ink = properties.find(f"{W}vanish"), properties.find(f"{W}color")
    size = properties.find(f"{W}sz")
    shade = properties.find(f"{W}highlight") if ink is not None else None
    if shade is None or shade.get(f"{W}val") == "none":
        shade = properties.find(f"{W}shd")
    number = size.get(f"{W}val", "") if size is not None else ""
    return Manner(
        None if vanish is None else vanish.get(f"{W}val", "1") not in NO,
        None if ink is None else ink.get(f"{W}val", "auto"),
        int(number) if number.isdigit() and len(number) < 6 else None,
        shade,
    )


def _shade(element: Any) -> str:
    """The colour of a shading or a highlight; `auto` where it is none, nothing where it is a pattern."""
    if element.tag == f"{W}highlight":
        said = str(element.get(f"{W}val", "")).lower()
        return HIGHLIGHTS.get(said, said)
    pattern, fill = element.get(f"{W}val", "clear"), element.get(f"{W}fill")
    if pattern == "solid":
        return str(element.get(f"{W}color", ""))
    if pattern not in ("clear", "nil"):
        return ""
    return str(fill or ("" if element.get(f"{W}themeFill") else "auto"))


def _is_painted(properties: Any) -> bool:
    """Whether an effect paints the letters otherwise than their colour says, or round them."""
    if any(properties.find(f"{EFFECTS}{name}") is not None for name in ("textFill", "textOutline", "glow", "shadow")):
        return True
    return any(properties.find(f"{W}{name}") is not None for name in ("outline", "shadow", "emboss", "imprint"))


def inks_of(package: Package, main: str, root: Any) -> Inks:
    """The inks of the document whose main part is `main`, with its root element."""
    sheet = package.xml(f"{main.rpartition('/')[0]}/styles.xml")
    known, based, shading, first, own = {}, {}, set(), "", set()
    for style in sheet.iterfind(f"{W}style") if sheet is not None else ():
        key, properties, base = style.get(f"{W}styleId", ""), style.find(f"{W}rPr"), style.find(f"{W}basedOn")
        known[key] = PLAIN if properties is None else _said(properties)
        based[key] = base.get(f"{W}val", "") if base is not None else ""
        if style.get(f"{W}type") == "table" and next(style.iter(f"{W}shd"), None) is not None:
            shading.add(key)
        if style.get(f"{W}type") == "paragraph":
            own.add(key)
            first = key if style.get(f"{W}default") in ("1", "true", "on") else first
    styles = {key: one for key in known if (one := _chained(key, known, based)) != PLAIN}
    shading |= {key for key in known if shading.intersection(_chain(key, based))}
    default = sheet.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") if sheet is not None else None
    usual = styles.get(first, PLAIN).over(PLAIN if default is None else _said(default))
    wary = any(one.over(usual).is_doubtful for one in (usual, *(styles[key] for key in own & styles.keys())))
    return Inks(styles, usual, frozenset(shading), _page(package, main, root), wary)


def _chain(key: str, based: dict[str, str]) -> Iterator[str]:
    for _ in range(LONGEST_CHAIN):
        if not key:
            return
        yield key
        key = based.get(key, "")


def _chained(key: str, known: dict[str, Manner], based: dict[str, str]) -> Manner:
    found = PLAIN
    for one in _chain(key, based):
        found = found.over(known.get(one, PLAIN))
    return found


def _page(package: Package, main: str, root: Any) -> Colour | None:
    """The paper; not known where it is coloured, or where a picture or shape may lie anywhere on it."""
    behind = root.find(f"{W}background")
    if behind is not None and not are_alike(colour(behind.get(f"{W}color", "")), WHITE):
        return None
    headers = [target for name, target in package.relations(main).values() if name in ("header", "footer")]
    for part in (root, *filter(lambda one: one is not None, map(package.xml, headers))):
        if next(part.iter("{*}anchor", "{*}shape", "{*}rect", "{*}group"), None) is not None:
            return None
    return WHITE
