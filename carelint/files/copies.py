"""Finds reviewed copies whose originals are in the same run: read too, they would tell each phrase twice.

In: the files of a run. Out: those that are another one of them with carelint's notes on it, and nothing else changed.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator, Mapping, Sequence

from carelint.errors import UnreadableError
from carelint.files.loading import load
from carelint.limits import Limits
from carelint.processes.bounds import StoppedError
from carelint.processes.worker import Worker

WORD = (".docx", ".dotx")
"""Copies are made of these; one with macros is refused."""
NOTE = b"/NM <feff" + "carelint-".encode("utf-16-be").hex().encode()
"""The name of a note of ours on a PDF."""
TAIL = 1 << 20
"""Bytes at the end of a PDF in which notes are looked for; they stand behind everything else."""


def beside_originals(paths: Sequence[str], limits: Limits) -> list[str]:
    """The copies among `paths`."""
    sizes = {path: size for path in paths if (size := _size(path)) is not None}
    word = [path for path in sizes if path.lower().endswith(WORD)]
    pdf = {path: size for path, size in sizes.items() if path.lower().endswith(".pdf")}
    return [*_of_word(word, limits), *_of_pdf(pdf)]


def _size(path: str) -> int | None:
    """Bytes of a file; None for what is none, or has gone since its folder was read."""
    try:
        kind = os.stat(path)
    except OSError:  # its reader will say so
        return None
    return kind.st_size if stat.S_ISREG(kind.st_mode) else None


def _of_word(paths: Sequence[str], limits: Limits) -> Iterator[str]:
    """Copies whose text is that of a paper without notes, or of a copy that was found before."""
    if len(paths) < 2:
        return
    from carelint.review import is_marked  # 8 ms, only where one may be the copy of another

    reviewed = [path for path in paths if is_marked(path, limits.part_mb << 20)]
    if not reviewed:
        return
    with Worker(_digests, limits) as worker:
        known = {_digest(path, worker) for path in paths if path not in reviewed} - {None}
        for path in reviewed:
            digest = _digest(path, worker)
            if digest in known:
                yield path
            known |= {digest} if digest is not None else set()


def _digest(path: str, worker: Worker[str]) -> str | None:
    """By what a paper is known again; a file that cannot be read so far is like no other."""
    try:
        return next(iter(list(worker.answers(path, worker.limits))), None)
    except StoppedError:
        return None


def _digests(path: str, limits: Limits) -> Iterator[str]:
    """One, or none. Runs in a process of its own, for here files are unpacked and parsed."""
    from carelint.review import bare_text

    try:
        text = bare_text(load(path, limits.file_mb), path, limits)
    except (UnreadableError, MemoryError):  # its reader will say so
        return
    yield hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _of_pdf(sizes: Mapping[str, int]) -> Iterator[str]:
    """PDFs that begin with every byte of another one and go on with notes of ours."""
    sized = sorted(sizes, key=lambda path: (sizes[path], path))
    for at, path in enumerate(sized):
        if at and _has_notes(path) and any(_begins_with(path, other) for other in sized[:at]):
            yield path


def _has_notes(path: str) -> bool:
    try:
        with open(path, "rb") as file:
            file.seek(max(0, os.path.getsize(path) - TAIL))
            return NOTE in file.read(TAIL)
    except OSError:
        return False


def _begins_with(path: str, other: str) -> bool:
    """Whether one file continues another, and only with what carelint adds."""
    try:
        with open(path, "rb") as longer, open(other, "rb") as shorter:
            while chunk := shorter.read(TAIL):
                if longer.read(len(chunk)) != chunk:
                    return False
            return NOTE in longer.read()
    except OSError:
        return False
