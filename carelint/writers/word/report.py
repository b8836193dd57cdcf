"""The report as a Word document of its own: summary, a table of phrases with words of care, where care already speaks.

In: a `Report`. Out: bytes of a .docx. How it looks stands in reports/report.docx, or in an organisation's own template.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from carelint.document import Document as Source
from carelint.errors import WriteError
from carelint.finding import Checked, Finding, Report
from carelint.ours import NAME
from carelint.resources import folder
from carelint.writers.options import Options
from carelint.writers.voice.cited import cited
from carelint.writers.voice.closing import closing, tallied
from carelint.writers.voice.grouping import Group, by_family, summary
from carelint.writers.voice.judged import judged_by
from carelint.writers.voice.quoted import Quoted, quotations
from carelint.writers.voice.saying import as_read, noticed
from carelint.writers.voice.titling import title_of
from carelint.writers.voice.whereabouts import whereabouts
from carelint.writers.voice.whole import balance
from carelint.writers.voice.wording import LEVELS, REGISTERS, beginning, counted, ended, ending, family_title, one_line

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell, _Row
    from docx.text.paragraph import Paragraph

COLUMNS = (("Where", 0.17), ("The words", 0.36), ("Words of care", 0.25), ("Why", 0.22))
"""Columns of the table of phrases, and their shares of the page."""
COMMENT = 255
"""Characters of a property of a file (python-docx takes no more)."""
NOTHING = (
    "Nothing was noticed here. That is not the same as kind: carelint reads words, and people read everything else."
)
ROUND = 90
"""Code points of the sentence on either side of the phrase."""
OFFERED = 3
PLACES = 6
"""Places that are named."""
CARE = 12
"""Passages that are quoted."""
STYLES = ("Title", "Subtitle", "Heading 1", "Heading 2", "List Bullet", "Quote", "Table Grid", "Caption")
"""What is asked of a template; where it has no such style, its plain one is taken."""


def write(report: Report, *, options: Options) -> bytes:
    """The report as a Word document. Raises WriteError where the template is none."""
    made = _Made(_template(options))
    for number, done in enumerate(report.documents):
        if number:
            made.document.add_page_break()  # type: ignore[no-untyped-call]  # python-docx leaves it so
        _paper(made, done, options)
    _ending(made, report, options)
    return _saved(made.document, report, options)


def _template(options: Options) -> Document:
    import docx  # 0.2 s, only for this form
    from docx.opc.exceptions import PackageNotFoundError

    path = options.template or folder("reports") / "report.docx"
    try:
        return docx.Document(str(path))
    except (PackageNotFoundError, OSError, ValueError, KeyError, zipfile.BadZipFile) as err:
        hint = "Name a Word document (.docx) that Word opens."
        raise WriteError("the template could not be read", path=str(path), key="--template", hint=hint) from err


class _Made:
    """A document that grows, in the styles that its template has."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._styles = {style.name for style in document.styles}

    def style(self, name: str) -> str | None:
        """The style, or none where the template has no such one."""
        return name if name in self._styles else None

    def add(self, text: str, style: str = "") -> Paragraph:
        """A paragraph."""
        return self.document.add_paragraph(one_line(text), style=self.style(style))

    def table(self, columns: Sequence[tuple[str, float]]) -> Table:
        """A table with its heads, which stand again on every page."""
        from docx.shared import Emu

        section = self.document.sections[-1]
        wide = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
        made: Table = self.document.add_table(1, len(columns), style=self.style("Table Grid"))
        made.autofit = False
        for column, cell, (name, share) in zip(made.columns, made.rows[0].cells, columns, strict=True):
            column.width = cell.width = Emu(int(wide * share))
            _put(cell, name, bold=True)
        _repeated(made)
        return made


def _repeated(table: Table) -> None:
    """The first row is the head of the table, to Word and to a screen reader."""
    from docx.oxml import OxmlElement

    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _put(cell: _Cell, text: str, *, bold: bool = False) -> None:
    """Words into the last paragraph of a cell."""
    cell.paragraphs[-1].add_run(one_line(text)).bold = bold


def _paper(made: _Made, done: Checked, options: Options) -> None:
    shown = noticed(done, options)
    made.add(title_of(done.document), "Title")
    made.add(summary(done))
    if said := balance(done):
        made.add(said)
    made.add(
        f"{done.path}, read as {REGISTERS[done.register]}. These notes measure no person, team or ward.", "Caption"
    )
    for warning in done.document.warnings:
        made.add(ended(f"Please note: {warning}"))
    made.add("What was noticed", "Heading 1")
    if shown:
        _phrases(made, shown, done.document)
    else:
        made.add(NOTHING)
    _care(made, done)


