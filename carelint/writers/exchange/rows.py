"""The report as a table: one row a finding.

In: a `Report`. Out: columns, and rows of strings and numbers, each on one line.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from carelint.finding import Checked, Finding, Report
from carelint.writers.options import Options
from carelint.writers.voice.saying import noticed, where
from carelint.writers.voice.wording import family_title, one_line

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table of findings."""

    key: str
    """For tools; the name that the JSON form uses where it has one."""
    title: str
    """For people."""
    width: int
    """In characters."""


COLUMNS: tuple[Column, ...] = (
    Column("path", "Document", 25),
    Column("where", "Where", 18),
    Column("heading", "Heading", 18),
    Column("text", "Noticed", 20),
    Column("context", "In the sentence", 42),
    Column("message", "What it does", 34),
    Column("instead", "Perhaps", 30),
    Column("level", "Level", 10),
    Column("why", "Why", 42),
    Column("becomes", "Replacement", 24),
    Column("family", "Family", 24),
    Column("pathology", "Pathology", 11),
    Column("answer", "Answer", 16),
    Column("sources", "Sources", 44),
    Column("rule", "Rule", 28),
    Column("format", "Format", 10),
    Column("register", "Register", 10),
    Column("line", "Line", 7),
    Column("column", "Column", 9),
    Column("page", "Page", 7),
    Column("paragraph", "Paragraph", 11),
    Column("slide", "Slide", 7),
    Column("sheet", "Sheet", 12),
    Column("table", "Table", 7),
    Column("row", "Row", 7),
    Column("cell", "Cell", 7),
    Column("fingerprint", "Fingerprint", 24),
)


def rows(report: Report, options: Options) -> Iterator[tuple[Cell, ...]]:
    """One row a finding, in reading order."""
    for done in report.documents:
        for found in noticed(done, options):
            cells = _cells(done, found)
            yield tuple(clean(cells[column.key]) for column in COLUMNS)


def clean(cell: Cell) -> Cell:
    """A text on one line with nothing unseen in it; a number as it is."""
    return one_line(cell) if isinstance(cell, str) else cell


def _cells(done: Checked, found: Finding) -> dict[str, Cell]:
    place = found.place
    return {
        "path": done.path,
        "where": where(found),
        "heading": place.heading,
        "text": found.text,
        "context": found.context,
        "message": found.message,
        "instead": " · ".join(found.instead),
        "level": found.level.value,
        "why": found.why,
        "becomes": found.becomes,
        "family": family_title(found.family),
        "pathology": found.pathology,
        "answer": found.answer,
        "sources": ", ".join(found.sources),
        "rule": found.rule,
        "format": done.document.format,
        "register": done.register_at(found.start),
        "line": place.line,
        "column": place.column,
        "page": place.page,
        "paragraph": place.paragraph,
        "slide": place.slide,
        "sheet": place.sheet,
        "table": place.table,
        "row": place.row,
        "cell": place.cell,
        "fingerprint": found.fingerprint,
    }
