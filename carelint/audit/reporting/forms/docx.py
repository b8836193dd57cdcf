"""The report as a Word paper of two pages, for a board pack.

In: an `Account`. Out: bytes of a .docx in the styles of reports/report.docx.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from carelint.audit.comparing.telling import figure
from carelint.audit.reporting.account import QUESTIONS, Account, Passage, Point, Trend, few
from carelint.ours import NAME
from carelint.resources import folder
from carelint.version import VERSION
from carelint.writers.voice.wording import beginning, counted, one_line

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph

PHRASES, PASSAGES, STORIES, UNREAD = 8, 5, 5, 3
"""What two pages of A4 have room for; the page has all of it."""
SINCE = (2, 3, 1, 1)
"""Sentences on language, phrases, dictionary and papers."""
LONG = 400
"""Code points of a line."""
WORDS = (("The words", 0.3), ("Words of care", 0.5), ("Papers", 0.2))


def write(account: Account) -> bytes:
    """The paper."""
    import docx  # 0.2 s, only for this form

    made = _Paper(docx.Document(str(folder("reports") / "report.docx")))
    made.add("The language of care", "Title")
    made.add(account.spoken).runs[0].bold = True
    made.add(account.paragraph)
    _care(made, account)
    _faces(made, account)
    _words(made, account)
    _more(made, account)
    _questions(made)
    made.add(f"{account.judged} Of fewer than five papers no figures are told.", "Caption")
    return _saved(made.document, account)


class _Paper:
    """A document that grows."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def add(self, text: str, style: str = "Normal") -> Paragraph:
        """A paragraph."""
        made = self.document.add_paragraph(one_line(text), style=style)
        if style == "Normal":
            _close(made)
        return made

    def list(self, texts: Sequence[str]) -> None:
        """A list of short lines."""
        for text in texts:
            _close(self.add(beginning(one_line(text), LONG), "List Bullet"))

    def table(self, columns: Sequence[tuple[str, float]], rows: Sequence[Sequence[str]]) -> None:
        """A table with its head, which stands again on every page."""
        from docx.oxml import OxmlElement
        from docx.shared import Emu

        section = self.document.sections[-1]
        wide = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
        made: Table = self.document.add_table(1, len(columns), style="Table Grid")
        made.autofit = False
        for row in rows:
            cells = made.add_row().cells  # type: ignore[no-untyped-call]  # python-docx leaves it so
            for number, (cell, text) in enumerate(zip(cells, row, strict=True)):
                for at, said in enumerate(text.split("\n")):
                    if at:
                        cell.add_paragraph()
                    _put(cell, said, bold=not number)
        for cell, (name, _) in zip(made.rows[0].cells, columns, strict=True):
            _put(cell, name, bold=True)
        for column, (_, share) in zip(made.columns, columns, strict=True):
            column.width = Emu(int(wide * share))
        for line in made.rows:
            line._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
            for cell, (_, share) in zip(line.cells, columns, strict=True):
                cell.width = Emu(int(wide * share))
        made.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _put(cell: _Cell, text: str, *, bold: bool = False) -> None:
    from docx.shared import Pt

    run = cell.paragraphs[-1].add_run(one_line(text))
    run.bold, run.font.size = bold, Pt(9)
    _close(cell.paragraphs[-1], 1)


def _close(paragraph: Paragraph, points: int = 3) -> None:
    from docx.shared import Pt

    paragraph.paragraph_format.space_after = Pt(points)


def _care(made: _Paper, account: Account) -> None:
    if not account.passages:
        return
    made.add("Where care already speaks", "Heading 1")
    made.add("Worth sharing: read one aloud, and thank whoever wrote it.")
    for one in _spread(account.passages):
        line = made.add("", "List Bullet")
        line.add_run(_spaced("“" + one.before))
        line.add_run(_spaced(one.words)).bold = True
        line.add_run(_spaced(one.after + "”"))
        line.add_run(f" ({one_line(', '.join(filter(None, (one.answer, one.paper, one.committee))))})")
        _close(line)


def _spread(passages: Sequence[Passage]) -> list[Passage]:
    """One of each kind, then more."""
    first = {one.answer: one for one in reversed(passages)}
    chosen = [one for one in passages if first[one.answer] is one]
    return [*chosen, *(one for one in passages if one not in chosen)][:PASSAGES]


def _spaced(text: str) -> str:
    """On one line, with the space that parts it from its neighbour."""
    return one_line(f"·{text}·")[1:-1]


def _faces(made: _Paper, account: Account) -> None:
    made.add("Hurry, blur, cruelty, burden, and what answers them", "Heading 1")
    made.add(account.together)
    last = [point.period for point in account.pathologies[0].points[-2:]]
    wide = 0.6 / (2 * len(last))
    heads = [("Phrases of", 0.14), *((f"in {one}", wide) for one in last), ("and words of", 0.26)]
    heads += [(f"in {one}", wide) for one in last]
    rows = [
        (face.key, *_course(face, last), answer.key, *_course(answer, last))
        for face, answer in zip(account.pathologies, account.answers, strict=False)
    ]
    made.table(heads, rows)
    made.add("In 1,000 words; below, where the rate may lie in truth. There is no line to reach.", "Caption")


def _course(trend: Trend, periods: Sequence[str]) -> list[str]:
    """Rates of these periods; nothing where words of care were counted by another list."""
    told = {point.period: point for point in trend.points}
    return [_point(told[one]) if one in told else "–" for one in periods]


def _point(point: Point) -> str:
    if not point.rate.told:
        return "too few papers"
    rate = point.rate
    return f"{figure(rate.per_1000)}\n{figure(rate.low)} – {figure(rate.high)}"


def _words(made: _Paper, account: Account) -> None:
    made.add("Phrases, with words of care", "Heading 1")
    made.add(account.about)
    rows = [
        (one.phrase, " · ".join(one.offers) or one.message, _papers(one.papers, one.moved))
        for one in account.wordings[:PHRASES]
    ]
    if rows:
        made.table(WORDS, rows)
        made.add("Phrases that stand in one or two papers are not shown.", "Caption")


def _papers(number: int, moved: str) -> str:
    since = {"arrived": "; it arrived", "grew": "; more than before", "faded": "; fewer than before"}
    return f"{few(number)}{since.get(moved, '')}"


def _more(made: _Paper, account: Account) -> None:
    if account.parts:
        made.add(f"What changed since {account.before}", "Heading 1")
        made.list(
            [f"{part.title} {' '.join(part.lines[:most])}" for part, most in zip(account.parts, SINCE, strict=False)]
        )
    if account.stories:
        made.add("Papers that tell a person’s own story", "Heading 1")
        named = [one.paper + (f", {one.committee}" if one.committee else "") for one in account.stories]
        rest = len(named) - STORIES
        made.list([*named[:STORIES], *([counted(rest, "more paper", "more papers")] if rest > 0 else [])])
    if account.unread:
        made.add("What was not read", "Heading 1")
        named = [f"{one.name}: {one.reason}." for one in account.unread]
        rest = len(named) - UNREAD
        made.list([*named[:UNREAD], *([counted(rest, "more document", "more documents")] if rest > 0 else [])])


def _questions(made: _Paper) -> None:
    made.add("Two questions, for those who read this together", "Heading 1")
    for question in QUESTIONS:
        made.add(question).runs[0].bold = True


def _saved(document: Document, account: Account) -> bytes:
    about = document.core_properties
    about.title = f"The language of care, {account.spoken}"
    about.author = about.last_modified_by = NAME
    about.comments = f"{NAME} {VERSION}, dictionaries as follows. {account.judged}"[:250]
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()
