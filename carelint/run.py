"""From what a person named to a report: find the files, read them, check them.

In: paths or a text, and settings. Out: a `Report`; a document that cannot be read is an entry of it.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from carelint import engine, files, readers
from carelint.coming import begun, each
from carelint.document import Document
from carelint.errors import Mistake, SettingsError
from carelint.finding import Checked, Report, Unread
from carelint.meant import is_table, wanted
from carelint.readers.options import Options
from carelint.results.known import Results
from carelint.rulebook import Rulebook, load
from carelint.rulebook.levels import leveled
from carelint.settings import Resolver, Settings, checked
from carelint.shown import Masks
from carelint.sifting import Sift
from carelint.task import Missed, Task
from carelint.version import VERSION

if TYPE_CHECKING:
    from carelint.since import Since

PART = 500
"""Documents of one part of a streamed report; rows of a table are a page at most."""
Watch = Callable[[Iterator[Task | Missed]], Iterator[Task | Missed]]
"""Sees every work go by."""
_loaded: dict[tuple[tuple[Path, ...], tuple[tuple[str, str], ...]], Rulebook] = {}


@dataclass(frozen=True)
class Scope:
    """What is shown of all that is noticed, and what is known of it."""

    sift: Sift = field(default_factory=Sift)
    since: Since | None = None
    """Where only what is new is asked for."""
    results: Results | None = None
    """What was noticed before, where that is kept."""


def rulebook_for(settings: Settings) -> Rulebook:
    """The rulebook of these settings, read once in a process, and once more for other levels."""
    key = settings.dictionary, settings.levels
    if key not in _loaded and settings.levels:
        _loaded[key] = leveled(rulebook_for(replace(settings, levels=())), settings.levels)
    elif key not in _loaded:
        _loaded[key] = load(settings.dictionary, settings.cache)
    return _loaded[key]


def check_documents(documents: Iterable[Document | Unread], rulebook: Rulebook, settings: Settings) -> Report:
    """The report over many documents, those that could not be read among them."""
    works = (Missed(one, settings) if isinstance(one, Unread) else Task(one, rulebook, settings) for one in documents)
    return engine.report(works, rulebook, settings)


def check_files(
    paths: Sequence[str],
    settings: Settings | Resolver,
    *,
    stdin_filename: str = "",
    watch: Watch | None = None,
    scope: Scope | None = None,
    jobs: int = 1,
) -> Report:
    """The same for files that have been found. Where somebody watches, Ctrl-C keeps what is done.

    `jobs`: processes that judge side by side, whole files, or parts of a long one.
    """
    resolver, scope = Resolver.of(settings), scope or Scope()
    run = resolver.settings_for("-")
    if spared := _spared(paths, resolver, scope):
        return Report(VERSION, "", spared)
    works = _watched(paths, resolver, stdin_filename, watch or iter, scope, jobs)
    return engine.report(works, rulebook_for(run), run, sift=scope.sift, keep=watch is not None, jobs=jobs)


def check_parts(
    paths: Sequence[str],
    settings: Settings | Resolver,
    *,
    stdin_filename: str = "",
    watch: Watch | None = None,
    scope: Scope | None = None,
    jobs: int = 1,
) -> Iterator[Report]:
    """The same, part by part, for tables and folders that are too large to hold."""
    resolver, scope = Resolver.of(settings), scope or Scope()
    run = resolver.settings_for("-")
    works = _watched(paths, resolver, stdin_filename, watch or iter, scope, jobs)
    masks = Masks()
    while part := list(islice(works, PART)):
        yield engine.report(part, rulebook_for(run), run, masks, scope.sift, jobs=jobs)


def _watched(
    paths: Sequence[str], resolver: Resolver, stdin_filename: str, watch: Watch, scope: Scope, jobs: int
) -> Iterator[Task | Missed]:
    """Each work in order; where several processes judge, somebody sees them as they are done."""
    if jobs < 2 or len(paths) < 2 or scope.since:
        return watch(tasks(paths, resolver, stdin_filename, scope))
    from carelint.beside import in_order  # 20 ms, only where processes stand side by side

    named = [stdin_filename or path if path == "-" else path for path in paths]
    permitted(named, settled(named, resolver)[1:], scope.sift)
    return in_order(named, watch(_side_by_side(paths, resolver, stdin_filename, jobs, scope.results)))


def _side_by_side(
    paths: Sequence[str], resolver: Resolver, stdin_filename: str, jobs: int, results: Results | None
) -> Iterator[Task | Missed]:
    """Whole files, the largest first, as they are done; then what is read as it comes: standard input and tables."""
    from carelint.beside import Judging, works
    from carelint.processes.pool import Pool

    streamed = [path for path in paths if path == "-" or is_table(path, resolver)]
    whole = sorted(set(paths) - set(streamed), key=lambda path: -files.size(path))
    whole = [path for path in whole if not (results and results.spared(path))]
    streamed += [path for path in paths if results and results.spared(path) and path not in streamed]
    limits = resolver.settings_for("-").limits.judging
    with Pool(Judging(functools.partial(_terms, resolver), results), min(jobs, len(whole)), limits) as pool:
        for path, made in pool.made(whole):
            rulebook, settings, _ = _terms(resolver, path)
            yield from works(path, made, rulebook, settings)
    yield from tasks(streamed, resolver, stdin_filename, Scope(results=results)) if streamed else ()


def _terms(resolver: Resolver, path: str) -> tuple[Rulebook, Settings, Options]:
    """By what a file is judged, and what is asked of its reader."""
    settings = resolver.settings_for(path)
    return rulebook_for(settings), settings, wanted(settings)


def tasks(
    paths: Sequence[str], settings: Settings | Resolver, stdin_filename: str = "", scope: Scope | None = None
) -> Iterator[Task | Missed]:
    """Each document with the settings of its own folder, or why it was not read; with what is known of it.

    Reading begins while the rules are loaded. Raises SettingsError and RuleError before any document is given.
    """
    resolver, scope = Resolver.of(settings), scope or Scope()
    named = [stdin_filename or "-" if path == "-" else path for path in paths]
    spared = scope.results and paths and scope.results.spared(paths[0])
    first = None if scope.since or spared else begun(paths, resolver)
    try:
        permitted(named, settled(named, resolver)[1:], scope.sift)
    except BaseException:
        if first:
            first.close()
        raise
    return _tasks(each(first, paths, resolver, stdin_filename, scope.since, scope.results), resolver, scope)


def _spared(paths: Sequence[str], resolver: Resolver, scope: Scope) -> tuple[Checked, ...]:
    """Every document, where none has to be read, and nothing that stands beside them has to be asked; else nothing."""
    if scope.results is None or scope.since:
        return ()
    terms = [(path, resolver.settings_for(path)) for path in paths]
    if any(one.dictionary for _, one in terms) or scope.sift.asks((path, one.baseline) for path, one in terms):
        return ()
    return scope.results.all_spared(paths, resolver.settings_for("-"))


def permitted(paths: Sequence[str], terms: Sequence[Settings], sift: Sift) -> None:
    """Reads what stands beside the documents on what may stay as it is. Raises SettingsError."""
    files = [*zip(paths, terms, strict=True)]
    cards = (card for one in dict.fromkeys(terms) for card in rulebook_for(one).cards)
    ids = {name for card in cards for name in (card.id, card.family)}
    sift.asking.files.prepare(paths, ids, reasons=[path for path, one in files if one.reasons == "required"])
    if sift.baselines:
        sift.baselines.prepare((path, one.baseline) for path, one in files)


def terms_of(paths: Sequence[str], resolver: Resolver) -> list[Settings]:
    """The settings of the run, then of each document. Raises SettingsError with all that is wrong in any file."""
    try:
        return resolver.settings_for_all(["-", *paths])
    except SettingsError as err:
        ids = {card.id for card in rulebook_for(Settings(cache=cache_folder())).cards}
        raise SettingsError.of([*err.mistakes, *resolver.misnamed_so_far(ids)]) from err


def settled(paths: Sequence[str], resolver: Resolver) -> list[Settings]:
    """The same with their rules loaded. Raises SettingsError also for rules that do not exist, and RuleError."""
    terms = terms_of(paths, resolver)
    mistakes: dict[Mistake, None] = {}
    for one in {id(some): some for some in terms}.values():
        cards = rulebook_for(one).cards
        if one.on or one.off or one.levels or one.select or one.ignore:
            names = {name for card in cards for name in (card.id, card.family, card.shelf)}
            mistakes |= dict.fromkeys(resolver.misnamed(one, names))
    if mistakes:
        raise SettingsError.of(list(mistakes))
    return terms


def _tasks(
    reading: Iterable[tuple[str, Document | Checked | Unread]], resolver: Resolver, scope: Scope
) -> Iterator[Task | Missed]:
    since = scope.since
    try:
        for path, one in reading:
            settings = resolver.settings_for(path)
            if isinstance(one, Unread):
                yield Missed(one, settings)
            elif isinstance(one, Checked):
                yield Task(one.document, rulebook_for(settings), settings, done=one)
            elif since is None:
                yield _task(one, settings, scope)
            else:
                document, fresh = since.fresh(path, one, wanted(settings))
                yield replace(_task(document, settings, scope), fresh=fresh, since=since.name)
    finally:
        if since:
            since.close()


def _task(document: Document, settings: Settings, scope: Scope) -> Task:
    """With what was noticed in it before; where that is not known, it is told when it is."""
    task = Task(document, rulebook_for(settings), settings)
    return scope.results.known(task) if scope.results else task


def read_all(
    paths: Sequence[str], settings: Settings | Resolver, stdin_filename: str = ""
) -> Iterator[tuple[str, Document | Unread]]:
    """(path, document) of each path, or why it was not read; a reader that fails or hangs costs only its own file.

    The first is begun at once, and each while the one before it is checked.
    """
    resolver = Resolver.of(settings)
    read = each(begun(paths, resolver), paths, resolver, stdin_filename)
    return ((path, one) for path, one in read if not isinstance(one, Checked))


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
