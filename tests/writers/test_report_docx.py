"""The Word report: what an editor needs, in the styles of whoever sends it, and nothing that acts."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from docx import Document

from carelint import readers
from carelint.errors import WriteError
from carelint.finding import Checked
from carelint.ours import form_of
from carelint.resources import folder
from carelint.writers.options import Options
from carelint.writers.word import report
from tests.writers import made

PAPER = "# Winter plan\n\nTwo bed blockers were moved. We asked her what matters to her.\n\nBed blockers again."
Check = Callable[..., Checked]


def _written(*papers: Checked, **about: object):  # type: ignore[no-untyped-def]  # a Document of python-docx
    data = report.write(made.report(*papers), options=Options(**about))  # type: ignore[arg-type]
    return Document(io.BytesIO(data))


def _texts(document) -> list[str]:  # type: ignore[no-untyped-def]
    return [paragraph.text for paragraph in document.paragraphs]


def _rows(document) -> list[list[str]]:  # type: ignore[no-untyped-def]
    return [[cell.text for cell in row.cells] for row in document.tables[0].rows]


def test_what_an_editor_needs(checked: Check) -> None:
    """Summary, a row a wording with its places and words of care, and where care speaks."""
    document = _written(checked(readers.read("plan.md", PAPER.encode()), "board"))
    rows = _rows(document)

    assert _texts(document)[:2] == [
        "Winter plan",
        "In 17 words, 2 phrases were noticed. Care already speaks in 2 places.",
    ]
    assert rows[0] == ["Where", "The words", "Words of care", "Why"]
    assert rows[2][0] == "line 3, column 5 (Winter plan); line 5, column 1 (Winter plan)"
    assert rows[2][1] == "Two bed blockers were moved."
    assert rows[2][2].splitlines()[0] == "people waiting for somewhere right to go"
    assert rows[2][3].startswith("A kinder word exists. ")
    assert "Where care already speaks" in _texts(document)


def test_the_words_are_bold_and_the_head_stands_on_every_page(checked: Check) -> None:
    """Nothing is told by colour; a screen reader hears the columns."""
    table = _written(checked(readers.read("plan.md", PAPER.encode()), "board")).tables[0]

    assert [run.text for run in table.rows[2].cells[1].paragraphs[0].runs if run.bold] == ["bed blockers"]
    assert "w:tblHeader" in table.rows[0]._tr.xml


def test_nothing_was_noticed(checked: Check) -> None:
    """No table, and no praise."""
    document = _written(checked("The garden was open.", "board"))

    assert document.tables == []
    assert report.NOTHING in _texts(document)


def test_a_template_of_ones_own(tmp_path: Path, checked: Check) -> None:
    """Its headers and styles stay, and so does what stands in it; a style that it has not is done without."""
    own = Document()
    own.sections[0].header.paragraphs[0].text = "Orchard Hill Hospitals"
    own.add_paragraph("For the committee on words")
    title = own.styles["Title"].element
    title.getparent().remove(title)
    own.save(str(tmp_path / "own.docx"))
    document = _written(checked(PAPER, "board"), template=tmp_path / "own.docx")

    assert document.sections[0].header.paragraphs[0].text == "Orchard Hill Hospitals"
    assert _texts(document)[0] == "For the committee on words"
    assert "What was noticed" in _texts(document)


@pytest.mark.parametrize("content", [None, b"no document", b"PK\x03\x04"])
def test_a_template_that_is_none(content: bytes | None, tmp_path: Path) -> None:
    """Said as what it is, with its name."""
    path = tmp_path / "own.docx"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(WriteError, match="the template could not be read"):
        report.write(made.report(made.checked()), options=Options(template=path))


@pytest.mark.parametrize("attack", made.ATTACKS)
def test_any_text_makes_a_document(attack: str) -> None:
    """Control characters, lone surrogates and fields are text, if they are anything."""
    data = report.write(made.hostile(attack), options=Options())
    document = Document(io.BytesIO(data))

    assert "\x1b" not in document.element.xml
    assert "instrText" not in document.element.xml
    assert "w:hyperlink" not in document.element.xml


def test_it_is_known_for_a_report() -> None:
    """So that a folder is not read with its own reports; the template by itself is no report."""
    data = report.write(made.report(made.checked(made.found())), options=Options(when=datetime(2026, 11, 27)))

    assert form_of(io.BytesIO(data)) == "report-docx"
    assert form_of(io.BytesIO((folder("reports") / "report.docx").read_bytes())) == ""
    about = Document(io.BytesIO(data)).core_properties
    assert (about.author, about.created.replace(tzinfo=None)) == ("carelint", datetime(2026, 11, 27))
