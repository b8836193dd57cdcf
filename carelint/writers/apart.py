"""Does a piece of work in a process of its own, which is killed when it hangs, crashes or eats its memory.

In: a function and what it is given. Out: what it returns, or StoppedError; the run itself never comes to harm.
"""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

from carelint.limits import Limits

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

METHOD = "fork" if sys.platform == "linux" else "spawn"
"""As for reading: forking takes 5 ms, and elsewhere than on Linux it is not safe."""
Made = TypeVar("Made")


class StoppedError(Exception):
    """The work took too long, or its process came to an end in the middle of it."""


def apart(work: Callable[..., Made], *given: Any, limits: Limits) -> Made:
    """`work(*given)`, done elsewhere. Raises StoppedError, and what the work itself raises."""
    import multiprocessing  # 20 ms

    context: Any = multiprocessing.get_context(METHOD)  # its type has no Process in the stubs
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_serve, args=(theirs, ours, limits, work, given), daemon=True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # Python 3.12 on threads: the child starts none
        process.start()
    theirs.close()
    try:
        if not ours.poll(limits.seconds):
            raise StoppedError
        made, failed = ours.recv()
    except (EOFError, OSError) as err:
        raise StoppedError from err
    finally:
        ours.close()
        process.kill()
        process.join()
    if failed is not None:
        raise failed
    return made  # type: ignore[no-any-return]


def _serve(line: Connection, other: Connection, limits: Limits, work: Callable[..., Any], given: tuple[Any]) -> None:
    """Runs in the child; an exception travels as what it is where it can, and never as a traceback on the screen."""
    other.close()
    _hold_back(limits)
    try:
        line.send((work(*given), None))
    except Exception as err:
        line.send((None, err))


def _hold_back(limits: Limits) -> None:
    """No core dump, and no more memory than reading may take."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    with suppress(ValueError, OSError):  # macOS knows the limit and does not take it
        with open("/proc/self/statm", encoding="ascii") as file:
            used = int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
        size = used + (limits.memory_mb << 20)
        resource.setrlimit(resource.RLIMIT_AS, (size if hard < 0 else min(size, hard), hard))
