"""Lines of untagged PDFs become the sentences, columns and cells that somebody sees; nothing that counts vanishes."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from carelint import readers
from carelint.document import Document, Kind, prose
from carelint.readers.options import Options

SAID = ("The team spoke to each family and wrote down", "what mattered to them, so that somebody could", "ring them.")
OTHER = ("People asked for a clinic that is nearer to", "the shops, because the bus goes twice a day", "and no more.")
THIRD = ("Nobody had told the people on the wards that", "their beds would be moved on the next day to", "the hall.")
Drawn = tuple[float, float, str]


SPREAD = "suffer from it and told"


def made(pages: Sequence[Sequence[Drawn]], *, size: float = 10, scale: float = 1) -> bytes:
    """A PDF with these words at these places; `scale` enlarges type that is set `scale` times smaller."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=True)
    for page in pages:
        canvas.saveState()
        canvas.scale(scale, scale)
        canvas.setFont("Helvetica", size / scale)
        for x, y, words in page:
            canvas.drawString(x / scale, y / scale, words)
        canvas.restoreState()
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def read(data: bytes, engine: str = "pdfium") -> Document:
    return readers.read("x.pdf", data, Options(engine=engine))


def texts(document: Document) -> list[str]:
    return [" ".join(prose(document, block).split()) for block in document.blocks]


def across(columns: Sequence[Sequence[str]], top: float = 700, far: float = 13) -> Iterator[Drawn]:
    """Columns, drawn row by row."""
    for row, lines in enumerate(zip(*columns, strict=True)):
        yield from ((40 + 230 * at, top - far * row, words) for at, words in enumerate(lines))


@pytest.mark.parametrize("engine", ["pdfium", "pdfminer"])
@pytest.mark.parametrize("far", [12, 15, 18, 24])
@pytest.mark.parametrize("scale", [1, 10])
def test_a_sentence_is_one_block(far: float, scale: float, engine: str) -> None:
    """However far apart its lines stand, and whether or not type of size 1 was enlarged."""
    page = [(40.0, 700 - far * at, words) for at, words in enumerate((*SAID[:2], "ring on Monday.", *OTHER))]

    joined = " ".join(words for *_, words in page)
    assert " ".join(texts(read(made([page], scale=scale), engine))) == joined
    assert {block.kind for block in read(made([page], scale=scale), engine).blocks} == {Kind.PARAGRAPH}
    assert len(read(made([page], scale=scale), engine).blocks) <= 2


@pytest.mark.parametrize("count", [2, 3])
def test_columns_that_were_drawn_row_by_row(count: int) -> None:
    """Of any number, and of three rows only."""
    columns = [[words[:30].strip() for words in column] for column in (SAID, OTHER, THIRD)[:count]]
    page = [(40.0 + 180 * at, y, words) for at, y, words in _rows(columns)]

    assert texts(read(made([page], size=9))) == [" ".join(column) for column in columns]


def _rows(columns: Sequence[Sequence[str]]) -> Iterator[tuple[int, float, str]]:
    for row, lines in enumerate(zip(*columns, strict=True)):
        yield from ((at, 700.0 - 12 * row, words) for at, words in enumerate(lines))


def test_words_spread_over_a_narrow_column_are_one_line() -> None:
    """As justified text is; two cells as far apart stay two."""
    page = [(40, 700, "people"), (100, 700, "who"), (147, 700, "suffer"), (204, 700, "from"), (40, 600, "Ward")]
    page += [(300, 600, "Beds")]

    assert texts(read(made([page]))) == ["people who suffer from", "Ward", "Beds"]


def test_the_two_words_of_an_item_that_fill_its_column_are_one_line() -> None:
    """The lines below show how wide it is; they begin behind the bullet."""
    page = [(40, 700, "\u2022 People"), (133.6, 700, "who"), (58, 686, SPREAD), (58, 672, SPREAD)]

    assert texts(read(made([page]))) == [f"People who {SPREAD} {SPREAD}"]


def test_an_item_goes_on_behind_a_stop() -> None:
    """Its lines stand in behind the bullet, which is no first line of a new paragraph."""
    page = [(40, 700, "\u2022 We wrote down what mattered to them;"), (58, 687, "most of all they wanted a call.")]
    page += [(40, 660, "\u2022 We asked. And then"), (58, 647, "we asked again.")]

    assert texts(read(made([page]))) == [
        "We wrote down what mattered to them; most of all they wanted a call.",
        "We asked. And then we asked again.",
    ]


def test_a_cell_is_read_to_its_end() -> None:
    """Its lines were drawn row by row with those of the next cell."""
    page = list(
        across([("Two bed blockers on ward seven were not", "told of it."), ("The bus was late in", "the evening.")])
    )

    assert texts(read(made([page]))) == [
        "Two bed blockers on ward seven were not told of it.",
        "The bus was late in the evening.",
    ]


