"""A note's number set high is no part of the word before it; units, powers and formulas stay as they are."""

from __future__ import annotations

import io
import zipfile

import pytest

from carelint import readers
from carelint.document import prose
from carelint.readers.parts.raised import is_note
from tests.specimens import docx, odt

SHOWN = "He is a drug abuser and was seen."


@pytest.mark.parametrize(
    ("before", "raised"),
    [
        ("10", "3"),
        ("30 m", "2"),
        ("30 kg/m", "2"),
        ("12 square metre", "2"),
        ("nine km", "2"),
        ("CO", "2"),
        ("SpO", "2"),
        ("the 4", "th"),
        ("x", "n"),
        ("a word", "more words"),
        ("nine metres ", "2"),
        ("", "1"),
        (" ", "1"),
    ],
)
def test_silent(before: str, raised: str) -> None:
    assert not is_note(before, raised)


@pytest.mark.parametrize("raised", ["1", "12", "1,2", "1\u20133", "[1]", "(4)", "a", "*", "\u2020"])
@pytest.mark.parametrize("before", ["drug abuser", "abuser ", "drug abuser.", "he said \u201cno\u201d", "(in May)"])
def test_a_note(before: str, raised: str) -> None:
    assert is_note(before, raised)


HIGH = "<w:rPr><w:vertAlign w:val='superscript'/></w:rPr>"
STYLED = "<w:rPr><w:rStyle w:val='Sign'/></w:rPr>"


def _word(*numbers: str, high: str = HIGH, around: tuple[str, str] = ("", "")) -> bytes:
    runs = "".join(f"<w:r>{high}<w:t>{number}</w:t></w:r>" for number in numbers or ["1"])
    return docx(
        f"<w:p><w:r><w:t>He is a drug abuser</w:t></w:r>{around[0]}{runs}{around[1]}"
        "<w:r><w:t xml:space='preserve'> and was seen.</w:t></w:r></w:p>"
    )


def _zotero() -> bytes:
    """A field whose result is several raised runs."""
    field = "<w:r><w:fldChar w:fldCharType='{}'/></w:r>"
    told = "<w:r><w:instrText> ADDIN ZOTERO_ITEM CSL_CITATION {} </w:instrText></w:r>"
    return _word("1", ",", "3", around=(field.format("begin") + told + field.format("separate"), field.format("end")))


def _by_style() -> bytes:
    """A character style that raises its text."""
    style = f"<w:style w:type='character' w:styleId='Sign'><w:name w:val='Sign'/>{HIGH}</w:style></w:styles>"
    return _put_in(_word(high=STYLED), "</w:styles>", style, "word/styles.xml", instead=True)


def _open_document() -> bytes:
    style = (
        "<office:automatic-styles><style:style style:name='T1' style:family='text'>"
        "<style:text-properties style:text-position='super 58%'/></style:style></office:automatic-styles>"
    )
    data = odt("<text:p>He is a drug abuser<text:span text:style-name='T1'>1</text:span> and was seen.</text:p>")
    return _put_in(data, "<office:body>", style)


def _put_in(data: bytes, where: str, what: str, part: str = "content.xml", *, instead: bool = False) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name).decode()
            new.writestr(name, content.replace(where, what + where * (not instead)) if name == part else content)
    return out.getvalue()


def _slide() -> bytes:
    from pptx import Presentation

    deck, out = Presentation(), io.BytesIO()
    paragraph = deck.slides.add_slide(deck.slide_layouts[1]).placeholders[1].text_frame.paragraphs[0]
    for text, high in (("He is a drug abuser", ""), ("1", "30000"), (" and was seen.", "")):
        run = paragraph.add_run()
        run.text = text
        if high:
            run._r.get_or_add_rPr().set("baseline", high)
    deck.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.md", b"He is a drug abuser<sup>1</sup> and was seen."),
        ("a.md", b"He is a drug abuser[^1] and was seen.\n\n[^1]: Note."),
        ("a.html", b"<p>He is a drug abuser<sup><a href='#n'>1</a></sup> and was seen.</p>"),
        ("a.html", b"<p>He is a drug abuser<a href='#n'><sup>[1]</sup></a> and was seen.</p>"),
        ("a.rst", b"He is a drug abuser\\ :sup:`1` and was seen."),
        ("a.txt", "He is a drug abuser\u00b9 and was seen.".encode()),
        ("a.txt", "He is a drug abuser\u00b9\u2013\u00b3 and was seen.".encode()),
        ("a.md", b"He is a drug abuser^1^ and was seen."),
        ("a.md", b"He is a drug abuser^1,2^ and was seen."),
        ("a.html", b"<p>He is a drug abuser<sup><a href='#n'>1</a>,<a href='#m'>2</a></sup> and was seen.</p>"),
        ("a.html", b"<p>He is a drug abuser<sup>1</sup><sup>,</sup><sup>2</sup> and was seen.</p>"),
        ("a.docx", _word()),
        ("a.docx", _word("1", "\u2013", "3")),
        ("a.docx", _zotero()),
        ("a.docx", _by_style()),
        ("a.odt", _open_document()),
        ("a.pptx", _slide()),
    ],
)
def test_in_every_format(name: str, data: bytes) -> None:
    document = readers.read(name, data)

    assert prose(document, document.blocks[0]) == SHOWN


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.txt", "CO\u2082 of 30 m\u00b2, 10\u00b3 people and 12 metres\u00b2."),
        ("a.md", "CO<sub>2</sub> of 30 m<sup>2</sup>, 10<sup>3</sup> people, the 4<sup>th</sup> floor."),
        ("a.md", "CO~2~ of 30 m^2^, 10^3^ people, 2 and the 4^th^ floor."),
        ("a.html", "<p>CO<sub>2</sub> of 30 m<sup>2</sup>, 10<sup>3</sup> people, the 4<sup>th</sup> floor."),
    ],
)
def test_units_stay(name: str, text: str) -> None:
    document = readers.read(name, text.encode())
    said = prose(document, document.blocks[0])

    assert said.count("2") + said.count("\u2082") + said.count("\u00b2") >= 2
    assert "4th" in said or "metres\u00b2" in said


GLUED = (
    "The patient showed non-compliance3 with it. Bed blockers1 were moved. The bed blockers.2 A high utilizer4 came."
)


def test_numbers_that_nobody_raises_any_more() -> None:
    """In a text that was pasted from a paper they count from 1 on."""
    document = readers.read("a.txt", GLUED.encode())

    assert not any(map(str.isdigit, prose(document, document.blocks[0])))
    assert document.text == GLUED


@pytest.mark.parametrize(
    "text",
    ["Beds: ward1, ward2 and ward3.", "Seen on page12 and page13.", "The patient3 and the nurse7.", "Vitamin1 alone."],
)
def test_other_digits_behind_words_stay(text: str) -> None:
    document = readers.read("a.txt", text.encode())

    assert prose(document, document.blocks[0]) == text
