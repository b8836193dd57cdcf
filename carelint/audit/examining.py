"""Reads and judges one paper, in a process beside others, and makes of it what is kept.

In: a `Paper`. Out: `Seen`, masked where it is clinical; the paper's text stays in this process.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable
from datetime import date

from carelint import files, readers
from carelint.audit import archives
from carelint.audit.meetings import meeting
from carelint.audit.papers import Paper, digest
from carelint.audit.period import Period
from carelint.audit.seen import Noticed, Seen, SeenDocument, SeenUnread, Spoken, Told
from carelint.beside import Judging, Terms
from carelint.errors import UnreadableError
from carelint.finding import Care, Checked, Finding, Report, Unread
from carelint.rule import Level
from carelint.sentences import sentences
from carelint.settings import Settings
from carelint.shown import Masks
from carelint.source import Source
from carelint.version import VERSION
from carelint.writers.voice.wording import one_line, place_words

CLINICAL = "clinical"
LONGEST = 200
"""Code points of a phrase by which it is counted; rules with open slots rarely find more than 60."""


class Examining:
    """The work of one process; what it needs for judging is kept from paper to paper."""

    def __init__(self, terms: Callable[[str], Terms], period: Period, *, context: bool) -> None:
        """`context`: whether the sentences of findings are kept, and those of clinical papers with words of care."""
        self.terms, self.period, self.context = terms, period, context
        self.judging = Judging(terms)

    def __call__(self, paper: Paper) -> Seen:
        """What is to be kept of a paper."""
        settings = self.terms(paper.path)[1]
        if paper.refused:
            return unread(paper, settings, paper.refused, paper.hint, made=digest(paper, settings.limits))
        try:
            if readers.is_table(paper.path, self.terms(paper.path)[2]):
                return self._seen(paper, settings, None)
            data = _bytes(paper, settings)
        except UnreadableError as err:
            return unread(paper, settings, err.reason, err.hint, made=digest(paper, settings.limits))
        return self._seen(paper, settings, data)

    def _seen(self, paper: Paper, settings: Settings, data: bytes | None) -> Seen:
        found = list(self.judging.judged(paper.path, name=paper.name, data=data))
        done = [one for one in found if isinstance(one, Checked)]
        missed = [one for one in found if isinstance(one, Unread)]
        days = [self._meets(paper, one, data or b"") for one in done]
        asked, asked_unread = settings.redact or None, settings.redact
        shown = Masks().shown(
            Report(VERSION, "", tuple(done), tuple(missed)), [asked] * len(done), [asked_unread] * len(missed)
        )
        documents = (self._document(one, *day) for one, day in zip(shown.documents, days, strict=True))
        sources = [*(one.document.source for one in shown.documents), *(one.source for one in shown.unread)]
        passing = any(one.passing for one in missed)
        made = hashlib.sha256(data).hexdigest() if data is not None else digest(paper, settings.limits)
        return Seen(
            "" if passing else made,
            sources[0].file if sources else paper.name,
            tuple(documents),
            tuple(map(_unread, shown.unread)),
        )

    def _meets(self, paper: Paper, done: Checked, data: bytes) -> tuple[date | None, str]:
        """Days in clinical papers are somebody's, and are not kept."""
        if done.register == CLINICAL:
            return None, ""
        return meeting(paper.name, done.document, data, self.period)

    def _document(self, done: Checked, meets: date | None, meets_from: str) -> SeenDocument:
        tone = done.tone
        counts = Counter((one.rule, _counted(one.text)) for one in done.findings)
        return SeenDocument(
            part=_part(done.document.source),
            title=one_line(done.document.title),
            format=done.document.format,
            register=done.register,
            words=done.words,
            pages=max((block.place.page or block.place.slide or 0 for block in done.document.blocks), default=0),
            prose=tone.words,
            industrial=tone.industrial,
            care=tone.care,
            of_people=tone.of_people,
            story=tone.story,
            asks=tone.asks_what_matters,
            meets=meets,
            meets_from=meets_from,
            warnings=tuple(map(one_line, done.document.warnings)),
            counts=tuple((rule, phrase, often) for (rule, phrase), often in sorted(counts.items())),
            findings=tuple(self._noticed(done, one) for one in done.findings if one.level is not Level.NOTICE),
            spoken=tuple(self._spoken(done, one) for one in done.care),
            traces=tuple(
                Told(one.what, one.kind, place_words(done.document.place_of(one.start, one.end))) for one in tone.traces
            ),
        )

    def _noticed(self, done: Checked, one: Finding) -> Noticed:
        context = one_line(one.context) if self.context else ""
        register = done.register_at(one.start)
        return Noticed(
            one.rule, one.level.value, register, one_line(one.text), place_words(one.place), one.fingerprint, context
        )

    def _spoken(self, done: Checked, one: Care) -> Spoken:
        kept = self.context or CLINICAL not in (done.register, done.register_at(one.start))
        place = done.document.place_of(one.start, one.end)
        return Spoken(one_line(one.text), one.expresses, place_words(place), _sentence(done, one) if kept else "")


def unread(paper: Paper, settings: Settings, reason: str, hint: str, *, made: str) -> Seen:
    """A paper of which nothing was read."""
    missed = Unread(Source(paper.name), reason, hint)
    (one,) = Masks().shown(Report(VERSION, "", (), (missed,)), [], [settings.redact]).unread
    return Seen(made, one.source.file, (), (_unread(one),))


def _bytes(paper: Paper, settings: Settings) -> bytes:
    """What stands in a paper. Raises UnreadableError."""
    if paper.member:
        return archives.load(paper.path, paper.member, settings.limits)
    return files.load(paper.path, settings.limits.file_mb)


def _part(source: Source) -> str:
    return source.attachment or (f"row {source.row}" if source.row is not None else source.id)


def _unread(one: Unread) -> SeenUnread:
    return SeenUnread(_part(one.source), one_line(one.reason), one_line(one.hint))


def _counted(phrase: str) -> str:
    return " ".join(phrase.lower().split())[:LONGEST]


def _sentence(done: Checked, one: Care) -> str:
    """The sentence in which care speaks, as it may be shown."""
    block = done.document.block_at(one.start)
    if block is None:
        return one_line(one.text)
    text, at = done.document.text[block.start : block.end], one.start - block.start
    start, end = next(((a, b) for a, b in sentences(text) if a <= at < b), (0, len(text)))
    return one_line(text[start:end])
