"""Finds where words of care can be put into a file, and proves it: it reads as it should, and nothing new is noticed.

In: a file, and what judges it. Out: `Paper` with its offers; `Mended` with those that were put in.
"""

from __future__ import annotations

import functools
import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from carelint.document import Document, Kind
from carelint.engine import check_document
from carelint.errors import UnreadableError
from carelint.finding import Checked, Finding, Report, Unread
from carelint.mending.offer import Offer, Put, offers
from carelint.mending.proof import Proof, Proved, Refused, noticed, touches
from carelint.mending.written import FORMATS, Written, written
from carelint.reading import Reading
from carelint.rulebook import Rulebook
from carelint.settings import Settings
from carelint.shown import Masks
from carelint.sifting import Sift
from carelint.since import Since
from carelint.task import Task
from carelint.version import VERSION

WAYS = {"docx": "carelint check FILE -f docx=COPY --suggest puts the words in as tracked changes."}
"""What there is instead, where a file of that format is not mended."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A file that was read and judged, before it is known what of it stays as it is."""

    data: bytes
    checked: Checked
    file: Written
    task: Task


@dataclass(frozen=True, slots=True)
class Paper:
    """A file with what can be put into it."""

    data: bytes
    checked: Checked
    file: Written
    task: Task
    offers: tuple[Offer, ...]
    """In order, none over another."""
    sifted: Checked
    """The same with what stays as it is among `withheld`: allowed, of old words, or held by a baseline."""

    @property
    def path(self) -> str:
        """The path as the user gave it."""
        return self.checked.path

    @property
    def clinical(self) -> bool:
        """Whether what would be changed stands in notes on somebody."""
        return any(self.checked.register_at(one.put.start) == "clinical" for one in self.offers)


@dataclass(frozen=True, slots=True)
class Mended:
    """What became of a file; each phrase that `check` would list in it is in one of the first four of these."""

    paper: Paper
    data: bytes
    """The file with the words in it."""
    offers: tuple[Offer, ...]
    """What was put in."""
    refused: tuple[Refused, ...]
    """What was wanted, and would let something else be noticed."""
    left: tuple[Finding, ...]
    """What is left to a person, where it stands now."""
    quiet: tuple[Finding, ...]
    """What is noticed no more beside the new words, where it stood."""
    fresh: tuple[Finding, ...]
    """What the learned reader sees in old words, beside the new ones, and did not see before."""
    checked: Checked
    """As it is noticed now."""

    @property
    def title(self) -> str:
        """The title of a page in which a phrase still stands that gave way in its text; empty where none does."""
        document, file = self.paper.checked.document, self.paper.file
        if document.format != "html" or any(file.in_title(document, one.put) for one in self.offers):
            return ""
        said = document.title.lower()
        return (
            document.title if any(" ".join(one.found.replaces.lower().split()) in said for one in self.offers) else ""
        )


