"""A process that answers one request after another, and is killed when one hangs, crashes it or eats its memory.

In: requests, in order. Out: for each, its answers, or StoppedError; the run itself never comes to harm.
"""

from __future__ import annotations

import multiprocessing
import os
import tempfile
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from carelint.limits import Limits
from carelint.processes.bounds import METHOD, StoppedError, die_with, end, hold_back, is_spent, patience, wind_up

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

T = TypeVar("T")
BATCH = 200
"""Answers in one message: rows of a table are small and many."""


class Worker(Generic[T]):
    """A process that answers; started when first needed, and anew after it had to be killed."""

    def __init__(self, answer: Callable[..., Iterator[T]], limits: Limits, patience: int = 0) -> None:
        """`answer` takes what a request holds; it must not raise.

        `patience`, for a worker beside others: so many seconds of the clock for each of the processor. It ends with
        the process that started it.
        """
        self.answer, self.limits, self.patience = answer, limits, patience
        self._context: Any = multiprocessing.get_context(METHOD)  # its type has no Process in the stubs
        self._process: multiprocessing.process.BaseProcess | None = None
        self._line: Connection | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._asked: tuple[Any, ...] = ()

    def __enter__(self) -> Worker[T]:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the process, and whatever it has started."""
        self._kill()

    @property
    def process_id(self) -> int | None:
        """The system's number of the process, while there is one."""
        return self._process.pid if self._process else None

    @property
    def scratch(self) -> str:
        """Where the process puts what it needs for a moment; gone when it is."""
        return self._folder.name if self._folder else ""

    def ask(self, *request: Any) -> None:
        """Let the process begin with a request that is wanted next, while the last answer is still being used."""
        self._drop_other(request)
        if self._asked:
            return
        with suppress(OSError):  # whatever is wrong is said when the answer is wanted
            (self._line or self._start()).send(request)
            self._asked = request

    def answers(self, *request: Any, then: tuple[Any, ...] = ()) -> Iterator[T]:
        """The answers to a request; `then` is the one that comes next. Raises StoppedError."""
        done = False
        try:
            self._drop_other(request)
            line = self._line or self._start()
            if not self._asked:
                line.send(request)
            self._asked = ()
            if then:
                self.ask(*then)
            while (batch := self._next(line)) is not None:
                yield from batch
            done = True
        except (EOFError, OSError) as err:
            spent = self._process is not None and is_spent(self._process)
            raise StoppedError(late=isinstance(err, TimeoutError) or spent) from err
        finally:
            if not done:  # also where nobody wants the rest
                self._kill()

    def _drop_other(self, request: tuple[Any, ...]) -> None:
        """What was asked for and is not wanted would be taken for the answer to what is."""
        if self._asked and self._asked != request:
            self._kill()

    def _next(self, line: Connection) -> Sequence[T] | None:
        """What comes next. Raises TimeoutError."""
        if not line.poll(max(patience(self.limits.seconds), self.limits.seconds * self.patience)):
            raise TimeoutError
        batch: Sequence[T] | None = line.recv()
        return batch

    def _start(self) -> Connection:
        ours: Connection
        ours, theirs = self._context.Pipe()
        folder = tempfile.TemporaryDirectory(prefix="carelint-", ignore_cleanup_errors=True)
        parent = os.getpid() if self.patience else 0
        process = self._context.Process(
            target=serve, args=((theirs, ours), self.answer, self.limits, folder.name, parent), daemon=True
        )
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # Python 3.12 on threads: the child starts none
            process.start()
        theirs.close()
        self._process, self._line, self._folder = process, ours, folder
        return ours

    def _kill(self) -> None:
        """End the process, whatever it has started, and what it has left behind."""
        if self._line:
            self._line.close()
        if self._process:
            end(self._process)
        if self._folder:  # what is killed clears nothing away, and a converted document may lie there
            self._folder.cleanup()
        self._process = self._line = self._folder = None
        self._asked = ()


def serve(
    ends: tuple[Connection, Connection],
    answer: Callable[..., Iterator[T]],
    limits: Limits,
    folder: str,
    parent: int,
) -> None:
    """Answer requests until the other side is gone; passing files go into `folder`. Runs in the child.

    `ends` are those of its line, its own first; `parent` is the process that it ends with, 0 for none.
    """
    line, other = ends
    other.close()  # or the end of the parent would never be noticed here
    if parent:
        die_with(parent)
    tempfile.tempdir = os.environ["TMPDIR"] = folder
    hold_back(limits)
    while True:
        try:
            request = line.recv()
            wind_up(limits.seconds)
            for batch in _batches(answer(*request)):
                line.send(batch)
                wind_up(limits.seconds)
            line.send(None)
        except (EOFError, KeyboardInterrupt, OSError):
            return


def _batches(answers: Iterator[T]) -> Iterator[list[T]]:
    batch: list[T] = []
    for one in answers:
        batch.append(one)
        if len(batch) >= BATCH or len(getattr(one, "text", "")) > 100_000:
            yield batch
            batch = []
    if batch:
        yield batch
