"""One small paper, written into every format with everything that format can hold.

In: nothing. Out: `PAPERS`, file name → bytes, and `BODY`, the blocks that each must give back in this order.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from email.message import EmailMessage

from tests.specimens import docx, odt, part

TITLE = "Winter plan"
PARAGRAPH = "Two bed\u2011blockers and the diabetic foot were discussed."
PLAIN = PARAGRAPH.replace("\u2011", "-")
SECTION = "What people asked for"
ITEMS = ("A chair by the window", "A call the next day")
QUOTE = "Nobody asked me what matters."
CELLS = (("Ward", "People"), ("Seven", "Twelve waiting"))
NOTE = "Counted on Monday."
HEADER = "Board paper 7"
BODY = (
    ("heading", TITLE),
    ("paragraph", PARAGRAPH),
    ("heading", SECTION),
    *(("item", item) for item in ITEMS),
    ("quote", QUOTE),
    *(("cell", cell) for row in CELLS for cell in row),
    ("note", NOTE),
)


def markdown() -> bytes:
    return (
        f"---\nauthor: nobody\n---\n# {TITLE}\n\nTwo bed\u2011**blockers** and the\ndiabetic foot were discussed.[^1]"
        "\n\n"
        f"## {SECTION}\n\n1. {ITEMS[0]}\n2. {ITEMS[1]}\n\n> {QUOTE}\n\n| {CELLS[0][0]} | {CELLS[0][1]} |\n|---|---|\n"
        f"| {CELLS[1][0]} | {CELLS[1][1]} |\n\n[^1]: {NOTE}\n"
    ).encode()


def rst() -> bytes:
    return (
        f"{TITLE}\n{'=' * 20}\n\nTwo bed\u2011blockers *and the*\ndiabetic foot were discussed. [#a]_\n\n"
        f"{SECTION}\n{'-' * 30}\n\n1. {ITEMS[0]}\n2. {ITEMS[1]}\n\nWords.\n\n   {QUOTE}\n\n"
        f"======= ==============\n{CELLS[0][0]:7} {CELLS[0][1]}\n======= ==============\n"
        f"{CELLS[1][0]:7} {CELLS[1][1]}\n"
        f"======= ==============\n\n.. [#a] {NOTE}\n\n.. a comment that nobody reads\n"
    ).encode()


def html() -> bytes:
    items = "".join(f"<li>{item}</li>" for item in ITEMS)
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in CELLS)
    return (
        f"<!doctype html><title>T</title><style>p {{}}</style><h1>{TITLE}</h1>"
        "<p>Two bed&#8209;<b>block</b>ers and the\n"
        f"diabetic <i>foot</i> were discussed.<p hidden>gone</p><h2>{SECTION}</h2><ol>{items}</ol>"
        f"<blockquote>{QUOTE}</blockquote><table>{rows}</table><script>never()</script>"
    ).encode()


def _p(*runs: str, style: str = "", more: str = "") -> str:
    inside = "".join(
        run if run.startswith("<") else f"<w:r><w:t xml:space='preserve'>{run}</w:t></w:r>" for run in runs
    )
    chosen = f"<w:pStyle w:val='{style}'/>" if style else ""
    return f"<w:p><w:pPr>{chosen}{more}</w:pPr>{inside}</w:p>"


LISTED = "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>"
FIELD = "".join(
    f"<w:r>{inside}</w:r>"
    for inside in (
        "<w:fldChar w:fldCharType='begin'/>",
        "<w:instrText xml:space='preserve'> HYPERLINK \\l secret </w:instrText>",
        "<w:fldChar w:fldCharType='separate'/>",
        "<w:t>diabetic</w:t>",
        "<w:fldChar w:fldCharType='end'/>",
    )
)


def word(*, deleted: bool = True) -> bytes:
    """Insertions, deletions, a content control, a link, a field, hidden text, a nested table."""
    paragraph = _p(
        "Two bed",
        "<w:r><w:noBreakHyphen/></w:r>",
        "<w:ins><w:r><w:rPr><w:b/></w:rPr><w:t>block</w:t></w:r></w:ins>",
        "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>" * deleted or "<w:r/>",
        "<w:sdt><w:sdtContent><w:r><w:t>ers</w:t></w:r></w:sdtContent></w:sdt>",
        "<w:hyperlink><w:r><w:t xml:space='preserve'> and the </w:t></w:r></w:hyperlink>",
        FIELD,
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>unseen</w:t></w:r>",
        " foot were discussed.",
        "<w:r><w:footnoteReference w:id='2'/></w:r>",
    )
    row = "".join(f"<w:tc>{_p(cell)}</w:tc>" for cell in CELLS[0])
    last = (
        f"<w:tc>{_p(CELLS[1][0])}</w:tc><w:tc><w:tbl><w:tr><w:tc>{_p(CELLS[1][1])}</w:tc></w:tr></w:tbl>{_p()}</w:tc>"
    )
    body = (
        _p(TITLE, style="Title") + paragraph + _p(SECTION, style="Heading2")
        + "".join(_p(item, more=LISTED) for item in ITEMS) + _p(QUOTE, style="Quote")
        + f"<w:tbl><w:tr>{row}</w:tr><w:tr>{last}</w:tr></w:tbl>"
        + "<w:sectPr><w:headerReference w:type='default' r:id='p1'/></w:sectPr>"
    )  # fmt: skip
    level = "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='lowerLetter'/><w:lvlText w:val='(%1)'/></w:lvl>"
    numbers = (
        f"<w:abstractNum w:abstractNumId='0'>{level}</w:abstractNum>"
        "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
    )
    return docx(
        body,
        parts={
            "footnotes": part("footnotes", f"<w:footnote w:id='2'>{_p(NOTE)}</w:footnote>"),
            "header1": part("hdr", _p(HEADER)),
            "numbering": part("numbering", numbers),
            "comments": part("comments", f"<w:comment w:id='0'>{_p('A remark in the margin')}</w:comment>"),
        },
    )


def open_document() -> bytes:
    items = "".join(f"<text:list-item><text:p>{item}</text:p></text:list-item>" for item in ITEMS)
    rows = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in row)
        + "</table:table-row>"
        for row in CELLS
    )
    note = (
        "<text:note><text:note-citation>1</text:note-citation>"
        f"<text:note-body><text:p>{NOTE}</text:p></text:note-body></text:note>"
    )
    return odt(
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion>"
        f"</text:changed-region></text:tracked-changes><text:h text:outline-level='1'>{TITLE}</text:h>"
        f"<text:p>Two bed\u2011<text:span>block</text:span>ers<text:s/>and the diabetic foot were discussed.</text:p>"
        f"<text:h text:outline-level='2'>{SECTION}</text:h><text:list>{items}</text:list>"
        f"<text:p text:style-name='Quotations'>{QUOTE}</text:p><table:table>{rows}</table:table>"
        f"<text:p>{note}</text:p>",
        styles=f"<style:header><text:p>{HEADER}</text:p></style:header>",
    )


def slides() -> bytes:
    """Titles, a list, a table, speaker's notes, a hidden slide."""
    from pptx import Presentation
    from pptx.util import Inches

    deck = Presentation()
    first = deck.slides.add_slide(deck.slide_layouts[1])
    first.shapes.title.text = TITLE
    first.placeholders[1].text = PARAGRAPH
    second = deck.slides.add_slide(deck.slide_layouts[1])
    second.shapes.title.text = SECTION
    second.placeholders[1].text = "\n".join((*ITEMS, QUOTE))
    table = second.shapes.add_table(2, 2, *[Inches(1)] * 4).table
    for number, row in enumerate(CELLS):
        for column, cell in enumerate(row):
            table.cell(number, column).text = cell
    second.notes_slide.notes_text_frame.text = NOTE
    third = deck.slides.add_slide(deck.slide_layouts[5])
    third.shapes.title.text = "unseen"
    third._element.set("show", "0")
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def message() -> bytes:
    mail = EmailMessage()
    mail["Subject"] = TITLE
    mail["From"] = "a@example.org"
    mail.set_content(f"{PARAGRAPH}\n\n- {ITEMS[0]}\n- {ITEMS[1]}\n", charset="utf-8", cte="quoted-printable")
    mail.add_attachment(word(), maintype="application", subtype="octet-stream", filename="plan.docx")
    return mail.as_bytes()


