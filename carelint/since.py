"""What is new since an older version, in whatever format: which files, and which of their words.

In: paths, and a revision or what is staged. Out: the paths that have changed, the bytes to be read, and for each
document the spans that are new. An older version is read as any document is, in a process of its own.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from carelint.changes import Before
from carelint.document import Document
from carelint.errors import SettingsError
from carelint.finding import Unread
from carelint.formats import SUFFIXES
from carelint.history.versions import History, Version
from carelint.readers.options import Options
from carelint.reading import Reading
from carelint.repository import root_of

POINTER = b"version https://git-lfs"
"""How what git keeps of a file begins, where the file itself lies in Git LFS."""
MEGABYTE = 1 << 20


@dataclass
class Since:
    """The repositories of a run, each asked once. Raises SettingsError where git cannot tell."""

    revision: str
    """A branch, tag or commit; empty for what is staged."""
    _histories: dict[str, History] = field(default_factory=dict)
    _before: tuple[str, Before, str] = ("", Before(()), "")
    """The file that is being compared, what stood in it, and what is to be said of that."""
    _reading: Reading | None = None

    @property
    def name(self) -> str:
        """What the documents are compared with, for a person."""
        return self.revision or "the last commit"

    def changed(self, paths: Iterable[str]) -> tuple[str, ...]:
        """Those of the paths that are new or other files than before."""
        return tuple(path for path in paths if path == "-" or self._history(path).changed(self._inside(path)))

    def only_staged(self, root: str) -> tuple[str, ...]:
        """Documents that would be committed and lie there no more, so that nobody finds them by looking."""
        if self.revision:
            return ()
        history = self._of(root)
        paths = (os.path.join(root, path) for path in history.staged or () if history.changed(path))
        lost = (path for path in paths if not os.path.lexists(path))
        return tuple(os.path.relpath(path) for path in lost if os.path.splitext(path)[1].lower() in SUFFIXES)

    @property
    def remarks(self) -> list[str]:
        """What is to be said of the comparison itself."""
        return list(dict.fromkeys(one.remark for one in self._histories.values() if one.remark))

    def data(self, path: str) -> bytes | None:
        """What is staged of a file; None where the file itself is read."""
        if self.revision or path == "-":
            return None
        history = self._history(path)
        name = (history.staged or {}).get(self._inside(path))
        return history.content(name) if name else None

    def fresh(self, path: str, document: Document, options: Options) -> tuple[Document, tuple[tuple[int, int], ...]]:
        """A document of a file and the spans of it that are new; the document may say that all of it counts as new."""
        if self._before[0] != path:
            self._before = (path, *self._stood(path, options))
        _, before, note = self._before
        if note:
            document = replace(document, warnings=(*document.warnings, note))
        return document, before.fresh(document)

    def close(self) -> None:
        """Let git and the process that reads older versions end."""
        for history in self._histories.values():
            history.git.close()
        if self._reading:
            self._reading.close()

    def _stood(self, path: str, options: Options) -> tuple[Before, str]:
        version = None if path == "-" else self._history(path).before(self._inside(path))
        if version is None:
            return Before(()), ""
        data = self._history(path).content(version.name)
        if data.startswith(POINTER):
            return Before(()), _unread("it lies in Git LFS")
        if len(data) > options.limits.file_mb * MEGABYTE:
            return Before(()), _unread(f"it is larger than {options.limits.file_mb} MB")
        return self._read(version, data, options)

    def _read(self, version: Version, data: bytes, options: Options) -> tuple[Before, str]:
        if self._reading is None or self._reading.options != options:
            if self._reading:
                self._reading.close()
            self._reading = Reading(options)
        found = list(self._reading.read(version.path, name=version.path, data=data))
        missed = next((_unread(one.reason) for one in found if isinstance(one, Unread)), "")
        if not data.strip():
            missed = ""
        return Before(one for one in found if isinstance(one, Document)), missed

    def _history(self, path: str) -> History:
        root = root_of(os.path.dirname(os.path.realpath(path)))
        if not root:
            key = "--since" if self.revision else "--staged"
            raise SettingsError("it lies in no git repository", key=key, value=path, hint=f"Leave {key} out.")
        return self._of(root)

    def _of(self, root: str) -> History:
        if root not in self._histories:
            made = History.since(root, self.revision) if self.revision else History.of_staged(root)
            self._histories[root] = made
        return self._histories[root]

    def _inside(self, path: str) -> str:
        real = os.path.realpath(path)
        return os.path.relpath(real, os.path.realpath(root_of(os.path.dirname(real)))).replace(os.sep, "/")


def _unread(reason: str) -> str:
    return f"its older version could not be read ({reason}), so all of it counts as new"
