"""Files made to do harm, built when they are needed and never kept.

In: nothing. Out: `ATTACKS`, name → (file name, bytes); what must happen stands in tests/readers/test_attacks.py.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

from tests.specimens import NAMESPACE, docx, odt, xlsx

WORDS = "<w:p><w:r><w:t>Two bed blockers were moved.</w:t></w:r></w:p>"
ENTITY = "<!DOCTYPE w [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>"
LAUGHS = (
    "<!DOCTYPE w [<!ENTITY a 'ha'>"
    + "".join(f"<!ENTITY {chr(98 + i)} '{f'&{chr(97 + i)};' * 10}'>" for i in range(9))
    + "]>"
)


def objects(*parts: bytes, root: int = 1) -> bytes:
    """A PDF of these objects, numbered from 1."""
    out, places = b"%PDF-1.7\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(parts) + 1
    end = b"trailer << /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF" % (size, root, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + end


def stream(data: bytes, more: bytes = b"") -> bytes:
    return b"<< /Length %d %b >>\nstream\n%b\nendstream" % (len(data), more, data)


def one_page(content: bytes, *more: bytes, resources: bytes = b"/Font << /F 5 0 R >>") -> bytes:
    """A PDF with this content stream on its page; objects from 6 on are `more`."""
    return objects(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << %b >> /Contents 4 0 R >>" % resources,
        content,
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        *more,
    )


def squeezed(data: bytes, times: int = 1) -> bytes:
    for _ in range(times):
        data = zlib.compress(data, 9)
    return stream(data, b"/Filter [%b]" % (b"/FlateDecode " * times))


def long_stream() -> bytes:
    """280 MB of drawing in a fifth of a megabyte."""
    return one_page(squeezed(b"BT /F 9 Tf (words) Tj ET\n" * 11_000_000))


def double_flate() -> bytes:
    """A gigabyte in two kilobytes, as good as."""
    inner = zlib.compressobj(9)
    block = b" " * (1 << 20)
    data = b"".join(inner.compress(block) for _ in range(1024)) + inner.flush()
    return one_page(stream(zlib.compress(data, 9), b"/Filter [/FlateDecode /FlateDecode]"))


def calls_itself() -> bytes:
    """A form that draws itself twice, and so on."""
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>"
    return one_page(
        stream(b"/X Do /X Do"), stream(b"/X Do /X Do BT /F 9 Tf (a) Tj ET", form), resources=b"/XObject << /X 6 0 R >>"
    )


def page_loop() -> bytes:
    return objects(b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 1 /Kids [2 0 R] >>")


def million_pages() -> bytes:
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"
    kids = b"3 0 R " * 1_000_000
    return objects(b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 1000000 /Kids [%b] >>" % kids, page)


def nested_arrays() -> bytes:
    deep = b"[" * 200_000 + b"]" * 200_000
    return objects(b"<< /Type /Catalog /Pages 2 0 R /Deep %b >>" % deep, b"<< /Type /Pages /Count 0 /Kids [] >>")


def pickled(flag: str) -> bytes:
    """A font whose encoding leads to a pickle (CVE-2025-64512)."""
    font = b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /%b /DescendantFonts [<< /Type /Font >>] >>"
    return one_page(stream(b"BT /F 9 Tf (a) Tj ET"), font % flag.encode(), resources=b"/Font << /F 6 0 R >>")


def bomb() -> bytes:
    """Eight million empty paragraphs."""
    return docx("<w:p/>" * 8_000_000)


def media() -> bytes:
    """A picture of a quarter of a gigabyte of noughts."""
    out = io.BytesIO(docx(WORDS))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("word/media/image1.png", "w") as part:
        for _ in range(256):
            part.write(bytes(1 << 20))
    return out.getvalue()


def lying_size() -> bytes:
    """A directory that calls a large part small."""
    data = bytearray(docx(WORDS * 50_000))
    at = data.rindex(b"PK\x01\x02", 0, data.rindex(b"word/document.xml"))
    struct.pack_into("<L", data, at + 24, 100)
    return bytes(data)


def deep_docx() -> bytes:
    return docx("<w:sdt><w:sdtContent>" * 100_000 + WORDS + "</w:sdtContent></w:sdt>" * 100_000)


def deep_tables() -> bytes:
    return docx("<w:tbl><w:tr><w:tc>" * 80 + WORDS + "</w:tc></w:tr></w:tbl>" * 80)


def other_members() -> bytes:
    """Members that would land outside a folder if anybody unpacked them."""
    out = io.BytesIO(docx(WORDS))
    with zipfile.ZipFile(out, "a") as archive:
        for name in ("../../outside.xml", "/absolute.xml", "C:\\windows.xml", "word/../../up.xml"):
            archive.writestr(name, "<x/>")
    return out.getvalue()


def two_mains() -> bytes:
    import warnings

    out = io.BytesIO(docx(WORDS))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with zipfile.ZipFile(out, "a") as archive:
            archive.writestr("word/document.xml", "<x/>")
    return out.getvalue()


def entity_utf16() -> bytes:
    """A definition in an encoding in which nobody looks for one."""
    return docx(
        "", whole=(ENTITY + f"<w:document xmlns:w='{NAMESPACE}'><w:body>&a;</w:body></w:document>"), code="utf-16"
    )


def nested_zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("inner.docx", docx(WORDS))
    return out.getvalue()


def many_members() -> bytes:
    out = io.BytesIO(docx(WORDS))
    with zipfile.ZipFile(out, "a") as archive:
        for number in range(6_000):
            archive.writestr(f"word/x{number}.xml", "")
    return out.getvalue()


def whole(body: str) -> str:
    return f"<w:document xmlns:w='{NAMESPACE}'><w:body>{body}</w:body></w:document>"


ATTACKS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "zip bomb": ("bomb.docx", bomb),
    "media bomb": ("media.docx", media),
    "lying size": ("lying.docx", lying_size),
    "many members": ("members.docx", many_members),
    "nested zip": ("nested.docx", nested_zip),
    "names that climb": ("climb.docx", other_members),
    "two main parts": ("two.docx", two_mains),
    "billion laughs, docx": ("laughs.docx", lambda: docx("", whole=LAUGHS + whole("&j;"))),
    "billion laughs, odt": ("laughs.odt", lambda: odt("", before=LAUGHS)),
    "billion laughs, xlsx": ("laughs.xlsx", lambda: xlsx([["a"]], before=LAUGHS)),
    "external entity": ("entity.docx", lambda: docx("", whole=ENTITY + whole("&a;"))),
    "external entity, UTF-16": ("entity16.docx", entity_utf16),
    "deep XML": ("deep.docx", deep_docx),
    "deep tables": ("tables.docx", deep_tables),
    "deep HTML": ("deep.html", lambda: b"<div>" * 100_000 + b"bed blockers" + b"</div>" * 100_000),
    "deep Markdown lists": (
        "deep.md",
        lambda: b"".join(b" " * 2 * i + b"- a\n" for i in range(3_000)) + b"> " * 50_000,
    ),
    "deep Markdown quotes": ("quotes.md", lambda: b">" * 100_000 + b" bed blockers"),
    "open brackets": ("brackets.md", lambda: b"[" * 100_000 + b"![" * 50_000 + b"bed blockers"),
    "stars": ("stars.md", lambda: b"*a _b " * 50_000),
    "deep RTF": ("deep.rtf", lambda: b"{\\rtf1 " + b"{" * 100_000 + b"bed blockers" + b"}" * 100_001),
    "tags that never end": ("tags.html", lambda: b"<html>" + b"<a " * 20_000),
    "comments that never end": ("comments.html", lambda: b"<html>" + b"<!--" * 20_000),
    "many attributes": ("attributes.html", lambda: b"<html><p " + b"a=b " * 200_000 + b">bed blockers"),
    "PDF, long stream": ("long.pdf", long_stream),
    "PDF, double Flate": ("flate.pdf", double_flate),
    "PDF, form calls itself": ("itself.pdf", calls_itself),
    "PDF, loop of pages": ("loop.pdf", page_loop),
    "PDF, a million pages": ("million.pdf", million_pages),
    "PDF, nested arrays": ("arrays.pdf", nested_arrays),
    "PDF, cut short": ("short.pdf", lambda: one_page(stream(b"BT (a) Tj ET"))[:200]),
    "one line of 100 MB": ("line.txt", lambda: b"bed blockers and more words " * 3_700_000),
    "a million short lines": ("lines.txt", lambda: b"a line\n\n" * 1_000_000),
    "noughts": ("noughts.txt", lambda: bytes(1_000_000)),
    "invalid UTF-8": ("invalid.txt", lambda: b"don\x92t call him a bed blocker \xff\xfe\x80"),
    "lone surrogates": ("lone.txt", lambda: "bed blockers \ud800 \udfff".encode("utf-8", "surrogatepass")),
    "deep JSON": ("deep.jsonl", lambda: b"[" * 1_000_000),
    "nested e-mail": ("nested.eml", lambda: b"From: a@b\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\n" * 3_000),
    "endless header": (
        "header.eml",
        lambda: b"MIME-Version: 1.0\nSubject: " + b"=?utf-8?q?a?= " * 100_000 + b"\n\nwords",
    ),
    "rst, deep": ("deep.rst", lambda: b"".join(b" " * i + b"a\n\n" for i in range(3_000))),
    "rst, include": (
        "include.rst",
        lambda: b".. include:: /etc/hostname\n\n.. raw:: html\n   :file: /etc/hostname\n\nwords",
    ),
}
