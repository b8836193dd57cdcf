"""How far a run has come, on the last line of a terminal: documents, pages, time left.

In: the works of a run, one after another. Out: the same works, and a line that is drawn over itself and wiped away.
Nothing is drawn in the first two seconds. The line is drawn by an alarm of the system, not by a thread: the process
that reads is forked off this one, and a fork takes the locks of other threads with it.
"""

from __future__ import annotations

import signal
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Protocol, TextIO, TypeVar

AFTER = 2.0
"""Seconds in which nothing is drawn: what is done by then needs no bar."""
EVERY = 0.5
WIDE = 20
"""Characters of the bar."""
WIPE = "\r\x1b[K"


class Sized(Protocol):
    """What a run takes up."""

    @property
    def file(self) -> str:
        """The file it comes from."""

    @property
    def pages(self) -> int:
        """Its pages; 0 where it has none."""


Work = TypeVar("Work", bound=Sized)


@dataclass
class Progress:
    """Counts what has gone by; `sizes` holds the bytes of every file that is to come."""

    screen: TextIO
    sizes: dict[str, int]
    begun: float = field(default_factory=time.monotonic)
    files: set[str] = field(default_factory=set)
    pages: int = 0
    now: str = ""
    drawn: bool = False

    def watch(self, works: Iterable[Work]) -> Iterator[Work]:
        """Each work; when the next is asked for, the one before is as good as done."""
        for work in works:
            yield work
            self.files.add(work.file)
            self.pages += work.pages

    def line(self, seconds: float) -> str:
        """What is drawn after so many seconds."""
        done, all_ = len(self.files & self.sizes.keys()), len(self.sizes)
        share = sum(self.sizes[file] for file in self.files if file in self.sizes) / (sum(self.sizes.values()) or 1)
        full = round(WIDE * share)
        pages = f", {self.pages:,} pages" if self.pages else ""
        left = f", about {_time(seconds / share - seconds)} left" if 0 < share < 1 else f", {_time(seconds)}"
        return f"[{'#' * full}{'.' * (WIDE - full)}] {done:,} of {all_:,} documents{pages}{left}"

    @contextmanager
    def drawing(self) -> Iterator[None]:
        """Draw until the end; where the system has no alarm, nothing is drawn."""
        if not hasattr(signal, "setitimer"):
            yield
            return
        before = signal.signal(signal.SIGALRM, lambda *_: self._draw())
        signal.setitimer(signal.ITIMER_REAL, AFTER, EVERY)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)
            self._put(WIPE if self.drawn else "")

    def _draw(self) -> None:
        self.drawn = True
        self._put(WIPE + self.line(time.monotonic() - self.begun))

    def _put(self, text: str) -> None:
        # RuntimeError: the alarm came while something else was being written
        with suppress(OSError, ValueError, RuntimeError):
            self.screen.write(text)
            self.screen.flush()


def _time(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 90 else f"{seconds / 60:.0f} min"
