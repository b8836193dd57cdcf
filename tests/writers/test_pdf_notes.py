"""The highlighted copy of a PDF: marks lie on the words and nowhere else, and nothing that was there is touched."""

from __future__ import annotations

import hashlib
import io
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from carelint import readers
from carelint.document import Document
from carelint.errors import WriteError
from carelint.finding import Checked, Finding, Report, Tone, Unread
from carelint.limits import Limits
from carelint.readers.options import Options as Reading
from carelint.rule import Level
from carelint.source import Source
from carelint.writers import WRITERS
from carelint.writers.options import Options
from tests.specimens import pdf, pdf_of

PHRASE = "bed blockers"
SCALE = 2
"""Pixels for each point."""
RED, BLACK = "1 0 0 rg", "0 g"
A4 = "/MediaBox [0 0 595 842]"


def document(data: bytes, engine: str = "pdfium") -> Document:
    """The PDF as it is read."""
    read = readers.read_all("paper.pdf", data, Reading(engine=engine))
    return replace(next(iter(read)), digest=hashlib.sha256(data).hexdigest())


def found(read: Document, phrase: str = PHRASE, *, nth: int = 0, **changes: Any) -> Finding:
    """A finding on the phrase where it stands the nth time."""
    start = -1
    for _ in range(nth + 1):
        start = read.text.index(phrase, start + 1)
    end = start + len(phrase)
    plain = Finding(
        rule="objectifying/example",
        family="objectifying",
        pathology="blur",
        answer="high definition",
        level=Level.CHANGE,
        start=start,
        end=end,
        text=phrase,
        place=read.place_of(start, end),
        context=phrase,
        context_start=0,
        context_end=len(phrase),
        sentence=0,
        message="An example.",
        why="An example. It says why.",
        instead=("other words",),
        becomes="",
        sources=("own-judgement",),
        fingerprint="x",
    )
    return replace(plain, **changes)


def report(read: Document, findings: Sequence[Finding]) -> Report:
    """A report on one document."""
    return Report("0", "0", (Checked(read, "board", 1, tuple(findings), (), Tone(1, 0, 0, ())),))


def noted(data: bytes, *phrases: str, engine: str = "pdfium", **changes: Any) -> bytes:
    """The copy with a note on each phrase."""
    read = document(data, engine)
    findings = [found(read, phrase, **changes) for phrase in phrases or (PHRASE,)]
    return bytes(WRITERS["pdf-notes"].write(report(read, findings), options=Options(source=lambda _: data)))


def highlights(data: bytes) -> list[Any]:
    """Every highlight, page by page."""
    pages = PdfReader(io.BytesIO(data)).pages
    every = [one.get_object() for page in pages for one in page.get("/Annots", ())]
    return [one for one in every if one["/Subtype"] == "/Highlight"]


def drawn(data: bytes, page: int = 0) -> Any:
    """The page as a person sees it: rows of pixels."""
    return pypdfium2.PdfDocument(data)[page].render(scale=SCALE).to_numpy().astype(int)


Frame = tuple[int, int, int, int]


def frame(mask: Any) -> Frame:
    """Left, top, right, bottom of what is set."""
    rows, columns = mask.any(axis=1).nonzero()[0], mask.any(axis=0).nonzero()[0]
    return int(columns[0]), int(rows[0]), int(columns[-1]), int(rows[-1])


def inked_and_changed(before: bytes, after: bytes, page: int = 0) -> tuple[Frame, Frame]:
    """Where the red words stand, and where the page looks different now; neither asks our own arithmetic."""
    old, new = drawn(before, page), drawn(after, page)
    blue, green, red = old[..., 0], old[..., 1], old[..., 2]
    return frame((red - green > 60) & (red - blue > 60)), frame((old != new).any(axis=2))


def assert_on_the_words(before: bytes, after: bytes, page: int = 0, reach: float = 4) -> None:
    """The mark covers all of the ink, and goes no more than `reach` points beyond it."""
    ink, mark = inked_and_changed(before, after, page)
    over = [i - m for i, m in zip(ink[:2], mark[:2], strict=True)] + [
        m - i for i, m in zip(ink[2:], mark[2:], strict=True)
    ]

    assert min(over) >= -1, (ink, mark)
    assert max(over) <= reach * SCALE, (ink, mark)


def line(before: str, phrase: str, after: str, at: str = "1 0 0 1 72 720 Tm", size: float = 11) -> str:
    """A content stream with the phrase in red."""
    return f"BT /F1 {size} Tf {at} {BLACK} ({before} ) Tj {RED} ({phrase}) Tj {BLACK} ( {after}) Tj ET"


