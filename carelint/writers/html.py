"""The report as one self-contained page: no network, readable without script, everything escaped.

In: a `Report`. Out: HTML. What the page looks like stands in reports/report.html.j2 and report.css.
"""

from __future__ import annotations

import base64
import functools
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from carelint.document import Block, Document
from carelint.finding import Care, Checked, Finding, Report, Section
from carelint.resources import folder
from carelint.writers import wording
from carelint.writers.grouping import Group, balance, by_family, groups, summary
from carelint.writers.marking import Piece, pieces
from carelint.writers.options import Options

if TYPE_CHECKING:
    from jinja2 import Template

BARS = 14
"""Sections in the chart; the table below it has them all."""
CARE_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Row:
    """A block of the document with what is marked in it."""

    block: Block
    pieces: list[Piece]
    notes: list[tuple[int, Finding]]
    """(number of the finding, finding) for the notes beside the block; each wording once."""


@dataclass(frozen=True, slots=True)
class Page:
    """One document as the page shows it."""

    key: str
    """Prefix of ids: d1, d2 …"""
    done: Checked
    summary: str
    balance: str
    families: list[tuple[str, list[Group]]]
    numbers: dict[int, int]
    """id of a finding → its number on the page."""
    first: dict[int, int]
    """id of a finding → number of the first one of its group, under which the reason stands."""
    rows: list[Row]
    care: list[tuple[str, list[str]]]
    """What care expresses → passages."""
    bars: list[Section]


def write(report: Report, *, options: Options) -> str:
    """The report as an HTML page."""
    pages = [_page(i, done, options) for i, done in enumerate(report.documents, 1)]
    style, script = _data("report.css"), _data("report.js")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return _template().render(
        report=report,
        pages=pages,
        style=style,
        script=script,
        digest=digest,
        listed=sum(len(done.listed) for done in report.documents),
    )


def _data(name: str) -> str:
    return (folder("reports") / name).read_text(encoding="utf-8")


@functools.cache
def _template() -> Template:
    import jinja2  # 60 ms, only for this form

    environment = jinja2.Environment(
        autoescape=True,  # select_autoescape() leaves *.j2 unescaped
        loader=jinja2.FileSystemLoader(folder("reports")),
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.filters["visible"] = wording.visible
    environment.filters["place"] = wording.place_words
    environment.globals.update(
        families=wording.FAMILIES, levels=wording.LEVELS, counted=wording.counted, bar_length=_bar, id=id
    )
    return environment.get_template("report.html.j2")


def _bar(count: int, words: int, most: float) -> float:
    """Length of a bar in the chart, of 300 units."""
    rate = 1000 * count / words if words else 0.0
    return round(300 * rate / most, 1) if most else 0.0


def _page(index: int, done: Checked, options: Options) -> Page:
    shown = done.findings if options.show_notice else done.listed
    numbers = {id(finding): number for number, finding in enumerate(shown, 1)}
    return Page(
        key=f"d{index}",
        done=done,
        summary=summary(done),
        balance=balance(done),
        families=by_family(shown),
        numbers=numbers,
        first={
            id(finding): numbers[id(group.first)]
            for _, some in by_family(shown)
            for group in some
            for finding in group.findings
        },
        rows=_rows(done.document, shown, done.care, numbers),
        care=_care(done),
        bars=[s for s in done.tone.sections if s.words >= 20 and (s.industrial or s.care)][:BARS],
    )


def _rows(document: Document, findings: Sequence[Finding], care: Sequence[Care], numbers: dict[int, int]) -> list[Row]:
    """Every block in reading order with its marks; both run through the document once."""
    rows, f, c = [], 0, 0
    for block in document.blocks:
        mine: list[Finding] = []
        spoken: list[Care] = []
        while f < len(findings) and findings[f].start < block.end:
            mine.append(findings[f])
            f += 1
        while c < len(care) and care[c].start < block.end:
            spoken.append(care[c])
            c += 1
        notes = [(numbers[id(group.first)], group.first) for group in groups(mine)]
        rows.append(Row(block, pieces(document, block, mine, spoken), notes))
    return rows


def _care(done: Checked) -> list[tuple[str, list[str]]]:
    """Passages in which care speaks, by what they express; each wording once."""
    gathered: dict[str, dict[str, None]] = {}
    for one in done.care:
        passage = _passage(done.document, one)
        gathered.setdefault(one.expresses, {}).setdefault(passage)
    return [(name, list(some)[:CARE_SHOWN]) for name, some in sorted(gathered.items())]


def _passage(document: Document, care: Care) -> str:
    """The words with a little of what stands round them."""
    block = document.block_at(care.start)
    if block is None:
        return care.text
    left = max(block.start, care.start - 60)
    right = min(block.end, care.end + 60)
    left = document.text.find(" ", left, care.start) + 1 or left if left > block.start else left
    if right < block.end:
        space = document.text.rfind(" ", care.end, right)
        right = space if space > 0 else care.end
    lead, tail = "… " if left > block.start else "", " …" if right < block.end else ""
    return f"{lead}{' '.join(_read(document, block, left, right).split())}{tail}"


def _read(document: Document, block: Block, start: int, end: int) -> str:
    """The prose of a stretch, markup left out."""
    words, at = "", start
    for gap in block.gaps:
        if start <= gap.start and gap.end <= end:
            words += document.text[at : gap.start] + gap.reads
            at = gap.end
    return words + document.text[at:end]
