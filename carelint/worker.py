"""Reads documents in a process of their own, which is killed when one of them hangs, crashes it or eats its memory.

In: paths, in order. Out: for each, its documents or why it was not read; the run itself never comes to harm.
"""

from __future__ import annotations

import faulthandler
import multiprocessing
import os
import signal
import sys
import tempfile
import warnings
from collections.abc import Iterator, Sequence
from contextlib import suppress
from types import TracebackType
from typing import TYPE_CHECKING, Any

from carelint import files, readers
from carelint.bounds import METHOD, hold_back
from carelint.document import Document
from carelint.errors import UnreadableError, origin
from carelint.finding import Unread
from carelint.readers.options import Options

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Read = Document | Unread
BATCH = 200
"""Documents in one message: rows of a table are small and many."""


class Worker:
    """A process that reads; started when first needed, and anew after it had to be killed."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self._context: Any = multiprocessing.get_context(METHOD)  # its type has no Process in the stubs
        self._process: multiprocessing.process.BaseProcess | None = None
        self._line: Connection | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._asked = ""

    def __enter__(self) -> Worker:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._kill()

    @property
    def process_id(self) -> int | None:
        """The system's number of the process that reads, while there is one."""
        return self._process.pid if self._process else None

    @property
    def scratch(self) -> str:
        """Where the process puts what it needs for a moment; gone when it is."""
        return self._folder.name if self._folder else ""

    def ask(self, path: str) -> None:
        """Let the process begin with a file that is read next, while the one before is still being checked."""
        with suppress(OSError):  # whatever is wrong is said when the file is read
            (self._line or self._start()).send((path, path, None))
            self._asked = path

    def read(self, path: str, *, name: str = "", data: bytes | None = None, then: str = "") -> Iterator[Read]:
        """The documents of a file, or one `Unread`; `then` is the file that comes next."""
        shown, done = name or path, False
        try:
            line = self._line or self._start()
            if self._asked != path:
                line.send((path, shown, data))
            self._asked = ""
            if then:
                self.ask(then)
            while (batch := self._next(line)) is not None:
                yield from batch
            done = True
        except TimeoutError:
            reason = f"reading it took longer than {self.options.limits.seconds} seconds"
            yield Unread(shown, reason, "Split it, or allow more with limits: {seconds: …} in .carelint.yaml.")
        except (EOFError, OSError):
            yield Unread(shown, "its reader stopped in the middle", "The file is damaged, or made to do harm.")
        finally:
            if not done:  # also where nobody wants the rest
                self._kill()

    def _next(self, line: Connection) -> Sequence[Read] | None:
        """What comes next. Raises TimeoutError."""
        if not line.poll(self.options.limits.seconds):
            raise TimeoutError
        batch: Sequence[Read] | None = line.recv()
        return batch

    def _start(self) -> Connection:
        ours: Connection
        ours, theirs = self._context.Pipe()
        folder = tempfile.TemporaryDirectory(prefix="carelint-", ignore_cleanup_errors=True)
        process = self._context.Process(target=serve, args=(theirs, ours, self.options, folder.name), daemon=True)
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
        if self._process and self._process.pid:
            if sys.platform != "win32":
                with suppress(OSError):
                    os.killpg(self._process.pid, signal.SIGKILL)
            self._process.kill()
            self._process.join()
        if self._folder:  # what is killed clears nothing away, and a converted document may lie there
            self._folder.cleanup()
        self._process = self._line = self._folder = None
        self._asked = ""


def serve(line: Connection, other: Connection, options: Options, folder: str) -> None:
    """Answer requests until the other side is gone; passing files go into `folder`. Runs in the child."""
    other.close()  # or the end of the parent would never be noticed here
    tempfile.tempdir = os.environ["TMPDIR"] = folder
    _hold_back(options)
    while True:
        try:
            path, name, data = line.recv()
            _wind_up(options.limits.seconds)
            for batch in _batches(_answers(path, name, data, options)):
                line.send(batch)
                _wind_up(options.limits.seconds)
            line.send(None)
        except (EOFError, KeyboardInterrupt, OSError):
            return


def _wind_up(seconds: int) -> None:
    """So much time of the processor from now on: the last resort where the parent is gone and cannot end us."""
    if sys.platform != "win32":
        import resource

        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        used = resource.getrusage(resource.RUSAGE_SELF)
        soft = int(used.ru_utime + used.ru_stime) + seconds + 5
        resource.setrlimit(resource.RLIMIT_CPU, (soft if hard < 0 else min(soft, hard), hard))


def _hold_back(options: Options) -> None:
    """Silence, a group of its own, no core dump, bounded memory, no way to point pdfminer at foreign data."""
    os.environ.pop("CMAP_PATH", None)
    faulthandler.disable()  # a crash of this process is no news, and its report could hold a path
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for output in (1, 2):  # what libraries print may hold the file's text
        os.dup2(nowhere, output)
    os.close(nowhere)
    if sys.platform != "win32":
        os.setsid()
    hold_back(options.limits)


def _answers(path: str, name: str, data: bytes | None, options: Options) -> Iterator[Read]:
    """Everything that is to be said of one file; no exception leaves."""
    try:
        if data is None and readers.is_table(path, options):
            yield from readers.rows(path, options)
        else:
            yield from readers.read_all(name, data or files.load(path, options.limits.file_mb), options)
    except UnreadableError as err:
        yield Unread(name, err.reason, err.hint)
    except (MemoryError, RecursionError):
        hint = "Split it, or allow more with limits: {memory_mb: …} in .carelint.yaml."
        yield Unread(name, "it would take too much memory", hint)
    except Exception as err:  # a reader's own fault must cost one file, and its message may hold the file's text
        yield Unread(name, f"our reader failed ({type(err).__name__} at {origin(err)})", "Please report it to us.")


def _batches(answers: Iterator[Read]) -> Iterator[list[Read]]:
    batch: list[Read] = []
    for one in answers:
        batch.append(one)
        if len(batch) >= BATCH or len(getattr(one, "text", "")) > 100_000:
            yield batch
            batch = []
    if batch:
        yield batch
