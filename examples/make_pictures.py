"""Makes the pictures of the page that README shows; needs Chromium and the test extra.

python examples/make_pictures.py
"""

from __future__ import annotations

import os
import shutil
import struct
import tempfile
import zlib
from pathlib import Path

import pypdfium2
from playwright.sync_api import Browser, sync_playwright

import carelint
from carelint.writers.options import Options
from carelint.writers.page import html

HERE = Path(__file__).parent
PICTURES = HERE / "pictures"
SHOTS = (
    ("page-1440", 1440, 1420, "light", "#d1"),
    ("page-1440-notes", 1440, 1180, "light", "#d1-text"),
    ("page-1440-dark", 1440, 1180, "dark", "#d1-text"),
    ("page-768", 768, 1240, "light", "#d1"),
    ("page-375", 375, 1240, "light", "#d1"),
    ("page-375-notes", 375, 1240, "light", "#d1-text"),
)
"""Name, width and height in CSS pixels, colours, and the heading at the top."""
ABOVE = 60
"""CSS pixels left above that heading."""
SHEETS = (0, 5)
"""Pages of the printed paper that are shown: the first, and the document with its notes."""
SCALE = 1.25
"""Pixels for each PDF point."""


def main() -> None:
    os.chdir(HERE.parent)  # so that the page names the paper as README does
    PICTURES.mkdir(exist_ok=True)
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page = Path(folder) / "page.html"
        report = carelint.check_file("examples/board-paper.docx")
        page.write_text(html.write(report, options=Options()), encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        for shot in SHOTS:
            on_screen(browser, page, *shot)
        on_paper(browser, page)
        browser.close()
    for picture in sorted(PICTURES.glob("*.png")):
        print(f"{picture.name}: {picture.stat().st_size // 1000} kB")


def on_screen(browser: Browser, page: Path, name: str, width: int, height: int, colours: str, start: str) -> None:
    """A window of the page."""
    window = browser.new_page(viewport={"width": width, "height": height}, color_scheme=colours)
    window.goto(page.as_uri())
    window.evaluate(f"scrollTo(0, document.querySelector('{start}').getBoundingClientRect().top - {ABOVE})")
    window.screenshot(path=PICTURES / f"{name}.png")
    window.close()


def on_paper(browser: Browser, page: Path) -> None:
    """Printed sheets."""
    window = browser.new_page()
    window.goto(page.as_uri())
    printed = pypdfium2.PdfDocument(window.pdf(prefer_css_page_size=True, print_background=True))
    for number in SHEETS:
        sheet = printed[number].render(scale=SCALE, rev_byteorder=True).to_numpy()[:, :, :3]
        (PICTURES / f"page-print-{number + 1}.png").write_bytes(png(sheet.tobytes(), sheet.shape[1], sheet.shape[0]))
    window.close()


def png(pixels: bytes, width: int, height: int) -> bytes:
    """Red, green and blue bytes as a PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    lines = b"".join(b"\0" + pixels[at : at + 3 * width] for at in range(0, 3 * width * height, 3 * width))
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(lines, 9)) + chunk(b"IEND", b"")


if __name__ == "__main__":
    main()
