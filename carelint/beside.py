"""Files that are read and judged side by side, each whole by one process, and put into the order in which they came.

In: paths, and what judges each. Out: what a run in one process gives, sooner. What a document costs is bounded here
too: where judging it never ends, or ends its process, it is unread and the others are not.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, islice

from carelint.document import Document
from carelint.engine import check
from carelint.finding import Checked, Unread
from carelint.processes.pool import PATIENCE, Lost
from carelint.readers.options import Options
from carelint.reading import Reading
from carelint.results.known import Results
from carelint.rulebook import Rulebook
from carelint.settings import Settings
from carelint.source import Source
from carelint.task import Missed, Task

Terms = tuple[Rulebook, Settings, Options]
"""By what a file is judged, and what is asked of its reader."""
Work = Task | Missed
PART = 500
"""Documents of a file that are judged together: rows of a table share calls of the parser."""
WAYS = {
    "late": ("judging it took too long", "Split it, or allow more with limits: {seconds: …} in .carelint.yaml."),
    "memory": ("it would take too much memory", "Split it, or allow more with limits: {memory_mb: …}."),
    "stopped": ("the process that judged it stopped in the middle", "Try it again by itself; is memory short?"),
    "failed": ("our judging of it failed ({})", "Please report it to us."),
}
"""Why nothing came of a file, and the way out."""


@dataclass
class Judging:
    """The work of one process: what stands in a file, judged. The process that reads for it is kept from file to file.

    `terms` tells by what a path is judged; where processes are not forked it has to be one that can be sent.
    """

    terms: Callable[[str], Terms]
    results: Results | None = None
    """What was noticed before, where that is kept."""
    reading: Reading | None = field(default=None, repr=False)

    def __call__(self, path: str) -> list[Checked | Unread]:
        return list(self.judged(path))

    def judged(self, path: str, *, name: str = "", data: bytes | None = None) -> Iterator[Checked | Unread]:
        """The documents of a file in order; `data` is what stands in it, where it is at hand, and `name` its name."""
        rulebook, settings, options = self.terms(path)
        found = self._asking(options).read(path, name=name, data=data)
        while part := list(islice(found, PART)):
            tasks = (Task(one, rulebook, settings) for one in part if isinstance(one, Document))
            done = check(map(self.results.known, tasks) if self.results else tasks)
            yield from (one if isinstance(one, Unread) else next(done) for one in part)

    def _asking(self, options: Options) -> Reading:
        if self.reading is None or self.reading.options != options:
            if self.reading:
                self.reading.close()
            self.reading = Reading(options, patience=PATIENCE)
        return self.reading


def lost(name: str, why: Lost) -> Unread:
    """A file of which nothing came."""
    reason, hint = WAYS[why.why]
    return Unread(Source(name), reason.format(why.where), hint, passing=why.why == "stopped")


def works(path: str, made: Sequence[Checked | Unread] | Lost, rulebook: Rulebook, settings: Settings) -> Iterator[Work]:
    """What the engine takes for documents that have been judged."""
    for one in [lost(path, made)] if isinstance(made, Lost) else made:
        if isinstance(one, Unread):
            yield Missed(one, settings)
        else:
            yield Task(one.document, rulebook, settings, done=one)


def in_order(files: Sequence[str], works: Iterable[Work]) -> Iterator[Work]:
    """Works that come file by file in any order, in that of `files`; after Ctrl-C, those that are done by then."""
    held: dict[str, list[Work]] = {}
    left = deque(files)
    stopped = False
    try:
        for file, some in groupby(works, key=lambda work: work.file):
            if left and file == left[0]:
                yield from some
                left.popleft()
            else:
                mine = held.setdefault(file, [])
                for work in some:  # one by one, or Ctrl-C while the next file is awaited would lose this one
                    mine.append(work)
            while left and left[0] in held:
                yield from held.pop(left.popleft())
    except KeyboardInterrupt:
        stopped = True
    for file in left:
        yield from held.pop(file, ())
    if stopped:
        raise KeyboardInterrupt