def text() -> bytes:
    words = f"{TITLE}\n\nTwo bed\u2011blockers and the diabetic\nfoot were discussed.\n\n- {ITEMS[0]}\n- {ITEMS[1]}\n"
    return words.encode()


Draw = Callable[[object], None]


def paged(pages: Sequence[Sequence[tuple[float, float, str, float]]], *, turned: int = 0, secret: str = "") -> bytes:
    """A PDF whose pages hold (x, y, words, type size), in points from the lower left corner."""
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    size = (842, 595) if turned % 180 else (595, 842)  # which reportlab turns as well
    canvas = Canvas(out, pagesize=size, encrypt=secret or None, invariant=True)
    for page in pages:
        canvas.setPageRotation(turned)
        for x, y, words, size in page:
            canvas.setFont("Helvetica", size)
            canvas.drawString(x, y, words)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def pages() -> bytes:
    """Running headers and page numbers, a word broken at a line's end, a paragraph over two pages, a list."""
    furniture = [[(72, 800, HEADER, 9.0), (290, 30, f"Page {n} of 3", 9.0)] for n in (1, 2, 3)]
    first = [
        (72, 740, TITLE, 20.0),
        (72, 700, "Two bed-blockers and the dia-", 11.0),
        (72, 686, "betic foot were", 11.0),
    ]
    second = [(72, 740, "discussed.", 11.0), (72, 690, SECTION, 16.0)]
    third = [(72, 740, f"- {ITEMS[0]}", 11.0), (72, 720, f"- {ITEMS[1]}", 11.0), (72, 690, QUOTE, 11.0)]
    return paged([[*one, *other] for one, other in zip(furniture, (first, second, third), strict=True)])


PAPERS: dict[str, Callable[[], bytes]] = {
    "paper.md": markdown,
    "paper.rst": rst,
    "paper.html": html,
    "paper.docx": word,
    "paper.odt": open_document,
    "paper.pptx": slides,
    "paper.eml": message,
    "paper.txt": text,
    "paper.pdf": pages,
}
