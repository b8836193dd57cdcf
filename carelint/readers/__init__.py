"""The formats that can be read, each a module; the content says which, and the suffix only where it cannot.

In: a path and bytes. Out: a `Document`, or UnreadableError with a reason and a way out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePath
from types import MappingProxyType
from typing import Protocol

from carelint.document import Document
from carelint.errors import UnreadableError
from carelint.readers import docx, html, markdown, pdf, text


class Reader(Protocol):
    """A module of this folder."""

    def read(self, data: bytes, path: str) -> Document:
        """Read a file's bytes. Raises UnreadableError, and nothing else."""


READERS: Mapping[str, Reader] = MappingProxyType(
    {"text": text, "markdown": markdown, "html": html, "docx": docx, "pdf": pdf}
)
SUFFIXES: Mapping[str, str] = MappingProxyType(
    {
        ".txt": "text",
        ".text": "text",
        ".md": "markdown",
        ".markdown": "markdown",
        ".html": "html",
        ".htm": "html",
        ".xhtml": "html",
        ".docx": "docx",
        ".docm": "docx",
        ".dotx": "docx",
        ".pdf": "pdf",
    }
)
OTHERS = {
    ".doc": "Save it as .docx.",
    ".rtf": "Save it as .docx.",
    ".odt": "Save it as .docx.",
    ".pptx": "Save it as PDF.",
    ".xlsx": "Save the column of texts as a text file.",
}
"""Formats that people will try, and the way round."""


def read(path: str, data: bytes) -> Document:
    """Read a document with the reader that its content asks for."""
    suffix = PurePath(path).suffix.lower()
    by_content, by_suffix = _format_of(data), SUFFIXES.get(suffix)
    chosen = by_content or by_suffix or "text"
    if not by_content and by_suffix in ("docx", "pdf"):
        raise UnreadableError(
            f"it is no {by_suffix.upper()} file, or it is damaged",
            path=path,
            hint="Open it and save it anew, or give it the right suffix.",
        )
    if not by_suffix and suffix in OTHERS:
        raise UnreadableError(f"{suffix} files cannot be read yet", path=path, hint=OTHERS[suffix])
    document = READERS[chosen].read(data, path)
    if by_suffix and by_suffix != chosen:
        warning = f"the suffix says {by_suffix}, the content is {chosen}; it was read as {chosen}"
        document = replace(document, warnings=(*document.warnings, warning))
    if not document.blocks:
        raise UnreadableError("there are no words in it", path=path, hint="Is it the right file?")
    return document


def read_text(words: str, path: str = "-") -> Document:
    """A plain text that is already at hand."""
    return text.document(words, path)


def _format_of(data: bytes) -> str | None:
    """What the content says; None for what only a suffix can tell (Markdown, plain text)."""
    head = data[:1024].lstrip()
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0")):
        return "docx"
    lowered = head[:200].lower()
    if lowered.startswith((b"<!doctype html", b"<html")):
        return "html"
    return None
