"""Tells from its content whether a file is a report that carelint wrote, and in which form.

In: an open file. Out: the form, or nothing. Each form carries a mark for this; writers take theirs from here. A copy of
a paper with notes in it is no report: it is the paper.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import BinaryIO

NAME = "carelint"
"""What stands as generator, creator, tool, property and author."""
SCHEMA = "carelint/report/1"
"""Of the JSON forms, and of the property of a workbook."""
MARKDOWN = "<!-- carelint -->"
"""Also that by which a workflow finds its comment again, to replace it."""
NOTHING = "::debug::carelint: nothing was noticed"
"""All that a workflow is told of papers in which nothing was noticed; GitHub shows it to nobody who does not debug."""
HEAD = 16 << 10
"""Bytes in which a mark stands; a browser puts what a PDF says of itself first. A text's sums stand in its last."""
LINE = 400
"""Bytes of the last line, at most."""
RULE = rb"[a-z0-9-]+/[a-z0-9-]+"
"""The id of a rule; an organisation's own families are called anything."""
PRINTED = (
    rb"/Title ?<FEFF[0-9A-F]*?"
    + b"".join(rb"%04X" % ord(letter) for letter in " noticed \u2013 ")
    + (rb"[0-9A-F]*" + b"".join(rb"%04X" % ord(letter) for letter in " \u2013 carelint") + rb">")
)
"""The page's title, where somebody printed it from a browser of his own."""
MARKS: Mapping[str, bytes] = MappingProxyType(
    {
        "html": (rb"<meta name=[\"']?generator[\"']? content=[\"']carelint[ \"']"),
        "markdown": (rb"\A\s*" + re.escape(MARKDOWN.encode()) + rb"\s+#+ Words about people"),
        "json": (rb"\A\s*\{\s*\"schema\":\s*\"carelint/report/"),
        "sarif": (rb"\"driver\":\s*\{\s*\"name\":\s*\"carelint\""),
        "gitlab": (rb"\A\s*\[\s*\]\s*\Z|\"check_name\":\s*\"" + RULE + rb"\",\s*\"fingerprint\":\s*\"[0-9a-f]{40}\""),
        "junit": (rb"<testsuites name=\"carelint\""),
        "github": (
            rb"\A::(?:warning|notice|error) file=[^,:\n]*,(?:line=[\w=,]*,)?title=[^,:\n]+::"
            rb"(?:Not read: |[^\n]*\xe2\x80\x9c)"
            rb"|\A" + re.escape(NOTHING.encode()) + rb"\s*\Z"
        ),
        "csv": (
            rb"\A\"?path\"?[,;\t]\"?where\"?[,;\t]\"?heading\"?[,;\t]\"?text\"?[,;\t]\"?context\"?[,;\t]"
            rb"|\Aaudit[,;\t]part[,;\t]row[,;\t]column[,;\t]value"
        ),
        "pdf": (rb"(?s)\A.{0,1024}%PDF-.*(?:/Creator ?\(carelint[ )]|" + PRINTED + rb")"),
    }
)
"""Form → what only this form of ours holds in its first bytes. JSON lines read as JSON; GitHub's commands have no room
for a mark, and are known by what they say. An empty list is what GitLab gets where nothing was noticed; whoever wrote
it, it is no paper. Compiled when a file begins as one of them does, 10 ms."""
BEGINNINGS = (b"<", b"{", b"[", b":", b"path", b'"path', b"audit", b"%PDF")
"""How a file begins that may be one of these; a PDF may have something before it."""
SUMMARY = re.compile(rb"^  In (?:[\d,]+|no) words?, (?:nothing was|[\d,]+ phrases? w(?:as|ere)) noticed\.", re.M)
LAST = re.compile(
    rb"^(?:Stopped before the end\. )?(?:No|[\d,]+) phrases? noticed in (?:no |[\d,]+ )(?:of [\d,]+ )?documents?\."
    rb"[^\n]*\s*\Z",
    re.M,
)
"""What ends a text, also a short one or a summary."""
UNREAD = re.compile(rb"^  Not read: ", re.M)
PROPERTIES = (
    ("docProps/custom.xml", rb'name="carelint"'),
    ("docProps/core.xml", rb"<dc:description>carelint [^<]*, dic"),
)
"""Parts of a file that say who made it; the first is ours, the second is what Office programs keep when they save."""
OFFICE = MappingProxyType({"xl/workbook.xml": "xlsx", "word/document.xml": "report-docx"})


def form_of(file: BinaryIO) -> str:
    """The form of report that it is; empty for a paper."""
    head = file.read(HEAD).removeprefix(b"\xef\xbb\xbf")
    if head.startswith(b"PK\x03\x04"):
        return _package(file)
    begins = head.lstrip().startswith(BEGINNINGS) or b"%PDF-" in head[:1024]
    found = next((form for form, mark in MARKS.items() if re.search(mark, head)), "") if begins else ""
    return found or ("text" if _told(head, file) else "")


def is_report(data: bytes) -> bool:
    """Whether these bytes are a report that carelint wrote."""
    return bool(form_of(io.BytesIO(data)))


def _package(file: BinaryIO) -> str:
    return next((form for form, part, mark in _properties(file) if re.search(mark, part)), "")


def _properties(file: BinaryIO) -> Iterator[tuple[str, bytes, bytes]]:
    import zipfile  # 4 ms, only where a file is such a package

    from carelint.package import DAMAGED

    try:
        with zipfile.ZipFile(file) as archive:
            form = next((form for part, form in OFFICE.items() if part in archive.NameToInfo), "")
            for name, mark in PROPERTIES:
                if form and name in archive.NameToInfo:
                    with archive.open(name) as part:
                        yield form, part.read(HEAD), mark
    except DAMAGED:
        return


def _told(head: bytes, file: BinaryIO) -> bool:
    """Whether it reads as the terminal's report: it ends with our last line, or is older than that line.

    Then nothing stands at its margin but names of documents and one sum.
    """
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - LINE))
    if LAST.search(file.read(LINE)):
        return True
    if not _is_indented(head):
        return False
    if size <= HEAD:
        return bool(SUMMARY.search(head))
    file.seek(size - HEAD)
    tail = file.read(HEAD).partition(b"\n")[2]
    return bool(SUMMARY.search(head) or SUMMARY.search(tail)) and _is_indented(tail)


def _is_indented(part: bytes) -> bool:
    """Whether a part, from where it begins to its last whole line, has no more at its margin than it has documents."""
    if len(part) >= HEAD - len(b"\xef\xbb\xbf"):
        part = part.rpartition(b"\n")[0] or part
    at_margin = [line for line in part.split(b"\n") if line.strip() and not line.startswith(b" ")]
    return len(at_margin) <= len(SUMMARY.findall(part)) + len(UNREAD.findall(part)) + 1
