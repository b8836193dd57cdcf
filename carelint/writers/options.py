"""How a report is to be shown.

In: what the command line found out. Out: `Options`; writers never ask the environment.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """Choices that do not change what was noticed."""

    color: bool = False
    width: int = 80
    """Columns of the terminal."""
    show_notice: bool = False
    """Whether the words that are only counted are listed too."""
