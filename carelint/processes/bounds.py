"""Keeps a process of our own within what a document may ask of the machine.

In: `Limits`. Out: nothing; from then on the system itself refuses more. Called in the child that does the work.
"""

from __future__ import annotations

import faulthandler
import os
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from carelint.limits import Limits
from carelint.processes.signals import forget

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

METHOD = "fork" if sys.platform == "linux" else "spawn"
"""Forking takes 5 ms, spawning 0.3 s; elsewhere than on Linux forking is not safe."""
PR_SET_PDEATHSIG = 1
"""From linux/prctl.h."""

WIDE = 5
"""Times as long by the clock as by the processor; a machine that is so much busier has other worries."""


class StoppedError(Exception):
    """The work took too long, or its process came to an end in the middle of it."""

    def __init__(self, *, late: bool) -> None:
        super().__init__()
        self.late = late
        """Whether it was ended because it took too long."""


def hold_back(limits: Limits) -> None:
    """Silence, a group of its own, no core dump, bounded memory, no way to point pdfminer at foreign data."""
    forget()
    os.environ.pop("CMAP_PATH", None)
    faulthandler.disable()  # a crash of this process is no news, and its report could hold a path
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for output in (1, 2):  # what libraries print may hold the file's text
        os.dup2(nowhere, output)
    os.close(nowhere)
    if sys.platform != "win32":
        os.setsid()
        _bound_memory(limits)


def _bound_memory(limits: Limits) -> None:
    """No core dump, and no more memory than allowed on top of what is in use. Windows knows no such limits."""
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


def patience(seconds: int) -> float:
    """Seconds by the clock after which work is ended that uses none of the processor's time, and so hangs.

    Else it is the processor's time that counts (`wind_up`), so that a busy machine does not change what is read; where
    the system does not count it, the clock does.
    """
    return seconds * (WIDE if sys.platform != "win32" else 1)


def wind_up(seconds: int) -> None:
    """So much time of the processor from now on, after which the system ends us, also where the parent is gone."""
    if sys.platform != "win32":
        import resource

        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        used = resource.getrusage(resource.RUSAGE_SELF)
        soft = int(used.ru_utime + used.ru_stime) + seconds + 1  # its clock counts whole seconds
        resource.setrlimit(resource.RLIMIT_CPU, (soft if hard < 0 else min(soft, hard), hard))


def is_spent(process: BaseProcess) -> bool:
    """Whether the system ended it because its time was up. Called in the parent, where it no longer answers."""
    process.join(1)
    return sys.platform != "win32" and process.exitcode == -signal.SIGXCPU


def die_with(parent: int) -> None:
    """Have the system end this process when the one that started it is gone, however that ended. Linux only."""
    if sys.platform == "linux":
        import ctypes  # 2 ms

        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # gone before we asked
            os._exit(1)


def end(process: BaseProcess) -> None:
    """End a process that is held back, and whatever it has started. Called in the parent."""
    if sys.platform != "win32" and process.pid:
        with suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.join()
