"""What is looked for in a folder, and where not.

In: what settings and the command line said. Out: `Look`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from carelint.limits import Limits


@dataclass(frozen=True, slots=True)
class Look:
    """What is looked for, and where not."""

    suffixes: tuple[str, ...]
    exclude: tuple[str, ...] = ()
    """Globs as in .gitignore, from the settings."""
    home: Path | None = None
    """The folder from which `exclude` counts; the folder that is walked where there is none."""
    anyway: bool = False
    """Whether to look also where .gitignore or the name of a folder says not to."""
    limits: Limits = field(default_factory=Limits)
    """What may be asked of the machine where files are opened to be compared."""
    nested: Callable[[str], tuple[tuple[str, ...], Path | None]] | None = None
    """`exclude` and `home` of a folder within, where they may be others; the folder itself says."""
    besides: tuple[str, ...] = ()
    """Globs of the command line, beside those of the settings; they count from the current folder."""
    strict: bool = False
    """Whether `exclude` also leaves out a file that is named, as tools name every file that was changed."""
    reads: Callable[[str], bool] | None = None
    """Where the settings of files within differ: whether one of these suffixes is a document."""
