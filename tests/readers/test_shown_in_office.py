"""Equations, forms, list numbers and descriptions of pictures are read as shown, and apart from the sentence."""

from __future__ import annotations

import io
import zipfile

import pytest

from carelint import readers
from carelint.document import Document, Kind, prose
from tests.specimens import docx, odt

M = "xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'"
SVG = "xmlns:svg='urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0'"


def field(data: str) -> str:
    """An old form field without words of its own, as Word writes one."""
    return (
        f"<w:r><w:fldChar w:fldCharType='begin'><w:ffData>{data}</w:ffData></w:fldChar></w:r>"
        "<w:r><w:instrText> FORM </w:instrText></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>"
    )


def said(words: str) -> str:
    return f"<w:r><w:t xml:space='preserve'>{words}</w:t></w:r>"


ENTRIES = "<w:listEntry w:val='bed blockers'/><w:listEntry w:val='people'/>"
EQUATION = (
    f"<m:oMath {M}><m:f><m:num><m:r><m:t>bed days</m:t></m:r></m:num><m:den><m:r><m:t>people</m:t></m:r></m:den></m:f>"
    "</m:oMath>"
)
CONTROL = (
    "<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText='never' w:value='1'/></w:dropDownList></w:sdtPr>"
    f"<w:sdtContent>{said('people')}</w:sdtContent></w:sdt>"
)


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        (field(f"<w:ddList>{ENTRIES}</w:ddList>"), "bed blockers"),
        (field(f"<w:ddList><w:result w:val='1'/>{ENTRIES}</w:ddList>"), "people"),
        (field(f"<w:ddList><w:default w:val='1'/>{ENTRIES}</w:ddList>"), "people"),
        (field(f"<w:ddList><w:result w:val='7'/>{ENTRIES}</w:ddList>"), ""),
        (field("<w:checkBox><w:default w:val='0'/></w:checkBox>"), "\u2610"),
        (field("<w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox>"), "\u2612"),
        (CONTROL, "people"),
        (EQUATION, "bed days/people"),
    ],
)
def test_forms_and_equations_in_word(inside: str, shown: str) -> None:
    document = readers.read("a.docx", docx(f"<w:p>{said('We saw ')}{inside}{said(' again.')}</w:p>"))

    assert prose(document, document.blocks[0]) == f"We saw {shown} again."


def test_places_behind_an_equation_are_those_of_their_own_run() -> None:
    """By which the writer of comments finds them again."""
    document = readers.read("a.docx", docx(f"<w:p>{said('We saw ')}{EQUATION}{said(' and two bed blockers.')}</w:p>"))
    place = document.place_of(document.text.index("two bed"), len(document.text))

    assert (place.run, place.offset) == (1, 5)


LISTS = (
    "<text:list-style style:name='L1'>"
    "<text:list-level-style-number text:level='1' style:num-format='1' style:num-suffix='.'/>"
    "<text:list-level-style-number text:level='2' style:num-format='a' style:num-suffix=')' text:display-levels='2'/>"
    "</text:list-style><text:list-style style:name='L2'>"
    "<text:list-level-style-bullet text:level='1' text:bullet-char='\u25cf'/></text:list-style>"
)


def item(words: str, more: str = "", start: str = "") -> str:
    return f"<text:list-item{start}><text:p>{words}</text:p>{more}</text:list-item>"


def listed(*items: str, style: str = "L1", more: str = "") -> str:
    return f"<text:list text:style-name='{style}'{more}>{''.join(items)}</text:list>"


def open_document(body: str, automatic: str = LISTS) -> Document:
    """With list styles, which the specimen has none of."""
    data, out = odt(body), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name).decode()
            if name == "content.xml":
                styles = f"<office:automatic-styles>{automatic}</office:automatic-styles>"
                content = content.replace("<office:body>", f"{styles}<office:body>", 1)
            new.writestr(name, content)
    return readers.read("a.odt", out.getvalue())


def labels(document: Document) -> list[tuple[str, str]]:
    return [(block.label, prose(document, block)) for block in document.blocks]


def test_numbers_of_lists() -> None:
    """Also of lists in lists, of lists that go on, and where an item states its own; a second paragraph has none."""
    inner = "<text:list>" + item("nurses") + item("porters") + "</text:list>"
    body = listed(item("Ask", "<text:p>each person</text:p>" + inner), item("Write"))
    body += listed(item("Ring"), style="L2") + listed(item("Listen"), more=" text:continue-numbering='true'")
    body += listed(item("Begin again", start=" text:start-value='7'"))

    assert labels(open_document(body)) == [
        ("1.", "Ask"), ("", "each person"), ("1.a)", "nurses"), ("1.b)", "porters"), ("2.", "Write"),
        ("\u2022", "Ring"), ("3.", "Listen"), ("7.", "Begin again"),
    ]  # fmt: skip


def test_numbers_of_headings() -> None:
    outline = "<text:outline-style><text:outline-level-style text:level='1' style:num-format='1'/>"
    outline += "<text:outline-level-style text:level='2' style:num-format='1' text:display-levels='2'/>"
    outline += "</text:outline-style>"
    heads = ((1, "Plan"), (2, "Beds"), (2, "People"), (1, "Money"), (2, "Cost"))
    body = "".join(f"<text:h text:outline-level='{level}'>{words}</text:h>" for level, words in heads)

    assert [label for label, _ in labels(open_document(body, outline))] == ["1", "1.1", "1.2", "2", "2.1"]


def test_descriptions_of_pictures_are_no_part_of_the_sentence() -> None:
    told = "<svg:title>A ward</svg:title><svg:desc>Two bed blockers by a window</svg:desc>"
    picture = f"<draw:frame {SVG}>{told}</draw:frame>"
    document = open_document(f"<text:p>The ward{picture} was open.</text:p>")

    assert [(block.kind, prose(document, block)) for block in document.blocks] == [
        (Kind.PARAGRAPH, "The ward was open."),
        (Kind.CAPTION, "A ward"),
        (Kind.CAPTION, "Two bed blockers by a window"),
    ]
