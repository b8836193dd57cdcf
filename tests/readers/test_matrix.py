"""One paper in every format: the same words, in the same order, from the places where a person would look."""

from __future__ import annotations

import csv
import io
import json
import re
import tracemalloc
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from carelint import readers
from carelint.document import Document, prose
from carelint.engine import check_document
from carelint.finding import Unread
from carelint.readers.options import Options
from carelint.reading import Reading
from carelint.rulebook import Rulebook
from carelint.settings import Settings
from tests.readers.papers import (
    BODY,
    CELLS,
    HEADER,
    ITEMS,
    NOTE,
    PAPERS,
    PARAGRAPH,
    QUOTE,
    SECTION,
    TITLE,
    paged,
    slides,
)
from tests.specimens import xlsx

KINDS = {
    "paper.rst": [*BODY[:5], ("paragraph", "Words."), *BODY[5:]],
    "paper.html": [one for one in BODY if one[0] != "note"],
    "paper.docx": [*BODY, ("header", HEADER)],
    "paper.odt": [*BODY, ("header", HEADER)],
    "paper.pptx": [
        ("heading", TITLE), ("item", PARAGRAPH), ("heading", SECTION), *(("item", one) for one in (*ITEMS, QUOTE)),
        *(("cell", cell) for row in CELLS for cell in row), ("note", NOTE),
    ],
    "paper.eml": [("heading", TITLE), ("paragraph", PARAGRAPH), *(("item", one) for one in ITEMS)],
    "paper.txt": [("paragraph", TITLE), ("paragraph", PARAGRAPH), *(("item", one) for one in ITEMS)],
    "paper.pdf": [
        ("heading", TITLE), ("paragraph", PARAGRAPH.replace("\u2011", "-")), ("heading", SECTION),
        *(("item", one) for one in ITEMS), ("paragraph", QUOTE), ("header", HEADER), ("footer", "Page 1 of 3"),
    ],
}  # fmt: skip
"""What differs from `BODY`: formats without notes, quotations or tables."""
PLACES = {
    "paper.md": "line 6, column 5",
    "paper.rst": "line 4, column 5",
    "paper.html": "line 1",
    "paper.docx": "paragraph 2",
    "paper.odt": "paragraph 2",
    "paper.pptx": "slide 1, paragraph 2",
    "paper.eml": "line 3",
    "paper.txt": "line 3, column 5",
    "paper.pdf": "page 1",
}


def read(name: str, options: Options | None = None) -> Document:
    return readers.read(name, PAPERS[name](), options or Options())


def blocks(document: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, " ".join(prose(document, block).split())) for block in document.blocks]


@pytest.mark.parametrize("name", PAPERS)
def test_the_same_words_in_every_format(name: str) -> None:
    """Headings, paragraphs, items, quotations, cells, notes and headers; nothing hidden, deleted or twice."""
    assert blocks(read(name)) == list(KINDS.get(name, BODY))


@pytest.mark.parametrize("name", PAPERS)
def test_the_same_findings_in_every_format(name: str, rulebook: Rulebook) -> None:
    """A format makes no difference to what is noticed, nor to what stays silent."""
    done = check_document(read(name), rulebook, Settings(register="board"))

    assert [found.rule for found in done.listed] == ["objectifying/bed-blocker"]
    assert done.listed[0].text.replace("*", "") in ("bed\u2011blockers", "bed-blockers")


@pytest.mark.parametrize("name", PAPERS)
def test_places_are_where_a_person_would_look(name: str) -> None:
    """Line and column, paragraph, slide or page of the noticed phrase."""
    from carelint.writers.voice.wording import place_words

    document = read(name)
    start = document.text.index("bed")
    place = document.place_of(start, start + 12)

    assert place_words(place).startswith(PLACES[name])
    assert place.heading == (None if name == "paper.txt" else TITLE)