def test_nothing_noticed_leaves_the_bytes_alone() -> None:
    """Without findings the copy is the file."""
    data = pdf([["Nothing here."]])

    assert WRITERS["pdf-notes"].write(report(document(data), []), options=Options(source=lambda _: data)) == data


def test_the_limits_of_the_settings_hold() -> None:
    """Where they give it no time, no copy is made, and it is said."""
    data = pdf_of([line("Two", PHRASE, "were moved.")])
    read = document(data)
    options = Options(source=lambda _: data, limits=Limits(seconds=0))

    with pytest.raises(WriteError, match="too much time or memory"):
        WRITERS["pdf-notes"].write(report(read, [found(read)]), options=options)


@pytest.mark.parametrize(
    ("page", "at"),
    [
        pytest.param(A4, "1 0 0 1 72 720 Tm", id="upright"),
        pytest.param(f"{A4} /Rotate 90", "1 0 0 1 72 720 Tm", id="page-turned-90"),
        pytest.param(f"{A4} /Rotate 180", "1 0 0 1 72 720 Tm", id="page-turned-180"),
        pytest.param(f"{A4} /Rotate 270", "1 0 0 1 72 720 Tm", id="page-turned-270"),
        pytest.param(f"{A4} /CropBox [50 300 500 800]", "1 0 0 1 72 720 Tm", id="cropped"),
        pytest.param(f"{A4} /CropBox [50 300 500 800] /Rotate 90", "1 0 0 1 72 720 Tm", id="cropped-and-turned"),
        pytest.param("/MediaBox [-100 -200 495 642]", "1 0 0 1 -30 100 Tm", id="origin-elsewhere"),
        pytest.param(A4, "0 1 -1 0 300 300 Tm", id="text-upwards"),
        pytest.param(A4, "0 -1 1 0 300 600 Tm", id="text-downwards"),
        pytest.param(A4, "-1 0 0 -1 400 300 Tm", id="text-upside-down"),
        pytest.param(f"{A4} /Rotate 90", "0 1 -1 0 300 300 Tm", id="text-upwards-on-a-turned-page"),
        pytest.param(A4, "11 0 0 11 72 500 Tm 0.0909 0 0 0.0909 0 0 Tm 1 0 0 1 72 400 Tm", id="several-matrices"),
        pytest.param(A4, "2 0 0 2 72 500 Tm", id="scaled"),
    ],
)
def test_marks_lie_on_the_words(page: str, at: str) -> None:
    """Pixels change where the phrase stands, and nowhere else."""
    data = pdf_of([line("Two", PHRASE, "were moved.", at)], page=page)

    assert_on_the_words(data, noted(data), reach=6 if "2 0 0 2" in at else 4)


def test_slanted_words_are_covered() -> None:
    """Words at an angle get a mark at that angle; a little more room is allowed."""
    data = pdf_of([line("Two", PHRASE, "were moved.", "0.866 0.5 -0.5 0.866 100 400 Tm")])
    after = noted(data)
    corners = [float(value) for value in highlights(after)[0]["/QuadPoints"]]

    assert_on_the_words(data, after, reach=10)
    assert corners[3] > corners[1]
    assert corners[2] > corners[0]


@settings(max_examples=25, deadline=None)
@given(
    before=st.lists(st.sampled_from(["Some", "words", "jig", "\\050aside\\051", "WAVE"]), min_size=1, max_size=4),
    x=st.integers(20, 120),
    y=st.integers(30, 800),
    size=st.sampled_from([6, 9.5, 11, 20]),
    turned=st.sampled_from([0, 90, 180, 270]),
)
def test_marks_lie_on_the_words_anywhere(before: list[str], x: int, y: int, size: float, turned: int) -> None:
    """Whatever stands before them, and wherever they stand, in any size."""
    data = pdf_of(
        [line(" ".join(before), PHRASE, "went on.", f"1 0 0 1 {x} {y} Tm", size)], page=f"{A4} /Rotate {turned}"
    )

    assert_on_the_words(data, noted(data), reach=max(4, size / 2))


def test_characters_outside_the_basic_plane_do_not_shift_the_mark() -> None:
    """PDFium counts UTF-16 units; documents count code points."""
    cmap = "1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <41> <D83DDE00> endbfchar"
    data = pdf_of(
        [line("AAAA", PHRASE, "were moved.")],
        font="/ToUnicode 6 0 R",
        more=f"<< /Length {len(cmap)} >>\nstream\n{cmap}\nendstream",
    )

    assert document(data).text.startswith("\U0001f600" * 4)
    assert_on_the_words(data, noted(data))


