"""The formats that can be read, each a module; the content says which, and the suffix only where it cannot.

In: a path and bytes. Out: `Document`s, or UnreadableError with a reason and a way out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Protocol

from carelint.document import Document
from carelint.errors import UnreadableError
from carelint.finding import Unread
from carelint.formats import FORMATS, SUFFIXES, TABLES
from carelint.kinds import Kinds
from carelint.ours import is_report
from carelint.readers.content import format_of
from carelint.readers.options import PLAIN, Options
from carelint.source import Source

if TYPE_CHECKING:
    from carelint.readers import docx, html, markdown, odt, pptx, text, xlsx
    from carelint.readers.mail import Part
    from carelint.readers.parts.embedded import Chunk
    from carelint.readers.pdf import document as pdf
    from carelint.readers.rst import document as rst


class Reader(Protocol):
    """A module of this folder."""

    def read(self, data: bytes, path: str, options: Options = PLAIN) -> Document:
        """Read a file's bytes. Raises UnreadableError, and nothing else."""


READERS: Mapping[str, Reader] = Kinds(
    "carelint.readers", {key: one.reader for key, one in FORMATS.items() if one.reader}
)
"""Imported when used."""
if TYPE_CHECKING:  # each module is held to the protocol
    HELD: tuple[Reader, ...] = (text, markdown, rst, html, docx, odt, pptx, xlsx, pdf)


def suffixes(options: Options = PLAIN) -> tuple[str, ...]:
    """What is read when a folder is named; a file that is named itself is read whatever its suffix."""
    return (*SUFFIXES, *sorted(TABLES)) if options.column else tuple(SUFFIXES)


def read_all(path: str, data: bytes, options: Options = PLAIN) -> Iterator[Document | Unread]:
    """The documents of a file: one, or for an e-mail its body and what is attached to it. Raises UnreadableError."""
    content = format_of(data)
    if (content or SUFFIXES.get(_suffix(path))) == "eml":
        yield from _mail(path, data, options)
    else:
        yield _read(path, data, content, options)


def read(path: str, data: bytes, options: Options = PLAIN) -> Document:
    """Read a document with the reader that its content asks for; of a message, the body."""
    one = next(read_all(path, data, replace(options, attachments=False)))
    if isinstance(one, Unread):
        raise UnreadableError(one.reason, path=one.path, hint=one.hint)
    return one


def _read(path: str, data: bytes, content: str | None, options: Options) -> Document:
    said = SUFFIXES.get(_suffix(path))
    chosen = content or said or "text"
    if refused := FORMATS[chosen].refused:
        raise UnreadableError(refused[0], path=path, hint=refused[1])
    if said and FORMATS[said].binary and content is None:
        hint = "Open it and save it anew, or give it the right suffix."
        raise UnreadableError(f"it is no {said.upper()} file, or it is damaged", path=path, hint=hint)
    if FORMATS[chosen].converted or (options.as_word and FORMATS[chosen].as_word and _office()):
        document = _converted(path, data, chosen, options)
    else:
        document = READERS[chosen].read(data, path, options)
        document = _with_chunks(document, data, options) if chosen == "docx" else document
    from carelint.readers.parts import raised, tongues  # 10 ms, only where something is read

    document = tongues.understood(_held_to_limits(raised.without_numbers(_named(document, said, chosen)), options))
    if is_report(data):
        warning = "it is a report that carelint wrote, not a paper; in a folder it is left out"
        document = replace(document, warnings=(*document.warnings, warning))
    return replace(document, digest=hashlib.sha256(data).hexdigest())


def read_text(words: str, path: str = "-") -> Document:
    """A plain text that is already at hand."""
    from carelint.readers import text

    return text.document(words, path)


def is_table(path: str, options: Options) -> bool:
    """Whether each row of this file is a document."""
    suffix = _suffix(path)
    if suffix in TABLES and suffix not in SUFFIXES and not options.column:
        hint = "Say which column holds the texts, for example: --column note --id-column id"
        raise UnreadableError("it is a table", path=path, hint=hint)
    return suffix in TABLES and bool(options.column)


def rows(path: str, options: Options, data: bytes | None = None) -> Iterator[Document | Unread]:
    """Each row of a table as a document; `data` is what stands in it, where it is at hand. Raises UnreadableError."""
    from carelint.readers import tables  # csv and json, only for tables

    return (_understood(one, options) for one in tables.rows(path, options, data))


def _suffix(path: str) -> str:
    return PurePath(path).suffix.lower()


def _office() -> bool:
    """Whether LibreOffice is at hand; an OpenDocument text can be read without it."""
    from carelint.readers import office

    return office.program() is not None


