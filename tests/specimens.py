"""Specimens of binary formats, each built in a line.

In: a body. Out: bytes that Word, or a PDF reader, opens.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from types import MappingProxyType

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
RELS = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" Target="word/document.xml"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>"""
STYLES = f"""<w:styles xmlns:w="{NAMESPACE}"><w:style w:type="paragraph" w:styleId="Heading1">
<w:name w:val="heading 1"/></w:style></w:styles>"""


OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ODF = (
    " ".join(
        f"xmlns:{name}='urn:oasis:names:tc:opendocument:xmlns:{name}:1.0'"
        for name in ("office", "text", "table", "style", "manifest")
    )
    + " xmlns:draw='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0'"
    + " xmlns:fo='urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0'"
)


def docx(
    body: str,
    *,
    whole: str = "",
    code: str = "utf-8",
    styles: str = "",
    parts: Mapping[str, str] = MappingProxyType({}),
) -> bytes:
    """A Word document with this body and these other parts (footnotes, header, chart …) of the main one.

    `whole` replaces the main part, `code` is its encoding; `styles` replace ours.
    """
    main = whole or f"<w:document xmlns:w='{NAMESPACE}' xmlns:r='{OFFICE}'><w:body>{body}</w:body></w:document>"
    relations = "".join(
        f"<Relationship Id='p{i}' Type='{OFFICE}/{kind.rstrip('0123456789')}' Target='{kind}.xml'/>"
        for i, kind in enumerate(parts)
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", RELS)
        archive.writestr("word/document.xml", main.encode(code))
        archive.writestr("word/styles.xml", part("styles", styles) if styles else STYLES)
        if parts:
            archive.writestr(
                "word/_rels/document.xml.rels", f"<Relationships xmlns='{RELATIONS}'>{relations}</Relationships>"
            )
        for kind, content in parts.items():
            archive.writestr(f"word/{kind}.xml", content)
    return out.getvalue()


def part(tag: str, body: str) -> str:
    """Another part of a Word document."""
    return f"<w:{tag} xmlns:w='{NAMESPACE}'>{body}</w:{tag}>"


def odt(body: str, *, before: str = "", styles: str = "", kind: str = "text") -> bytes:
    """An OpenDocument text with this body; `before` stands in front of its root, `styles` in its master page."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}", zipfile.ZIP_STORED)
        archive.writestr(
            "content.xml",
            f"{before}<office:document-content {ODF}><office:body><office:{kind}>{body}</office:{kind}></office:body>"
            "</office:document-content>",
        )
        archive.writestr(
            "styles.xml",
            f"<office:document-styles {ODF}><office:master-styles><style:master-page>{styles}</style:master-page>"
            "</office:master-styles></office:document-styles>",
        )
    return out.getvalue()


def xlsx(rows: Sequence[Sequence[object]], *, hidden: Sequence[Sequence[object]] = (), before: str = "") -> bytes:
    """A workbook with these rows, and others on a hidden sheet; `before` stands in front of the first sheet's root."""
    import openpyxl

    book = openpyxl.Workbook()
    book.active.title = "Notes"
    for row in rows:
        book.active.append(list(row))
    if hidden:
        other = book.create_sheet("Hidden")
        other.sheet_state = "hidden"
        for row in hidden:
            other.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return _with(out.getvalue(), "xl/worksheets/sheet1.xml", before) if before else out.getvalue()


def _with(data: bytes, name: str, before: str) -> bytes:
    """The package with something in front of a part's root."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.namelist():
            content = old.read(one)
            if one == name:
                content = before.encode() + content[content.index(b"<worksheet") :]
            new.writestr(one, content)
    return out.getvalue()


def pdf(pages: list[list[str]]) -> bytes:
    """A PDF with these lines on its pages."""
    drawn = ["BT /F1 11 Tf 72 720 Td " + " ".join(f"({line}) Tj 0 -14 Td" for line in lines) + " ET" for lines in pages]
    return pdf_of([text if lines else "" for text, lines in zip(drawn, pages, strict=True)])


def pdf_of(
    contents: list[str], *, page: str = "/MediaBox [0 0 595 842]", font: str = "", catalog: str = "", more: str = ""
) -> bytes:
    """A PDF with these content streams; further entries for each page, the font, the catalogue; a last object."""
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(contents)))
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        f"<< /Type /Pages /Count {len(contents)} /Kids [{kids}] >>",
        f"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding {font} >>",
    ]
    for index, stream in enumerate(contents):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R {page} "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * index} 0 R >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    objects += [more] if more else []
    out = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += "".join(f"{place:010d} 00000 n \n" for place in places).encode()
    return out + f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF".encode()
