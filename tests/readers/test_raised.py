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
        ("", "1"),
        (" ", "1"),
    ],
)
def test_silent(before: str, raised: str) -> None:
    assert not is_note(before, raised)


@pytest.mark.parametrize("raised", ["1", "12", "1,2", "1\u20133", "[1]", "(4)", "a", "*", "\u2020"])
@pytest.mark.parametrize("before", ["drug abuser", "drug abuser.", "he said \u201cno\u201d", "(in May)"])
def test_a_note(before: str, raised: str) -> None:
    assert is_note(before, raised)


def _word() -> bytes:
    high = "<w:rPr><w:vertAlign w:val='superscript'/></w:rPr>"
    return docx(
        f"<w:p><w:r><w:t>He is a drug abuser</w:t></w:r><w:r>{high}<w:t>1</w:t></w:r>"
        "<w:r><w:t xml:space='preserve'> and was seen.</w:t></w:r></w:p>"
    )


def _open_document() -> bytes:
    style = (
        "<office:automatic-styles><style:style style:name='T1' style:family='text'>"
        "<style:text-properties style:text-position='super 58%'/></style:style></office:automatic-styles>"
    )
    data = odt("<text:p>He is a drug abuser<text:span text:style-name='T1'>1</text:span> and was seen.</text:p>")
    return _put_in(data, "<office:body>", style)


def _put_in(data: bytes, where: str, what: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name).decode()
            new.writestr(name, content.replace(where, what + where) if name == "content.xml" else content)
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
        ("a.docx", _word()),
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
        ("a.html", "<p>CO<sub>2</sub> of 30 m<sup>2</sup>, 10<sup>3</sup> people, the 4<sup>th</sup> floor."),
    ],
)
def test_units_stay(name: str, text: str) -> None:
    document = readers.read(name, text.encode())
    said = prose(document, document.blocks[0])

    assert said.count("2") + said.count("\u2082") + said.count("\u00b2") >= 2
    assert "4th" in said or "metres\u00b2" in said
