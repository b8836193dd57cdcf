"""What is said of words that stand in a file and that nobody sees.

In: how many there are, and where. Out: a warning.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Unseen:
    """What was left out so far."""

    words: int = 0


SAID = "words that nobody sees were not read: "


def not_seen(count: int, where: str = "") -> list[str]:
    """A warning, if there are any."""
    return [f"{SAID}{count}{where and f' ({where})'}"] if count else []