def test_a_broken_word_before_it_does_not_shift_the_mark() -> None:
    """A hyphen that only the line's end made is one character for PDFium and none for the document."""
    text = f"BT /F1 11 Tf 72 720 Td (Some words were bro-) Tj 0 -14 Td (ken and {PHRASE}"
    data = pdf_of([text.replace(PHRASE, f") Tj {RED} ({PHRASE}) Tj {BLACK} ( came.) Tj ET")])

    assert_on_the_words(data, noted(data))


def test_a_phrase_over_two_lines_has_one_note() -> None:
    """One highlight with a quadrilateral for each line; the end of one line and the beginning of the next."""
    data = pdf([["There were some bed", "blockers on the ward."]])
    after = noted(data, "bed\nblockers")
    (one,) = highlights(after)
    first, second = one["/QuadPoints"][:8], one["/QuadPoints"][8:]

    assert len(second) == 8
    assert first[0] > 140 > second[0]
    assert first[1] - second[1] == pytest.approx(14, abs=0.1)


def test_a_word_broken_at_a_line_end_is_marked_on_both_lines() -> None:
    """PDFium reads the two lines as one; words further on in the first are found all the same, the hyphen is not."""
    data = pdf([["There were people called bed-", "blockers on it."]])
    broken = highlights(noted(data, "bed-blockers"))
    (whole,) = highlights(noted(data, "called"))
    tops = [value for mark in broken for value in mark["/QuadPoints"][1::8]]

    assert max(tops) - min(tops) == pytest.approx(14, abs=0.1)
    assert broken[0]["/Contents"].startswith("“bed-blockers” –")
    assert whole["/QuadPoints"][2] - whole["/QuadPoints"][0] < 40


def test_a_phrase_over_two_pages_has_one_note() -> None:
    """A highlight on each page; the second points to the first."""
    data = pdf([["There were some bed"], ["blockers on the ward."]])
    first, second = highlights(noted(data, "bed\nblockers"))

    assert "It says why." in first["/Contents"]
    assert second["/Contents"] == "“bed blockers” begins on page 1."
    assert first["/NM"] != second["/NM"]


def test_the_whole_reason_is_said_once() -> None:
    """Forty times the same phrase: one whole note, and short ones that name its page."""
    data = pdf([[f"Line {i} tells of {PHRASE}." for i in range(20)]] * 2)
    read = document(data)
    findings = [found(read, nth=nth) for nth in range(40)]
    marks = highlights(
        bytes(WRITERS["pdf-notes"].write(report(read, findings), options=Options(source=lambda _: data)))
    )
    notes = [mark["/Contents"] for mark in marks]

    assert len(notes) == len({mark["/NM"] for mark in marks}) == 40
    assert [note for note in notes if "It says why." in note] == notes[:1]
    assert "page 1" in notes[-1]


def test_a_note_says_why_and_what_else_could_be_said() -> None:
    """Phrase, level in words, reason, words of care, source and rule; the mark is shown and printed everywhere."""
    (mark,) = highlights(noted(pdf([[f"Two {PHRASE} here."]]), level=Level.CONSIDER))

    assert mark["/Contents"] == (
        "“bed blockers” – worth rethinking\n\nAn example. It says why.\n\nPerhaps: other words\n\n"
        "Source: own-judgement\nRule: objectifying/example"
    )
    assert (mark["/T"], mark["/F"]) == ("carelint", 4)
    assert mark["/C"][2] > mark["/C"][0]
    assert mark["/Popup"]["/Parent"] == mark
    assert mark["/AP"]["/N"]["/BBox"] == mark["/Rect"]


def test_what_was_there_is_there() -> None:
    """The file's bytes come first; links, catalogue, information and text are the same."""
    link = "<< /Type /Annot /Subtype /Link /Rect [1 2 3 4] /Border [0 0 0] >>"
    data = pdf_of([line("Two", PHRASE, "here.")], page=f"{A4} /Annots [{link}]", catalog="/Lang (en-GB)")
    data = data.replace(b"/Root 1 0 R", b"/Root 1 0 R /Info << /Title (A paper) >> /ID [<01> <01>]")
    after = noted(data)
    reader = PdfReader(io.BytesIO(after))

    assert after.startswith(data)
    assert document(after).text == document(data).text
    assert reader.pages[0]["/Annots"][-1]["/Rect"] == [1, 2, 3, 4]
    assert reader.metadata is not None
    assert reader.metadata.title == "A paper"
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"


