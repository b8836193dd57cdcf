"""How a report is to be shown.

In: what the command line found out. Out: `Options`; writers never ask the environment.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from carelint.document import Document
from carelint.errors import WriteError
from carelint.finding import Checked, Finding
from carelint.limits import Limits


def _no_source(document: Document) -> bytes:
    raise WriteError("the file itself is needed for this form", path=document.path, hint="Name it on the command line.")


def _every(done: Checked) -> Collection[Finding]:
    return done.findings


@dataclass(frozen=True, slots=True)
class Options:
    """Choices that do not change what was noticed."""

    color: bool = False
    width: int = 80
    """Columns of the terminal."""
    show_notice: bool = False
    """Whether the words that are only counted are listed too."""
    show_clean: bool = True
    """Whether a document in which nothing was noticed is shown too."""
    allow_lines: bool = False
    """Whether the line is shown that would leave a phrase as it is."""
    short: bool = False
    """Whether a line for each finding, or one page, is enough."""
    summary: bool = False
    """Whether only what was noticed how often is wanted."""
    packs_off: tuple[str, ...] = ()
    """Opt-in packs that judged nothing; the last line names them."""
    suggest: bool = False
    """Whether a copy of a Word document carries safe replacements as tracked changes."""
    fits: Callable[[Checked], Collection[Finding]] = _every
    """The findings of a document whose replacement may stand in such a copy."""
    template: Path | None = None
    """A Word document with the styles, headers and footers that a Word report is to have, in place of ours."""
    source: Callable[[Document], bytes] = _no_source
    """The bytes of the file that a document was read from, for forms that are a copy of it."""
    when: datetime | None = None
    """Date of the comments in a Word copy, as a clock on the wall shows it; without it they carry none."""
    limits: Limits = field(default_factory=Limits)
    """How much of the machine a copy may ask for."""
