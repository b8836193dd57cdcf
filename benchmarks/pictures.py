"""Pictures of pages with the blocks that were read drawn on them, to be looked at.

    python benchmarks/pictures.py FOLDER PDF:PAGE …

In: PDFs with the 1-based number of a page each, and a folder for the pictures. Out: a PNG of each, blocks framed by
kind and numbered in the order in which they are read. Needs Pillow.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from PIL import ImageDraw

from carelint import readers
from carelint.document import Block, Kind

SCALE = 1.5
COLOURS = {
    Kind.HEADING: "red", Kind.PARAGRAPH: "blue", Kind.ITEM: "green", Kind.CELL: "purple", Kind.NOTE: "teal",
    Kind.HEADER: "gray", Kind.FOOTER: "gray", Kind.CAPTION: "orange", Kind.QUOTE: "brown",
}  # fmt: skip
Box = tuple[float, float, float, float]


def parts(block: Block, page: int) -> Iterator[Box]:
    """The boxes of its lines on a page; a block that goes on in another column has them in both."""
    for stretch in block.stretches:
        if stretch.place.page == page and stretch.place.box:
            yield stretch.place.box


def columns(boxes: list[Box]) -> list[Box]:
    """One frame round lines that stand under one another."""
    found: list[Box] = []
    for left, low, right, high in boxes:
        last = found[-1] if found else None
        if last and min(last[2], right) > max(last[0], left) and low < last[3]:
            found[-1] = min(last[0], left), min(last[1], low), max(last[2], right), max(last[3], high)
        else:
            found.append((left, low, right, high))
    return found


def draw(path: Path, page: int, folder: Path) -> Path:
    """Write the picture of one page."""
    data = path.read_bytes()
    document, shown = readers.read(path.name, data), pypdfium2.PdfDocument(data)[page - 1]
    picture = shown.render(scale=SCALE).to_pil().convert("RGB")
    pen, height = ImageDraw.Draw(picture), picture.height
    for number, block in enumerate(document.blocks, 1):
        for left, low, right, high in columns(list(parts(block, page))):
            corners = (SCALE * left - 2, height - SCALE * high - 2, SCALE * right + 2, height - SCALE * low + 2)
            pen.rectangle(corners, outline=COLOURS.get(block.kind, "black"), width=2)
            pen.text((corners[0] - 22, corners[1]), str(number), fill=COLOURS.get(block.kind, "black"))
    out = folder / f"{path.stem[:40]}-{page}.png"
    picture.save(out)
    return out


def main() -> None:
    """Write the pictures and name them."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for one in sys.argv[2:]:
        name, _, page = one.rpartition(":")
        print(draw(Path(name), int(page), folder))


if __name__ == "__main__":
    main()
