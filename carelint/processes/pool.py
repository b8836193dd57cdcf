"""Processes that do jobs side by side, one whole job each at a time; one that hangs, crashes or eats memory is lost.

In: jobs, in the order in which they are begun. Out: each with what came of it, as they are done. A process is replaced
after it was lost, or ran out of memory: what it still holds would be missing to the next. Processor time is what ends a
job, and real time only far beyond it, or a busy machine would lose jobs that a quiet one does.
"""

from __future__ import annotations

import multiprocessing
import os
import tempfile
import time
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import wait
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from carelint.errors import origin
from carelint.limits import Limits
from carelint.processes.bounds import METHOD, die_with, end, hold_back, is_spent, wind_up

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

Job = TypeVar("Job")
Made = TypeVar("Made")
PATIENCE = 10
"""Seconds of the clock for each second of the processor that a job may take; our choice (2026-11-27), not measured: a
machine that is so busy is as good as hung."""


@dataclass(frozen=True, slots=True)
class Lost:
    """A job of which nothing came."""

    why: str
    """late, memory, stopped (its process came to an end) or failed (our own fault)."""
    where: str = ""
    """Of a failure, its class and the line of our code; nothing of what was worked on."""


@dataclass(frozen=True, slots=True)
class Hand:
    """A process, its line, and the folder for what it needs for a moment."""

    line: Connection
    process: BaseProcess
    folder: tempfile.TemporaryDirectory[str]

    def end(self) -> None:
        """End it, whatever it has started, and what it has left behind."""
        self.line.close()
        end(self.process)
        self.folder.cleanup()


@dataclass(frozen=True, slots=True)
class Busy(Generic[Job]):
    """A process at work."""

    hand: Hand
    job: Job
    until: float
    """When real time has run out, by the clock that only goes forward."""


class Pool(Generic[Job, Made]):
    """`size` processes; started when first needed, ended with the pool."""

    def __init__(self, work: Callable[[Job], Made], size: int, limits: Limits) -> None:
        """`work` may start processes of its own; what it keeps is kept from job to job in one process."""
        self.work, self.size, self.limits = work, size, limits
        self._context: Any = multiprocessing.get_context(METHOD)  # its type has no Process in the stubs
        self._busy: dict[Connection, Busy[Job]] = {}
        self._idle: list[Hand] = []

    def __enter__(self) -> Pool[Job, Made]:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End every process, also those at work."""
        for hand in [*self._idle, *(one.hand for one in self._busy.values())]:
            hand.end()
        self._idle.clear()
        self._busy.clear()

    def made(
        self, jobs: Iterable[Job], meanwhile: Callable[[], object] = lambda: None
    ) -> Iterator[tuple[Job, Made | Lost]]:
        """Each job with what came of it, in the order in which they are done; no job is taken before it is begun.

        `meanwhile` is done here, once the first jobs are begun.
        """
        coming = iter(jobs)
        self._begin(coming)
        meanwhile()
        while self._busy:
            yield from self._done()
            self._begin(coming)

    @property
    def process_ids(self) -> list[int]:
        """The system's numbers of the processes there are."""
        every = [*self._idle, *(one.hand for one in self._busy.values())]
        return [hand.process.pid for hand in every if hand.process.pid]

    def _begin(self, jobs: Iterator[Job]) -> None:
        while len(self._busy) < self.size:
            try:
                job = next(jobs)
            except StopIteration:
                return
            hand = self._given(job)
            self._busy[hand.line] = Busy(hand, job, time.monotonic() + self.limits.seconds * PATIENCE)

    def _given(self, job: Job) -> Hand:
        """A process that has the job now; one that came to an end while it was idle is passed by."""
        while self._idle:
            hand = self._idle.pop()
            try:
                hand.line.send(job)
            except OSError:
                hand.end()
            else:
                return hand
        hand = self._start()
        with suppress(OSError):  # gone already: its line says so when it is listened to
            hand.line.send(job)
        return hand

    def _done(self) -> Iterator[tuple[Job, Made | Lost]]:
        left = min(one.until for one in self._busy.values()) - time.monotonic()
        for line in wait(list(self._busy), max(0.0, left)):
            yield self._answered(line)  # type: ignore[arg-type]
        now = time.monotonic()
        for line in [line for line, one in self._busy.items() if one.until < now and not line.poll()]:
            one = self._busy.pop(line)
            one.hand.end()
            yield one.job, Lost("late")

    def _answered(self, line: Connection) -> tuple[Job, Made | Lost]:
        one = self._busy.pop(line)
        made: Made | Lost
        try:
            made = line.recv()
        except (EOFError, OSError):
            one.hand.process.join(0.2)  # a moment to say how it came to an end
            made = Lost("late" if is_spent(one.hand.process) else "stopped")
        if isinstance(made, Lost) and made.why != "failed":
            one.hand.end()
        else:
            self._idle.append(one.hand)
        return one.job, made

    def _start(self) -> Hand:
        ours: Connection
        ours, theirs = self._context.Pipe()
        folder = tempfile.TemporaryDirectory(prefix="carelint-", ignore_cleanup_errors=True)
        given = ((theirs, ours), self.work, self.limits, folder.name, os.getpid())
        process: BaseProcess = self._context.Process(target=serve, args=given)  # no daemon: it has readers of its own
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # Python 3.12 on threads: the child starts none
            process.start()
        theirs.close()
        return Hand(ours, process, folder)


def serve(
    ends: tuple[Connection, Connection], work: Callable[[Any], Any], limits: Limits, folder: str, parent: int
) -> None:
    """Do jobs until the other side is gone; passing files go into `folder`. Runs in the child.

    `ends` are those of its line, its own first.
    """
    line, other = ends
    other.close()
    die_with(parent)  # processes started later hold copies of this one's line, which would outlive the parent
    tempfile.tempdir = os.environ["TMPDIR"] = folder
    hold_back(limits)
    while True:
        try:
            job = line.recv()
            wind_up(limits.seconds)
            line.send(_made(work, job))
        except (EOFError, KeyboardInterrupt, OSError):
            return


def _made(work: Callable[[Any], Any], job: Any) -> Any:
    try:
        return work(job)
    except (MemoryError, RecursionError):
        return Lost("memory")
    except Exception as err:  # our own fault costs one job; its message may hold a document's text
        return Lost("failed", f"{type(err).__name__} at {origin(err)}")
