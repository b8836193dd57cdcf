"""A file as it is written: its text, how that is encoded, and where the words of the document stand in it.

In: bytes, and the document that was read from them. Out: spans of the file's own text; bytes again, byte for byte but
for what is put in.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from carelint.document import Document, Gap
from carelint.errors import UnreadableError
from carelint.places import stretch_at
from carelint.readers.html import CHARSET
from carelint.readers.parts.decoding import BOMS

FORMATS = ("markdown", "text", "html")
"""What can be mended: files whose words stand in them as they are read."""
BREAK = re.compile(r"[ \t]*(?:\r\n?|\n)[ \t>]*")
"""The end of a line inside a phrase, with what a list or a quotation puts before the next one."""


@dataclass(frozen=True, slots=True)
class Put:
    """Words for a span of the document's text."""

    start: int
    """Half-open code points of `Document.text`."""
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Written:
    """The text of a file, and what is needed to write it again."""

    text: str
    mark: bytes
    """The byte order mark before it, where it has one."""
    codec: str

    def span(self, document: Document, start: int, end: int) -> tuple[int, int] | None:
        """Where words of the document stand in the file; None where markup or an entity stands among them."""
        if any(gap.start < end and start < gap.end and not gap.reads.isspace() for gap in _gaps(document, start)):
            return None
        if document.format != "html":
            return start, end
        block = document.block_at(start)
        first, last = (stretch_at(block.stretches, at) if block else None for at in (start, end - 1))
        if first is None or last is None or first.place.offset is None or last.place.offset is None:
            return None
        found = first.place.offset + start - first.start, last.place.offset + end - last.start
        return found if self.text[slice(*found)] == document.text[start:end] else None

    def with_words(self, document: Document, puts: Sequence[Put]) -> tuple[bytes, str] | None:
        """The file with other words in it, and what its document's text is then; None where it cannot take them.

        `puts` in order, none over another.
        """
        spans = [span for one in puts if (span := self.span(document, one.start, one.end))]
        if len(spans) < len(puts):
            return None
        words = [broken(one, document) for one in puts]
        escaped = [html.escape(one, quote=False) if document.format == "html" else one for one in words]
        read = _spliced(document.text, zip([(one.start, one.end) for one in puts], words, strict=True))
        try:
            return self.mark + _spliced(self.text, zip(spans, escaped, strict=True)).encode(self.codec), read
        except UnicodeEncodeError:  # a letter that the file's encoding lacks
            return None


def written(data: bytes, document: Document) -> Written:
    """The file that a document was read from. Raises UnreadableError where it could not be written again as it is."""
    for mark, codec in _codecs(data):
        try:
            text = data[len(mark) :].decode(codec)
            same = text.encode(codec) == data[len(mark) :]
        except (UnicodeError, LookupError):
            continue
        if same and (document.format == "html" or text == document.text):
            return Written(text, mark, codec)
    hint = "Save it as UTF-8."
    raise UnreadableError("how its letters are encoded is a guess that cannot be kept", path=document.path, hint=hint)


def _codecs(data: bytes) -> Iterator[tuple[bytes, str]]:
    """In the order in which readers try them."""
    for mark, codec in BOMS:
        if data.startswith(mark):
            yield mark, codec
            return
    if b"\0" in data:
        yield from ((b"", "utf-16-le"), (b"", "utf-16-be"))
        return
    yield b"", "utf-8"
    if said := CHARSET.search(data[:4096]):
        yield b"", said.group(1).decode("ascii")
    yield b"", "cp1252"


def _gaps(document: Document, start: int) -> Iterator[Gap]:
    block = document.block_at(start)
    yield from block.gaps if block else ()


def broken(put: Put, document: Document) -> str:
    """The words as they are put in: a phrase that goes over the end of a line still does, where they can be parted."""
    found = BREAK.search(document.text[put.start : put.end])
    return put.text.replace(" ", found.group(), 1) if found else put.text


def _spliced(text: str, puts: Iterable[tuple[tuple[int, int], str]]) -> str:
    pieces, at = [], 0
    for (start, end), words in puts:
        pieces += [text[at:start], words]
        at = end
    return "".join([*pieces, text[at:]])
