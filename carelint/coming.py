"""Documents as they come: each file is read while the one before it is judged.

In: paths, and the settings of each. Out: documents, or why they were not read; a `Checked` where
nothing need be read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from carelint import files
from carelint.document import Document
from carelint.errors import UnreadableError
from carelint.finding import Checked, Unread
from carelint.meant import wanted
from carelint.reading import Reading
from carelint.results.known import Results
from carelint.settings import Resolver
from carelint.source import Source

if TYPE_CHECKING:
    from carelint.since import Since


def begun(paths: Sequence[str], resolver: Resolver) -> Reading | None:
    """The reader of the first file, at work already; None where there is none to be read."""
    if not paths or paths[0] == "-":
        return None
    reading = Reading(wanted(resolver.settings_for(paths[0])))
    reading.ask(paths[0])
    return reading


def each(
    reading: Reading | None,
    paths: Sequence[str],
    resolver: Resolver,
    stdin_filename: str,
    since: Since | None = None,
    results: Results | None = None,
) -> Iterator[tuple[str, Document | Checked | Unread]]:
    """Files that ask the same of their readers share a process; those that need not be read ask nothing."""
    results = None if since else results
    try:
        for path, then in zip(paths, [*paths[1:], "-"], strict=False):
            if results and (spared := results.spared(path)):
                yield path, spared
                continue
            named = stdin_filename or path if path == "-" else path
            options = wanted(resolver.settings_for(named))
            if reading is None or reading.options != options:
                if reading:
                    reading.close()
                reading = Reading(options)
            if path == "-":
                found = _standard_input(reading, named)
            elif since and (data := since.data(path)) is not None:
                found = reading.read(path, name=path, data=data)
            else:
                other = then == "-" or (results is not None and results.spared(then) is not None)
                alike = not other and wanted(resolver.settings_for(then)) == options
                found = reading.read(path, then=then if alike else "")
            yield from ((named, one) for one in found)
    finally:
        if reading:
            reading.close()


def _standard_input(reading: Reading, name: str) -> Iterator[Document | Unread]:
    try:
        data = files.load_stdin(reading.options.limits.file_mb)
    except UnreadableError as err:
        return iter([Unread(Source("-"), err.reason, err.hint)])
    return reading.read("-", name=name, data=data)
