"""Keeps a process of our own within what a document may ask of the machine.

In: `Limits`. Out: nothing; from then on the system itself refuses more. Called in the child that does the work.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress

from carelint.limits import Limits

METHOD = "fork" if sys.platform == "linux" else "spawn"
"""Forking takes 5 ms, spawning 0.3 s; elsewhere than on Linux forking is not safe."""


class StoppedError(Exception):
    """The work took too long, or its process came to an end in the middle of it."""

    def __init__(self, *, late: bool) -> None:
        super().__init__()
        self.late = late
        """Whether it was ended because it took too long."""


def hold_back(limits: Limits) -> None:
    """No core dump, and no more memory than allowed on top of what is in use. Windows knows no such limits."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    size = _in_use() + (limits.memory_mb << 20)
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    with suppress(ValueError, OSError):  # macOS knows the limit and does not take it
        resource.setrlimit(resource.RLIMIT_AS, (size if hard < 0 else min(size, hard), hard))


def _in_use() -> int:
    """Bytes of address space."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0
