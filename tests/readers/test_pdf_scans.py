"""Pages that are pictures are read by sight where somebody asks for it, and named where nothing came of it."""

from __future__ import annotations

import functools
import io
import shutil
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from carelint import readers
from carelint.document import Document, Kind, prose
from carelint.errors import UnreadableError
from carelint.limits import Limits
from carelint.readers.options import Options

TITLE = "Winter plan"
FIRST = ("Two bed blockers on ward seven were not", "told of the move, and nobody asked them.")
SECOND = ("We asked each family what mattered", "to them and wrote it down.")
WIDTH, HEIGHT = 1240, 1754
NAMED = "pages that are pictures were not read (1); --ocr reads them where tesseract is installed"


@functools.cache
def scan(*, text: bool = False, turned: int = 0) -> bytes:
    """A page that is one picture; with `text` another one follows that is none."""
    picture, out = Image.new("L", (WIDTH, HEIGHT), 255), io.BytesIO()
    draw = ImageDraw.Draw(picture)
    draw.text((125, 150), TITLE, font=ImageFont.load_default(size=48), fill=0)
    for at, line in enumerate((*FIRST, "", *SECOND)):
        draw.text((125, 300 + 40 * at), line, font=ImageFont.load_default(size=25), fill=0)
    canvas = Canvas(out, pagesize=(842, 595) if turned else (595, 842), invariant=True)
    if turned:  # the picture lies on its side, and the page is turned so that it stands
        canvas.setPageRotation(turned)
        canvas.drawImage(ImageReader(picture.rotate(turned, expand=True)), 0, 0, 842, 595)
    else:
        canvas.drawImage(ImageReader(picture), 0, 0, 595, 842)
    canvas.showPage()
    if text:
        canvas.drawString(72, 700, "The garden was open on every day of the week.")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def seen(data: bytes, limits: Limits | None = None) -> Document:
    return readers.read("scan.pdf", data, Options(ocr=True, limits=limits or Limits()))


def program(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """A tesseract that does this, and no other."""
    path = folder / "tesseract"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")


@pytest.mark.parametrize("turned", [0, 90])
def test_a_page_that_is_a_picture(turned: int) -> None:
    """In whole sentences, with places, and with what tesseract thinks of its own reading."""
    if not shutil.which("tesseract"):
        with pytest.raises(UnreadableError, match="tesseract, which reads pictures, is not installed"):
            seen(scan(turned=turned))
        return
    document = seen(scan(turned=turned))

    assert [" ".join(prose(document, block).split()) for block in document.blocks] == [
        TITLE, " ".join(FIRST), " ".join(SECOND)
    ]  # fmt: skip
    assert document.blocks[0].kind is Kind.HEADING
    (said,) = document.warnings
    assert said.startswith("1 page read by sight; tesseract is 9")
    place = document.place_of(document.text.index("Two bed"), document.text.index("Two bed") + 7)
    left, bottom, right, top = place.box or (0, 0, 0, 0)
    assert place.page == 1
    middle = ((left + right) / 2, (bottom + top) / 2)
    if not turned:
        assert (left, middle[1]) == pytest.approx((60, 842 - 312 / HEIGHT * 842), abs=4)


def test_without_being_asked() -> None:
    """It is named, as before."""
    document = readers.read("scan.pdf", scan(text=True))

    assert document.warnings == (NAMED,)
    with pytest.raises(UnreadableError) as caught:
        readers.read("scan.pdf", scan())
    assert "--ocr" in caught.value.hint


HEAD = r"level\tblock_num\tpar_num\tline_num\tleft\ttop\twidth\theight\tconf\ttext"
NOISE = rf"printf '{HEAD}\n5\t1\t1\t1\t9\t9\t9\t9\t12\tbed\n'"


@pytest.mark.parametrize("script", ["exit 1", "echo nonsense", NOISE, "kill -9 $$"])
def test_where_nothing_comes_of_it(script: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that tesseract fails on, or is not sure of, stays a picture and is named."""
    program(tmp_path, monkeypatch, f"cat > /dev/null; {script}")

    assert seen(scan(text=True)).warnings == (NAMED,)


def test_where_it_is_not_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    assert seen(scan(text=True)).warnings == ("tesseract, which reads pictures, is not installed", NAMED)


def test_time_runs_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is left is named."""
    program(tmp_path, monkeypatch, "exit 1")
    document = seen(scan(text=True), Limits(seconds=1))

    assert document.warnings == (
        "time ran out for 1 of its pictures; allow more with limits: {seconds: …} in .carelint.yaml",
        NAMED,
    )


def test_a_tesseract_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, monkeypatch, "cat > /dev/null; exec sleep 600")

    assert seen(scan(text=True), Limits(seconds=2)).warnings == (NAMED,)