def _packed(data: bytes) -> bytes:
    """The same PDF with its index in a stream."""
    writer = PdfWriter(io.BytesIO(data), incremental=True)
    writer.add_metadata({"/Title": "A paper"})
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize("twice", [False, True], ids=["once", "a-copy-of-a-copy"])
@pytest.mark.parametrize("packed", [False, True], ids=["table", "stream"])
def test_both_kinds_of_index_are_carried_on(packed: bool, twice: bool) -> None:
    """A table after a table, a stream after a stream; and notes take the place of those on a copy."""
    plain = pdf([[f"Two {PHRASE} here."]])
    data = _packed(plain) if packed else plain
    after = noted(noted(data)) if twice else noted(data)
    names = [mark["/NM"] for mark in highlights(after)]

    assert after[len(data) :].count(b"\nxref\n") == (0 if packed else 1 + twice)
    assert len(set(names)) == len(names) == 1


@pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf is not installed")
@pytest.mark.parametrize("header", [b"", b"junk before the header\n"], ids=["plain", "junk-first"])
def test_qpdf_finds_nothing_amiss(tmp_path: Path, header: bytes) -> None:
    """The syntax is right to a strict reader, also where places count from a header further on."""
    data = header + pdf([[f"Two {PHRASE} here."], ["More."], [f"And {PHRASE} again."]])
    copy = tmp_path / "copy.pdf"
    copy.write_bytes(noted(data))
    said = subprocess.run(["qpdf", "--check", copy], capture_output=True, text=True, check=False)

    assert (said.returncode, said.stderr) == (0, "")


@pytest.mark.parametrize(
    "attack",
    [
        ") /A << /S /JavaScript /JS (app.alert(1)) >> (",
        "> >> endobj",
        "endstream endobj trailer",
        "\x1b]0;title\x07",
        "\u202egnp.exe",
        "\ud800 alone",
        "\\",
        "\U0001f600",
    ],
)
def test_nothing_in_a_note_acts(attack: str) -> None:
    """Whatever a note holds, it is text; control characters are shown."""
    data = pdf([[f"Two {PHRASE} here."]])
    (mark,) = highlights(noted(data, why=f"Why {attack}", message="Why", instead=(attack,), sources=(attack,)))

    assert set(mark) <= {
        *("/Type", "/Subtype", "/Rect", "/QuadPoints", "/C", "/CA", "/F", "/P", "/T", "/NM", "/Subj"),
        *("/Contents", "/Popup", "/AP"),
    }
    assert mark["/Contents"].count(attack) == (0 if set(attack) & set("\x1b\u202e\ud800") else 3)
    assert not set(mark["/Contents"]) & set("\x1b\x07\u202e\ud800")


def test_words_that_another_engine_read_are_covered() -> None:
    """pdfminer gives lines in the order in which they were drawn, as PDFium does: the words themselves are marked."""
    drawn = f"{BLACK} (Two ) Tj {RED} ({PHRASE}) Tj {BLACK} ( here.) Tj"
    text = f"BT /F1 11 Tf 72 400 Td {drawn} 0 300 Td (Above, and drawn later.) Tj ET"
    data = pdf_of([text])

    assert_on_the_words(data, noted(data, engine="pdfminer"))


def _locked(data: bytes) -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(data))
    writer.encrypt("", "owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


PAPER = pdf([[f"Two {PHRASE} here."]])


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(_locked(PAPER), "protected", id="protected"),
        pytest.param(PAPER.replace(b"startxref\n", b"startxref\n9"), "it is damaged", id="index-elsewhere"),
        pytest.param(PAPER.replace(b"startxref", b"startxxxx"), "it is damaged", id="no-index"),
        pytest.param(
            pdf_of([line("Two", PHRASE, "here.")], more="<< /Type /Sig /ByteRange [0 1 2 3] /Contents <00> >>"),
            "digitally signed",
            id="signed",
        ),
    ],
)
def test_what_must_not_be_added_to_is_left_alone(data: bytes, reason: str) -> None:
    """Signed, protected and damaged PDFs are refused with a way out."""
    with pytest.raises(WriteError, match=reason) as caught:
        noted(data)

    assert caught.value.path == "paper.pdf"
    assert caught.value.hint


@pytest.mark.parametrize(
    ("form", "count", "reason"), [("pdf", 2, "2 could be read"), ("pdf", 0, "none"), ("md", 1, "no PDF")]
)
def test_a_copy_is_made_of_one_pdf(form: str, count: int, reason: str) -> None:
    """Anything else is refused before anything is written."""
    read = replace(document(PAPER), format=form)
    made = replace(report(read, []), documents=report(read, []).documents * count)

    with pytest.raises(WriteError, match=reason):
        WRITERS["pdf-notes"].write(made, options=Options(source=lambda _: PAPER))


def test_a_pdf_that_was_not_read_says_why() -> None:
    """The reader's own reason and hint come through."""
    unread = Unread(Source("paper.pdf"), "there is no such file", "Check its name and folder.")

    with pytest.raises(WriteError, match="no such file"):
        WRITERS["pdf-notes"].write(Report("0", "0", (), (unread,)), options=Options())
