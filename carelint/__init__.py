"""carelint notices wording that turns people into goods, numbers, beds or blame.

In: `check_text`, `check_file`. Out: a `Report`. Nothing heavy is imported until one of them is called.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from carelint.version import VERSION

if TYPE_CHECKING:
    from carelint.finding import Report

__version__ = VERSION


def check_text(text: str, *, register: str | None = None, packs: Sequence[str] = ()) -> Report:
    """Check a plain text.

    `register` is board, policy or clinical (guessed from the text when None); `packs` names opt-in
    packs. Raises `SettingsError` for a register or pack that does not exist. The report is whole:
    `carelint.privacy.redact.redact(report)` masks what the command line would mask.
    """
    from carelint.run import check_text as check  # heavy: compiles the rules

    return check(text, register=register, packs=packs)


def check_file(path: str, *, register: str | None = None, packs: Sequence[str] = ()) -> Report:
    """Check one file; a file that cannot be read is an entry of `Report.unread`, not an exception."""
    from carelint.run import check_file as check  # heavy: compiles the rules

    return check(path, register=register, packs=packs)
