"""Tells from its first bytes what a file is, whatever its name says.

In: bytes. Out: the key of a format, or None for what only a suffix can tell (Markdown, reStructuredText, plain text).
"""

from __future__ import annotations

import io
import re
from contextlib import suppress

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*")
HEADER = re.compile(
    rb"(?:Return-Path|Received|Delivered-To|Message-ID|MIME-Version|From|To|Date|Subject|X-[\w-]+):[ \t]", re.IGNORECASE
)
MAIL = re.compile(rb"^(?:Message-ID|MIME-Version|Received):", re.IGNORECASE | re.MULTILINE)
MAIN_PARTS = (b".document.main", b".presentation.main", b".sheet.main")
STREAMS = (
    ("EncryptedPackage", "locked"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("PowerPoint Document", "ppt"),
    ("__substg1.0_", "msg"),
)
"""Names in an OLE directory and what they say of the file."""


def format_of(data: bytes) -> str | None:
    """What the content says."""
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(ZIP):
        return _package(data)
    if data.startswith(OLE):
        return next((form for name, form in STREAMS if name.encode("utf-16-le") in data), "ole")
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(b"PAR1"):
        return "parquet"
    if data.startswith(PICTURES):
        return "picture"
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if re.match(rb"(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype html|html)", head, re.I | re.S):
        return "html"
    if HEADER.match(head) and MAIL.search(head):
        return "eml"
    return None


def _package(data: bytes) -> str:
    """Which office file a zip archive is; `docx` where its directory cannot be read, whose reader will say so."""
    import zipfile  # 4 ms, only where it is one

    from carelint.package import DAMAGED

    with suppress(*DAMAGED):
        archive = zipfile.ZipFile(io.BytesIO(data))
        names = archive.NameToInfo
        if "mimetype" in names:
            with archive.open("mimetype") as part:
                said = part.read(200)
            for form, mark in (("odt", b"opendocument.text"), ("odp", b"presentation"), ("ods", b"spreadsheet")):
                if mark in said:
                    return form
            return "zip"
        if "[Content_Types].xml" not in names:
            return "zip"
        with archive.open("[Content_Types].xml") as part:
            types = part.read(1 << 20)
        for form, mark in (("docx", b"wordprocessingml"), ("pptx", b"presentationml"), ("xlsx", b"spreadsheetml")):
            if any(mark + main in types for main in MAIN_PARTS):
                return form
        for form, folder in (("docx", "word/"), ("pptx", "ppt/"), ("xlsx", "xl/")):
            if any(name.startswith(folder) for name in names):
                return form
        return "zip"
    return "docx"
