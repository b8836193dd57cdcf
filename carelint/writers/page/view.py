"""What the page shows of one document: summary, balance, care, reasons, and the document itself.

In: a checked document. Out: `Page`, of which the template only prints.
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from carelint.document import Document
from carelint.finding import Care, Checked, Finding, Section
from carelint.rule import ANSWERS
from carelint.writers.options import Options
from carelint.writers.page import flow, spoken
from carelint.writers.page.chart import Chart, chart
from carelint.writers.voice.grouping import Group, by_family, summary
from carelint.writers.voice.permitting import permitting
from carelint.writers.voice.saying import noticed
from carelint.writers.voice.titling import title_of
from carelint.writers.voice.whereabouts import whereabouts
from carelint.writers.voice.whole import balance
from carelint.writers.voice.wording import beginning, ending, one_line

ROUND = 200
"""Code points of a sentence that are shown on either side of the phrase."""
NAMED = 10
"""Phrases that are named for each pathology; their reasons follow on the page."""
SPOTS = 40
"""Places that stand in the open; the rest can be unfolded."""
FIRST = 5
"""Wordings of a family that stand in the open; the rest can be unfolded."""
FOLDED = 100
"""Blocks above which the document is folded: some three pages of print."""
LONG = 400
"""Blocks above which a browser lays out only what is near: 2,200 took Chromium 1.6 s on two cores (November 2026)."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One place of a wording."""

    number: int
    words: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A wording, why it was noticed, and all its places."""

    number: int
    """Number of its first finding."""
    found: Finding
    before: str
    """What its sentence says before the phrase, cut to size."""
    after: str
    rewritten: tuple[str, str, str] | None
    """The sentence with a safe replacement put in: before, replacement, after."""
    whole: str
    """The same, uncut, to be copied; empty where there is none."""
    spots: tuple[Spot, ...]
    leaving: tuple[str, str] | None
    """Where the line goes that leaves it as it is, and the line; None where nobody asked."""


@dataclass(frozen=True, slots=True)
class Face:
    """A face of industrial care that shows in the words, and its answer."""

    pathology: str
    answer: str
    count: int
    """Findings."""
    named: tuple[Entry, ...]
    more: int
    """Wordings that are not named here."""


@dataclass(frozen=True, slots=True)
class Counted:
    """The words that are counted in a section, each with how often."""

    section: Section
    industrial: tuple[tuple[str, int], ...]
    care: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One document as the page shows it."""

    key: str
    """Prefix of ids: d1, d2 …"""
    done: Checked
    title: str
    summary: str
    balance: str
    chart: Chart
    passages: list[spoken.Passage]
    more_care: int
    """Places in which care speaks that are not quoted."""
    families: list[tuple[str, list[Entry]]]
    faces: list[Face]
    leaves: list[flow.Leaf]
    numbers: dict[int, int]
    """id of a finding, or of care → its number on the page."""
    starts: frozenset[int]
    """Where the sections begin that the chart can lead to."""
    counted: tuple[Counted, ...]
    """What was counted in each section."""

    @property
    def folded(self) -> bool:
        """Whether the document stands folded below what was noticed in it."""
        return len(self.done.document.blocks) > FOLDED

    @property
    def long(self) -> bool:
        """Whether a browser should lay out only what is near the screen."""
        return len(self.done.document.blocks) > LONG


def page(index: int, done: Checked, options: Options, *, top: int) -> Page:
    """The page of a document; `top` is the level of its heading."""
    shown = noticed(done, options)
    families = by_family(shown)
    numbers = {id(finding): number for number, finding in enumerate(shown, 1)}
    numbers |= {id(one): number for number, one in enumerate(done.care, 1)}
    firsts = _firsts(families, numbers)
    outline = flow.Outline(top + 1)
    rows = flow.rows(done.document, shown, done.care, lambda one: (numbers[id(one)], firsts[id(one)]), outline)
    linked = {id(piece.care) for row in rows for piece in row.pieces if piece.opens and piece.care}
    foremost = spoken.foremost(spoken.passages(done, linked))
    made = functools.partial(_entry, done.document, numbers=numbers, asked=options.allow_lines)
    entries = [(family, [made(group) for group in some]) for family, some in families]
    return Page(
        key=f"d{index}",
        done=done,
        title=title_of(done.document),
        summary=summary(done),
        balance=balance(done),
        chart=chart(done.tone),
        passages=foremost,
        more_care=len(done.care) - spoken.phrases(foremost),
        families=entries,
        faces=_faces([entry for _, some in entries for entry in some]),
        leaves=flow.leaves(rows),
        numbers=numbers,
        starts=frozenset(section.start for section in done.tone.sections) & _headings(rows),
        counted=tuple(_counted(done, section) for section in done.tone.sections),
    )


def _counted(done: Checked, section: Section) -> Counted:
    """A reader who doubts a figure finds every word of it here."""
    industrial = [one for one in done.findings if one.family in ("industrial", "jargon")]
    return Counted(section, _words(done, section, industrial), _words(done, section, done.care))


def _words(done: Checked, section: Section, found: Iterable[Finding | Care]) -> tuple[tuple[str, int], ...]:
    here = (one for one in found if section.start <= one.start < section.end and one.start in done.tone.counted)
    return tuple(Counter(one_line(one.text).lower() for one in here).most_common())


def _headings(rows: Iterable[flow.Row]) -> set[int]:
    return {row.block.start for row in rows if row.level}


def _firsts(families: Sequence[tuple[str, list[Group]]], numbers: dict[int, int]) -> dict[int, int]:
    """id of a finding → number of the first one in the same words."""
    every = (group for _, some in families for group in some)
    return {id(finding): numbers[id(group.first)] for group in every for finding in group.findings}


def _entry(document: Document, group: Group, *, numbers: dict[int, int], asked: bool) -> Entry:
    found = group.first
    before, after = found.context[: found.context_start], found.context[found.context_end :]
    rewritten = _rewritten(document, found)
    return Entry(
        number=numbers[id(found)],
        found=found,
        before=ending(before, ROUND),
        after=beginning(after, ROUND),
        rewritten=_shortened(rewritten),
        whole=one_line("".join(rewritten)) if rewritten else "",
        spots=tuple(Spot(numbers[id(one)], whereabouts(document, one)) for one in group.findings),
        leaving=permitting(document, found) if asked else None,
    )


def _rewritten(document: Document, found: Finding) -> tuple[str, str, str] | None:
    """The sentence with the replacement in it; only where sentence and document agree letter by letter."""
    if not found.becomes:
        return None
    if found.replaces != document.text[found.becomes_start : found.becomes_end]:
        return None
    return found.context[: found.put_start], found.becomes, found.context[found.put_end :]


def _shortened(rewritten: tuple[str, str, str] | None) -> tuple[str, str, str] | None:
    if rewritten is None:
        return None
    before, words, after = rewritten
    return ending(before, ROUND), words, beginning(after, ROUND)


def _faces(entries: Sequence[Entry]) -> list[Face]:
    """The four faces in the article's order, those that show."""
    made = []
    for pathology, answer in ANSWERS.items():
        mine = [entry for entry in entries if entry.found.pathology == pathology]
        if mine:
            count = sum(len(entry.spots) for entry in mine)
            made.append(Face(pathology, answer, count, tuple(mine[:NAMED]), max(0, len(mine) - NAMED)))
    return made
