"""From what a person named to a report: find the files, read them, check them.

In: paths or a text, and settings. Out: a `Report`; a document that cannot be read is an entry of it.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from carelint import engine, files, readers
from carelint.document import Document
from carelint.errors import Mistake, SettingsError, UnreadableError
from carelint.finding import Checked, Report, Unread
from carelint.readers.options import Options
from carelint.reading import Reading
from carelint.results.known import Results
from carelint.rulebook import Rulebook, load
from carelint.settings import Resolver, Settings, checked
from carelint.shown import Masks
from carelint.source import Source
from carelint.task import Missed, Task
from carelint.version import VERSION

PART = 500
"""Documents of one part of a streamed report; rows of a table are a page at most."""
Watch = Callable[[Iterator[Task | Missed]], Iterator[Task | Missed]]
"""Sees every work go by."""
_loaded: dict[tuple[Path, ...], Rulebook] = {}


def rulebook_for(settings: Settings) -> Rulebook:
    """The rulebook of these settings, read once in a process."""
    if settings.dictionary not in _loaded:
        _loaded[settings.dictionary] = load(settings.dictionary, settings.cache)
    return _loaded[settings.dictionary]


def check_documents(documents: Iterable[Document | Unread], rulebook: Rulebook, settings: Settings) -> Report:
    """The report over many documents, those that could not be read among them."""
    works = (Missed(one, settings) if isinstance(one, Unread) else Task(one, rulebook, settings) for one in documents)
    return engine.report(works, rulebook, settings)


def check_paths(paths: Sequence[str], settings: Settings | Resolver, *, stdin_filename: str = "") -> Report:
    """Check files, folders, globs and `-` (standard input, read as `stdin_filename` says)."""
    return check_files(meant(paths, settings).paths, settings, stdin_filename=stdin_filename)


def check_files(
    paths: Sequence[str],
    settings: Settings | Resolver,
    *,
    stdin_filename: str = "",
    watch: Watch | None = None,
    results: Results | None = None,
) -> Report:
    """The same for files that have been found. Where somebody watches, Ctrl-C keeps what is done."""
    resolver = Resolver.of(settings)
    run = resolver.settings_for("-")
    if results and (spared := results.all_spared(paths, run)):
        return Report(VERSION, "", spared)
    works = tasks(paths, resolver, stdin_filename, results)
    return engine.report(watch(works) if watch else works, rulebook_for(run), run, keep=watch is not None)


def check_parts(
    paths: Sequence[str],
    settings: Settings | Resolver,
    *,
    stdin_filename: str = "",
    watch: Watch | None = None,
    results: Results | None = None,
) -> Iterator[Report]:
    """The same, part by part, for tables and folders that are too large to hold."""
    resolver = Resolver.of(settings)
    run = resolver.settings_for("-")
    works = tasks(paths, resolver, stdin_filename, results)
    works = watch(works) if watch else works
    masks = Masks()
    while part := list(islice(works, PART)):
        yield engine.report(part, rulebook_for(run), run, masks)


def tasks(
    paths: Sequence[str], settings: Settings | Resolver, stdin_filename: str = "", results: Results | None = None
) -> Iterator[Task | Missed]:
    """Each document with the settings of its own folder, or why it was not read; with what `results` know of it.

    Reading begins while the rules are loaded. Raises SettingsError and RuleError before any document is given.
    """
    resolver = Resolver.of(settings)
    named = [stdin_filename or "-" if path == "-" else path for path in paths]
    first = None if results and paths and results.spared(paths[0]) else _begun(paths, resolver)
    try:
        settled(named, resolver)
    except BaseException:
        if first:
            first.close()
        raise
    return _tasks(_each(first, paths, resolver, stdin_filename, results), resolver, results)


def terms_of(paths: Sequence[str], resolver: Resolver) -> list[Settings]:
    """The settings of the run, then of each document. Raises SettingsError with all that is wrong in any file."""
    try:
        return resolver.settings_for_all(["-", *paths])
    except SettingsError as err:
        ids = {rule.id for rule in rulebook_for(Settings(cache=cache_folder())).rules}
        raise SettingsError.of([*err.mistakes, *resolver.misnamed_so_far(ids)]) from err


def settled(paths: Sequence[str], resolver: Resolver) -> list[Settings]:
    """The same with their rules loaded. Raises SettingsError also for rules that do not exist, and RuleError."""
    terms = terms_of(paths, resolver)
    mistakes: dict[Mistake, None] = {}
    for one in {id(some): some for some in terms}.values():
        rules = rulebook_for(one).rules
        if one.off:
            mistakes |= dict.fromkeys(resolver.misnamed(one, {rule.id for rule in rules}))
    if mistakes:
        raise SettingsError.of(list(mistakes))
    return terms


def _tasks(
    reading: Iterable[tuple[str, Document | Checked | Unread]], resolver: Resolver, results: Results | None
) -> Iterator[Task | Missed]:
    for path, one in reading:
        settings = resolver.settings_for(path)
        if isinstance(one, Unread):
            yield Missed(one, settings)
        elif isinstance(one, Checked):
            yield Task(one.document, rulebook_for(settings), settings, done=one)
        else:
            yield _task(one, rulebook_for(settings), settings, results)


def _task(document: Document, rulebook: Rulebook, settings: Settings, results: Results | None) -> Task:
    """With what was noticed in it before; where that is not known, it is told when it is."""
    if results is None:
        return Task(document, rulebook, settings)
    known = results.recalled(document, rulebook, settings)
    keep = functools.partial(results.keep, rulebook=rulebook, settings=settings)
    return Task(document, rulebook, settings, done=known, told=keep)


def read_all(
    paths: Sequence[str], settings: Settings | Resolver, stdin_filename: str = ""
) -> Iterator[tuple[str, Document | Unread]]:
    """(path, document) of each path, or why it was not read; a reader that fails or hangs costs only its own file.

    The first is begun at once, and each while the one before it is checked.
    """
    resolver = Resolver.of(settings)
    read = _each(_begun(paths, resolver), paths, resolver, stdin_filename)
    return ((path, one) for path, one in read if not isinstance(one, Checked))


def _begun(paths: Sequence[str], resolver: Resolver) -> Reading | None:
    if not paths or paths[0] == "-":
        return None
    reading = Reading(wanted(resolver.settings_for(paths[0])))
    reading.ask(paths[0])
    return reading


def _each(
    reading: Reading | None,
    paths: Sequence[str],
    resolver: Resolver,
    stdin_filename: str,
    results: Results | None = None,
) -> Iterator[tuple[str, Document | Checked | Unread]]:
    """Files that ask the same of their readers share a process; those that need not be read ask nothing."""
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


def wanted(settings: Settings) -> Options:
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


def meant(paths: Sequence[str], settings: Settings | Resolver, *, anyway: bool = False) -> files.Found:
    """Every file that `paths` mean: files, folders, globs; `anyway` as in `files.Look`."""
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
        try:
            mine = resolver.settings_for(os.path.join(path, "x") if os.path.isdir(path) else path)
        except SettingsError:
            mine = Settings()
        return files.Look(readers.suffixes(wanted(mine)), mine.exclude, mine.home, anyway, mine.limits, globs)

    return files.find(paths, look)


def check_text(text: str, *, register: str | None = None, packs: Sequence[str] = ()) -> Report:
    """Check a plain text; see `carelint.check_text`."""
    settings = _plain(register, packs)
    document = readers.read_text(text)
    return check_documents([document], rulebook_for(settings), settings)


def check_file(path: str, *, register: str | None = None, packs: Sequence[str] = ()) -> Report:
    """Check one file; see `carelint.check_file`."""
    settings = _plain(register, packs)
    return engine.report(tasks([path], settings), rulebook_for(settings), settings)


def _plain(register: str | None, packs: Sequence[str]) -> Settings:
    """For programs: nothing is masked, and no settings file is looked for."""
    return checked(Settings(register=register or "", packs=tuple(packs), redact=False, cache=cache_folder()))


def cache_folder() -> Path:
    """Where this person's compiled rules are kept; the platform decides."""
    from platformdirs import user_cache_path

    return user_cache_path("carelint")
