"""What a store gives back: the nouns of an audit, each a row that somebody can reason about.

In: rows. Out: `Document`s of a period, what was counted and noticed in them, where care speaks, what was not read, and
what judged. No text of a paper but phrases is among it, unless somebody asked for context.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from carelint.audit.period import Period


@dataclass(frozen=True, slots=True)
class Kept:
    """A period and how much of it is kept."""

    period: Period
    files: int
    documents: int
    """Read, each counted once, as it is now."""
    unread: int
    words: int
    earlier: int
    """Versions of files that a later one has replaced."""


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document as it was read once: one of a file, or a part of it (an attachment, a paper in a zip file)."""

    id: int
    """Of this store, and of no other."""
    period: str
    path: str
    """Its file, from the project's folder where it lies inside, else the whole path."""
    part: str
    """The attachment or row in the file; empty for the file itself."""
    version: int
    """1 for the first time that the file was read in this period."""
    current: bool
    """Whether no later version has taken its place."""
    judged: int
    """`Judged.id`: what judged it."""
    digest: str
    """SHA-256 of the file's bytes: equal for the same paper in two periods or folders."""
    title: str
    committee: str
    """Whose paper it is; empty where nobody knows."""
    committee_from: str
    """mapping (the settings say so), folder or nothing."""
    meets: date | None
    """The day of the meeting, as far as it could be guessed."""
    meets_from: str
    """name (of the file), folder, page (the first one), properties or nothing."""
    format: str
    register: str
    """board, policy or clinical."""
    words: int
    """All of its words: what rates are counted on."""
    pages: int
    """0 where its format has none."""
    prose: int
    """Words outside headings: what `industrial` and `care` are counted in."""
    industrial: int
    """Words of industry in prose, listed or only counted."""
    care: int
    """Words of care in prose."""
    of_people: bool
    """Whether it is about people who are cared for, so that a story could be expected."""
    story: bool
    """Whether somebody's own story is told."""
    asks: bool
    """Whether somebody is asked what matters."""
    warnings: tuple[str, ...] = ()
    """What its reader left out or had to guess."""

    @property
    def name(self) -> str:
        """What it is called."""
        return f"{self.path} \u203a {self.part}" if self.part else self.path


@dataclass(frozen=True, slots=True)
class StoredUnread:
    """A document that could not be read."""

    period: str
    path: str
    part: str
    committee: str
    reason: str
    hint: str

    @property
    def name(self) -> str:
        """What it is called."""
        return f"{self.path} \u203a {self.part}" if self.part else self.path


@dataclass(frozen=True, slots=True)
class Count:
    """How often a rule noticed a phrase in a document, listed or only counted."""

    document: int
    rule: str
    phrase: str
    """In small letters, one space between its words."""
    number: int


@dataclass(frozen=True, slots=True)
class StoredFinding:
    """A phrase that was listed, at its place."""

    document: int
    number: int
    """Its place among those of the document, from 1."""
    rule: str
    level: str
    """change or consider; what is only counted has no finding, see `Count`."""
    register: str
    """Of the section it stands in."""
    phrase: str
    """As it stands there."""
    place: str
    """Page, paragraph or line, in words; no text of the paper."""
    fingerprint: str
    context: str
    """The sentence, masked where it is of a clinical paper; empty unless asked for."""


@dataclass(frozen=True, slots=True)
class StoredCare:
    """Words of care, at their place."""

    document: int
    number: int
    phrase: str
    expresses: str
    """elegance, high definition, responsiveness, minimally disruptive care or kinship."""
    place: str
    context: str
    """The sentence, worth sharing; empty for clinical papers unless asked for, and masked then."""


@dataclass(frozen=True, slots=True)
class StoredTrace:
    """Where a story may be told, or people are asked."""

    document: int
    number: int
    what: str
    """story or asked."""
    kind: str
    """person, speech, past, heading or question."""
    place: str


@dataclass(frozen=True, slots=True)
class Judged:
    """What judged documents: two documents with the same one were judged alike."""

    id: int
    digest: str
    """Of all that follows, and of what was asked to be kept."""
    version: str
    """carelint's own."""
    dictionary: str
    model: str
    reader: str
    """Empty where the learned reader was off."""
    settings: str
    packs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoredRule:
    """A rule as it was when it judged; another hash, another rule."""

    id: str
    hash: str
    family: str
    pathology: str
    answer: str
    level: str
    """change, consider or notice."""
    message: str
