"""From what a person named to a report: find the files, read them, check them.

In: paths or a text, and settings. Out: a `Report`; a document that cannot be read is an entry of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from carelint import engine, files, readers
from carelint.document import Document
from carelint.engine import Task
from carelint.errors import UnreadableError
from carelint.finding import Report, Unread
from carelint.readers.options import Options
from carelint.reading import Reading
from carelint.rulebook import Rulebook, load
from carelint.settings import Settings, checked

PART = 500
"""Documents of one part of a streamed report; rows of a table are a page at most."""
_loaded: dict[tuple[Path, ...], Rulebook] = {}


def rulebook_for(settings: Settings) -> Rulebook:
    """The rulebook of these settings, read once in a process."""
    if settings.dictionary not in _loaded:
        _loaded[settings.dictionary] = load(settings.dictionary, settings.cache)
    return _loaded[settings.dictionary]


def check_documents(documents: Iterable[Document | Unread], rulebook: Rulebook, settings: Settings) -> Report:
    """The report over many documents, those that could not be read among them."""
    works = (one if isinstance(one, Unread) else Task(one, rulebook, settings) for one in documents)
    return engine.report(works, rulebook, settings)


def check_parts(paths: Sequence[str], settings: Settings, *, stdin_filename: str = "") -> Iterator[Report]:
    """The same as `check_paths`, part by part, for tables and folders that are too large to hold."""
    documents = read_all(meant(paths, settings).paths, settings, stdin_filename)
    rulebook = rulebook_for(settings)
    while part := list(islice(documents, PART)):
        yield check_documents(part, rulebook, settings)


def read_all(paths: Sequence[str], settings: Settings, stdin_filename: str = "") -> Iterator[Document | Unread]:
    """Every document of each path, or why it was not read; a reader that fails or hangs costs only its own file.

    The first is begun at once, and each while the one before it is checked.
    """
    reading = Reading(_wanted(settings))
    if paths and paths[0] != "-":
        reading.ask(paths[0])
    return _each(reading, paths, settings, stdin_filename)


def _each(
    reading: Reading, paths: Sequence[str], settings: Settings, stdin_filename: str
) -> Iterator[Document | Unread]:
    with reading:
        for path, then in zip(paths, [*paths[1:], "-"], strict=True):
            if path != "-":
                yield from reading.read(path, then="" if then == "-" else then)
                continue
            try:
                data = files.load_stdin(settings.limits.file_mb)
            except UnreadableError as err:
                yield Unread(path, err.reason, err.hint)
            else:
                yield from reading.read(path, name=stdin_filename or path, data=data)


def _wanted(settings: Settings) -> Options:
    """What readers are asked for."""
    return Options(
        engine=settings.pdf_engine,
        comments="comments" in settings.also,
        hidden="hidden" in settings.also,
        attachments="attachments" in settings.also,
        password=settings.password,
        column=settings.column,
        id_column=settings.id_column,
        limits=settings.limits,
    )


def check_paths(paths: Sequence[str], settings: Settings, *, stdin_filename: str = "") -> Report:
    """Check files, folders, globs and `-` (standard input, read as `stdin_filename` says)."""
    documents = read_all(meant(paths, settings).paths, settings, stdin_filename)
    return check_documents(documents, rulebook_for(settings), settings)


def meant(paths: Sequence[str], settings: Settings, *, anyway: bool = False) -> files.Found:
    """Every file that `paths` mean: files, folders, globs; `anyway` as in `files.Look`."""
    look = files.Look(readers.suffixes(_wanted(settings)), settings.exclude, settings.home, anyway)
    return files.find(paths, look)


def check_text(text: str, *, register: str | None = None, packs: Sequence[str] = ()) -> Report:
    """Check a plain text; see `carelint.check_text`."""
    settings = _plain(register, packs)
    document = readers.read_text(text)
    return check_documents([document], rulebook_for(settings), settings)


def check_file(path: str, *, register: str | None = None, packs: Sequence[str] = ()) -> Report:
    """Check one file; see `carelint.check_file`."""
    settings = _plain(register, packs)
    return check_documents(read_all([path], settings), rulebook_for(settings), settings)


def _plain(register: str | None, packs: Sequence[str]) -> Settings:
    """For programs: nothing is masked, and no settings file is looked for."""
    return checked(Settings(register=register or "", packs=tuple(packs), redact=False, cache=cache_folder()))


def cache_folder() -> Path:
    """Where this person's compiled rules are kept; the platform decides."""
    from platformdirs import user_cache_path

    return user_cache_path("carelint")
