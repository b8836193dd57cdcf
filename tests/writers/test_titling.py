"""What a paper is called on its page: by itself, or by its file, never by what a program left there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from carelint import readers
from carelint.document import Document
from carelint.writers.page.view import title_of
from carelint.writers.voice.titling import own_title
from tests.specimens import docx

PLAN = readers.read("papers/plan-v3.md", b"# Winter plan\n\nProse.\n")


def _stated(title: str, document: Document = PLAN, form: str = "docx") -> Document:
    return replace(document, title=title, format=form)


@pytest.mark.parametrize(
    "title",
    [
        "",
        " ",
        "Microsoft Word - Board paper v3.docx",
        "Microsoft PowerPoint - winter",
        "untitled",
        "Untitled-1",
        "Document1",
        "PowerPoint Presentation",
        "Slide 1",
        "board paper final.pdf",
        "Plan-V3",
        "2026-11-27",
        "____",
    ],
)
def test_what_a_program_left_is_no_title(title: str) -> None:
    """The heading that opens the paper is; where none does, the file is named."""
    assert own_title(_stated(title)) == "Winter plan"
    assert title_of(_stated(title, readers.read("papers/plan-v3.md", b"Prose.\n"))) == "plan-v3.md"


@pytest.mark.parametrize("title", ["Annual report 2026", "Drafting a will", "Document retention policy", "Plan"])
def test_a_title_is_a_title(title: str) -> None:
    """It comes before any heading."""
    assert own_title(_stated(title)) == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Plan\n\nProse.\n", "Plan"),
        ("Prose.\n", "x.md"),
        ("Prose comes first.\n\n## References\n\n- One\n", "x.md"),
        ("## Second level\n\nProse.\n\n# Late\n", "Second level"),
    ],
)
def test_a_late_heading_is_no_title(text: str, title: str) -> None:
    """Markdown has no title but the heading it opens with."""
    assert title_of(readers.read("folder/x.md", text.encode())) == title


def test_a_word_file_with_only_a_late_heading() -> None:
    """It has the name of its file."""
    late = "<w:p><w:pPr><w:pStyle w:val='Heading1'/></w:pPr><w:r><w:t>References</w:t></w:r></w:p>"
    data = docx(f"<w:p><w:r><w:t>Prose.</w:t></w:r></w:p>{late}")

    assert title_of(readers.read("a/paper.docx", data)) == "paper.docx"
