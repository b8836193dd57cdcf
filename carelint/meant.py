"""Which files somebody means, and how each is to be read.

In: files, folders and globs that a person named, and the settings of each. Out: `files.Found`; `Options` for readers.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from carelint import files, readers
from carelint.errors import SettingsError, UnreadableError
from carelint.readers.options import Options
from carelint.settings import Resolver, Settings


def wanted(settings: Settings) -> Options:
    """What readers are asked for."""
    return Options(
        engine=settings.pdf_engine,
        comments="comments" in settings.also,
        hidden="hidden" in settings.also,
        attachments="attachments" in settings.also,
        ocr=settings.ocr,
        as_word=settings.as_word,
        password=settings.password,
        column=settings.column,
        id_column=settings.id_column,
        limits=settings.limits,
    )


def meant(
    paths: Sequence[str],
    settings: Settings | Resolver,
    *,
    anyway: bool = False,
    besides: Sequence[str] = (),
    strict: bool = False,
    suffixes: tuple[str, ...] = (),
) -> files.Found:
    """Every file that `paths` mean: files, folders, globs; `anyway`, `besides` and `strict` as in `files.Look`,
    `suffixes` beside those that are read.
    """
    resolver = Resolver.of(settings)

    def globs(folder: str) -> tuple[tuple[str, ...], Path | None]:
        """What the settings of a folder leave out; what is wrong in them is told when all are known."""
        try:
            mine = resolver.settings_for(os.path.join(folder, "x"))
        except SettingsError:
            return (), None
        return mine.exclude, mine.home

    def look(path: str) -> files.Look:
        """A folder is looked through as its own settings say."""
        inside = os.path.join(path, "x") if os.path.isdir(path) else path
        try:
            mine = resolver.settings_for(inside)
            some = not mine.column and resolver.somewhere("column", inside)  # of the tables only those that it is for
        except SettingsError:
            mine, some = Settings(), False
        read = (*readers.suffixes(replace(wanted(mine), column="some" if some else mine.column)), *suffixes)
        look = files.Look(read, mine.exclude, mine.home, anyway, mine.limits, globs, tuple(besides), strict)
        return replace(look, reads=_is_read(resolver)) if some else look

    return _without_dictionaries(files.find(paths, look), paths, resolver)


def _without_dictionaries(found: files.Found, paths: Sequence[str], resolver: Resolver) -> files.Found:
    """An organisation's own table of words is no paper, unless somebody names it."""
    try:
        tables = {os.path.realpath(one) for path in found.paths for one in resolver.settings_for(path).dictionary}
    except SettingsError:  # told when all settings are known
        return found
    own = [path for path in found.paths if path not in paths and os.path.realpath(path) in tables]
    left = (*found.left, *(files.LeftOut(path, files.OWN) for path in own))
    return files.Found(tuple(path for path in found.paths if path not in own), left)


def _is_read(resolver: Resolver) -> Callable[[str], bool]:
    """Whether a file's own settings make it a document; what is wrong in them is told when all are known."""

    def reads(path: str) -> bool:
        try:
            return path.lower().endswith(readers.suffixes(wanted(resolver.settings_for(path))))
        except SettingsError:
            return True

    return reads


def is_table(path: str, resolver: Resolver) -> bool:
    """Whether its rows are documents, as its own settings say."""
    try:
        return readers.is_table(path, wanted(resolver.settings_for(path)))
    except UnreadableError:
        return False