class Mender:
    """Reads and judges files by one rulebook and settings; `since` knows which of their words are new."""

    def __init__(self, reading: Reading, rulebook: Rulebook, settings: Settings, since: Since | None = None) -> None:
        self._reading, self._rulebook, self._settings, self._since = reading, rulebook, settings, since

    @property
    def largest(self) -> int:
        """Megabytes of a file that is read."""
        return self._settings.limits.file_mb

    def paper(self, path: str, data: bytes) -> Paper:
        """A file by itself, with all that can be put in. Raises UnreadableError."""
        (paper,) = papers([self.draft(path, data)], Sift())
        return paper

    def draft(self, path: str, data: bytes) -> Draft:
        """A file as it was read and judged. Raises UnreadableError."""
        document = self._read(path, data)
        if document.format not in FORMATS:
            way = WAYS.get(document.format, "Change it in the program that made it: carelint check shows the words.")
            raise UnreadableError("only Markdown, text and HTML are changed", path=path, hint=way)
        task, file = Task(document, self._rulebook, self._settings), written(data, document)
        if self._since:
            document, fresh = self._since.fresh(path, document, self._reading.options)
            task = replace(task, document=document, fresh=fresh, since=self._since.name)
        return Draft(data, self._judged(document), file, task)

    def mended(self, paper: Paper, offers: Sequence[Offer]) -> Mended:
        """The file with these words in it, but for those with which something new would be noticed."""
        written = functools.lru_cache(maxsize=1)(functools.partial(self._written, paper))  # what is proved is written
        proved = Proof(paper.checked, paper.task, lambda puts: written(tuple(puts))[1]).of(offers)
        data = written(tuple(one.put for one in proved.offers))[0] if proved.offers else paper.data
        left, quiet, fresh = _others(paper, proved)
        return Mended(paper, data, proved.offers, proved.refused, left, quiet, fresh, proved.after)

    def shown(self, done: Checked, some: Sequence[Finding]) -> tuple[Finding, ...]:
        """Findings of a file, as a report may show them."""
        report = Report(VERSION, "", (replace(done, findings=tuple(some)),))
        return Masks().shown(report, [self._settings.redact], []).documents[0].findings

    def _written(self, paper: Paper, puts: Sequence[Put]) -> tuple[bytes, Document | None]:
        """The changed file, and as it is read; None where it cannot be written so, or does not read as it should."""
        old = paper.checked.document
        if (made := paper.file.with_words(old, puts)) is None:
            return b"", None
        data, text = made
        try:
            document = self._read(paper.path, data)
        except UnreadableError:
            return b"", None
        same = document.text == text and _shape(document) == _shape(old)
        return data, document if same else None

    def _read(self, path: str, data: bytes) -> Document:
        """Raises UnreadableError."""
        found = list(self._reading.read("-", name=path, data=data))
        if len(found) != 1 or isinstance(found[0], Unread):
            why = next((one for one in found if isinstance(one, Unread)), None)
            reason, hint = (why.reason, why.hint) if why else ("it holds several documents", "Change them one by one.")
            raise UnreadableError(reason, path=path, hint=hint)
        return found[0]

    def _judged(self, document: Document) -> Checked:
        return check_document(document, self._rulebook, self._settings)


def papers(drafts: Sequence[Draft], sift: Sift) -> list[Paper]:
    """What can be put in where `check` would list a phrase; a baseline knows phrases that moved from file to file."""
    done = sift([one.checked for one in drafts], [one.task for one in drafts])
    return [_paper(one, mine) for one, mine in zip(drafts, done, strict=True)]


def _paper(draft: Draft, sifted: Checked) -> Paper:
    document, file = draft.checked.document, draft.file
    found = offers(sifted.listed, takes=lambda put: file.span(document, put.start, put.end) is not None)
    return Paper(draft.data, draft.checked, file, draft.task, found, sifted)


def _shape(document: Document) -> list[tuple[Kind, int]]:
    return [(block.kind, block.level) for block in document.blocks]


def _others(paper: Paper, proved: Proved) -> tuple[tuple[Finding, ...], tuple[Finding, ...], tuple[Finding, ...]]:
    """What of a file's phrases is left, what is noticed no more, and what is noticed besides."""
    settled = {id(one.found) for one in proved.offers} | {id(one.offer.found) for one in proved.refused}
    now = _now(noticed(paper.checked), proved)
    left, quiet = list[Finding](), list[Finding]()
    for found in paper.sifted.listed:
        if id(found) not in settled:
            (left if id(found) in now else quiet).append(now.get(id(found), found))
    known = {id(one) for one in now.values()}
    return tuple(left), tuple(quiet), tuple(one for one in proved.after.listed if id(one) not in known)


def _now(before: Iterable[Finding], proved: Proved) -> dict[int, Finding]:
    """Each phrase, by its identity, as it stands now, if only a part of it is noticed, or by another rule."""
    after = defaultdict[str, list[Finding]](list)
    for one in proved.after.findings:
        after[one.rule].append(one)
    found = {}
    for one in before:
        spans = [*proved.moved.pieces(one.start, one.end)]
        some = itertools.chain(after[one.rule], proved.after.listed)
        if same := next((now for now in some if touches(now, spans)), None):
            found[id(one)] = same
    return found
