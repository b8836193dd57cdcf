"""What a reader of the page sees is read, and nothing else: no white, covered, clipped, tiny or invisible words."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from PIL import Image

from carelint import readers
from carelint.readers.options import Options
from tests.specimens import pdf_of

SEEN = "BT /F1 12 Tf 72 750 Td (The ward met.) Tj ET"
SCANNED = "Two frequent flyers came." + " They were asked what mattered to them." * 3
BOX = "60 690 400 30 re f"


def words(at: str = "72 700", size: str = "12", before: str = "", text: str = "Two frequent flyers came.") -> str:
    return f"BT {before} /F1 {size} Tf {at} Td ({text}) Tj ET"


def read(data: bytes, options: Options = Options()) -> tuple[str, tuple[str, ...]]:  # noqa: B008
    document = readers.read("a.pdf", data, options)
    return " ".join(document.text.split()), document.warnings


@pytest.mark.parametrize(
    "content",
    [
        words(),
        f"0 0 0.5 rg {BOX} 1 1 1 rg {words()}",
        f"1 1 1 rg {BOX} 0 g {words()}",
        f"0.8 g {words()}",
        f"{BOX} 1 1 1 rg {words()}",
        f"1 1 1 rg 0 0 0.5 RG 30 w 60 704 m 460 704 l S {words()}",
        f"q 0 600 595 200 re W n {words()} Q",
        f"{words()} 0 g 60 690 40 3 re f",
        f"{words()} 0 g 0 0 400 30 re f",
        f"{words()} 60 690 400 30 re S",
        f"q 12 0 0 12 72 700 cm {words('0 0', '1')} Q",
        f"q 12 0 0 12 72 700 cm q 0 0 40 5 re W n {words('0 0', '1')} Q Q",
        words(before="1 Tr"),
        words(at="465 700"),
    ],
    ids=[
        "plain",
        "white on blue",
        "on white",
        "grey",
        "white on black",
        "white on a thick line",
        "clipped round it",
        "underlined behind",
        "covered elsewhere",
        "framed",
        "scaled",
        "scaled and clipped round it",
        "outlined",
        "over the edge",
    ],
)
def test_what_is_seen_is_read(content: str) -> None:
    assert read(pdf_of([f"{SEEN} {content}"])) == ("The ward met. Two frequent flyers came.", ())


@pytest.mark.parametrize(
    "content",
    [
        f"1 1 1 rg {words()}",
        f"1 g {words()}",
        f"1 1 1 rg {BOX} {words()}",
        f"{words()} 1 g {BOX}",
        f"{words()} 0 g {BOX}",
        f"q 0 0 10 10 re W n {words()} Q",
        words(before="3 Tr"),
        words(before="7 Tr"),
        words(size="0.5"),
        f"q 0.01 0 0 0.01 72 700 cm {words('0 0')} Q",
        words(at="72 900"),
        words(at="-400 700"),
    ],
    ids=[
        "white",
        "white by grey",
        "white on a white box",
        "covered by white",
        "covered by black",
        "clipped away",
        "without ink",
        "for clipping",
        "half a point",
        "scaled to nothing",
        "above the page",
        "left of it",
    ],
)
def test_what_nobody_sees_is_named_and_read_if_asked_for(content: str) -> None:
    """Four words, and where."""
    data = pdf_of([f"{SEEN} {content}"])

    assert read(data) == ("The ward met.", ("words that nobody sees were not read: 4 (page 1)",))
    assert "frequent flyers" in read(data, Options(hidden=True))[0]


@pytest.mark.parametrize("box", ["/MediaBox [0 0 595 842] /CropBox [0 400 595 842]", "/MediaBox [0 400 595 842]"])
def test_what_is_cropped_is_not_seen(box: str) -> None:
    assert read(pdf_of([f"{SEEN} {words(at='72 100')}"], page=box))[0] == "The ward met."


def test_a_part_of_a_line() -> None:
    """Each word is looked at by itself, and the others keep their places."""
    content = "BT /F1 12 Tf 72 700 Td (Two ) Tj 3 Tr (frequent ) Tj 0 Tr (people came.) Tj ET"
    document = readers.read("a.pdf", pdf_of([content]))

    assert " ".join(document.text.split()) == "Two people came."
    assert document.place_of(document.text.index("people"), len(document.text)).offset == len("Two frequent ")


def canvas(draw: Callable[..., None]) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    page = Canvas(out, pagesize=(595, 842), invariant=True)
    draw(page)
    page.save()
    return out.getvalue()


def _picture(page: object, *, mode: int, over: bool) -> None:
    from reportlab.lib.utils import ImageReader

    grey = ImageReader(Image.new("RGB", (60, 84), (200, 200, 200)))
    if not over:
        page.drawImage(grey, 0, 0, 595, 842)  # type: ignore[attr-defined]
    text = page.beginText(72, 700)  # type: ignore[attr-defined]
    text.setTextRenderMode(mode)
    for sentence in SCANNED.split(". "):
        text.textLine(sentence)
    page.drawText(text)  # type: ignore[attr-defined]
    if over:
        page.drawImage(grey, 0, 0, 595, 842)  # type: ignore[attr-defined]
    page.drawString(72, 20, "Page 1")  # type: ignore[attr-defined]


@pytest.mark.parametrize("over", [False, True])
@pytest.mark.parametrize("mode", [0, 3])
def test_the_text_of_a_scan_is_read(mode: int, over: bool) -> None:
    """What a program has read on the picture is what the page says, on it or under it."""
    text, warnings = read(canvas(lambda page: _picture(page, mode=mode, over=over)))

    assert text == f"{SCANNED.replace('. ', ' ')} Page 1"
    assert warnings == ()


def test_a_page_whose_words_are_all_invisible_is_read() -> None:
    """A layer of text without its picture is all that there is."""
    assert read(pdf_of([words(before="3 Tr")])) == ("Two frequent flyers came.", ())


def test_a_marker_pen_hides_nothing() -> None:
    """What shines through is seen."""

    def draw(page: object) -> None:
        page.drawString(72, 700, "Two frequent flyers came.")  # type: ignore[attr-defined]
        page.setFillColorRGB(1, 1, 0, alpha=0.4)  # type: ignore[attr-defined]
        page.rect(60, 690, 400, 30, stroke=0, fill=1)  # type: ignore[attr-defined]

    assert read(canvas(draw)) == ("Two frequent flyers came.", ())
