"""Finds reviewed copies whose originals are in the same run: read too, they would tell each phrase twice.

In: the files of a run. Out: those that are another one of them with carelint's notes on it, and nothing else changed.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from carelint.errors import UnreadableError
from carelint.files.loading import load
from carelint.package import open_package
from carelint.review import bare_text, is_reviewed

WORD = (".docx", ".dotx")
NOTE = b"/NM <feff" + "carelint-".encode("utf-16-be").hex().encode()
"""The name of a note of ours on a PDF."""
TAIL = 1 << 20
"""Bytes at the end of a PDF in which notes are looked for; they stand behind everything else."""


def beside_originals(paths: Sequence[str]) -> list[str]:
    """The copies among `paths`."""
    regular = [path for path in paths if os.path.isfile(path)]
    word = [path for path in regular if path.lower().endswith(WORD)]
    pdf = [path for path in regular if path.lower().endswith(".pdf")]
    return [*_of_word(word), *_of_pdf(pdf)]


def _of_word(paths: Sequence[str]) -> Iterator[str]:
    """Copies whose text is that of a paper without notes, or of a copy that was found before."""
    reviewed = [path for path in paths if len(paths) > 1 and _is_reviewed(path)]
    if not reviewed:
        return
    known = {_text(path) for path in paths if path not in reviewed} - {None}
    for path in reviewed:
        text = _text(path)
        if text in known:
            yield path
        known |= {text} if text is not None else set()


def _is_reviewed(path: str) -> bool:
    try:
        with open(path, "rb") as file:
            if file.read(4) != b"PK\x03\x04":
                return False
        return is_reviewed(open_package(load(path), path))
    except (UnreadableError, OSError):  # its reader will say so
        return False


def _text(path: str) -> str | None:
    try:
        return bare_text(load(path), path)
    except UnreadableError:
        return None


def _of_pdf(paths: Sequence[str]) -> Iterator[str]:
    """PDFs that begin with every byte of another one and go on with notes of ours."""
    sized = sorted(paths, key=lambda path: (os.path.getsize(path), path))
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
