"""Where a person finds a phrase: by the words with which its paragraph begins, not by a number that no page shows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from carelint import readers
from carelint.document import Document
from carelint.places import Place
from carelint.writers.voice.whereabouts import whereabouts_of
from tests.specimens import docx, pdf

TEXT = "Outreach will concentrate on people in the north. Two bed blockers were moved."
WORD = docx(f"<w:p><w:r><w:t>{TEXT}</w:t></w:r></w:p>")


def _said(document: Document, **known: object) -> str:
    start = document.text.index("bed")
    place = document.place_of(start, start + 3)
    return whereabouts_of(document, replace(place, **known), start)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ({}, "“Outreach will concentrate on people …”"),
        ({"page": 3}, "page 3, “Outreach will concentrate on people …”"),
        ({"page": 3, "table": 1, "row": 2, "cell": 1}, "page 3, table 1, row 2, column 1"),
        ({"note": "footnote 3"}, "footnote 3"),
    ],
    ids=["no page", "a page", "a cell", "a note"],
)
def test_word(known: dict[str, object], said: str) -> None:
    """The page where the file knows it."""
    assert _said(readers.read("x.docx", WORD), **known) == said


def test_pdf() -> None:
    """Page and the first words of the line."""
    document = readers.read("x.pdf", pdf([["Some words of care.", "Two bed blockers were moved from the ward."]]))

    assert _said(document) == "page 1, “Two bed blockers were moved …”"


def test_lines_are_told_by_their_numbers() -> None:
    """A text has lines, and an editor goes to them."""
    assert _said(readers.read("x.md", TEXT.encode())) == "line 1, column 55"


def test_words_under_masks_lead_nowhere() -> None:
    """Then the number is better than nothing."""
    document = readers.read("x.docx", WORD)
    masked = replace(document, text="█" * 8 + document.text[8:])

    assert _said(masked) == "paragraph 1"


def test_a_long_word_is_cut() -> None:
    """An address, or a line without spaces."""
    document = readers.read("x.docx", docx(f"<w:p><w:r><w:t>{'x' * 90} bed</w:t></w:r></w:p>"))

    assert _said(document) == f"“{'x' * 40} …”"


def test_marks_within_marks() -> None:
    """A paragraph that begins with somebody's words."""
    document = readers.read("x.docx", docx("<w:p><w:r><w:t>“I was no bed blocker,” she said.</w:t></w:r></w:p>"))

    assert _said(document) == "“‘I was no bed blocker,’ …”"


def test_no_place_at_all() -> None:
    """Nothing is made up."""
    document = readers.read("x.docx", WORD)

    assert whereabouts_of(document, Place(), 0) == ""
