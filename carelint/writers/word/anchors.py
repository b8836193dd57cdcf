"""Finds the runs that hold a phrase, or the nearest place where Word takes a comment.

In: a document, its package, and offsets in its text. Out: an `Anchor` round the phrase itself, or one that says
where its words stand.

Word keeps comments in the body only: it ignores them in headers, footers, text boxes, footnotes and endnotes
([MS-OI29500] 2.1.315). What a form field holds belongs to the form, so there the whole field is taken.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from carelint.document import Document
from carelint.package import RELATION, Package
from carelint.places import Place
from carelint.wordml import Paragraph, Piece, W, paragraphs, pieces
from carelint.writers.word.runs import Cuts

PASSED = frozenset(
    f"{W}{name}"
    for name in ("ins", "moveTo", "hyperlink", "smartTag", "customXml", "fldSimple", "sdtContent", "dir", "bdo")
)
"""Elements of a paragraph inside which a comment may begin and end (ISO 29500-1, 17.13.4)."""
FORMS = frozenset(
    {"text", "dropDownList", "comboBox", "date", "dataBinding", "picture", "checkbox", "equation", "citation"}
)
"""Kinds of content controls whose content is not free text."""
WHERE = {
    "header": "in the page header",
    "footer": "in the page footer",
    "footnotes": "in this footnote",
    "endnotes": "in this endnote",
    "comments": "in another comment here",
    "diagramData": "in the diagram here",
    "aFChunk": "in a document that this one takes in",
    "box": "in the text box here",
    "field": "in this form field",
    "drawing": "in the drawing here",
    "": "near here",
}


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a comment is put round."""

    paragraph: Any
    first: Any = None
    """Element before which it begins; None for the paragraph's own beginning."""
    last: Any = None
    """Element after which it ends; None for the paragraph's own end."""
    where: str = ""
    """Where the words stand if not exactly here, in words; empty where they do."""
    behind: Any = None
    """What the reference to the comment stands behind, if not the end itself: the end of the field it is in."""
    leads: bool = False
    """Whether the reference comes first in its paragraph. LibreOffice (7.4) drops what stands before it in the first
    paragraph of a content control; Word goes by the range alone."""


@dataclass(frozen=True, slots=True)
class Span:
    """A part of one piece of text."""

    paragraph: Paragraph
    piece: Piece
    start: int
    end: int


class Part:
    """The paragraphs of a part and their pieces, found by the numbers that the reader gave them."""

    def __init__(self, root: Any, depth: int) -> None:
        self.paragraphs = {paragraph.number: paragraph for paragraph in paragraphs(root, depth)}
        self._pieces: dict[int, dict[tuple[int, int], Piece]] = {}

    def piece(self, place: Place) -> tuple[Paragraph, Piece] | None:
        """The piece that begins at `place`."""
        paragraph = self.paragraphs.get(place.paragraph or 0)
        if paragraph is None:
            return None
        if paragraph.number not in self._pieces:
            found = pieces(paragraph, _shown)
            self._pieces[paragraph.number] = {(piece.run, piece.offset): piece for piece in found}
        piece = self._pieces[paragraph.number].get((place.run or 0, place.offset or 0))
        return (paragraph, piece) if piece else None


def _shown(_: Any) -> bool:
    """No run is left out: what the reader did not read, no finding names."""
    return False