def test_word_knows_list_numbers_cells_and_runs() -> None:
    """(a) and (b) stand nowhere in the text; a nested cell is a cell; the run is the one that holds the word."""
    document = read("paper.docx")
    items = [block for block in document.blocks if block.kind.value == "item"]
    cells = [(b.place.table, b.place.row, b.place.cell) for b in document.blocks if b.kind.value == "cell"]
    at = document.text.index("block")

    assert [item.label for item in items] == ["(a)", "(b)"]
    assert cells == [(1, 1, 1), (1, 1, 2), (1, 2, 1), (2, 1, 1)]
    assert document.place_of(at, at + 5).run == 2
    assert items[0].place.heading == f"{TITLE} › {SECTION}"


@pytest.mark.parametrize(
    ("name", "source", "labels"),
    [
        ("x.md", "- one\n- two\n\n1. three\n2. four\n", ["", "", "1.", "2."]),
        ("x.md", "> 3) three\n", [""]),
        ("x.txt", "- one\n(a) two\n3. three\n", ["-", "(a)", "3."]),
    ],
)
def test_numbers_of_lists_are_kept_beside_the_text(name: str, source: str, labels: list[str]) -> None:
    """As they stand in the file."""
    assert [block.label for block in readers.read(name, source.encode()).blocks] == labels


def test_comments_and_hidden_text_are_read_if_asked_for() -> None:
    """Each as a kind of its own."""
    document = read("paper.docx", Options(comments=True, hidden=True))

    assert ("comment", "A remark in the margin") in blocks(document)
    assert "unseen" in document.text


def test_hidden_slides_are_named_and_read_if_asked_for() -> None:
    assert read("paper.pptx").warnings == ("hidden slides were not read (3)",)
    assert ("heading", "unseen") in blocks(readers.read("x.pptx", slides(), Options(hidden=True)))


def test_cells_of_a_workbook_have_sheet_row_and_column() -> None:
    """Numbers and dates are no words; a hidden sheet is named."""
    document = readers.read("x.xlsx", xlsx([["Ward", 7], [None, "bed blockers"]], hidden=[["unseen"]]))
    place = document.blocks[1].place

    assert blocks(document) == [("cell", "Ward"), ("cell", "bed blockers")]
    assert (place.sheet, place.row, place.cell) == ("Notes", 2, 2)
    assert document.warnings == ("hidden sheets were not read (Hidden); --also hidden reads them",)


def test_an_attachment_is_read_if_asked_for() -> None:
    """Under a path of its own, with the reader that its content asks for."""
    seen = list(readers.read_all("paper.eml", PAPERS["paper.eml"](), Options(attachments=True)))

    assert [one.path for one in seen] == ["paper.eml", "paper.eml › plan.docx"]
    assert isinstance(seen[1], Document)
    assert PARAGRAPH in seen[1].text


# --- pages


def pdf(*args: object, **kwargs: object) -> Document:
    return readers.read("x.pdf", paged(*args, **kwargs))  # type: ignore[arg-type]


LEFT = [(50, 700 - 14 * n, f"left column line {n} has so many words that it fills", 10.0) for n in range(8)]
RIGHT = [(320, 700 - 14 * n, f"right column line {n} has so many words that it fills", 10.0) for n in range(8)]


def test_columns_are_read_one_after_the_other() -> None:
    """Even where the producer wrote row by row."""
    rows = [one for pair in zip(LEFT, RIGHT, strict=True) for one in pair]
    text = pdf([rows]).text

    assert text.index("left column line 7") < text.index("right column line 0")


@pytest.mark.parametrize(
    ("text", "small", "read"),
    [
        ("the high utilisers", "2", "the high utilisers were seen"),
        ("the high utilisers.", "12", "the high utilisers. were seen"),
        ("1.73 m", "2", "1.73 m2 were seen"),
        ("enough CO", "2", "enough CO2 were seen"),
    ],
)
def test_numbers_of_notes_are_no_words(text: str, small: str, read: str) -> None:
    """They stand in the text, and are not read as part of the word before them; units and gases stay."""
    wide = 72 + stringWidth(text, "Helvetica", 11)
    after = wide + stringWidth(small, "Helvetica", 6.5)
    document = pdf([[(72, 700, text, 11.0), (wide, 704, small, 6.5), (after, 700, " were seen", 11.0)]])

    assert [" ".join(words.split()) for _, words in blocks(document)] == [read]
    assert f"{text}{small}" in document.text


