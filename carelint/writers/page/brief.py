"""The report on one page, for a board pack: what was noticed most, and where care speaks.

In: a `Report`. Out: `Brief`, of which the template only prints.
"""

from __future__ import annotations

from dataclasses import dataclass

from carelint.finding import Checked, Finding, Report
from carelint.rule import Level
from carelint.writers.options import Options
from carelint.writers.voice.closing import closing, tallied
from carelint.writers.voice.grouping import groups, summary
from carelint.writers.voice.quoted import Quoted, quotations
from carelint.writers.voice.saying import noticed
from carelint.writers.voice.titling import title_of
from carelint.writers.voice.whole import balance
from carelint.writers.voice.wording import beginning, counted

ROWS = 10
"""Wordings that leave room for the rest on a sheet of A4."""
CARE = 3
SAID = 400
"""Code points of what is said of the whole paper."""
TITLE = 120


@dataclass(frozen=True, slots=True)
class Row:
    """A wording and how often it stands there."""

    found: Finding
    times: int


@dataclass(frozen=True, slots=True)
class Brief:
    """What the page shows."""

    title: str
    summary: str
    said: str
    phrases: int
    rows: list[Row]
    more: int
    """Wordings that are not shown."""
    care: list[Quoted]
    closing: str


def brief(report: Report, options: Options) -> Brief:
    """The one page."""
    shown = [found for done in report.documents for found in noticed(done, options)]
    rows = [Row(group.first, len(group.findings)) for group in groups(shown)]
    rows.sort(key=lambda row: (row.found.level is not Level.CHANGE, -row.times))
    only = report.documents[0] if len(report.documents) == 1 else None
    return Brief(
        title=beginning(title_of(only.document), TITLE)
        if only
        else counted(len(report.documents), "document", "documents"),
        summary=summary(only) if only else _summed(report, len(shown)),
        said=beginning(balance(only), SAID) if only else "",
        phrases=len(shown),
        rows=rows[:ROWS],
        more=max(0, len(rows) - ROWS),
        care=_care(report.documents),
        closing=closing(tallied(report, options), options.packs_off),
    )


def _summed(report: Report, phrases: int) -> str:
    words = counted(sum(done.words for done in report.documents), "word", "words")
    said = f"{counted(phrases, 'phrase was', 'phrases were')} noticed" if phrases else "nothing was noticed"
    spoken = sum(len(done.care) for done in report.documents)
    return f"In {words}, {said}." + (f" Care already speaks in {counted(spoken, 'place', 'places')}." if spoken else "")


def _care(documents: tuple[Checked, ...]) -> list[Quoted]:
    """One passage of each paper, in turn, until the page is full."""
    each = [quotations(done, CARE) for done in documents]
    return [some[number] for number in range(CARE) for some in each if number < len(some)][:CARE]
