"""How whole the sentences of untagged PDFs are, and whether Word and its own PDF give the same findings.

    python benchmarks/cuts.py FOLDER … [--made] [--all] [--save FILE] [--beside FILE]

In: folders with PDFs and Word papers; `--made` adds papers that LibreOffice prints here (`--all` in every combination).
Out: for each untagged PDF its cuts in 1,000 words and its headings, beside those kept with `--save` earlier; for each
Word paper with a PDF of its name the findings of both. A cut is a block that ends without a stop and whose next
begins with a small letter.
"""

from __future__ import annotations

import argparse
import itertools
import json
import re
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from carelint import readers
from carelint.document import Document, Kind, prose
from carelint.errors import UnreadableError
from carelint.readers.options import Options

ASIDE = (Kind.HEADER, Kind.FOOTER, Kind.COMMENT)
STOP = re.compile(r"[.!?:;]['\")\]\u201d\u2019]*\s*$")
FEWEST = 50
"""Words of a file that can be judged."""
SPACINGS, FONTS = (1.0, 1.15, 1.5, 2.0), ("Times New Roman", "Arial", "DejaVu Sans", "DejaVu Serif", "Liberation Mono")
SAID = (
    "The Board noted that two bed blockers on ward seven were still waiting for a home of their own choice and that "
    "frailty sufferers had been told about it late in the evening, after the last bus had gone.",
    "People who suffer from diabetes asked for a clinic near the shops, because the diabetic foot clinic is a long way "
    "from most of the villages and the bus runs only twice on a weekday.",
    "The team spoke to each family and wrote down what mattered to them; most of all they wanted somebody to ring on "
    "the day after they came home, and they wanted to know whom to ask.",
)


def cuts(document: Document) -> tuple[int, int, int]:
    """Words, cuts, headings."""
    blocks = [block for block in document.blocks if block.kind not in ASIDE]
    texts = [prose(document, block).strip() for block in blocks]
    pairs = zip(itertools.pairwise(texts), blocks[1:], strict=True)
    cut = sum(not STOP.search(one) and other[:1].islower() and not block.label for (one, other), block in pairs)
    return sum(len(text.split()) for text in texts), cut, sum(block.kind is Kind.HEADING for block in blocks)


def is_tagged(data: bytes) -> bool:
    """Whether some page states its own structure."""
    import pypdfium2
    from pypdfium2 import raw

    pdf = pypdfium2.PdfDocument(data)
    trees = [raw.FPDF_StructTree_GetForPage(pdf[at]) for at in range(min(len(pdf), 3))]
    counts = [raw.FPDF_StructTree_CountChildren(tree) for tree in trees if tree]
    for tree in filter(None, trees):
        raw.FPDF_StructTree_Close(tree)
    return any(count > 0 for count in counts)


def measured(paths: Sequence[Path], engine: str) -> Iterator[tuple[str, dict[str, float]]]:
    """Name and figures of each PDF that can be judged."""
    for path in paths:
        data = path.read_bytes()
        start = time.process_time()
        try:
            document = readers.read(path.name, data, Options(engine=engine))
        except UnreadableError:
            continue
        taken = time.process_time() - start
        words, cut, headings = cuts(document)
        if words >= FEWEST:
            row = {"words": words, "cuts": cut, "headings": headings, "seconds": taken, "tagged": is_tagged(data)}
            yield path.name, row


def paper(folder: Path, spacing: float, font: str, columns: int, justified: bool) -> Path:
    """A Word paper with headings, paragraphs, a list and a table, set in this manner."""
    from docx import Document as Word
    from docx.enum.section import WD_SECTION
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn

    word = Word()
    normal = word.styles["Normal"]
    normal.font.name, normal.paragraph_format.line_spacing = font, spacing
    if justified:
        normal.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    section = word.sections[0]
    section._sectPr.find(qn("w:cols")).set(qn("w:num"), str(columns))
    section.header.paragraphs[0].text = "Board paper 7: Winter plan"
    word.add_heading("Winter plan", 1)
    for number in range(6):
        word.add_heading(("What people asked for", "Where we are today", "What comes next")[number % 3], 2)
        for said in range(3):
            word.add_paragraph(f"{SAID[said]} {SAID[(said + number) % 3]}")
        for said in SAID:
            word.add_paragraph(said, style="List Bullet")
    word.add_section(WD_SECTION.CONTINUOUS)._sectPr.find(qn("w:cols")).set(qn("w:num"), "1")
    table = word.add_table(rows=4, cols=3, style="Table Grid")
    for number, row in enumerate(table.rows):
        for cell, said in zip(row.cells, (f"Ward {number + 1}", SAID[number % 3], "Twelve waiting"), strict=True):
            cell.text = said
    path = folder / f"{font.replace(' ', '')}-{spacing}-{columns}-{'justified' if justified else 'ragged'}.docx"
    word.save(str(path))
    return path


