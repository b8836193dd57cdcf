"""What a report of an audit tells, ready to be printed: no score, no target, nobody compared with anybody.

In: what `gathering.py` found in a store. Out: `Account`, which forms only print.
"""

from __future__ import annotations

from dataclasses import dataclass

from carelint.audit.comparing.comparison import Comparison
from carelint.audit.comparing.rates import FEW, Rate
from carelint.audit.comparing.telling import Part

PATIENTS, STAFF, OTHERS = "patients", "staff", ""
"""Whom words are about: people who are cared for and those close to them, those who work here, or nobody can tell."""
QUESTIONS = (
    "Is this the most careful and kind response we can muster?",
    "Did we offer careful and kind care?",
)
"""Allwood and others, BMJ Leader 2021."""


@dataclass(frozen=True, slots=True)
class Point:
    """A rate in a period."""

    period: str
    rate: Rate


@dataclass(frozen=True, slots=True)
class Trend:
    """A measure over the periods that are kept."""

    key: str
    """A pathology, an answer or kinship."""
    points: tuple[Point, ...]

    @property
    def name(self) -> str:
        """What it is called."""
        return self.key.capitalize()


@dataclass(frozen=True, slots=True)
class Wording:
    """A phrase that stands in several papers, with its words of care."""

    phrase: str
    rule: str
    message: str
    """What the words do."""
    offers: tuple[str, ...]
    papers: int
    about: str
    """patients, staff, or empty."""
    moved: str
    """arrived, grew, faded; empty where nothing can be said."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence in which care already speaks."""

    before: str
    words: str
    after: str
    answer: str
    """What it expresses."""
    paper: str
    committee: str
    place: str
    about: str


@dataclass(frozen=True, slots=True)
class Story:
    """A paper that tells a person's own story, or says that people are asked what matters."""

    paper: str
    committee: str
    asks: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A committee's papers."""

    committee: str
    noticed: Rate
    care: Rate


@dataclass(frozen=True, slots=True)
class Missed:
    """What was not read."""

    name: str
    reason: str
    hint: str


@dataclass(frozen=True, slots=True)
class Account:
    """All that a report tells of a period."""

    period: str
    spoken: str
    """The period in words: July to September 2026."""
    paragraph: str
    """The quarter in a paragraph."""
    comparison: Comparison | None
    """With the period before; none where nothing is kept of it."""
    parts: tuple[Part, ...]
    """What the comparison says."""
    pathologies: tuple[Trend, ...]
    answers: tuple[Trend, ...]
    """Those of the pathologies in their order, then kinship."""
    trended: str
    """By what trends are counted."""
    together: str
    """What the four pathologies say together."""
    wordings: tuple[Wording, ...]
    fewer: int
    """Phrases that stand in too few papers to be shown."""
    passages: tuple[Passage, ...]
    stories: tuple[Story, ...]
    about: str
    """How much is about patients, and how much about staff."""
    places: tuple[Place, ...]
    """Committees of enough papers, by name."""
    small: int
    """Papers of committees that have fewer."""
    unread: tuple[Missed, ...]
    judged: str
    """What judged."""

    @property
    def before(self) -> str:
        """The period it is compared with; empty where there is none."""
        return self.comparison.before.period if self.comparison else ""


def few(number: int) -> str:
    """A number of papers; of fewer than five no more is said."""
    return f"{number:,}" if number >= FEW else f"fewer than {FEW}"
