"""What a document is called in a report, however its path was typed.

In: a report, and the form it goes into. Out: the report with a name for each path. People are told where a paper lies
below the folder they are in, tools where it lies in its repository; a folder of this machine above either is nobody's
business, and stands only where somebody typed it himself and a tool could not do without.
"""

from __future__ import annotations

import functools
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from carelint.finding import Report
from carelint.repository import root_of
from carelint.source import Source
from carelint.writers import FORMS


@dataclass(frozen=True, slots=True)
class Name:
    """What a path is called."""

    shown: str
    lasting: str
    """The same for one file from whatever folder, for fingerprints; the path itself is never shown."""


class Names:
    """Names of documents, for somebody who is in the folder `here`."""

    def __init__(self, here: str) -> None:
        self._here, self._real = here, os.path.realpath(here)
        self._root = root_of(self._real)
        self._known: dict[tuple[str, bool], Name] = {}

    def named(self, report: Report, form: str) -> Report:
        """The report with names for files, and without what only copies may know."""
        sources = [*(done.document.source for done in report.documents), *(one.source for one in report.unread)]
        paths = dict.fromkeys(_path(source) for source in sources)
        names = {path: self._name(path, in_repository=FORMS[form].in_repository) for path in paths}
        if FORMS[form].passed_on:
            names = _without_folders(names)
        told = _apart(_told(source, names[_path(source)]) for source in sources)
        documents = tuple(
            replace(done, document=replace(done.document, source=next(told)), clear=None) for done in report.documents
        )
        return replace(
            report, documents=documents, unread=tuple(replace(one, source=next(told)) for one in report.unread)
        )

    def _name(self, file: str, *, in_repository: bool) -> Name:
        if (file, in_repository) not in self._known:
            self._known[file, in_repository] = self._of_file(file, in_repository=in_repository)
        return self._known[file, in_repository]

    def _of_file(self, path: str, *, in_repository: bool) -> Name:
        if not os.path.lexists(path) and not os.path.isabs(path):  # standard input, or what is not there
            plain = path if ".." in Path(path).parts else os.path.normpath(path)
            return Name(plain, plain)
        tidy = self._tidied(path)
        real = os.path.join(os.path.realpath(os.path.dirname(tidy) or self._here), os.path.basename(tidy))
        root = self._root if _is_below(real, self._root) else root_of(os.path.dirname(real))
        lasting = _below(real, root) if root else real
        if in_repository and root:
            return Name(lasting, lasting)
        return Name(self._from_here(tidy, real), lasting)

    def _tidied(self, path: str) -> str:
        """Without `.` and `..`; round about where a link stands in the way, behind which they lead elsewhere."""
        tidy = os.path.normpath(path)
        if ".." in Path(path).parts and os.path.realpath(tidy) != os.path.realpath(path):
            return os.path.relpath(os.path.realpath(path), self._real)
        return tidy

    def _from_here(self, tidy: str, real: str) -> str:
        if _is_below(os.path.abspath(tidy), self._here):
            return os.path.relpath(tidy, self._here)
        return _below(real, self._real) if _is_below(real, self._real) else tidy


def _path(source: Source) -> str:
    """Where the file really is, under whatever masks."""
    return source.clear or source.file


def _told(source: Source, name: Name) -> Source:
    """A source as it is told; what is masked stays so, and what lasts of it is made from its masks."""
    if not source.clear:
        lasting = str(replace(source, file=name.lasting))
        return replace(source, file=name.shown, lasting=lasting)
    file, lasting = (_under_masks(said, source.clear, source.file) for said in (name.shown, name.lasting))
    return replace(source, file=file, clear="", lasting=str(replace(source, file=lasting)))


@functools.lru_cache(maxsize=256)
def _under_masks(name: str, typed: str, shown: str) -> str:
    """The folders and the file that somebody typed under the masks that they have, and those above them anew."""
    from carelint.privacy.masking import path_masked  # lists of names, and only where something is masked

    clear, masked, parts = PurePath(typed).parts, PurePath(shown).parts, list(PurePath(name).parts)
    alike = 0
    while alike < min(len(clear), len(masked), len(parts)) and clear[-1 - alike] == parts[-1 - alike]:
        parts[-1 - alike] = masked[-1 - alike]
        alike += 1
    above = [path_masked(part) for part in parts[: len(parts) - alike]]
    return str(PurePath(*above, *parts[len(parts) - alike :]))


def _apart(sources: Iterable[Source]) -> Iterator[Source]:
    """Those that are called alike, under masks or in one message, are counted: each has fingerprints of its own."""
    seen: Counter[str] = Counter()
    for source in sources:
        seen[source.lasting] += 1
        count = seen[source.lasting]
        yield source if count == 1 else replace(source, lasting=f"{source.lasting}\0{count}")


def _is_below(path: str, folder: str) -> bool:
    return bool(folder) and path.startswith(os.path.join(folder, ""))


def _below(path: str, folder: str) -> str:
    return os.path.relpath(path, folder) if _is_below(path, folder) else path


def _without_folders(names: Mapping[str, Name]) -> dict[str, Name]:
    """Whole paths cut down to what tells one from another: the file's name, where there is only one of it."""
    whole = [name.shown for name in names.values() if os.path.isabs(name.shown)]
    above = _common(os.path.dirname(path) for path in whole)
    cut = {path: os.path.relpath(path, above) if above else os.path.basename(path) for path in whole}
    return {path: replace(name, shown=cut.get(name.shown, name.shown)) for path, name in names.items()}


def _common(folders: Iterable[str]) -> str:
    try:
        return os.path.commonpath(list(folders))
    except ValueError:  # none, or on several drives
        return ""
