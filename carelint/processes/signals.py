"""What ends the command line from outside: SIGTERM of a scheduler, SIGHUP of a terminal that is closed.

In: nothing. Out: from then on they unwind the run as Ctrl-C does, so that its processes end and its folders go.
Programs that use carelint as a library keep their own handlers.
"""

from __future__ import annotations

import signal
from contextlib import suppress
from types import FrameType

ENDING = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))
"""Windows knows the first only."""


class EndedError(BaseException):
    """Somebody ended the run; no handler of errors is to take it for one."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


def heed() -> None:
    """Raise EndedError where one of them comes; what is ignored, as by nohup, stays ignored."""
    for one in ENDING:
        if signal.getsignal(one) is signal.SIG_DFL:
            with suppress(ValueError):  # not in the main thread: whoever started that heeds them
                signal.signal(one, _end)


def forget() -> None:
    """Let them end a forked child at once; what it holds is cleared away by its parent."""
    for one in ENDING:
        if signal.getsignal(one) is _end:
            signal.signal(one, signal.SIG_DFL)


def _end(number: int, frame: FrameType | None) -> None:
    for one in ENDING:  # a second must not disturb the clearing away
        signal.signal(one, signal.SIG_IGN)
    raise EndedError(number)
