"""Asks the shelf what was noticed in a document when it was judged before, and tells it what was noticed now.

In: paths, documents, settings. Out: `Checked`s, or nothing where a document has to be judged.
"""

from __future__ import annotations

import functools
import hashlib
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from carelint.errors import UnreadableError
from carelint.formats import FORMATS, TABLES
from carelint.results.identity import identity, of_settings
from carelint.results.shelf import Shelf

if TYPE_CHECKING:
    from carelint.document import Document
    from carelint.finding import Checked
    from carelint.rulebook import Rulebook
    from carelint.settings import Settings
    from carelint.task import Task


class Results:
    """What was noticed before, for the documents of one run.

    `spare`: whether nothing of a document is shown in which nothing is listed, so that it need not be read again.
    """

    def __init__(self, shelf: Shelf, settings_for: Callable[[str], Settings], *, spare: bool = False) -> None:
        self._shelf, self._settings_for, self._may_spare = shelf, settings_for, spare
        self._identity = ""
        self._keys: dict[int, tuple[Settings, str]] = {}
        self._spared: dict[str, Checked | None] = {}

    def all_spared(self, paths: Sequence[str], run: Settings) -> tuple[Checked, ...]:
        """Every document, where none has to be read; else nothing.

        Settings by which a document was judged have been looked at; where those of the `run` are others and say
        something, whoever loads the rules says what is wrong in them.
        """
        known = {id(self._settings_for(path)) for path in paths}
        if not self._may_spare or (id(run) not in known and of_settings(run) != of_settings(type(run)())):
            return ()
        found = []
        for path in paths:
            if (done := self.spared(path)) is None:
                return ()
            found.append(done)
        return tuple(found)

    def spared(self, path: str) -> Checked | None:
        """A file that need not be read: nothing was listed in it, and of its text nothing would be shown."""
        if not self._may_spare or path == "-":
            return None
        if path not in self._spared:
            self._spared[path] = self._spare(path)
        return self._spared[path]

    def recalled(self, document: Document, rulebook: Rulebook, settings: Settings) -> Checked | None:
        """A document that was read, with what was noticed in it before."""
        key = self.key(document.path, document.digest, settings) if document.digest else ""
        kept = self._shelf.get(key) if key else None
        if not isinstance(kept, dict):
            return None
        from carelint.results.record import rebuilt

        try:
            return rebuilt(kept, document, rulebook, settings)
        except (KeyError, ValueError, TypeError, IndexError, AttributeError):  # no record of ours
            return None

    def known(self, task: Task) -> Task:
        """With what was noticed in it before; where that is not known, it is told when it is."""
        keep = functools.partial(self.keep, rulebook=task.rulebook, settings=task.settings)
        return replace(task, done=self.recalled(task.document, task.rulebook, task.settings), told=keep)

    def keep(self, done: Checked, rulebook: Rulebook, settings: Settings) -> None:
        """Remember what was noticed in a document; one that is only a part of its file is not kept."""
        document = done.document
        if not document.digest or document.source.inside or FORMATS[document.format].converted:
            return
        from carelint.results.record import record_of

        key = self.key(document.path, document.digest, settings)
        if key and (record := record_of(done, rulebook)):
            self._shelf.put(key, record)

    def _spare(self, path: str) -> Checked | None:
        settings = self._settings_for(path)
        if settings.redact or (settings.column and _suffix(path) in TABLES):
            return None
        digest = _digest(path, settings.limits.file_mb)
        key = self.key(path, digest, settings) if digest else ""
        kept = self._shelf.get(key) if key else None
        return _bare(path, digest, kept) if isinstance(kept, dict) and kept.get("spare") is True else None

    def key(self, path: str, digest: str, settings: Settings) -> str:
        """Under which a file of this content is kept; empty where nothing is."""
        if id(settings) not in self._keys:
            self._keys[id(settings)] = settings, self._judged_by() and of_settings(settings)
        _, terms = self._keys[id(settings)]
        said = f"{self._identity} {terms} {_suffix(path)} {digest}"
        return hashlib.sha256(said.encode("utf-8", "surrogateescape")).hexdigest() if terms else ""

    def _judged_by(self) -> str:
        """The hash of what judges; empty while somebody is changing it."""
        try:
            self._identity = self._identity or identity(self._shelf)
        except OSError:
            return ""
        return self._identity


def _suffix(path: str) -> str:
    """Of a name only this says how it is read."""
    return os.path.splitext(path)[1].lower()


def _digest(path: str, largest: int) -> str:
    """The hash of a file's bytes; empty where its reader has to say what is wrong with it."""
    from carelint.files.loading import load

    try:
        return hashlib.sha256(load(path, largest)).hexdigest()
    except UnreadableError:
        return ""


def _bare(path: str, digest: str, kept: Mapping[str, Any]) -> Checked | None:
    """A document without its text; nothing of it is shown."""
    from carelint.document import Document
    from carelint.finding import Checked, Tone
    from carelint.source import Source

    form, register, words = kept.get("format"), kept.get("register"), kept.get("words")
    if not (isinstance(form, str) and isinstance(register, str) and isinstance(words, int)):
        return None
    return Checked(Document(Source(path), form, "", (), digest=digest), register, words, (), (), Tone(words, 0, 0, ()))
