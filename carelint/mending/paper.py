"""Finds where words of care can be put in, and proves it: the file reads as it should, and nothing new is noticed.

In: a file, and what judges it. Out: `Paper` with its offers; `Mended` with those that were put in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from carelint.document import Document
from carelint.engine import check_document
from carelint.errors import UnreadableError
from carelint.finding import Checked, Finding, Report, Unread
from carelint.mending.written import FORMATS, Put, Written, broken, written
from carelint.reading import Reading
from carelint.rulebook import Rulebook
from carelint.settings import Settings
from carelint.shown import Masks
from carelint.sifting import Sift
from carelint.since import Since
from carelint.suggest import ARTICLE, VOWEL
from carelint.task import Task
from carelint.version import VERSION

WAYS = {"docx": "carelint check FILE -f docx=COPY --suggest puts the words in as tracked changes."}
"""What there is instead, where a file of that format is not mended."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A phrase, and words that surely fit in its place."""

    found: Finding
    put: Put

    @property
    def before(self) -> str:
        """The sentence as it is."""
        return self.found.context

    @property
    def at(self) -> int:
        """Where in the sentence the words go in: at the phrase, or at the words before it that go with it."""
        return max(0, self.found.context_start - (self.found.start - self.put.start))

    @property
    def after(self) -> str:
        """The sentence with the words in it."""
        return self.before[: self.at] + self.put.text + self.before[self.found.context_end :]


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
    """What became of a file."""

    paper: Paper
    data: bytes
    """The file with the words in it."""
    offers: tuple[Offer, ...]
    """What was put in."""
    checked: Checked
    """As it is noticed now; its findings are those that `check` would list and that were not mended."""

    @property
    def left(self) -> int:
        """Phrases that are left to a person."""
        return len(self.checked.findings)


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
        kept = list(offers)
        while kept:
            data, again = self._again(paper, kept)
            if again is None:
                kept = kept[:-1] if len(kept) == 1 else self._alone(paper, kept)
                continue
            if not (new := _new(paper.checked, again)):
                return Mended(paper, data, tuple(kept), _still(paper, again, kept))
            kept = _without_cause(kept, new, paper.checked.document)
        return Mended(paper, paper.data, (), _still(paper, paper.checked, ()))

    def shown(self, mended: Mended) -> Checked:
        """What is left of a file, as a report may show it."""
        report = Report(VERSION, "", (mended.checked,))
        return Masks().shown(report, [self._settings.redact], []).documents[0]

    def _alone(self, paper: Paper, offers: Sequence[Offer]) -> list[Offer]:
        """Those that can be put in by themselves; the first of them where all together cannot."""
        fine = [one for one in offers if self._again(paper, [one])[1] is not None]
        return fine if len(fine) < len(offers) else fine[:1]

    def _again(self, paper: Paper, offers: Sequence[Offer]) -> tuple[bytes, Checked | None]:
        """The changed file, read and judged; None where it cannot be written so, or does not read as it should."""
        old = paper.checked.document
        made = paper.file.with_words(old, [one.put for one in offers])
        if made is None:
            return b"", None
        data, text = made
        try:
            document = self._read(paper.path, data)
        except UnreadableError:
            return b"", None
        shape = [(block.kind, block.level) for block in document.blocks]
        if document.text != text or shape != [(block.kind, block.level) for block in old.blocks]:
            return b"", None
        return data, self._judged(document)

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
    return [
        Paper(
            one.data,
            one.checked,
            one.file,
            tuple(_apart(offer for found in mine.listed for offer in _offers(found, one.checked.document, one.file))),
            mine,
        )
        for one, mine in zip(drafts, done, strict=True)
    ]


def other_words(offer: Offer, document: Document, words: str) -> Offer:
    """The same phrase with somebody's own words, after the a or an that they ask for."""
    start, text = offer.found.start, words
    if found := ARTICLE.search(document.text[:start]):
        article = "an" if VOWEL.match(words) else "a"
        start, text = found.start(1), f"{article.capitalize() if found[1][0].isupper() else article} {words}"
    return Offer(offer.found, Put(start, offer.found.end, text))


def _offers(found: Finding, document: Document, file: Written) -> Iterator[Offer]:
    """The words that fit, where the file can take them."""
    put = Put(found.becomes_start, found.becomes_end, found.becomes)
    if found.becomes and file.span(document, put.start, put.end):
        yield Offer(found, put)


def _apart(offers: Iterator[Offer]) -> Iterator[Offer]:
    at = 0
    for one in offers:
        if one.put.start >= at:
            at = one.put.end
            yield one


def _still(paper: Paper, again: Checked, offers: Sequence[Offer]) -> Checked:
    """With what is listed and was not mended, where it stands now."""
    document = paper.checked.document
    grown = [(one.put.end, len(broken(one.put, document)) - (one.put.end - one.put.start)) for one in offers]
    old = {
        (found.rule, found.start + sum(more for end, more in grown if end <= found.start))
        for found in paper.sifted.listed
    }
    return replace(again, findings=tuple(found for found in again.listed if (found.rule, found.start) in old))


def _named(found: Finding) -> tuple[str, str]:
    return found.rule, " ".join(found.text.lower().split())


def _new(before: Checked, after: Checked) -> list[Finding]:
    """What is noticed now, also if only counted, and was not, or not so often."""
    more = Counter(map(_named, after.findings)) - Counter(map(_named, before.findings))
    return [found for found in after.findings if _named(found) in more]


def _without_cause(offers: Sequence[Offer], new: Sequence[Finding], before: Document) -> list[Offer]:
    """Without what was put into a sentence in which something new is noticed; without any where that is nowhere."""
    sentences = [_sentence(found) for found in new]
    kept, moved = [], 0
    for one in offers:
        start = one.put.start + moved
        end = start + len(broken(one.put, before))
        moved += end - start - (one.put.end - one.put.start)
        if not any(start < stop and begin < end for begin, stop in sentences):
            kept.append(one)
    return kept if len(kept) < len(offers) else []


def _sentence(found: Finding) -> tuple[int, int]:
    """About where the sentence of a finding stands in the document; markup in it makes it longer."""
    return found.start - found.context_start, found.end + len(found.context) - found.context_end
