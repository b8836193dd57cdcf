"""What a judge thinks of a candidate, with the reason that `explain` shows.

In: what a judge found. Out: `Opinion`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Opinion:
    """yes keeps a candidate, no silences it, None could not tell."""

    author: str
    """guard, referent, holder, status or specificity: who thinks so."""
    says: bool | None
    reason: str
    """Never quotes the document."""
    words: str = ""
    """Words of the document that the reason is about; kept apart, so that they can be masked."""
    strength: float = 1.0
    """0 to 1; what words and grammar decide is certain."""

    def __str__(self) -> str:
        mark = {True: "yes", False: "no", None: "unsure"}[self.says]
        said = f"{self.author}: {mark} – {self.reason}" + (f" «{self.words}»" if self.words else "")
        return said if self.strength == 1 else f"{said} ({self.strength:.2f})"


def yes(author: str, reason: str, words: str = "") -> Opinion:
    """The candidate may stand."""
    return Opinion(author, True, reason, words)


def no(author: str, reason: str, words: str = "") -> Opinion:
    """The candidate is silenced."""
    return Opinion(author, False, reason, words)


def unsure(author: str, reason: str) -> Opinion:
    """The judge could not tell, or the sentence has to be parsed first."""
    return Opinion(author, None, reason)
