"""The forms in which a report is read, each a module.

In: a `Report`. Out: text or bytes. Writers never import one another, never print, and open only the project's own data.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
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
    from carelint.writers.word import report as word_report


class Writer(Protocol):
    """A module of this folder."""

    def write(self, report: Report, *, options: Options) -> str | bytes:
        """The report in this form. Raises WriteError, and nothing else."""


@dataclass(frozen=True, slots=True)
class Form:
    """The facts of one form."""

    writer: str
    """Module of this folder."""
    binary: bool = False
    """Whether a screen cannot show it."""
    copy: bool = False
    """Whether it is the document itself with notes in it, and needs its bytes."""
    streamed: bool = False
    """Whether its parts may be written one after another, so that a run needs no more memory for more documents."""
    passed_on: bool = False
    """Whether it is sent to others, who have nothing of a path on this machine."""
    in_repository: bool = False
    """Whether its readers know a file by its place in the repository."""
    short: bool = False
    """Whether it can be cut to a line a finding, or to one page."""
    templated: bool = False
    """Whether an organisation's own template can be put below it."""
    spare: bool = False
    """Whether it tells nothing of a document in which nothing was noticed but its name and counts."""
    suggests: bool = False
    """Whether it can carry safe replacements as tracked changes."""


FORMS: Mapping[str, Form] = MappingProxyType(
    {
        "text": Form("terminal", short=True),
        "html": Form("page.html", passed_on=True, short=True),
        "docx": Form("word.docx", binary=True, copy=True, suggests=True),
        "report-docx": Form("word.report", binary=True, passed_on=True, templated=True),
        "pdf": Form("page.pdf", binary=True, passed_on=True, short=True),
        "pdf-notes": Form("pdf.notes", binary=True, copy=True),
        "markdown": Form("exchange.markdown", passed_on=True),
        "json": Form("exchange.json"),
        "jsonl": Form("exchange.jsonl", streamed=True),
        "csv": Form("exchange.csv"),
        "xlsx": Form("exchange.xlsx", binary=True),
        "sarif": Form("exchange.sarif", in_repository=True),
        "github": Form("exchange.github", in_repository=True, spare=True),
        "gitlab": Form("exchange.gitlab", in_repository=True, spare=True),
        "junit": Form("exchange.junit", spare=True),
    }
)
"""In the order in which help shows them."""
BINARY: frozenset[str] = frozenset(key for key, one in FORMS.items() if one.binary)
COPIES: frozenset[str] = frozenset(key for key, one in FORMS.items() if one.copy)
WRITERS: Mapping[str, Writer] = Kinds("carelint.writers", {key: one.writer for key, one in FORMS.items()})
"""Imported when used: all of them together would cost every hook 60 ms."""
if TYPE_CHECKING:  # each module is held to the protocol
    HELD: tuple[Writer, ...] = (
        terminal, html, docx, word_report, printed, notes, markdown, json, jsonl, csv, xlsx, sarif, github, gitlab,
        junit,
    )  # fmt: skip
