"""The forms in which a report is read, each a module.

In: a `Report`. Out: text or bytes. Writers never import one another, never print, and open only the project's own data.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

from carelint.finding import Report
from carelint.kinds import Kinds
from carelint.writers.options import Options

if TYPE_CHECKING:
    from carelint.writers import terminal
    from carelint.writers.exchange import csv, github, gitlab, json, jsonl, junit, markdown, sarif, xlsx
    from carelint.writers.page import html
    from carelint.writers.page import pdf as printed
    from carelint.writers.pdf import notes
    from carelint.writers.word import docx


class Writer(Protocol):
    """A module of this folder."""

    def write(self, report: Report, *, options: Options) -> str | bytes:
        """The report in this form. Raises WriteError, and nothing else."""


WRITERS: Mapping[str, Writer] = Kinds(
    "carelint.writers",
    {
        "text": "terminal",
        "html": "page.html",
        "docx": "word.docx",
        "pdf": "page.pdf",
        "pdf-notes": "pdf.notes",
        "markdown": "exchange.markdown",
        "json": "exchange.json",
        "jsonl": "exchange.jsonl",
        "csv": "exchange.csv",
        "xlsx": "exchange.xlsx",
        "sarif": "exchange.sarif",
        "github": "exchange.github",
        "gitlab": "exchange.gitlab",
        "junit": "exchange.junit",
    },
)
"""Imported when used: all of them together would cost every hook 60 ms."""
if TYPE_CHECKING:  # each module is held to the protocol
    HELD: tuple[Writer, ...] = (
        terminal, html, docx, printed, notes, markdown, json, jsonl, csv, xlsx, sarif, github, gitlab, junit
    )  # fmt: skip
BINARY: frozenset[str] = frozenset({"docx", "pdf", "pdf-notes", "xlsx"})
"""Forms that a screen cannot show."""
COPIES: frozenset[str] = frozenset({"docx", "pdf-notes"})
"""Forms that are the document itself with notes in it; they need its bytes."""
STREAMED: frozenset[str] = frozenset({"jsonl"})
"""Forms whose parts may be written one after another, so that a run needs no more memory for more documents."""
SUGGESTING: frozenset[str] = frozenset({"docx"})
"""Forms that can carry safe replacements as tracked changes."""
