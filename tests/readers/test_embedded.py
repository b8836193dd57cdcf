"""What lies in an Office file besides its own text is read, or named as not read; never passed over."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from carelint import readers
from carelint.cli import run
from carelint.document import prose
from carelint.errors import UnreadableError
from tests.specimens import OFFICE, RELATIONS, docx, odt

WORDS = "<w:p><w:r><w:t>Two frequent flyers came.</w:t></w:r></w:p>"
CHUNK = "<w:altChunk r:id='x0'/>"
OBJECT = (
    "<w:p><w:r><w:object><o:OLEObject xmlns:o='urn:schemas-microsoft-com:office:office' ProgID='{}' r:id='x0'/>"
    "</w:object></w:r></w:p>"
)
PICTURE = (
    "<w:p><w:r><w:drawing><a:blip xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main' r:embed='x0'/>"
    "</w:drawing></w:r></w:p>"
)
WEB_ARCHIVE = (
    b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b; type="text/html"\n\n'
    b"--b\nContent-Type: text/html; charset=utf-8\n\n<p>Two frequent flyers came.</p>\n--b--\n"
)


def holding(body: str, files: Mapping[str, bytes], kind: str = "aFChunk", types: str = "") -> bytes:
    """A Word document with further files, each under the relation x0, x1 …"""
    out, source = io.BytesIO(), zipfile.ZipFile(io.BytesIO(docx(body)))
    with zipfile.ZipFile(out, "w") as archive:
        for name in source.namelist():
            content = source.read(name).replace(b"</Types>", types.encode() + b"</Types>")
            archive.writestr(name, content)
        rows = "".join(
            f"<Relationship Id='x{i}' Type='{OFFICE}/{kind}' Target='{name}'/>" for i, name in enumerate(files)
        )
        archive.writestr("word/_rels/document.xml.rels", f"<Relationships xmlns='{RELATIONS}'>{rows}</Relationships>")
        for name, data in files.items():
            archive.writestr(f"word/{name}", data)
    return out.getvalue()


def texts(data: bytes, name: str = "a.docx") -> list[str]:
    document = readers.read(name, data)
    return [" ".join(prose(document, block).split()) for block in document.blocks]


def refused(data: bytes, name: str = "a.docx") -> str:
    with pytest.raises(UnreadableError) as caught:
        readers.read(name, data)
    return caught.value.reason


@pytest.mark.parametrize(
    "body",
    [WORDS, WORDS + OBJECT.format("Equation.3"), WORDS + OBJECT.format("MSGraph.Chart.8"), WORDS + PICTURE],
    ids=["words", "formula", "graph", "picture beside words"],
)
def test_nothing_is_said_where_nothing_is_missed(body: str) -> None:
    assert readers.read("a.docx", holding(body, {})).warnings == ()


@pytest.mark.parametrize(
    ("name", "data", "types"),
    [
        ("c.htm", b"<p>Two frequent <b>flyers</b> came.</p>", ""),
        ("c.dat", b"<p>Two frequent flyers came.</p>", "<Override PartName='/word/c.dat' ContentType='text/html'/>"),
        ("c.mht", WEB_ARCHIVE, ""),
        ("c.txt", b"Two frequent flyers came.", ""),
        ("c.docx", docx(WORDS), ""),
    ],
    ids=["html", "html by its type", "web archive", "text", "docx"],
)
def test_a_chunk_is_read_and_placed_in_its_part(name: str, data: bytes, types: str) -> None:
    """Word shows what it takes in as its own text."""
    both = holding(WORDS.replace("Two", "Three") + CHUNK, {name: data}, types=types)
    document = readers.read("a.docx", both)
    last = document.blocks[-1]

    assert texts(both) == ["Three frequent flyers came.", "Two frequent flyers came."]
    assert texts(holding(CHUNK, {name: data}, types=types)) == ["Two frequent flyers came."]
    assert document.place_of(last.start, last.end).part == f"word/{name}"
    assert document.text[last.start : last.end].startswith("Two frequent")
    assert document.warnings == ()


def test_unseen_words_of_a_chunk_are_counted() -> None:
    data = holding(WORDS + CHUNK, {"c.html": b"<html><p>Seen.</p><p hidden>Two words.</p>"})
    assert readers.read("a.docx", data).warnings == ("words that nobody sees were not read: 2 (word/c.html)",)


@pytest.mark.parametrize(
    ("body", "files", "said"),
    [
        (CHUNK, {"c.bin": b"\x89PNG\r\n"}, "1 embedded document"),
        (CHUNK, {}, "1 embedded document"),
        (CHUNK, {"c.docx": holding(WORDS + CHUNK, {"c.docx": docx(WORDS)})}, "1 embedded document"),
        (OBJECT.format("Word.Document.12") * 2, {}, "2 embedded Word documents"),
        (OBJECT.format("Excel.Sheet.12"), {}, "1 embedded Excel sheet"),
        (OBJECT.format("Package"), {}, "1 embedded file"),
        ("<w:p><w:subDoc r:id='x0'/></w:p>", {}, "1 sub-document"),
    ],
    ids=["picture", "elsewhere", "within another", "word", "excel", "file", "sub-document"],
)
def test_what_was_left_out_is_named(body: str, files: Mapping[str, bytes], said: str) -> None:
    assert readers.read("a.docx", holding(WORDS + body, files)).warnings == (f"parts of it were not read: {said}",)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (holding(OBJECT.format("Word.Document.12"), {}), "1 embedded Word document"),
        (holding(CHUNK, {}), "1 embedded document"),
        (holding("<w:p><w:subDoc r:id='x0'/></w:p>", {}), "1 sub-document"),
        (holding(PICTURE, {}), "what its pictures show was not read"),
    ],
    ids=["object", "chunk", "sub-document", "pictures"],
)
def test_a_document_without_words_of_its_own_is_unread(data: bytes, said: str, tmp_path: Path) -> None:
    """The reason says what it holds, and the exit code that nothing was checked."""
    (tmp_path / "a.docx").write_bytes(data)

    assert said in refused(data)
    assert run(["check", str(tmp_path / "a.docx")]) == 2
    assert run(["check", str(tmp_path)]) == 2


def test_slides_that_are_pictures_are_named() -> None:
    """The same in PowerPoint."""
    from PIL import Image
    from pptx import Presentation
    from pptx.util import Inches

    picture, out, deck = io.BytesIO(), io.BytesIO(), Presentation()
    Image.new("RGB", (20, 20)).save(picture, "PNG")
    deck.slides.add_slide(deck.slide_layouts[5]).shapes.title.text = "Winter"
    deck.slides.add_slide(deck.slide_layouts[6]).shapes.add_picture(picture, Inches(1), Inches(1))
    deck.save(out)

    assert readers.read("a.pptx", out.getvalue()).warnings == ("slides that are pictures were not read (2)",)


def test_objects_of_open_document() -> None:
    """The same in OpenDocument: an object with words is named, a sub-document without its text too."""
    body = "<text:p>Words.</text:p><text:section><text:section-source/></text:section><draw:object-ole/>"

    said = ("parts of it were not read: 1 embedded object, 1 sub-document",)

    assert readers.read("a.odt", odt(body)).warnings == said
    assert readers.read("a.odt", odt("<text:p>Words.</text:p>")).warnings == ()


def test_chunks_beyond_the_last_that_is_read_are_counted() -> None:
    """Nothing is passed over because there is too much of it."""
    document = readers.read("a.docx", holding(CHUNK * 203, {"chunk.txt": b"Two frequent flyers came."}))

    assert len(document.blocks) == 200
    assert document.warnings == ("parts of it were not read: 3 embedded documents",)