def test_the_number_of_a_note_stands_before_it() -> None:
    """A dose at the beginning of a line is none."""
    document = pdf([[(72, 700, "1Counted on Monday.", 11.0), (72, 600, "10mg once daily.", 11.0)]])

    assert [text for _, text in blocks(document)] == ["Counted on Monday.", "10mg once daily."]


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_rotated_pages_are_read_alike(turned: int) -> None:
    """Paragraphs are those that somebody sees who turns the page."""
    page = [(72, 700 - 14 * n, f"line {n} of a paragraph that goes on and", 11.0) for n in range(4)]

    assert len(pdf([page], turned=turned).blocks) == 1


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_text_that_stands_on_its_side_is_read_in_order(turned: int) -> None:
    """A landscape table on an upright page."""
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=True)
    canvas.translate(300, 420)
    canvas.rotate(turned)
    for number in range(3):
        canvas.drawString(-150, -14 * number, f"line {number} of a paragraph that goes on and")
    canvas.save()
    document = readers.read("x.pdf", out.getvalue())

    assert [re.findall(r"\d", text) for _, text in blocks(document)] == [["0", "1", "2"]]


def test_a_table_is_kept_row_by_row() -> None:
    rows = [(x, 700 - 20 * n, f"{name} {n}", 10.0) for n in range(5) for x, name in ((72, "ward"), (300, "people"))]
    words = [text for _, text in blocks(pdf([rows]))]

    assert words == [f"{name} {n}" for n in range(5) for name in ("ward", "people")]


def test_a_protected_pdf_opens_with_its_password() -> None:
    """And names what is missing without it."""
    data = paged([[(72, 700, "bed blockers", 11.0)]], secret="Seven")
    options = Options(password="Seven")

    assert readers.read("x.pdf", data, options).text == "bed blockers"
    assert "Seven" not in repr(options)
    for password, reason in (("", "protected"), ("other", "does not open")):
        with pytest.raises(readers.UnreadableError, match=reason):
            readers.read("x.pdf", data, Options(password=password))


def test_fields_of_a_form_are_read() -> None:
    """What somebody typed is text; a password is not."""
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, invariant=True)
    canvas.drawString(72, 700, "How they came:")
    canvas.acroForm.textfield(name="how", value="as a bed blocker", x=72, y=600, width=200, height=20)
    canvas.acroForm.textfield(name="key", value="secret", x=72, y=500, width=200, height=20, fieldFlags="password")
    canvas.save()
    document = readers.read("x.pdf", out.getvalue())

    assert blocks(document) == [("paragraph", "How they came:"), ("paragraph", "as a bed blocker")]
    assert document.blocks[1].stretches[0].place.box is not None


