"""Speed of reading: PDF with both engines, Word beside python-docx.

    python benchmarks/reading.py [FOLDER OF PDFs]

In: optionally a folder of PDFs; else one that is made here. Out: pages and words a second, medians of five runs.
Parsing alone, in this process; `carelint check` adds 10 ms for the process that a document is read in.
"""

from __future__ import annotations

import io
import statistics
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from carelint import readers
from carelint.errors import UnreadableError
from carelint.readers.options import Options

RUNS = 5
SENTENCE = "The Board noted that performance against the plan improved in October, and that people went home. "


def median(read: Callable[[], object]) -> float:
    """Median seconds of a call."""
    taken = []
    for _ in range(RUNS):
        start = time.perf_counter()
        read()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def made_pdf(pages: int = 60) -> bytes:
    """Pages of running text with a header."""
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    for number in range(pages):
        canvas.setFont("Helvetica", 10)
        canvas.drawString(60, 810, f"Board paper 7, page {number + 1}")
        for line in range(48):
            canvas.drawString(60, 770 - 15 * line, (SENTENCE * 2)[line : line + 95])
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def made_docx(paragraphs: int = 6_300) -> bytes:
    """A paper of some 300 pages."""
    from docx import Document

    document = Document()
    for number in range(paragraphs):
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{number} ")
        paragraph.add_run(SENTENCE).bold = number % 3 == 0
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def pdfs(folder: Path | None) -> list[bytes]:
    """The files that both engines can read."""
    if folder is None:
        return [made_pdf()]
    found = []
    for path in sorted(folder.glob("*.pdf")):
        data = path.read_bytes()
        try:
            readers.read(path.name, data, Options(engine="pdfminer"))
            readers.read(path.name, data)
        except UnreadableError:
            continue
        found.append(data)
    return found


def pages(data: bytes) -> int:
    import pypdfium2

    return len(pypdfium2.PdfDocument(data))


def bare(data: bytes) -> list[str]:
    """What PDFium gives when nobody asks where anything stands."""
    import pypdfium2

    pdf, found = pypdfium2.PdfDocument(data), []
    for index in range(len(pdf)):
        with suppress(pypdfium2.PdfiumError):  # a page that is broken
            found.append(pdf[index].get_textpage().get_text_range())
    return found


def main(folder: Path | None) -> None:
    """Print the figures."""
    files = pdfs(folder)
    count = sum(pages(data) for data in files)
    for engine in ("pdfium", "pdfminer"):
        options = Options(engine=engine)
        taken = median(lambda options=options: [readers.read("x.pdf", data, options) for data in files])  # type: ignore[misc]
        print(f"PDF, {engine:8}  {count / taken:8.0f} pages a second  ({len(files)} files, {count} pages)")
    taken = median(lambda: [bare(data) for data in files])
    print(f"PDF, text alone {count / taken:8.0f} pages a second  (PDFium without boxes, tags, paragraphs)")
    data = made_docx()
    words = len(readers.read("x.docx", data).text.split())
    ours, theirs = median(lambda: readers.read("x.docx", data)), median(lambda: _python_docx(data))
    print(f"Word, carelint     {words / ours:10,.0f} words a second  ({words} words)")
    print(f"Word, python-docx  {words / theirs:10,.0f} words a second")


def _python_docx(data: bytes) -> list[str]:
    from docx import Document

    return [paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs]


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
