"""The third noun, and the report that gathers what one run produced.

In: what checks noticed. Out: the nouns that writers only read, `Finding`, `Care`, `Tone`, `Checked`, `Report`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from carelint.document import Document
from carelint.left import Left
from carelint.opinion import Opinion
from carelint.places import Place
from carelint.register import ReadAs
from carelint.rule import Level
from carelint.source import Source
from carelint.spelling import Spelled
from carelint.tree import Tree


@dataclass(frozen=True, slots=True)
class Finding:
    """A phrase that was noticed, why, and what might be said instead."""

    rule: str
    """family/what-is-wrong."""
    family: str
    pathology: str
    """hurry, blur, cruelty or burden."""
    answer: str
    """elegance, high definition, responsiveness or minimally disruptive care."""
    level: Level
    start: int
    end: int
    text: str
    """`Document.text[start:end]`, always."""
    place: Place
    context: str
    """The sentence as a person reads it, and where in it the phrase stands, in code points."""
    context_start: int
    context_end: int
    sentence: int
    """Where `context` begins in the folded document, in code points."""
    message: str
    """One line: what the words do to the person."""
    why: str
    instead: tuple[str, ...]
    """Words of care: those that fit this sentence, then what to think of."""
    becomes: str
    """The replacement for `text` where it is safe to put one in, else empty."""
    sources: tuple[str, ...]
    """Keys of wordlists/sources.yaml."""
    fingerprint: str
    """See `fingerprints`: it stays when lines move."""
    becomes_start: int = 0
    """Half-open span that `becomes` replaces: the phrase, or more where an article or words beside it change too."""
    becomes_end: int = 0
    put_start: int = 0
    """Where that begins in `context`, in code points."""
    put_end: int = 0
    think: tuple[str, ...] = ()
    """Those of `instead` that are a thought, and cannot simply be put in."""
    withheld: str = ""
    """Why it is not shown; empty where it is. See `policy`."""
    works: tuple[str, ...] = ()
    """What each of `sources` stands for, in full, also in an organisation's own sources.yaml."""
    left: Left | None = None
    """Of what is withheld: who left it, where somebody did; see `sifting`."""

    @property
    def replaces(self) -> str:
        """What `becomes` replaces, as a person reads it: the phrase, or more where words beside it change too."""
        return self.context[self.put_start : self.put_end]


@dataclass(frozen=True, slots=True)
class Considered:
    """A place that a rule might have meant, and what the judges thought of it."""

    rule: str
    level: Level
    start: int
    """Half-open code points of `Document.text`."""
    end: int
    opinions: tuple[Opinion, ...]
    """In the order in which they were given; the first no is the last."""
    kept: bool
    """Whether the judges let it stand."""
    withheld: str = ""
    """Why it is not shown although it stands; see `policy`."""
    tree: Tree | None = field(default=None, compare=False)
    """The grammar of its sentence, where that was read and asked for."""


@dataclass(frozen=True, slots=True)
class Care:
    """A phrase in which care already speaks."""

    start: int
    end: int
    text: str
    expresses: str
    """elegance, high definition, responsiveness, minimally disruptive care or kinship."""


@dataclass(frozen=True, slots=True)
class Trace:
    """Words in which a story may be told, or people are asked."""

    what: str
    """story or asked."""
    kind: str
    """person (who goes through something), speech, past (a narrative), heading; or question."""
    start: int
    """Half-open code points of `Document.text`."""
    end: int


@dataclass(frozen=True, slots=True)
class Section:
    """The tone of the text under one heading."""

    heading: str
    start: int
    end: int
    words: int
    """Count of its words; its heading is not among them, nor are the words below counted in it."""
    industrial: int
    """Count of industrial words, listed or only counted."""
    care: int
    """Count of words of care."""


