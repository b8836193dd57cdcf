"""What lies on a sheet beside its cells is read with its place; hidden sheets are named."""

from __future__ import annotations

import io
import zipfile

import xlsxwriter

from carelint import readers
from carelint.document import Document, Kind
from carelint.readers.options import Options

SAID = "Two bed blockers were moved."
DIAGRAM = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/diagramData"
POINTS = (
    "<dgm:dataModel xmlns:dgm='http://schemas.openxmlformats.org/drawingml/2006/diagram' "
    "xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'><a:p><a:r><a:t>Ask each person</a:t></a:r></a:p>"
    "</dgm:dataModel>"
)


def workbook() -> bytes:
    """A text box, a chart with a title, a printed header, a comment, a chart sheet and two hidden sheets."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet, chart = book.add_worksheet("Beds"), book.add_chart({"type": "column"})
    sheet.write_column(0, 0, ["Ward", "Seven"])
    sheet.write_column(0, 1, [1, 2])
    sheet.insert_textbox(5, 2, SAID)
    chart.add_series({"values": "=Beds!$B$1:$B$2", "name": "Waiting"})
    chart.set_title({"name": "Frequent flyers"})
    sheet.insert_chart("D5", chart)
    sheet.set_header('&L&"Arial,Bold"&14Bed management && flow&C&D&RPage &P of &N')
    sheet.write_comment("B3", "The diabetic in bed four")
    alone = book.add_chartsheet("Picture")
    other = book.add_chart({"type": "bar"})
    other.add_series({"values": "=Beds!$B$1:$B$2"})
    other.set_title({"name": "High utilizers"})
    alone.set_chart(other)
    for name in ("Data", "Lists"):
        hidden = book.add_worksheet(name)
        hidden.write(0, 0, "unseen")
        hidden.hide()
    book.close()
    return out.getvalue()


def with_diagram(data: bytes) -> bytes:
    """The same with a diagram on its first drawing, which XlsxWriter cannot make."""
    out, leads = (
        io.BytesIO(),
        f"<Relationship Id='rId9' Type='{DIAGRAM}' Target='../diagrams/data1.xml'/></Relationships>",
    )
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name).decode()
            if name == "xl/drawings/_rels/drawing1.xml.rels":
                content = content.replace("</Relationships>", leads)
            new.writestr(name, content)
        new.writestr("xl/diagrams/data1.xml", POINTS)
    return out.getvalue()


def found(document: Document) -> dict[str, tuple[Kind, int | None, int | None]]:
    """Each text with its kind, row and column."""
    return {
        document.text[block.start : block.end]: (block.kind, block.place.row, block.place.cell)
        for block in document.blocks
    }


def test_what_lies_beside_the_cells() -> None:
    document = readers.read("x.xlsx", with_diagram(workbook()))

    assert found(document) == {
        "Ward": (Kind.CELL, 1, 1),
        "Seven": (Kind.CELL, 2, 1),
        SAID: (Kind.PARAGRAPH, 6, 3),
        "Ask each person": (Kind.PARAGRAPH, None, None),
        "Frequent flyers": (Kind.CAPTION, None, None),
        "Waiting": (Kind.CAPTION, None, None),
        "Bed management & flow": (Kind.HEADER, None, None),
        "High utilizers": (Kind.CAPTION, None, None),
    }
    assert {block.place.sheet for block in document.blocks} == {"Beds", "Picture"}
    assert document.warnings == ("hidden sheets were not read (Data, Lists); --also hidden reads them",)


def test_comments_and_hidden_sheets_if_asked_for() -> None:
    document = readers.read("x.xlsx", workbook(), Options(comments=True, hidden=True))

    assert found(document)["The diabetic in bed four"] == (Kind.COMMENT, 3, 2)
    assert found(document)["unseen"] == (Kind.CELL, 1, 1)
    assert document.warnings == ()
