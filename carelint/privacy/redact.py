"""Masks what a report may not show, once and before any writer, so that every form is covered alike.

In: a `Report`, and whether everything but the noticed phrases goes. Out: the same report with masks of equal
length, so that every offset, block and gap holds. It masks what it recognises; carelint is no de-identifier.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from carelint.document import MASKED, MASKED_ALL, Block, Document, Gap
from carelint.errors import QUOTES
from carelint.finding import Care, Checked, Considered, Finding, Report, Section, Unread
from carelint.fingerprints import fingerprints
from carelint.fold import fold, fold_document
from carelint.left import Left
from carelint.places import Place
from carelint.privacy.certain import about_somebody
from carelint.privacy.learning import learn
from carelint.privacy.masking import MASK, WORDS, Cover, cover, masks, path_masked, string
from carelint.privacy.names.known import NOBODY, Known
from carelint.privacy.seen import see
from carelint.source import Source

IDENTIFIERS, ALL = "identifiers", "all"
LETTERS = re.compile(r"[^\W\d_]{2,}")


def redact(report: Report, *, everything: bool = False) -> Report:
    """The report with identifiers masked in clinical papers, or with everything but the noticed phrases masked."""
    files: dict[str, list[Checked]] = defaultdict(list)
    for done in report.documents:
        files[file_of(done.document)].append(done)
    made: dict[int, Checked] = {}
    known: dict[str, Known] = {}
    for file, some in files.items():
        after, known[file] = redact_file(some, everything=everything)
        made.update((id(old), new) for old, new in zip(some, after, strict=True))
    return replace(
        report,
        documents=tuple(made[id(done)] for done in report.documents),
        unread=tuple(
            redact_unread(one, known.get(one.source.file, NOBODY), everything=everything) for one in report.unread
        ),
    )


def redact_file(
    some: Sequence[Checked], known: Known = NOBODY, *, everything: bool = False
) -> tuple[tuple[Checked, ...], Known]:
    """The documents of one file, or of a part of it, and what is known of its names by now.

    `file_of` says which belong together. Hand the `Known` of one part to the next, and every name that a part
    introduces is masked in all that follow. What is masked already stays as it is.
    """
    fresh = [done for done in some if done.redacted not in (ALL, ALL if everything else IDENTIFIERS)]
    private = known.private or any(about_somebody(done.register, done.document.text) for done in fresh)
    if not fresh or not (everything or private):
        return tuple(some), known
    made, known = _masked_together(fresh, replace(known, private=private), everything=everything)
    after = {id(old): new for old, new in zip(fresh, made, strict=True)}
    return tuple(after.get(id(done), done) for done in some), known


def file_of(document: Document) -> str:
    """Rows of a table are judged together, and a message with its attachments: a short note leaves one guessing."""
    return document.source.file


def _masked_together(some: Sequence[Checked], known: Known, *, everything: bool) -> tuple[list[Checked], Known]:
    """Each document under the names of all; the first one that is changed says so."""
    seen = [see(fold_document(done.document)) for done in some]
    known = learn(known, [done.document for done in some], seen)
    made: list[Checked] = []
    for done, one in zip(some, seen, strict=True):
        new = _masked(done, cover(done, one, known, everything=everything))
        if not known.told and new.document.text != done.document.text:
            new, known = _with_note(new, MASKED_ALL if everything else MASKED), replace(known, told=True)
        made.append(new)
    return made, known


def _with_note(done: Checked, note: str) -> Checked:
    return replace(done, document=replace(done.document, warnings=(*done.document.warnings, note)))


def _masked(done: Checked, under: Cover) -> Checked:
    document = _document(done.document, under)
    every = [_finding(one, under) for one in (*done.findings, *done.withheld)]
    prints = fingerprints((one.rule, fold(one.context).text) for one in every)
    every = [replace(one, fingerprint=made) for one, made in zip(every, prints, strict=True)]
    shown = len(done.findings)
    return replace(
        done,
        document=document,
        findings=tuple(every[:shown]),
        care=tuple(_care(one, under) for one in done.care),
        tone=replace(done.tone, sections=tuple(_section(one, under) for one in done.tone.sections)),
        withheld=tuple(every[shown:]),
        considered=tuple(_considered(one, under) for one in done.considered),
        redacted=ALL if under.everything else IDENTIFIERS,
    )


def _document(document: Document, under: Cover) -> Document:
    return replace(
        document,
        source=_source(document.source, under.known),
        text=under.text,
        blocks=tuple(_block(block, under) for block in document.blocks),
        title=string(document.title, under),
        warnings=tuple(path_masked(one, under.known) for one in document.warnings),
        remarks=(),
    )


def _source(source: Source, known: Known) -> Source:
    """A row is named by its number: what a column of ids holds is often a person's number."""
    file, attachment = (path_masked(said, known) for said in (source.file, source.attachment))
    return replace(source, file=file, attachment=attachment, id="", clear=source.clear or source.file)


def _block(block: Block, under: Cover) -> Block:
    label = masks(block.label, [(0, len(block.label))], LETTERS)
    return replace(
        block,
        place=_place(block.place, under),
        label=label if under.everything else string(block.label, under),
        gaps=tuple(_gap(gap, under) for gap in block.gaps),
    )


def _gap(gap: Gap, under: Cover) -> Gap:
    """What a gap reads is mostly nothing or a space; an entity reads as its letter."""
    if not WORDS.search(gap.reads):
        return gap
    index = bisect_right(under.hidden, gap.start, key=lambda span: span[0]) - 1
    inside = index >= 0 and gap.start < under.hidden[index][1]
    return replace(gap, reads=MASK * len(gap.reads)) if inside else gap


def _finding(finding: Finding, under: Cover) -> Finding:
    return replace(
        finding,
        text=under.text[finding.start : finding.end],
        place=_place(finding.place, under),
        context=_context(finding, under),
        left=_left(finding.left, under),
    )


def _left(left: Left | None, under: Cover) -> Left | None:
    """The reason of a permission is text of the document, or of somebody who knows it."""
    return left and replace(left, reason=string(left.reason, under))


def _considered(one: Considered, under: Cover) -> Considered:
    """Opinions quote the document apart from their reasons; a tree holds the whole sentence."""
    opinions = tuple(replace(opinion, words=string(opinion.words, under)) for opinion in one.opinions)
    return replace(one, opinions=opinions, tree=None)


def _context(finding: Finding, under: Cover) -> str:
    """The same stretch of the masked text."""
    return under.plain[finding.sentence : finding.sentence + len(finding.context)]


def _care(care: Care, under: Cover) -> Care:
    return replace(care, text=under.text[care.start : care.end])


def _section(section: Section, under: Cover) -> Section:
    return replace(section, heading=string(section.heading, under))


def _place(place: Place, under: Cover) -> Place:
    if place.heading is None and place.sheet is None:
        return place
    heading, sheet = (None if said is None else string(said, under) for said in (place.heading, place.sheet))
    return replace(place, heading=heading, sheet=sheet)


def redact_unread(unread: Unread, known: Known = NOBODY, *, everything: bool = False) -> Unread:
    """Nobody knows the register of what was not read; a hint may quote the first row of a table."""
    reason, hint = (path_masked(said, known) for said in (unread.reason, unread.hint))
    said, quotes, quoted = hint.partition(QUOTES)
    if everything:
        hint = f"{said}{quotes}{masks(quoted, [(0, len(quoted))])}"
    return replace(unread, source=_source(unread.source, known), reason=reason, hint=hint)