@dataclass(frozen=True, slots=True)
class Tone:
    """How much industrial and how much care language a document carries."""

    words: int
    industrial: int
    care: int
    sections: tuple[Section, ...]
    counted: frozenset[int] = frozenset()
    """Where the words begin that are counted, of either kind, so that a page can show them."""
    traces: tuple[Trace, ...] = ()
    """Where somebody's story may be told, and where people are asked; in order."""
    of_people: bool = True
    """Whether the paper is about people who are cared for, so that a story could be expected of it."""

    @property
    def story(self) -> bool:
        """Whether somebody's own story is told: traces of two kinds at least say so."""
        return len({one.kind for one in self.told}) > 1

    @property
    def asks_what_matters(self) -> bool:
        """Whether anybody is asked what matters, in whatever words."""
        return bool(self.asked)

    @property
    def told(self) -> tuple[Trace, ...]:
        """Traces of a story."""
        return tuple(one for one in self.traces if one.what == "story")

    @property
    def asked(self) -> tuple[Trace, ...]:
        """Questions to people."""
        return tuple(one for one in self.traces if one.what == "asked")

    @property
    def industrial_per_1000(self) -> float:
        """Industrial words per 1,000 words."""
        return round(1000 * self.industrial / self.words, 1) if self.words else 0.0

    @property
    def care_per_1000(self) -> float:
        """Words of care per 1,000 words."""
        return round(1000 * self.care / self.words, 1) if self.words else 0.0


@dataclass(frozen=True, slots=True)
class Checked:
    """One document and what was noticed in it, in reading order."""

    document: Document
    register: str
    """board, policy or clinical."""
    words: int
    findings: tuple[Finding, ...]
    """Every level; writers list `change` and `consider` and only count `notice` unless asked."""
    care: tuple[Care, ...]
    tone: Tone
    spelled: Spelled = Spelled("gb", "")
    """In which English words of care are offered."""
    withheld: tuple[Finding, ...] = ()
    """What the judges let stand and policy does not show, each with its reason."""
    considered: tuple[Considered, ...] = ()
    """Every candidate, in the order in which it was found."""
    read_as: tuple[ReadAs, ...] = ()
    """The register of the whole, with its reason, then those of sections that are read as something else."""
    clear: Checked | None = field(default=None, repr=False)
    """The same without masks, where it has some; only for a form that is a copy of the document itself."""
    redacted: str = ""
    """What `redact` has masked in it: identifiers, or all but the noticed phrases; empty for nothing."""
    compared: str = ""
    """What it was compared with, a baseline or an older version; empty for nothing."""

    @property
    def path(self) -> str:
        """The document's path as the user gave it."""
        return self.document.path

    def register_at(self, offset: int) -> str:
        """The register at a place of the document's text."""
        inside = (one.register for one in self.read_as[1:] if one.start <= offset < one.end)
        return next(inside, self.register)

    @property
    def left(self) -> tuple[Finding, ...]:
        """What somebody allowed, and what stood there before; what is only counted anyway is not among it."""
        return tuple(found for found in self.withheld if found.left and found.level is not Level.NOTICE)

    @property
    def listed(self) -> tuple[Finding, ...]:
        """Findings that are shown one by one."""
        return tuple(found for found in self.findings if found.level is not Level.NOTICE)


@dataclass(frozen=True, slots=True)
class Unread:
    """A document that could not be read, and what to do about it."""

    source: Source
    reason: str
    hint: str
    passing: bool = False
    """Whether another try may read it: its process was lost, and what it holds was not refused."""

    @property
    def path(self) -> str:
        """What it is called."""
        return str(self.source)


@dataclass(frozen=True, slots=True)
class Provenance:
    """What judged; made by the module of that name."""

    rules: tuple[tuple[str, str], ...] = ()
    """(id, hash) of each rule that noticed something."""
    model: str = ""
    """Hash of the bundled parser, or name and version of another."""
    reader: str = ""
    """Hash of the learned reader and of how far it is believed; empty where it was off."""
    settings: str = ""
    """Hash of the settings that change judgement."""


@dataclass(frozen=True, slots=True)
class Report:
    """What one run produced."""

    version: str
    """carelint's own version."""
    dictionary: str
    """Short hash of the dictionary and rules that judged."""
    documents: tuple[Checked, ...]
    unread: tuple[Unread, ...] = ()
    judges: Callable[[], Provenance] = field(default=Provenance, compare=False, repr=False)
    """Says what judged, when a form asks: its hashes take 10 ms."""
    stopped: bool = False
    """Whether somebody stopped it before everything was read."""
    packs: tuple[tuple[str, str], ...] = ()
    """(name, version) of each of an organisation's own dictionaries that judged."""

    @property
    def provenance(self) -> Provenance:
        """What judged."""
        return self.judges()

    @property
    def clear(self) -> Report:
        """The same without masks: for a form that is a copy of the document itself, and for no other."""
        return replace(self, documents=tuple(done.clear or done for done in self.documents))