def _phrases(made: _Made, shown: Sequence[Finding], document: Source) -> None:
    table = made.table(COLUMNS)
    for family, groups in by_family(shown):
        head = _cells(table)
        over = head[0].merge(head[-1])
        _put(over, family_title(family), bold=True)
        over.paragraphs[-1].paragraph_format.keep_with_next = True
        for group in groups:
            _row(table, group, document)


def _cells(table: Table) -> tuple[_Cell, ...]:
    """Those of a new row, which no page breaks in two."""
    from docx.oxml import OxmlElement

    row: _Row = table.add_row()  # type: ignore[no-untyped-call]  # python-docx leaves it so
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    return row.cells


def _row(table: Table, group: Group, document: Source) -> None:
    where, words, care, why = _cells(table)
    for cell, column in zip((where, words, care, why), table.columns, strict=True):
        cell.width = column.width
    found = group.first
    _put(where, _places(document, group))
    _sentence(words, found)
    for number, text in enumerate(found.instead[:OFFERED]):
        if number:
            care.add_paragraph()
        _put(care, text)
    _put(why, f"{LEVELS[found.level.value].capitalize()}. {found.message}")


def _places(document: Source, group: Group) -> str:
    """The first of them in words, with the heading above."""
    named = [_place(document, found) for found in group.findings[:PLACES]]
    rest = len(group.findings) - PLACES
    return "; ".join(named) + (f" and {counted(rest, 'more', 'more')}" if rest > 0 else "")


def _place(document: Source, found: Finding) -> str:
    above = (found.place.heading or "").rpartition(" › ")[2]
    where = whereabouts(document, found) or "in the text"
    return f"{where} ({above})" if above else where


def _sentence(cell: _Cell, found: Finding) -> None:
    """The words in their sentence, in bold."""
    paragraph = cell.paragraphs[-1]
    before, after = found.context[: found.context_start], found.context[found.context_end :]
    for text, bold in ((ending(before, ROUND), False), (as_read(found), True), (beginning(after, ROUND), False)):
        if text:
            paragraph.add_run(_spaced(text)).bold = bold


def _spaced(text: str) -> str:
    """On one line, with the space that parts it from its neighbour."""
    return one_line(f"·{text}·")[1:-1]


def _care(made: _Made, done: Checked) -> None:
    quoted = quotations(done, CARE)
    if not quoted:
        return
    made.add("Where care already speaks", "Heading 1")
    made.add("Worth keeping, and worth more of.")
    for one in quoted:
        _quotation(made.add("", "List Bullet"), one)
    if rest := len(done.care) - len(quoted):
        made.add(f"And in {counted(rest, 'place', 'places')} more.")


def _quotation(paragraph: Paragraph, one: Quoted) -> None:
    paragraph.add_run(_spaced("“" + one.before))
    paragraph.add_run(_spaced(one.words)).bold = True
    paragraph.add_run(_spaced(one.after + "”"))
    if one.where:
        paragraph.add_run(f" ({one_line(one.where)})")


def _ending(made: _Made, report: Report, options: Options) -> None:
    works = cited(found for done in report.documents for found in noticed(done, options))
    _list(made, "What was not read", (f"{one.path}: {one.reason}. {one.hint}" for one in report.unread))
    _list(made, "Who says so", (work.full for work in sorted(works.values(), key=lambda work: work.number)))
    made.add(closing(tallied(report, options), options.packs_off), "Caption")
    read = f"Read by {NAME} {report.version} with {judged_by(report)}. Nothing left this machine."
    made.add(read, "Caption")


def _list(made: _Made, title: str, texts: Iterable[str]) -> None:
    for number, text in enumerate(texts):
        if not number:
            made.add(title, "Heading 1")
        made.add(text, "List Bullet")


def _saved(document: Document, report: Report, options: Options) -> bytes:
    about = document.core_properties
    titles = [title_of(done.document) for done in report.documents[:1]]
    about.title = one_line(f"The language of care: {titles[0]}" if titles else "The language of care")[:250]
    about.author = about.last_modified_by = NAME
    about.comments = f"{NAME} {report.version}, {judged_by(report)}"[:COMMENT]
    if options.when:
        about.created = about.modified = options.when
    held = io.BytesIO()
    document.save(held)
    return _undated(held)


def _undated(saved: io.BytesIO) -> bytes:
    """Without the clock's time beside each part, so that the same report gives the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(saved) as archive, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for info in archive.infolist():
            packed.writestr(zipfile.ZipInfo(info.filename), archive.read(info), zipfile.ZIP_DEFLATED)
    return out.getvalue()
