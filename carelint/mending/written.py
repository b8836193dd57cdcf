"""A file as it is written: its text, how that is encoded, and where the words of the document stand in it.

In: bytes, and the document that was read from them. Out: spans of the file's own text; bytes again, byte for byte but
for what is put in.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from carelint.document import Document, Gap, Kind
from carelint.errors import UnreadableError
from carelint.mending.labels import is_label
from carelint.mending.offer import Put, broken
from carelint.mending.spliced import Span, woven
from carelint.places import stretch_at
from carelint.readers.html import CHARSET
from carelint.readers.parts.decoding import BOMS

TITLE = re.compile(r"<title\b[^>]{0,1000}>([^<&]{0,1000})</title", re.IGNORECASE)
"""Of a page; one with an entity in it is left to a person."""
FORMATS = ("markdown", "text", "html")
"""What can be mended: files whose words stand in them as they are read."""


@dataclass(frozen=True, slots=True)
class Written:
    """The text of a file, and what is needed to write it again."""

    text: str
    mark: bytes
    """The byte order mark before it, where it has one."""
    codec: str

    def span(self, document: Document, start: int, end: int) -> Span | None:
        """Where words of the document stand in the file; None where markup or an entity stands among them, or where
        something is found by them."""
        if any(gap.start < end and start < gap.end and not gap.reads.isspace() for gap in _gaps(document, start)):
            return None
        if document.format == "markdown" and is_label(self.text, start, end):
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
        read = woven(document.text, zip([(one.start, one.end) for one in puts], words, strict=True))
        titled = [(span, escaped[at]) for at, one in enumerate(puts) if (span := self.in_title(document, one))]
        try:
            into = sorted([*zip(spans, escaped, strict=True), *titled])
            return self.mark + woven(self.text, into).encode(self.codec), read
        except UnicodeEncodeError:  # a letter that the file's encoding lacks
            return None

    def in_title(self, document: Document, put: Put) -> Span | None:
        """Where the same words stand in the title of a page, if that is letter for letter the heading they are in."""
        block = document.block_at(put.start)
        if document.format != "html" or block is None or block.kind is not Kind.HEADING:
            return None
        heading = document.text[block.start : block.end]
        for title in TITLE.finditer(self.text):
            lead = len(title[1]) - len(title[1].lstrip())
            seen = self.text.rfind("<!--", 0, title.start()) <= self.text.rfind("-->", 0, title.start())
            if seen and title[1].strip() == heading and document.title == " ".join(heading.split()):
                start = title.start(1) + lead + put.start - block.start
                return start, start + put.end - put.start
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
