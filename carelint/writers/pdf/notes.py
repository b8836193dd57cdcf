"""A copy of the PDF that was read, with each phrase highlighted and a note on it.

In: a `Report` over one PDF. Out: the PDF's own bytes, unchanged, and after them highlights with pop-up notes.

Page content, existing annotations, forms, outline, tags and metadata stay as they are. A signed PDF is refused: what is
added after signing makes every viewer warn of changes, and a paper whose signature seems broken does more harm than
notes do good. A protected one is refused too: its owner has said what may be added, and its key is not ours.

The file was opened once already, by the guarded reader; here PDFium and pypdf open it again, page by page and only
where something was noticed, in a process of its own with the reader's limits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from carelint.document import Document
from carelint.errors import WriteError, origin
from carelint.finding import Checked, Finding, Report
from carelint.places import Place
from carelint.processes.apart import apart
from carelint.processes.bounds import StoppedError
from carelint.writers.options import Options
from carelint.writers.pdf.append import append, is_locked
from carelint.writers.pdf.boxes import Quad, Span, quads
from carelint.writers.pdf.earlier import may_hold
from carelint.writers.pdf.index import UnsoundError
from carelint.writers.pdf.marks import Mark
from carelint.writers.voice.grouping import Group, groups
from carelint.writers.voice.saying import noticed, offered, reason
from carelint.writers.voice.wording import LEVELS, family_title, one_line, visible

ANOTHER = "Choose another form, for example --format html."
ANEW = "Export it again, or open it and print it to a new PDF; or choose another form, for example --format html."


@dataclass(frozen=True, slots=True)
class Note:
    """A finding, the words that it covers line by line, and what is said of it."""

    finding: Finding
    spans: tuple[Span, ...]
    text: str


def write(report: Report, *, options: Options) -> bytes:
    """The PDF with notes on it. Raises WriteError where there is not exactly one, or nothing may be added to it."""
    done = _only(report)
    shown = noticed(done, options)
    notes = [note for group in groups(shown) for note in _notes(done.document, group)]
    data = options.source(done.document)
    if not notes and not may_hold(data):
        return data
    if re.search(rb"/ByteRange\s*\[", data):  # every signature has one, and it is never packed
        if not notes:
            return data
        raise WriteError("it is digitally signed: notes would read as changes after signing", path=done.path, hint=ANEW)
    try:
        return apart(_annotated, data, notes, done.path, done.document.digest, limits=options.limits)
    except (WriteError, StoppedError, MemoryError) as err:
        if not notes:
            return data  # nothing is to be said, and old notes of ours could not be looked for
        if isinstance(err, WriteError):
            raise
        raise WriteError("putting notes on it took too much time or memory", path=done.path, hint=ANOTHER) from err


def _only(report: Report) -> Checked:
    if not report.documents and len(report.unread) == 1:
        unread = report.unread[0]
        raise WriteError(unread.reason, path=unread.path, hint=unread.hint)
    if len(report.documents) != 1:
        reason = f"a copy is made of one PDF, and {len(report.documents) or 'none'} could be read"
        raise WriteError(reason, hint="Name one PDF, or choose another form, for example --format html.")
    done = report.documents[0]
    if done.document.format != "pdf":
        raise WriteError(f"it is no PDF but {done.document.format}", path=done.path, hint=ANOTHER)
    return done


def _notes(document: Document, group: Group) -> Iterator[Note]:
    """The whole note where the phrase stands first, a short one wherever it stands again."""
    for finding in group.findings:
        text = _whole(finding) if finding is group.first else _again(finding, group.first)
        yield Note(finding, tuple(_spans(document, finding)), text)


def _whole(found: Finding) -> str:
    parts = [f"“{_phrase(found)}” – {LEVELS[found.level.value]}", reason(found)]
    parts += ["\n".join(offered(found))] if found.instead else []
    parts += [f"Source: {', '.join(found.sources)}\nRule: {found.rule}"]
    return visible("\n\n".join(parts))


def _phrase(found: Finding) -> str:
    """As a person reads it."""
    return one_line(found.context[found.context_start : found.context_end])


def _again(found: Finding, first: Finding) -> str:
    perhaps = "".join(f"\n\n{line}" for line in offered(found)[:1])
    where = f"The reason stands on page {first.place.page}, where it was first noticed."
    return visible(f"“{_phrase(found)}”, again – {LEVELS[found.level.value]}{perhaps}\n\n{where}")


def _spans(document: Document, found: Finding) -> Iterator[Span]:
    """The words of a finding, line by line; what joins two lines stands on no page."""
    block = document.block_at(found.start)
    for stretch in block.stretches if block else ():
        start, end = max(found.start, stretch.start), min(found.end, stretch.end)
        words = document.text[start:end].strip()
        if start < end and words and stretch.exact and stretch.place.page and stretch.place.box:
            yield _span(stretch.place, words, document.text.index(words, start) - stretch.start)


def _span(place: Place, words: str, before: int) -> Span:
    return Span(place.page or 0, words, place.box or (0, 0, 0, 0), (place.offset or 0) + before)


def _annotated(data: bytes, notes: Sequence[Note], path: str, digest: str) -> bytes:
    """Runs apart. Raises WriteError and MemoryError, and nothing else: an engine's own errors do not travel."""
    import logging

    from pypdf.errors import PyPdfError
    from pypdfium2 import PdfiumError

    logging.disable()  # pypdf reports there what it mends; this process has nothing else to say
    try:
        if is_locked(data):
            hint = "Save a copy without protection, if its owner allows, and check that one."
            raise WriteError("it is protected: nothing may be added to it", path=path, hint=hint)
        return _with_marks(data, notes, digest)
    except (WriteError, MemoryError):
        raise
    except (UnsoundError, PyPdfError, PdfiumError) as err:
        raise WriteError("it is damaged, so that nothing can safely be added to it", path=path, hint=ANEW) from err
    except Exception as err:  # whatever else its engines stumble on; a message may hold the file's text
        reason = f"notes could not be put on it ({type(err).__name__} at {origin(err)})"
        raise WriteError(reason, path=path, hint=ANEW) from err


