"""Papers that were merged into one PDF are read as several, each with its title; one paper stays one."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pytest
from pypdf import PdfWriter
from reportlab.pdfgen.canvas import Canvas

from carelint import readers
from carelint.document import Document, Kind, prose
from carelint.readers.options import Options
from tests.readers.papers import paged

SAID = "The team spoke to each family and wrote down what mattered to them."
DOERS = ("nurses", "families", "porters", "volunteers", "cooks", "doctors")
Papers = Sequence[tuple[str, int, str]]
THREE: Papers = (
    ("Winter plan", 3, "Page {} of {}"),
    ("Complaints", 1, "Page {} of {}"),
    ("Workforce", 2, "Page {} of {}"),
)


def paper(title: str, count: int, footer: str = "", font: str = "Helvetica", size: int = 20) -> bytes:
    """A paper of so many pages with a title and, on each page, a heading, words and a footer."""
    out = io.BytesIO()
    canvas = Canvas(out, invariant=True)
    for number in range(1, count + 1):
        canvas.setFont(font, size)
        canvas.drawString(72, 760, title if number == 1 else "")
        canvas.setFont(font, 14)
        canvas.drawString(72, 700, f"{title}: what {DOERS[number - 1]} did")
        canvas.setFont(font, 10)
        for at in range(12):
            canvas.drawString(72, 660 - 13 * at, SAID)
        canvas.drawString(280, 30, footer.format(number, count))
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def merged(papers: Sequence[bytes], *, bookmarks: Sequence[str] = ()) -> bytes:
    """As Acrobat, qpdf and others merge: pages one behind the other, with a bookmark for each file or without."""
    writer, out = PdfWriter(), io.BytesIO()
    for at, one in enumerate(papers):
        writer.append(io.BytesIO(one), outline_item=bookmarks[at] if bookmarks else None, import_outline=False)
    writer.write(out)
    return out.getvalue()


def read(data: bytes, engine: str = "pdfium") -> Document:
    return readers.read("pack.pdf", data, Options(engine=engine))


def titles(document: Document) -> list[tuple[str, int | None]]:
    """The headings of the first level, with their pages."""
    return [
        (prose(document, block), block.place.page)
        for block in document.blocks
        if block.kind is Kind.HEADING and block.level == 1
    ]


@pytest.mark.parametrize("engine", ["pdfium", "pdfminer"])
def test_pages_that_count_anew_begin_a_paper(engine: str) -> None:
    """Their numbers are no words of it, not even of a paper with one page."""
    document = read(merged([paper(*one) for one in THREE]), engine)

    assert titles(document) == [("Winter plan", 1), ("Complaints", 4), ("Workforce", 5)]
    assert not any("Page" in prose(document, block) for block in document.blocks if block.kind is Kind.PARAGRAPH)
    assert document.title == "Winter plan, and 2 more papers"
    assert document.warnings == ("read as 3 papers (pages 1–3, page 4, pages 5–6)",)


def test_every_block_stands_below_the_title_of_its_paper() -> None:
    """But for what runs along the edges of all of them."""
    document, last = read(merged([paper(*one) for one in THREE])), [(5, "Workforce"), (6, "Workforce")]
    blocks = [block for block in document.blocks if block.kind is not Kind.FOOTER]
    above = {(block.place.page or 0, (block.place.heading or "").split(" › ")[0]) for block in blocks}

    assert above == {(1, "Winter plan"), (2, "Winter plan"), (3, "Winter plan"), (4, "Complaints"), *last}


@pytest.mark.parametrize("footer", ["", "{}"], ids=["no numbers", "bare numbers"])
def test_pages_that_share_nothing_and_begin_with_a_title_begin_a_paper(footer: str) -> None:
    papers = [paper("Winter plan", 3, footer), paper("Complaints", 2, footer, "Times-Roman")]

    assert titles(read(merged(papers))) == [("Winter plan", 1), ("Complaints", 4)]


def test_bookmarks_that_merging_made_of_files() -> None:
    """Where no title is shown the bookmark is the title."""
    names = ("01 Winter plan.docx", "02 Complaints.pdf")
    said = (("Nurses rang each family.", "They were heard."), ("Porters wrote it down.", "It was read."))
    papers = [[[(72.0, 700.0, one, 10.0), (72.0, 600.0, other, 10.0)]] for one, other in said]
    document = read(merged([paged(one) for one in papers], bookmarks=names))

    assert [block.place.heading for block in document.blocks] == [
        "01 Winter plan", "01 Winter plan", "02 Complaints", "02 Complaints"
    ]  # fmt: skip
    assert document.warnings == ("read as 2 papers (page 1, page 2)",)


@pytest.mark.parametrize(
    "data",
    [
        paper("Winter plan", 6, "Page {} of {}"),
        paper("Winter plan", 6),
        paper("Winter plan", 6, "{}"),
        paper("Winter plan", 6, "Page 1 of 1"),
    ],
    ids=["numbered", "plain", "bare", "always the first"],
)
def test_one_paper_stays_one(data: bytes) -> None:
    document = read(data)

    assert document.warnings == ()
    assert [title for title, _ in titles(document)] == ["Winter plan"]


def test_chapters_with_bookmarks_are_one_paper() -> None:
    writer, out = PdfWriter(), io.BytesIO()
    writer.append(io.BytesIO(paper("Winter plan", 6)), import_outline=False)
    for page, name in ((0, "Where we are"), (2, "What we did"), (4, "What comes next")):
        writer.add_outline_item(title=name, page_number=page)
    writer.write(out)

    assert read(out.getvalue()).warnings == ()


def test_no_word_is_lost_by_it() -> None:
    """What each paper says by itself is what it says in the pack."""
    papers = [paper(*one) for one in THREE]
    words = sum(read(one).text.split().count("family") for one in papers)

    assert read(merged(papers)).text.split().count("family") == words


def test_the_running_header_of_a_short_chapter_is_one() -> None:
    """It stands once, where those of longer chapters recur; a bed to a page is none."""
    names = ["Demand", "Demand", "Demand", "Quality", "Workforce", "Workforce", "Workforce"]
    pages = [
        [(72.0, 800.0, name, 10.0), *((72.0, 700.0 - 13 * at, f"{SAID} {page}{at}", 10.0) for at in range(3))]
        for page, name in enumerate(names)
    ]
    document = read(paged(pages))

    aside = [prose(document, block) for block in document.blocks if block.kind is Kind.HEADER]
    assert aside == ["Demand", "Quality", "Workforce"]
