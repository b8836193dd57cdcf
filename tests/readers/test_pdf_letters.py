"""PDFs whose fonts do not say which letters they are: never clean, and read where another engine knows better."""

from __future__ import annotations

from pathlib import Path

import pytest

from carelint import readers
from carelint.cli import run
from carelint.document import Document, prose
from carelint.errors import UnreadableError
from carelint.readers.options import Options
from carelint.readers.pdf import miner as pdf_miner
from carelint.readers.pdf.letters import is_shifted
from carelint.readers.pdf.lines import Line, Page
from tests.specimens import pdf, pdf_of

SENTENCE = "Two frequent flyers came to the ward and one bed-blocker stayed here for many weeks."


def drawn(text: str, names: str = "", *, spread: bool = False) -> bytes:
    """One line in a font that has these glyphs from code 1 on; `spread` gives each letter of it such a code."""
    if spread:
        codes = {one: number for number, one in enumerate(dict.fromkeys(text), 1)}
        names = " ".join(f"/g{number}" for number in codes.values())
        text = "".join(f"\\{codes[one]:03o}" for one in text)
    widths = f"/FirstChar 0 /LastChar 127 /Widths [{' 600' * 128}]"
    font = f"{widths} /Encoding << /BaseEncoding /WinAnsiEncoding /Differences [1 {names}] >>" if names else ""
    return pdf_of([f"BT /F1 12 Tf 72 700 Td ({text}) Tj ET"], font=font)


def shifted(text: str, by: int) -> str:
    return "".join(one if one == " " else chr(ord(one) + by) for one in text)


def read(data: bytes, engine: str = "pdfium") -> Document:
    return readers.read("a.pdf", data, Options(engine=engine))


def words(document: Document) -> str:
    return " ".join(prose(document, block) for block in document.blocks)


@pytest.mark.parametrize("engine", ["pdfium", "pdfminer"])
@pytest.mark.parametrize(
    "data",
    [
        pdf([[SENTENCE]]),
        drawn("\\001yers came to the of\\002ce", "/fl /fi"),
        drawn("\\001 Two frequent flyers came", "/g17"),
        pdf([["Amlodipine, ramipril, metformin, gliclazide, furosemide, codeine, senna, warfarin, insulin"]]),
        pdf([["X1 Y2 Z3 A4 B5 C6 D7 E8 F9 G10 H11 K12"]]),
    ],
    ids=["plain", "named ligatures", "a bullet", "names", "codes"],
)
def test_silent(data: bytes, engine: str) -> None:
    """Nothing is said of letters that are known, nor of a mark that stands by itself."""
    assert read(data, engine).warnings == ()


def test_ligatures_are_letters() -> None:
    """Both engines give words that the rules can find."""
    assert words(read(drawn("frequent \\001yers", "/fl"))) == "frequent flyers"
    assert run_on(drawn("Two frequent \\001yers came.", "/fl"), "pdfminer") == 1


def run_on(data: bytes, engine: str) -> int:
    Path("a.pdf").write_bytes(data)
    Path(".carelint.yaml").write_text(f"pdf_engine: {engine}\n", encoding="utf-8")
    return run(["check", "a.pdf"])


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("engine", ["pdfium", "pdfminer"])
def test_single_shapes_without_letters_are_counted(engine: str) -> None:
    """The words round them are read, and the report says that letters are missing."""
    document = read(drawn("Two frequent \\001yers came; the dif\\002cult patient stayed.", "/g1 /g2"), engine)

    assert "Two frequent \ufffdyers came" in words(document)
    (said,) = document.warnings
    assert said == (
        "characters that could not be read: 2, because their fonts do not say which letters they are (page 1)"
    )


def test_another_engine_may_know_the_name_of_a_shape() -> None:
    """pdfminer reads f_i, PDFium does not."""
    document = read(drawn("Two frequent \\001yers came; the dif\\002cult patient stayed.", "/f_l /f_i"))

    assert words(document) == "Two frequent flyers came; the difficult patient stayed."
    assert document.warnings == ("read with pdfminer, because PDFium could not (page 1)",)


@pytest.mark.parametrize("engine", ["pdfium", "pdfminer"])
@pytest.mark.parametrize(
    "data", [drawn(SENTENCE, spread=True), pdf([[shifted(SENTENCE, 3)]])], ids=["no letters", "other letters"]
)
def test_a_paper_that_nobody_can_read_is_unread(data: bytes, engine: str) -> None:
    """The reason names the fonts, the hint a way, and the exit code is that of a paper that was not read."""
    with pytest.raises(UnreadableError, match="fonts do not say which letters they are") as caught:
        read(data, engine)

    assert "ocrmypdf" in caught.value.hint
    assert run_on(data, engine) == 2


@pytest.mark.parametrize("by", [-29, -3, 1, 3, 5])
def test_shifted_letters(by: int) -> None:
    """By whatever number, where the codes stay in ASCII."""
    assert is_shifted(shifted(SENTENCE.lower().replace("-", " "), by))
    assert not is_shifted(SENTENCE)


def test_a_page_that_the_first_engine_finds_empty() -> None:
    """It is read by the second; a page that both find empty stays empty."""
    data = pdf([["One."], [SENTENCE], []])
    first = [Page([Line(1, "One.", 0, (0, 0, 9, 9), 9.0, (0, 0, 9, 9))]), Page([]), Page([])]

    pages = pdf_miner.instead(first, data, Options())

    assert [page.second for page in pages] == [False, True, False]
    assert pages[1].lines[0].text == SENTENCE
    assert pages[1].lines[0].page == 2


TWICE = "Two frequent flyers came still in Hawaii."


@pytest.mark.parametrize("engine", ["pdfium", "pdfminer"])
@pytest.mark.parametrize("parts", [[(0.0, TWICE)], [(6.0 * at, one) for at, one in enumerate(TWICE)]])
@pytest.mark.parametrize(
    "places",
    [[(72, 700)], [(72, 700), (72.3, 700)], [(72, 700), (72.3, 700), (72, 700.3), (72.3, 700.3)]],
    ids=["once", "twice", "four times"],
)
def test_words_drawn_twice_to_look_bold_are_read_once(
    places: list[tuple[float, float]], parts: list[tuple[float, str]], engine: str
) -> None:
    """Whole lines or letter by letter; and double letters stay double."""
    drawings = "".join(f"BT /F1 10 Tf {x + by} {y} Td ({one}) Tj ET " for by, one in parts for x, y in places)

    assert words(read(pdf_of([drawings]), engine)).replace(" ", "") == TWICE.replace(" ", "")
