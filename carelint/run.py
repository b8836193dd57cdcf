"""The path of the data, in the order in which it is walked.

    file → Document → candidates → grammar, only where needed → findings → sift → Report

In: paths or a text. Out: a `Report`; a document that cannot be read is an entry of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

import carelint
from carelint import files, readers, tone
from carelint.candidate import Candidate
from carelint.document import Document
from carelint.errors import UnreadableError
from carelint.finding import Checked, Finding, Report, Unread, fingerprints
from carelint.fold import fold_document
from carelint.notice import Reading, find, judged
from carelint.policy import sift
from carelint.provenance import provenance
from carelint.readers.options import Options
from carelint.reading import Reading as Apart
from carelint.register import guess
from carelint.rulebook import Rulebook, load
from carelint.settings import Settings, checked
from carelint.suggest import swap

PART = 500
"""Documents of one part of a streamed report; rows of a table are a page at most."""
_loaded: dict[tuple[Path, ...], Rulebook] = {}


def rulebook_for(settings: Settings) -> Rulebook:
    """The rulebook of these settings, read once in a process."""
    if settings.dictionary not in _loaded:
        _loaded[settings.dictionary] = load(settings.dictionary, settings.cache)
    return _loaded[settings.dictionary]


def check_document(document: Document, rulebook: Rulebook, settings: Settings) -> Checked:
    """Everything that is noticed in one document."""
    folded = fold_document(document)
    register = settings.register or guess(folded.text)
    reading = Reading(document, folded, register)
    candidates = list(find(reading, rulebook, settings))
    kept = sift(one.candidate for one in judged(candidates, rulebook, settings) if one.verdict.keep)
    findings = tuple(_findings(reading, kept, rulebook))
    care = tone.care_in(document, folded, rulebook)
    mood = tone.tone_of(document, folded, findings, care)
    return Checked(document, register, mood.words, findings, care, mood)


def check_documents(documents: Iterable[Document | Unread], rulebook: Rulebook, settings: Settings) -> Report:
    """The report over many documents, those that could not be read among them."""
    done: list[Checked] = []
    unread: list[Unread] = []
    for one in documents:
        if isinstance(one, Unread):
            unread.append(one)
        else:
            done.append(check_document(one, rulebook, settings))
    judges = provenance(rulebook, settings, (found for one in done for found in one.findings))
    return Report(carelint.__version__, rulebook.digest[:12], tuple(done), tuple(unread), judges)


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
    worker = Apart(_reading(settings))
    if paths and paths[0] != "-":
        worker.ask(paths[0])
    return _each(worker, paths, settings, stdin_filename)


def _each(worker: Apart, paths: Sequence[str], settings: Settings, stdin_filename: str) -> Iterator[Document | Unread]:
    with worker:
        for path, then in zip(paths, [*paths[1:], "-"], strict=True):
            if path != "-":
                yield from worker.read(path, then="" if then == "-" else then)
                continue
            try:
                data = files.load_stdin(settings.limits.file_mb)
            except UnreadableError as err:
                yield Unread(path, err.reason, err.hint)
            else:
                yield from worker.read(path, name=stdin_filename or path, data=data)


def _reading(settings: Settings) -> Options:
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
    look = files.Look(readers.suffixes(_reading(settings)), settings.exclude, settings.home, anyway)
    return files.find(paths, look)


def check_text(text: str, *, register: str | None = None, packs: Sequence[str] = ()) -> Report:
    """Check a plain text; see `carelint.check_text`."""
    settings = checked(Settings(register=register or "", packs=tuple(packs), cache=cache_folder()))
    document = readers.read_text(text)
    return check_documents([document], rulebook_for(settings), settings)


def check_file(path: str, *, register: str | None = None, packs: Sequence[str] = ()) -> Report:
    """Check one file; see `carelint.check_file`."""
    settings = checked(Settings(register=register or "", packs=tuple(packs), cache=cache_folder()))
    return check_documents(read_all([path], settings), rulebook_for(settings), settings)


def cache_folder() -> Path:
    """Where this person's compiled rules are kept; the platform decides."""
    from platformdirs import user_cache_path

    return user_cache_path("carelint")


def _findings(reading: Reading, candidates: Sequence[Candidate], rulebook: Rulebook) -> Iterable[Finding]:
    prints = fingerprints((candidate.rule.id, candidate.passage.text) for candidate in candidates)
    for candidate, made in zip(candidates, prints, strict=True):
        yield replace(_finding(reading, candidate, rulebook), fingerprint=made)


def _finding(reading: Reading, candidate: Candidate, rulebook: Rulebook) -> Finding:
    rule, base = candidate.rule, candidate.passage.start
    start, end = reading.folded.span(base + candidate.start, base + candidate.end)
    put = swap(candidate, rulebook.vocabulary)
    first = reading.folded.span(base + put.start, base + put.end) if put else (start, end)
    instead = (put.text, *rule.instead[1:]) if put and put.start == candidate.start else rule.instead
    return Finding(
        rule=rule.id,
        family=rule.family,
        pathology=rule.pathology,
        answer=rule.answer,
        level=rule.level,
        start=start,
        end=end,
        text=reading.document.text[start:end],
        place=reading.document.place_of(start, end),
        context=candidate.passage.plain,
        context_start=candidate.start,
        context_end=candidate.end,
        message=rule.message,
        why=rule.why,
        instead=instead,
        becomes=put.text if put else "",
        sources=rule.sources,
        fingerprint="",
        becomes_start=first[0],
        becomes_end=first[1],
    )