def _converted(path: str, data: bytes, chosen: str, options: Options) -> Document:
    from carelint.readers import office

    document = READERS["docx"].read(office.converted(data, path, f".{chosen}", options), path, options)
    warning = "converted with LibreOffice; places are those of the converted copy"
    return replace(document, format=chosen, warnings=(*document.warnings, warning))


def _with_chunks(document: Document, data: bytes, options: Options, *, within: bool = False) -> Document:
    """A Word document with those that it takes in; `within` such a one they are named and not read."""
    from carelint.package import open_package
    from carelint.readers.parts import embedded
    from carelint.readers.parts.unseen import SAID

    package, missed, unseen = open_package(data, document.path, options.limits), list[str](), list[str]()
    for chunk in embedded.chunks(package, package.main_part("word/document.xml")):
        try:
            other = _chunk(chunk, options) if chunk.data and not within else None
        except UnreadableError:
            other = None
        if other is None or not other.blocks:
            missed.append(embedded.CHUNK)
            continue
        document = embedded.joined(document, chunk.part, other)
        missed += embedded.missed_in(other)
        unseen += [f"{one} ({chunk.part})" for one in other.warnings if one.startswith(SAID)]
    return replace(document, warnings=(*document.warnings, *unseen, *embedded.not_read(missed)))


def _chunk(chunk: Chunk, options: Options) -> Document:
    """A chunk is what its content says; a Word document inside takes nothing in. Raises UnreadableError."""
    if format_of(chunk.data) != "docx":
        return read(chunk.name, chunk.data, options)
    document = READERS["docx"].read(chunk.data, chunk.name, options)
    return _with_chunks(document, chunk.data, options, within=True)


def _mail(path: str, data: bytes, options: Options) -> Iterator[Document | Unread]:
    """The body under the file's own path, each attachment under a path of its own."""
    from carelint.readers import mail

    for part in mail.parts(data, path, attachments=options.attachments):
        if part.name:
            yield _attached(Source(path, attachment=part.name), part.data, options)
            continue
        try:
            from carelint.readers.parts import tongues

            yield tongues.understood(_body(part, path, options))
        except UnreadableError as err:  # what hangs on it is read all the same
            yield Unread(Source(path), err.reason, err.hint)


def _body(part: Part, path: str, options: Options) -> Document:
    """The body of a message as a document. Raises UnreadableError."""
    from carelint.readers import mail
    from carelint.readers.parts import raised

    if part.suffix == ".txt":
        from carelint.readers import text

        body = text.document(part.data.decode(), path, most=options.limits.paragraphs, letter=True)
    else:
        body = READERS[SUFFIXES[part.suffix]].read(part.data, path, options)
    body = _held_to_limits(replace(body, warnings=(*body.warnings, *filter(None, [part.warning]))), options)
    if part.subject and part.suffix == ".txt":
        body = mail.headed(body)
    body = mail.of_writer(raised.without_numbers(body))
    return replace(body, format="eml", title=part.subject)


def _understood(document: Document, options: Options) -> Document | Unread:
    """One of several documents of a file: whatever its language or its length, the others are read."""
    try:
        from carelint.readers.parts import raised, tongues

        return tongues.understood(_held_to_limits(raised.without_numbers(document), options))
    except UnreadableError as err:
        return Unread(document.source, err.reason, err.hint)


def _attached(source: Source, data: bytes, options: Options) -> Document | Unread:
    """Its name has the suffix; the path of the message would say that it is one."""
    try:
        return replace(read(source.attachment, data, options), source=source)
    except UnreadableError as err:
        return Unread(source, err.reason, err.hint)


def _named(document: Document, said: str | None, chosen: str) -> Document:
    """A suffix that says something else is mentioned."""
    if not said or said == chosen or {said, chosen} <= {"doc", "docx", "rtf"}:
        return document
    warning = f"the suffix says {said}, the content is {chosen}; it was read as {chosen}"
    return replace(document, warnings=(*document.warnings, warning))


def _held_to_limits(document: Document, options: Options) -> Document:
    most = options.limits.paragraphs
    if not document.blocks:
        raise _empty(document)
    if len(document.blocks) > most:
        hint = "Split it, or allow more with limits: {paragraphs: …} in .carelint.yaml."
        raise UnreadableError(f"it has more than {most} paragraphs", path=document.path, hint=hint)
    return document


def _empty(document: Document) -> UnreadableError:
    """Why nothing could be read, where the reader knows."""
    hint = "Save what is named as a document of its own; for pictures as a PDF, which ocrmypdf makes readable."
    hint = hint if document.warnings else "Is it the right file?"
    return UnreadableError("; ".join(("there are no words in it", *document.warnings)), path=document.path, hint=hint)
