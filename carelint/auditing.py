"""What an organisation has decided for its standing audit.

In: the `audit:` section of settings, checked. Out: `Auditing`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Auditing:
    """Where papers lie, where they are kept, and whose they are."""

    folders: tuple[str, ...] = ()
    """Whole paths of the folders that are read where none are named."""
    store: str = ""
    """Whole path of a SQLite file, or a URL of a PostgreSQL database; empty: beside the settings."""
    committees: tuple[tuple[str, str], ...] = ()
    """(glob as in .gitignore, name of the committee whose papers it means); the last that fits decides."""
    context: bool = False
    """Whether the sentences of findings are kept."""
