"""Word: everything that a reader of the page sees, each stretch with its part, paragraph and run.

In: bytes of .docx, .docm, .dotx or .dotm. Out: a `Document`. Insertions that are being tracked are read, deletions are
not; field codes are not prose, hidden text and comments are read only if asked for. python-docx would lose
insertions, content controls, text boxes and nested cells, so the parts are walked here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from carelint.document import Document, Kind
from carelint.errors import UnreadableError
from carelint.package import Package, open_package
from carelint.places import Place
from carelint.readers.options import PLAIN, Options
from carelint.readers.parts import embedded
from carelint.readers.parts.building import Builder, Headings
from carelint.readers.parts.charts import words_of
from carelint.readers.parts.hung import Hung
from carelint.readers.parts.inks import Inks, inks_of
from carelint.readers.parts.numbering import Numbering, numbering_of
from carelint.readers.parts.printed import Notes, Pages
from carelint.readers.parts.raised import put
from carelint.readers.parts.styles import Styles, W, styles_of
from carelint.readers.parts.unseen import Unseen, not_seen
from carelint.review import is_ours, withdraw
from carelint.wordml import Paragraph, paragraphs, pieces

DOCUMENT = "word/document.xml"
KINDS = {"cell": Kind.CELL, "box": Kind.PARAGRAPH}
"""What a paragraph is by what it stands in, whatever part that is in."""


def read(data: bytes, path: str, options: Options = PLAIN) -> Document:
    """Read a Word document."""
    package = open_package(data, path, options.limits)
    main = package.main_part(DOCUMENT)
    root = package.xml(main)
    if root is None:
        raise UnreadableError("there is no Word document in it", path=path, hint="Is it another kind of file?")
    withdraw(root)
    notes = Notes.of(root)
    pages, hung = Pages.of(root), Hung.of(package, main, root)
    styles, inks = styles_of(package, main), inks_of(package, main, root)
    walk = _Walk(Builder(), styles, inks, numbering_of(package, main), main, options, notes, pages, hung)
    walk.part(root, Kind.PARAGRAPH)
    walk.builder.headings = Headings()  # what stands in other parts is not below the last heading of this one
    for name, kind in _other_parts(package, main, options):
        other = package.xml(name)
        if other is None:
            continue
        if kind is Kind.CAPTION:
            walk.chart(other, name)
        else:
            replace(walk, name=name, counted=_Counted(), pages=None).part(other, kind)
    title = package.title("docProps/core.xml") or walk.counted.title.strip()
    left_out = [*not_seen(walk.unseen.words), *_left_out(package, main, root, walk.builder)]
    walk.builder.remarks += hung.remarks()
    return walk.builder.document(path, "docx", title=title, warnings=left_out)


OTHERS = (
    ("diagramData", Kind.PARAGRAPH),
    ("chart", Kind.CAPTION),
    ("footnotes", Kind.NOTE),
    ("endnotes", Kind.NOTE),
    ("header", Kind.HEADER),
    ("footer", Kind.FOOTER),
    ("comments", Kind.COMMENT),
)
"""Relations of the main part that lead to text, in the order in which it is read."""


def _other_parts(package: Package, main: str, options: Options) -> Iterator[tuple[str, Kind]]:
    relations = sorted(package.relations(main).values())
    for wanted, kind in OTHERS:
        if kind is not Kind.COMMENT or options.comments:
            yield from ((target, kind) for name, target in dict.fromkeys(relations) if name == wanted)


def _left_out(package: Package, main: str, root: Any, builder: Builder) -> list[str]:
    """What Word shows and this reader does not read; pictures only where there is nothing else."""
    missed = [*embedded.objects(root), *embedded.elsewhere(package, main, root)]
    return embedded.not_read(missed) + ([] if builder.blocks else embedded.pictures(root))


@dataclass
class _Counted:
    """What one part has shown so far."""

    title: str = ""


@dataclass(frozen=True)
class _Walk:
    """Walks one part; copies of it walk the others into the same builder."""

    builder: Builder
    styles: Styles
    inks: Inks
    numbering: Numbering
    name: str
    options: Options
    notes: Notes
    pages: Pages | None
    hung: Hung
    counted: _Counted = field(default_factory=_Counted)
    unseen: Unseen = field(default_factory=Unseen)

    def part(self, root: Any, kind: Kind) -> None:
        """Every paragraph below `root`, in reading order."""
        for found in paragraphs(root, self.options.limits.depth):
            if kind is Kind.COMMENT and is_ours(found.element):
                continue
            self.paragraph(found, KINDS.get(found.where.inside, kind))

    def chart(self, root: Any, name: str) -> None:
        """Titles and names; a chart has no paragraphs that could be counted."""
        for text in words_of(root):
            self.builder.add(text, Place(part=name, offset=0))
            self.builder.end(Kind.CAPTION, Place(part=name))

    def paragraph(self, found: Paragraph, kind: Kind) -> None:
        where = found.where
        known: dict[str, str | int | None] = {"part": self.name, "paragraph": found.number}
        known |= {"table": where.table, "row": where.row, "cell": where.cell}
        known |= self.notes.place(found.element) if kind is Kind.NOTE else {}
        page_of = self.pages.enter(found) if self.pages else {}
        if self.pages:
            known["page"] = self.pages.first
        put(self.builder, self.pieces(found, known, page_of))
        style = self.styles.of(found.element)
        label = self.numbering.label(style.number, style.depth) if style.number else ""
        if kind is Kind.PARAGRAPH:
            kind = style.kind
        if style.is_title and not self.counted.title:
            self.counted.title = self.builder.text_so_far()
        if not found.boxes and _runs_on(found.element):
            return
        if self.pages:
            known["page"] = self.pages.first
        bold = kind is Kind.PARAGRAPH and _bold(found.element)
        self.builder.end(kind, Place(**known), level=style.level, label=label, bold=bold)  # type: ignore[arg-type]
        self.notes.pass_by(found, self.builder.headings.path())

    def pieces(
        self, found: Paragraph, known: dict[str, str | int | None], page_of: dict[int, int]
    ) -> Iterator[tuple[str, Place, bool]]:
        """Text, place, and whether it stands raised; what hangs on its words is noted on the way."""
        at = self.builder.length
        for piece in pieces(found, self.hidden):
            self.hung.note(piece.element, at, at := at + len(piece.text))
            known["page"] = page_of.get(id(piece.element), known.get("page"))
            place = Place(**known, run=piece.run, offset=piece.offset)  # type: ignore[arg-type]  # replace() is slow
            yield piece.text, place, self.styles.raises(piece.element.getparent())

    def hidden(self, run: Any) -> bool:
        """Whether nobody sees a run's text; its words are counted."""
        if self.options.hidden or not self.inks.hides(run):
            return False
        self.unseen.words += len("".join(text.text or "" for text in run.iterfind(f"{W}t")).split())
        return True


def _bold(paragraph: Any) -> bool:
    """Whether each run with letters says so itself, as in papers that were converted, or typed without styles."""
    runs = [run for run in paragraph.iter(f"{W}r") if any((text.text or "").strip() for text in run.iter(f"{W}t"))]
    marks = [run.find(f"{W}rPr/{W}b") for run in runs]
    return bool(runs) and all(mark is not None and mark.get(f"{W}val") not in ("0", "false", "off") for mark in marks)


def _runs_on(paragraph: Any) -> bool:
    """Whether its end is a tracked deletion, so that the next paragraph continues it."""
    after = paragraph.getnext()
    return after is not None and after.tag == paragraph.tag and paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None