def made(folder: Path, *, every: bool) -> None:
    """Papers by LibreOffice, each beside the Word file that it was printed from."""
    manners = list(itertools.product(SPACINGS, (1, 2, 3), (False, True)))
    fonts = [(*manner, FONTS[at % 5]) for at, manner in enumerate(manners)]
    if every:
        fonts = [(*manner, font) for manner in manners for font in FONTS]
    papers = [paper(folder, spacing, font, columns, justified) for spacing, columns, justified, font in fonts]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), *map(str, papers)]
    subprocess.run(command, capture_output=True, timeout=1200, check=True)


def findings(path: Path, rulebook: Any) -> Counter[tuple[str, str]]:
    """Rule and phrase of everything that is noticed."""
    from carelint.engine import check_document
    from carelint.settings import Settings

    document = readers.read(path.name, path.read_bytes())
    done = check_document(document, rulebook, Settings(register="board"))
    return Counter((found.rule, " ".join(document.text[found.start : found.end].split())) for found in done.listed)


def parity(papers: Sequence[Path]) -> None:
    """One line for each Word paper and its own PDF."""
    from carelint.run import rulebook_for
    from carelint.settings import Settings

    rulebook, same = rulebook_for(Settings(register="board")), 0
    for path in papers:
        word, printed = findings(path, rulebook), findings(path.with_suffix(".pdf"), rulebook)
        same += word == printed
        other = [dict((one - two).most_common(5)) for one, two in ((word, printed), (printed, word))]
        only = f"  only Word {other[0]}  only PDF {other[1]}" if word != printed else ""
        print(f"{word.total():4} {printed.total():4}  {path.name}{only}")
    print(f"{same} of {len(papers)} papers give the same findings in Word and in their own PDF")


def table(rows: dict[str, dict[str, float]], before: dict[str, dict[str, float]]) -> None:
    """Untagged files one by one, the worst first, and both kinds together."""
    untagged = {name: row for name, row in rows.items() if not row["tagged"]}
    for name, row in sorted(untagged.items(), key=lambda item: -item[1]["cuts"] / item[1]["words"]):
        old = before.get(name, row)
        rates = [1000 * one["cuts"] / one["words"] for one in (old, row)]
        heads = f"headings {old['headings']:4.0f} {row['headings']:4.0f}"
        print(f"{rates[0]:7.1f} {rates[1]:7.1f}  {heads}  words {old['words']:6.0f} {row['words']:6.0f}  {name[-70:]}")
    good = sum(row["cuts"] <= 2 * row["words"] / 1000 for row in untagged.values())
    print(f"{good} of {len(untagged)} untagged files have at most 2 cuts in 1,000 words")
    for said, some in (("untagged", untagged), ("tagged", {name: rows[name] for name in rows.keys() - untagged})):
        both = (some, {name: before.get(name, row) for name, row in some.items()})
        now, old = (
            {key: sum(row[key] for row in one.values()) for key in ("cuts", "headings", "words", "seconds")}
            for one in both
        )
        told = ", ".join(f"{key} {old[key]:.6g} → {now[key]:.6g}" for key in now)
        print(f"{said}: {told}")


def main() -> None:
    """Print the tables."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("folders", nargs="*", type=Path)
    ask.add_argument("--made", action="store_true")
    ask.add_argument("--all", action="store_true")
    ask.add_argument("--engine", default="pdfium")
    ask.add_argument("--save", type=Path)
    ask.add_argument("--beside", type=Path)
    asked = ask.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folders = list(asked.folders)
        if asked.made or asked.all:
            made(Path(name), every=asked.all)
            folders.append(Path(name))
        pdfs = sorted({path for folder in folders for path in folder.rglob("*.pdf")})
        rows = dict(measured(pdfs, asked.engine))
        before = json.loads(asked.beside.read_text()) if asked.beside else {}
        table(rows, before)
        if asked.save:
            asked.save.write_text(json.dumps(rows))
        papers = sorted({path for folder in folders for path in folder.rglob("*.docx")})
        if pairs := [path for path in papers if path.with_suffix(".pdf").exists()]:
            parity(pairs)


if __name__ == "__main__":
    main()
