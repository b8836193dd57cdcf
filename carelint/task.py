"""What is to be checked, and by what.

In: a document that was read, or why it was not. Out: `Task` and `Missed`, which the engine takes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from carelint.document import Document
from carelint.finding import Checked, Unread
from carelint.rulebook import Rulebook
from carelint.settings import Settings

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Task:
    """A document that is to be checked, and by what."""

    document: Document
    rulebook: Rulebook
    settings: Settings
    only: frozenset[str] = frozenset()
    """Ids of the rules that judge; all of them where empty."""
    thorough: bool = False
    """Whether rules that policy withholds are judged too, and the grammar is kept: to explain; three times slower."""
    fresh: tuple[Span, ...] | None = None
    """Spans of its text whose words are new; None where nobody asked what is."""
    since: str = ""
    """The older version with which it was compared."""
    done: Checked | None = None
    """What was noticed in it, where that is known already."""
    like: Checked | None = None
    """An older state of it with the same blocks: each is read as what it was read there."""
    told: Callable[[Checked], None] | None = None
    """Is told what was noticed in it, where that was not known."""

    @property
    def file(self) -> str:
        """The file it comes from."""
        return self.document.source.file

    @property
    def pages(self) -> int:
        """Its pages; 0 where its format has none."""
        return self.document.blocks[-1].place.page or 0 if self.document.blocks else 0


@dataclass(frozen=True, slots=True)
class Missed:
    """A document that could not be read, and the settings of its folder."""

    unread: Unread
    settings: Settings
    pages: int = 0

    @property
    def file(self) -> str:
        """The file that was not read."""
        return self.unread.source.file