def _with_marks(data: bytes, notes: Sequence[Note], digest: str) -> bytes:
    """Raises UnsoundError where PDFium does not see each mark on its page."""
    import pypdfium2 as pdfium

    pdf = pdfium.PdfDocument(data)
    corners = iter(quads(pdf, [span for note in notes for span in note.spans]))
    marks = [
        mark
        for number, note in enumerate(notes, 1)
        for mark in _marks(note, corners, f"carelint-{digest[:8]}-{number}")
    ]
    made = append(data, marks)
    copy = pdfium.PdfDocument(made.data)
    for page, more in made.grown.items():
        if len(copy) != len(pdf) or _annotations(copy, page) != _annotations(pdf, page) + more:
            raise UnsoundError
    copy.close()
    pdf.close()
    return made.data


def _annotations(pdf: Any, page: int) -> int:
    import pypdfium2.raw as raw

    loaded = pdf[page - 1]
    count: int = raw.FPDFPage_GetAnnotCount(loaded)
    loaded.close()
    return count


def _marks(note: Note, corners: Iterator[Quad], name: str) -> Iterator[Mark]:
    """One mark on each page that the phrase touches; the note stands on the first."""
    lines = [(span.page, next(corners)) for span in note.spans]
    first = lines[0][0] if lines else 0
    for page in dict.fromkeys(page for page, _ in lines):
        text = note.text if page == first else visible(f"“{_phrase(note.finding)}” begins on page {first}.")
        here = tuple(quad for number, quad in lines if number == page)
        subject = family_title(note.finding.family)
        yield Mark(page, note.finding.level, here, text, subject, name if page == first else f"{name}-{page}")