def test_a_page_that_is_a_picture_is_named() -> None:
    """A scan with a page number on it is not taken as read; a blank page is none."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=True)
    for number in (1, 2, 3):
        canvas.drawString(72, 700, f"Page {number}" if number != 3 else " ")
        if number == 2:
            canvas.drawImage(ImageReader(Image.new("L", (20, 20))), 0, 0, 595, 600)
        canvas.showPage()
    canvas.save()

    assert "(2)" in readers.read("x.pdf", out.getvalue()).warnings[0]


# --- tables of texts

ROWS = [("a1", "Two bed blockers were moved."), ("a2", ""), ("a3", "He sat by the window.\nHe was the bed blocker.")]


def _csv(path: Path, delimiter: str, encoding: str) -> None:
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerows([("id", "note"), *ROWS])


def _table(path: Path, kind: str) -> None:
    if kind in ("csv", "tsv", "semicolon", "utf-16"):
        _csv(path, {"tsv": "\t", "semicolon": ";"}.get(kind, ","), "utf-16" if kind == "utf-16" else "utf-8-sig")
    elif kind == "jsonl":
        path.write_text("".join(json.dumps({"id": i, "note": n}) + "\n" for i, n in ROWS), encoding="utf-8")
    elif kind == "xlsx":
        path.write_bytes(xlsx([["id", "note"], *ROWS]))
    else:
        import pyarrow
        from pyarrow import parquet

        parquet.write_table(pyarrow.table({"id": [i for i, _ in ROWS], "note": [n for _, n in ROWS]}), path)


@pytest.mark.parametrize("kind", ["csv", "tsv", "semicolon", "utf-16", "jsonl", "xlsx", "parquet"])
def test_each_row_of_a_table_is_a_document(kind: str, tmp_path: Path) -> None:
    """Named by its id; a row without words gives none; places count lines inside the cell."""
    path = tmp_path / f"notes.{'csv' if kind in ('semicolon', 'utf-16') else kind}"
    _table(path, kind)
    with Reading(Options(column="note", id_column="id")) as worker:
        seen = [one for one in worker.read(str(path)) if isinstance(one, Document)]

    assert [(one.path, one.text) for one in seen] == [(f"{path}#{i}", text) for i, text in ROWS if text]
    at = seen[1].text.index("bed blocker")
    assert (seen[1].place_of(at, at + 11).row, seen[1].place_of(at, at + 11).line) == (3, 2)


def test_a_table_without_its_column_is_named(tmp_path: Path) -> None:
    """The columns that there are stand in the hint."""
    path = tmp_path / "notes.csv"
    _table(path, "csv")
    for options, reason in ((Options(), "is a table"), (Options(column="text"), "no column 'text'")):
        with Reading(options) as worker:
            seen = list(worker.read(str(path)))
        assert isinstance(seen[0], Unread)
        assert reason in seen[0].reason
    assert "id, note" in seen[0].hint


# --- the two engines for PDF

SHARED = Path(__file__).parents[3] / "shared" / "documents"
ORDINARY = {path.name: path.read_bytes() for path in sorted(SHARED.glob("*.pdf"))} if SHARED.is_dir() else {}
ORDINARY |= {"running headers.pdf": PAPERS["paper.pdf"](), "columns.pdf": paged([[*LEFT, *RIGHT]])}
FEW = 15
"""Words below which a file is no ordinary one."""


def _words(data: bytes, engine: str) -> Counter[str]:
    try:
        document = readers.read("x.pdf", data, Options(engine=engine, hidden=True))  # pdfminer does not see paint
    except readers.UnreadableError:
        return Counter()
    text = " ".join(prose(document, block) for block in document.blocks)
    return Counter(re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text).casefold()))


@pytest.mark.parametrize("name", ORDINARY)
def test_pdfium_and_pdfminer_agree(name: str) -> None:
    """On 98 words of a hundred, wherever pdfminer can open the file at all."""
    ours, theirs = _words(ORDINARY[name], "pdfium"), _words(ORDINARY[name], "pdfminer")
    if theirs.total() < FEW:
        assert ours.total() >= theirs.total()
        return

    assert (ours & theirs).total() >= 0.98 * max(ours.total(), theirs.total())


def test_what_pdfium_cannot_open_is_tried_with_pdfminer() -> None:
    """A header that begins late and a trailer that is gone: one engine reads on where the other stops."""
    data = PAPERS["paper.pdf"]()

    assert readers.read("x.pdf", data, Options(engine="pdfminer")).blocks
    assert readers.read("x.pdf", data[: data.rindex(b"startxref")]).blocks


def test_a_table_is_read_in_constant_memory(tmp_path: Path) -> None:
    """Twenty times as many rows take no more memory: they are handed on as they are read."""
    peaks = []
    for count in (1_000, 20_000):
        path = tmp_path / f"{count}.csv"
        with path.open("w", encoding="utf-8") as file:
            file.write("id,note\n")
            file.writelines(f"{i},Two bed blockers were moved and nobody asked them why.\n" for i in range(count))
        tracemalloc.start()
        assert sum(1 for _ in readers.rows(str(path), Options(column="note"))) == count
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()

    assert peaks[1] < peaks[0] + (1 << 20)
