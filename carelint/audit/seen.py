"""What was seen in a file, ready to be kept: small, plain, and without the file's text.

In: what `examining` made of a paper. Out: `Seen`, which travels from the process that judged to the one that writes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Noticed:
    """A phrase that is listed."""

    rule: str
    level: str
    register: str
    phrase: str
    place: str
    fingerprint: str
    context: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words of care."""

    phrase: str
    expresses: str
    place: str
    context: str


@dataclass(frozen=True, slots=True)
class Told:
    """A trace of a story or a question."""

    what: str
    kind: str
    place: str


@dataclass(frozen=True, slots=True)
class SeenDocument:
    """A document of a file."""

    part: str
    title: str
    format: str
    register: str
    words: int
    pages: int
    prose: int
    industrial: int
    care: int
    of_people: bool
    story: bool
    asks: bool
    meets: date | None
    meets_from: str
    warnings: tuple[str, ...]
    counts: tuple[tuple[str, str, int], ...]
    """(rule, phrase in small letters, how often)."""
    findings: tuple[Noticed, ...]
    spoken: tuple[Spoken, ...]
    traces: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class SeenUnread:
    """A document of a file that could not be read."""

    part: str
    reason: str
    hint: str


@dataclass(frozen=True, slots=True)
class Seen:
    """A file, whole."""

    digest: str
    """SHA-256 of its bytes; empty where what kept it from being read may pass, so that it is read again."""
    path: str
    """As it may be shown: in clinical papers names of people are masked in it."""
    documents: tuple[SeenDocument, ...] = ()
    unread: tuple[SeenUnread, ...] = ()

    @property
    def pages(self) -> int:
        """Of all its documents."""
        return sum(one.pages for one in self.documents)
