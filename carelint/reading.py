"""Reads documents in a process of their own, so that a reader that hangs or crashes costs only its own file.

In: paths, in order. Out: for each, its documents or why it was not read.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import TracebackType

from carelint import files, readers
from carelint.document import Document
from carelint.errors import UnreadableError, origin
from carelint.finding import Unread
from carelint.processes.bounds import StoppedError
from carelint.processes.worker import Worker
from carelint.readers.options import Options
from carelint.source import Source

Read = Document | Unread


class Reading:
    """A process that reads files; see `Worker`."""

    def __init__(self, options: Options, *, patience: int = 0) -> None:
        self.options = options
        self.worker: Worker[Read] = Worker(answers, options.limits, patience)

    def __enter__(self) -> Reading:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the process."""
        self.worker.close()

    def ask(self, path: str) -> None:
        """Let the process begin with a file that is read next, while the one before is still being checked."""
        self.worker.ask(path, path, None, self.options)

    def read(self, path: str, *, name: str = "", data: bytes | None = None, then: str = "") -> Iterator[Read]:
        """The documents of a file, or one `Unread`; `then` is the file that comes next."""
        shown = name or path
        next_ = (then, then, None, self.options) if then else ()
        try:
            yield from self.worker.answers(path, shown, data, self.options, then=next_)
        except StoppedError as err:
            yield self._stopped(shown, late=err.late)

    def _stopped(self, shown: str, *, late: bool) -> Unread:
        if not late:
            hint = "The file is damaged, or made to do harm."
            return Unread(Source(shown), "its reader stopped in the middle", hint, passing=True)
        reason = f"reading it took longer than {self.options.limits.seconds} seconds"
        return Unread(Source(shown), reason, "Split it, or allow more with limits: {seconds: …} in .carelint.yaml.")


def answers(path: str, name: str, data: bytes | None, options: Options) -> Iterator[Read]:
    """Everything that is to be said of one file; no exception leaves. Runs in the process that reads."""
    try:
        if readers.is_table(name, options):
            yield from readers.rows(name, options, data)
        else:
            found = files.load(path, options.limits.file_mb) if data is None else data
            yield from readers.read_all(name, found, options)
    except UnreadableError as err:
        yield Unread(Source(name), err.reason, err.hint)
    except (MemoryError, RecursionError):
        hint = "Split it, or allow more with limits: {memory_mb: …} in .carelint.yaml."
        yield Unread(Source(name), "it would take too much memory", hint)
    except Exception as err:  # a reader's own fault must cost one file, and its message may hold the file's text
        yield Unread(
            Source(name), f"our reader failed ({type(err).__name__} at {origin(err)})", "Please report it to us."
        )
