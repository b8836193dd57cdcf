"""How many processes work side by side.

In: what somebody asked for. Out: a number, or SettingsError.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress

from carelint.errors import SettingsError

MOST = 64
"""Our choice (2026-11-27), not measured: each takes some 300 MB."""


def side_by_side(said: str) -> int:
    """The number that `N` or `auto` means. Raises SettingsError."""
    if said == "auto":
        return min(cores(), MOST)
    if said.isascii() and said.isdecimal() and 1 <= int(said) <= MOST:
        return int(said)
    hint = f"A number from 1 to {MOST}, or auto: one for each processor."
    raise SettingsError("it cannot have this value", key="--jobs", value=said, hint=hint)


def cores() -> int:
    """Processors that this process may use."""
    if sys.platform == "linux":
        with suppress(OSError):
            return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
