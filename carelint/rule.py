"""The second noun: one entry of the dictionary or one rule, as checked and compiled.

In: the gate and `rulebook`. Out: `Rule`, frozen; the engine knows its kinds, never a particular rule.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from pathlib import PurePath
from types import MappingProxyType
from typing import Literal, get_args


class Level(enum.Enum):
    """How strongly a finding speaks."""

    CHANGE = "change"
    """A better word exists and sources agree."""
    CONSIDER = "consider"
    """Rewrite the thought."""
    NOTICE = "notice"
    """Business register, only counted towards the tone of a section."""


ANSWERS = MappingProxyType(
    {
        "hurry": "elegance",
        "blur": "high definition",
        "cruelty": "responsiveness",
        "burden": "minimally disruptive care",
    }
)
"""Pathology of industrial care → its answer (Allwood and others, BMJ Leader 2021)."""

Register = Literal["board", "policy", "clinical"]
REGISTERS: tuple[str, ...] = get_args(Register)
FAMILIES = (
    "industrial",
    "objectifying",
    "stigmatising",
    "disempowering",
    "blaming",
    "burdening",
    "exclusionary",
    "jargon",
)
READER = "reader"
"""What the ids of the rules begin with that speak for the learned reader, and can be switched off by."""
Pack = Literal["wider", "plain"]
PACKS: tuple[str, ...] = get_args(Pack)
"""Packs that are off unless asked for."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One way a guard can hold: every key in it must."""

    keys: tuple[tuple[str, tuple[str, ...]], ...]
    """(key, values) pairs; keys are those of `judges.guards.conditions`, values folded words or `<class>` names."""
    sense: str = ""
    """The sense that it is part of, if any."""
    why: str = ""
    """What that sense says of the words where this holds."""


@dataclass(frozen=True, slots=True)
class Example:
    """A text that the rule must flag, or must leave alone."""

    text: str
    flags: tuple[str, ...]
    """The exact phrases, in order; empty where the rule must stay silent."""
    becomes: str = ""
    register: str = ""
    line: int = 0
    """Line of the example in its file."""


@dataclass(frozen=True, slots=True)
class Sense:
    """What words mean in some surroundings, named once and used by many rules."""

    id: str
    """The name of its file."""
    why: str
    when: tuple[Condition, ...]
    """One of them holds where the words are meant so."""
    holds: tuple[Example, ...]
    """Texts in which the marked phrase is meant so …"""
    fails: tuple[Example, ...]
    """… and in which it is not."""
    literals: int = 0
    """Words that its guards hold themselves, classes not counted."""
    path: str = field(default="", compare=False)
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Positive:
    """A phrase in which care speaks."""

    id: str
    expresses: str
    anchors: tuple[str, ...]
    unless: tuple[str, ...]
    """Folded phrases that contain or follow it and mean something else."""


@dataclass(frozen=True, slots=True)
class Card:
    """What is asked of every rule before one of them is needed."""

    id: str
    kind: str
    family: str
    registers: tuple[str, ...]
    pack: str = ""
    layer: int = 0
    off: bool = False

    @property
    def shelf(self) -> str:
        """What its id begins with: its family, or `reader` where the learned reader speaks."""
        return self.id.partition("/")[0]

    @property
    def names(self) -> tuple[str, ...]:
        """By what settings may name it, the narrowest first: its id, `reader` or its family, its pack."""
        return tuple(dict.fromkeys(filter(None, (self.id, self.shelf, self.family, self.pack))))


@dataclass(frozen=True, slots=True)
class Rule:
    """Everything one entry or rule says about itself."""

    id: str
    """family/what-is-wrong."""
    kind: str
    """words, pattern, grammar or quote."""
    family: str
    pathology: str
    level: Level
    registers: tuple[str, ...]
    why: str
    message: str
    instead: tuple[str, ...]
    """Every replacement as it was written; `swaps` says which fits where."""
    sources: tuple[str, ...]
    since: str
    pack: str = ""
    """'' is the default pack; else one of PACKS."""
    anchors: tuple[tuple[str, str], ...] = ()
    """(folded literal, grammatical form); the scan finds each literal at word borders."""
    think: tuple[str, ...] = ()
    """What to think of where no words can simply be put in."""
    swaps: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
    """(anchor, or empty for every one; grammatical form; words that fit there), in the order of preference."""
    swap: bool = True
    """Whether words may be put in, and are not only offered."""
    offer: tuple[Condition, ...] = ()
    """Where one of them may hold, words are only offered."""
    only: tuple[Condition, ...] = ()
    """At least one must hold, where there are any."""
    unless: tuple[Condition, ...] = ()
    """None may hold."""
    exceptions: tuple[str, ...] = ()
    """Folded longer rightful phrases; an overlapping one silences the candidate."""
    asks: tuple[str, ...] = ("holder", "status")
    """Which of the four questions are put to a candidate."""
    pattern: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Elements of a pattern in order: (mark, choices); `?` may be missing, `*` may repeat, `!` is looked for first."""
    covers: tuple[str, ...] = ()
    """Roles whose noun phrase belongs to the span of a grammar rule: subject, object."""
    layer: int = 0
    """0 is ours; an organisation's own dictionaries count from 1, and a later one decides over an earlier."""
    off: bool = False
    """Whether an organisation looks for it in order not to have it noticed."""
    examples: tuple[Example, ...] = field(default=(), compare=False)
    literals: int = field(default=0, compare=False)
    """Words that its guards hold themselves, neither by a class nor by a sense."""
    path: str = field(default="", compare=False)
    line: int = field(default=0, compare=False)

    @property
    def senses(self) -> tuple[str, ...]:
        """The names of the senses that its guards are made of."""
        return tuple(dict.fromkeys(one.sense for one in (*self.only, *self.unless, *self.offer) if one.sense))

    @property
    def home(self) -> str:
        """File and line in which it stands, without the folders above."""
        return f"{PurePath(self.path).name}:{self.line}" if self.path else self.id

    @property
    def card(self) -> Card:
        """What is asked of all rules."""
        return Card(self.id, self.kind, self.family, self.registers, self.pack, self.layer, self.off)

    @property
    def shelf(self) -> str:
        """See `Card`."""
        return self.card.shelf

    @property
    def names(self) -> tuple[str, ...]:
        """See `Card`."""
        return self.card.names

    @property
    def answer(self) -> str:
        """What the article sets against this rule's pathology."""
        return ANSWERS[self.pathology]