def test_a_row_that_a_page_breaks_goes_on_in_its_cell() -> None:
    """The next cell of the row ends before, and its last words are no part of the sentence."""
    rows = [
        [(40.0, 100.0, "Two bed blockers on ward seven"), (40.0, 87.0, "were not told about"), (300.0, 100.0, "Ten")]
    ]
    rows.append([(40.0, 780.0, "the bus, and the last one"), (40.0, 767.0, "had gone."), (40.0, 700.0, "The end.")])

    assert texts(read(made(rows))) == [
        "Two bed blockers on ward seven were not told about the bus, and the last one had gone.",
        "Ten",
        "The end.",
    ]


def test_a_list_of_beds_never_vanishes() -> None:
    """Its lines differ by their numbers only, and stand in the same place on every page."""
    pages = [[(40.0, 800 - 18 * at, f"Bed {page * 40 + at} is waiting") for at in range(40)] for page in range(4)]
    found = " ".join(texts(read(made(pages))))

    assert all(f"Bed {number} is waiting" in found for number in range(160))


@pytest.mark.parametrize("form", ["Page {}", "Page {} of 5", "{}", "- {} -"])
def test_running_lines_are_read_once(form: str) -> None:
    """On facing pages too; and the sentence goes on over the page."""
    pages = [
        [(40.0, 800.0, f"Winter plan {'left' if page % 2 else 'right'}"), (300.0, 30.0, form.format(page + 1))]
        + [(40.0, 700.0 - 13 * at, words) for at, words in enumerate((*SAID[:2], *OTHER[1:2]))]
        for page in range(5)
    ]
    document = read(made(pages))
    aside = [block for block in document.blocks if block.kind in (Kind.HEADER, Kind.FOOTER)]

    assert len(aside) == 3
    assert document.text.count("Winter plan left") == document.text.count("Winter plan right") == 1
    assert sum(SAID[1] in text for text in texts(document)) == 5


def test_a_number_that_counts_something_else_is_read_on_every_page() -> None:
    """A bed to a page is no number of a page."""
    pages = [[(40.0, 800.0, f"Bed {7 - page} is waiting"), (40.0, 600.0, SAID[2])] for page in range(5)]

    assert sum(text.startswith("Bed") for text in texts(read(made(pages)))) == 5


def test_a_sentence_goes_on_behind_the_notes_of_its_page() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, invariant=True)
    for words, note in ((SAID[:2], "1 Counted on Monday."), (("ring them.",), "")):
        canvas.setFont("Helvetica", 11)
        for at, line in enumerate(words):
            canvas.drawString(72, 700 - 14 * at, line)
        canvas.setFont("Helvetica", 8)
        canvas.drawString(72, 60, note)
        canvas.showPage()
    canvas.save()

    assert texts(read(out.getvalue()))[0] == " ".join((*SAID[:2], "ring them."))


def test_offsets_of_words_that_were_put_together_are_those_of_the_page() -> None:
    """A line whose words were spread is one stretch, and each letter of it stands where the engine has it."""
    import pypdfium2

    right = 40 + stringWidth(SAID[0][:22], "Helvetica", 10) - stringWidth("families", "Helvetica", 10)
    whole = [(40.0, 700.0 - 13 * at, SAID[0][:22]) for at in range(3)]
    data = made([[*whole, (40.0, 661.0, "the"), (right, 661.0, "families")]])
    page = pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range()
    document = read(data)

    assert "the families" in texts(document)[-1]
    for block in document.blocks:
        for one in block.stretches:
            said = document.text[one.start : one.end]
            assert one.place.offset is not None
            assert said in ("\n", page[one.place.offset : one.place.offset + len(said)])


@pytest.mark.parametrize("engine", ["pdfium", "pdfminer"])
@pytest.mark.parametrize("scale", [1, 10])
def test_numbers_of_notes_stay_out_of_the_word(scale: float, engine: str) -> None:
    """Whether the size of type is said or made by the matrix; what is as large as its word is no note."""
    out = io.BytesIO()
    canvas = Canvas(out, invariant=True)
    canvas.scale(scale, scale)
    at = 72.0
    for words, size, raised in (("the frequent flyer", 11, 0), ("2", 6.5, 4), (" of ward7", 11, 0)):
        canvas.setFont("Helvetica", size / scale)
        canvas.drawString(at / scale, (700 + raised) / scale, words)
        at += stringWidth(words, "Helvetica", size)
    canvas.save()

    assert " ".join(texts(read(out.getvalue(), engine))) == "the frequent flyer of ward7"