class Anchors:
    """Where comments go in the main part of a package."""

    def __init__(self, document: Document, package: Package, main: str, root: Any, cuts: Cuts) -> None:
        self._document, self._package, self._main, self._root = document, package, main, root
        self._cuts = cuts
        self._parts = {main: Part(root, package.limits.depth)}
        self._kinds = {target: (key, kind) for key, (kind, target) in package.relations(main).items()}

    def anchor(self, start: int, end: int) -> Anchor | None:
        """Round `text[start:end]`, or as near as Word allows; None where the part has no paragraph at all."""
        place = self._document.place_of(start, end)
        spans = self.spans(start, end)
        if place.part == self._main and spans:
            return self._round(spans[0], spans[-1])
        if place.part == self._main and (paragraph := self._parts[self._main].paragraphs.get(place.paragraph or 0)):
            return self._held(paragraph.element, WHERE[""])
        return self._elsewhere(place) or self._first(place)

    def spans(self, start: int, end: int) -> list[Span]:
        """The pieces of the main part that hold `text[start:end]`; none unless every one reads what it should."""
        found = []
        for stretch in self._stretches(start, end):
            hit = self._parts[self._main].piece(stretch.place) if stretch.place.part == self._main else None
            if hit is None or hit[1].text != self._document.text[stretch.start : stretch.end]:
                return []
            left, right = max(start, stretch.start), min(end, stretch.end)
            found.append(Span(*hit, left - stretch.start, right - stretch.start))
        return found

    def _stretches(self, start: int, end: int) -> Iterator[Any]:
        block = self._document.block_at(start)
        stretches = block.stretches if block else ()
        first = bisect_right(stretches, start, key=lambda stretch: stretch.start) - 1
        for stretch in stretches[max(0, first) :]:
            if stretch.start >= end:
                return
            yield stretch

    def _round(self, first: Span, last: Span) -> Anchor | None:
        holder = first.paragraph.element
        if first.paragraph.where.inside == "box" or _outermost(holder) is not holder or holder.tag != f"{W}p":
            return self._held(holder, WHERE["box"]) or self._first(Place())
        begins, ends = carrier(first), carrier(last)
        free = [is_free(span, holding) for span, holding in ((first, begins), (last, ends))]
        return Anchor(
            holder,
            _widened(self._cuts.begin(first.piece.element, first.start) if free[0] else begins, ahead=True),
            _widened(self._cuts.end(last.piece.element, last.end) if free[1] else ends, ahead=False),
            "" if all(free) else _kind(begins if not free[0] else ends),
            _field_end(last) if last.piece.in_field else None,
            leads_control(last.paragraph.element),
        )

    def _held(self, element: Any, where: str) -> Anchor | None:
        """The whole paragraph of the body that holds an element."""
        paragraph = _outermost(element)
        leads = paragraph is not None and leads_control(paragraph)
        return Anchor(paragraph, where=where, leads=leads) if paragraph is not None else None

    def _elsewhere(self, place: Place) -> Anchor | None:
        """The mark in the body that leads to what stands in another part."""
        key, kind = self._kinds.get(place.part or "", ("", ""))
        mark = self._mark(place, key, kind)
        if mark is None:
            return None
        paragraph = next(mark.iterancestors(f"{W}p"), None)
        if kind in ("footnotes", "endnotes") and paragraph is not None and paragraph is _outermost(mark):
            holding = _carrier(mark, paragraph)
            return Anchor(paragraph, holding, holding, WHERE[kind], leads=leads_control(paragraph))
        return self._held(mark, WHERE[kind])

    def _mark(self, place: Place, key: str, kind: str) -> Any:
        if kind == "diagramData":
            return next((one for one in self._root.iter() if one.get(f"{RELATION}dm") == key), None)
        if kind not in ("footnotes", "endnotes", "comments") or place.part is None:
            return None
        if place.part not in self._parts:
            self._parts[place.part] = Part(self._package.xml(place.part), self._package.limits.depth)
        paragraph = self._parts[place.part].paragraphs.get(place.paragraph or 0)
        name = kind.removesuffix("s")
        note = next(paragraph.element.iterancestors(f"{W}{name}"), None) if paragraph else None
        number = note.get(f"{W}id") if note is not None else None
        return next((m for m in self._root.iter(f"{W}{name}Reference") if m.get(f"{W}id") == number), None)

    def _first(self, place: Place) -> Anchor | None:
        """The first paragraph of the body."""
        kind = self._kinds.get(place.part or "", ("", ""))[1]
        for paragraph in self._parts[self._main].paragraphs.values():
            if paragraph.element.tag == f"{W}p" and paragraph.where.inside != "box":
                return self._held(paragraph.element, WHERE.get(kind, WHERE[""]))
        return None


def _outermost(element: Any) -> Any:
    """The paragraph of the body that holds an element, however deep in boxes it stands."""
    found = element if element.tag == f"{W}p" else None
    for above in element.iterancestors(f"{W}p"):
        found = above
    return found


def _widened(element: Any, *, ahead: bool) -> Any:
    """The link, insertion or field that begins (or ends) with an element: its edge is the words' edge too."""
    found = element
    while (above := found.getparent()).tag in PASSED or above.tag == f"{W}sdt":
        if above.tag != f"{W}sdt" and next(found.itersiblings(preceding=ahead), None) is not None:
            break
        found = above
    return found


def _field_end(span: Span) -> Any:
    """Where the field that holds a piece ends; None if that is in another paragraph."""
    depth, passed = 0, False
    for element in span.paragraph.elements:
        passed = passed or element is span.piece.element
        kind = element.get(f"{W}fldCharType") if element.tag == f"{W}fldChar" else ""
        depth += {"begin": 1, "end": -1}.get(kind or "", 0)
        if passed and kind == "end" and depth <= 0:
            return element
    return None


def leads_control(paragraph: Any) -> bool:
    """Whether it is the first paragraph of a content control."""
    return any(next(above.iter(f"{W}p"), None) is paragraph for above in paragraph.iterancestors(f"{W}sdt"))


def carrier(span: Span) -> Any:
    """The run that holds a piece, or whatever closed thing holds that run."""
    return _carrier(span.piece.element, span.paragraph.element)


def _carrier(element: Any, paragraph: Any) -> Any:
    found = element
    for above in element.iterancestors():
        if above is paragraph:
            break
        if above.tag not in PASSED and not _is_open(above):
            found = above
    return found


def _is_open(element: Any) -> bool:
    """Whether it is a content control for free text."""
    if element.tag != f"{W}sdt":
        return False
    properties = element.find(f"{W}sdtPr")
    kinds = {str(one.tag).rpartition("}")[2] for one in properties} if properties is not None else set()
    return not kinds & FORMS


def is_free(span: Span, holding: Any) -> bool:
    """Whether the run may be cut inside this piece."""
    element = span.piece.element
    return holding.tag == f"{W}r" and element.getparent() is holding and len(element) == 0


def _kind(holding: Any) -> str:
    return WHERE["field"] if holding.tag == f"{W}sdt" else WHERE["drawing"]
