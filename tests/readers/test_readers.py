"""Readers: the right words, in the right blocks, from the right places; and survival."""

from __future__ import annotations

import html as html_
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from carelint import files, readers
from carelint.document import Document, Kind, prose
from carelint.errors import UnreadableError
from carelint.readers.options import Options
from tests.specimens import W, docx, pdf

WORDS = st.text(alphabet=st.characters(categories=["L", "N", "P", "S", "Zs"], exclude_characters="\x85"), max_size=60)


def read(name: str, data: str | bytes) -> Document:
    return readers.read(name, data.encode() if isinstance(data, str) else data)


def blocks(document: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, " ".join(prose(document, block).split())) for block in document.blocks]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("high **utilizer** here", [("paragraph", "high utilizer here")]),
        ("un**happy** and _really_ so", [("paragraph", "unhappy and really so")]),
        ("snake_case_name stays", [("paragraph", "snake_case_name stays")]),
        ("see [the plan](https://x.org/the_diabetic) now", [("paragraph", "see the plan now")]),
        ("run `bed blocker` here", [("paragraph", "run \ufffc here")]),
        ("a &amp; b &nbsp;c", [("paragraph", "a & b c")]),
        ("one\ntwo", [("paragraph", "one two")]),
        (
            "# Title\n\n- one\n- two\n\n> said",
            [("heading", "Title"), ("item", "one"), ("item", "two"), ("quote", "said")],
        ),
        ("| a | b |\n|---|---|\n| c \\| d | **e** |", [("cell", "a"), ("cell", "b"), ("cell", "c | d"), ("cell", "e")]),
        ("---\ntitle: the diabetic\n---\n\nWords.", [("paragraph", "Words.")]),
        ("```\nbed blocker\n```\n\nWords.", [("paragraph", "Words.")]),
        ("text[^1] on\n\n[^1]: a note", [("paragraph", "text on"), ("note", "a note")]),
        ("https://x.org/bed-blocker and a@b.org", [("paragraph", "\ufffc and \ufffc")]),
        (
            "<div>\nbed <b>block</b>er\n</div>\n\n<script>x</script>\n\nEnd.",
            [("paragraph", "bed blocker"), ("paragraph", "End.")],
        ),
        ("5 * 3 * 2 [sic]", [("paragraph", "5 * 3 * 2 [sic]")]),
    ],
)
def test_markdown(source: str, expected: list[tuple[str, str]]) -> None:
    """Inline markup never glues or splits words; code, addresses and front matter are not prose."""
    assert blocks(read("x.md", source)) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>high <b>utilizer</b>s</p>", [("paragraph", "high utilizers")]),
        ("<p>one</p>two<div>three</div>", [("paragraph", "one"), ("paragraph", "two"), ("paragraph", "three")]),
        ("<p>a<br>b</p>", [("paragraph", "a b")]),
        ("<p>x &amp; &eacute;</p>", [("paragraph", "x & é")]),
        ("<script>bed blocker</script><p>y</p><style>z</style>", [("paragraph", "y")]),
        ('<p>a</p><p hidden>b</p><p style="display:none">c</p>', [("paragraph", "a")]),
        ("<h2>T</h2><ul><li>i</ul><blockquote>q</blockquote>", [("heading", "T"), ("item", "i"), ("quote", "q")]),
        ("<table><tr><th>a</th><td>b</td></tr></table>", [("cell", "a"), ("cell", "b")]),
    ],
)
def test_html(source: str, expected: list[tuple[str, str]]) -> None:
    """Visible text only; blocks part words, inline tags do not."""
    assert blocks(read("x.html", source)) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("one\ntwo", [("paragraph", "one two")]),
        ("one\n\ntwo", [("paragraph", "one"), ("paragraph", "two")]),
        ("• one\n• two\nmore", [("item", "one"), ("item", "two more")]),
        ("Plan: rest\nDiet: soft", [("paragraph", "Plan: rest"), ("paragraph", "Diet: soft")]),
        ("WARD ROUND NOTES\n\nSeen.", [("heading", "WARD ROUND NOTES"), ("paragraph", "Seen.")]),
    ],
)
def test_text(source: str, expected: list[tuple[str, str]]) -> None:
    """Paragraphs are rebuilt from lines."""
    assert blocks(read("x.txt", source)) == expected


@pytest.mark.parametrize(
    ("data", "words", "guessed"),
    [
        ("naïve".encode(), "naïve", False),
        (b"\xef\xbb\xbfcaf\xc3\xa9", "café", False),
        ("bed blocker in a bed, waiting".encode("utf-16-le"), "bed blocker in a bed, waiting", True),
        (b"\xff\xfe" + "bed".encode("utf-16-le"), "bed", False),
        (b"don\x92t", "don\u2019t", True),
    ],
)
def test_encodings(data: bytes, words: str, guessed: bool) -> None:
    """BOM, UTF-8, UTF-16 by its pattern, then windows-1252; a guess is named."""
    document = read("x.txt", data)

    assert document.text == words
    assert bool(document.warnings) is guessed


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=6))
def test_lines_and_columns_lead_back(lines: list[str]) -> None:
    """For text and Markdown, the file's own text at the recorded line and column is the block's text."""
    source = "\n".join(lines)
    for name in ("x.txt", "x.md"):
        try:
            document = read(name, source)
        except UnreadableError:
            continue
        rows = source.split("\n")
        for block in document.blocks:
            for stretch in block.stretches:
                line, column = stretch.place.line, stretch.place.column
                assert line is not None
                assert column is not None
                words = document.text[stretch.start : stretch.end]
                assert rows[line - 1][column - 1 : column - 1 + len(words)] == words


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(["bed ", "<b>", "</b>", "<p>", "&amp;", "&#233;", "x\n", "<br/>", "<i>y</i>", "é"]), max_size=12
    )
)
def test_html_offsets_lead_back(parts: list[str]) -> None:
    """The source at the recorded offset is the text, or the entity that reads so."""
    source = "<html>" + "".join(parts)
    try:
        document = read("x.html", source)
    except UnreadableError:
        return
    for block in document.blocks:
        for stretch in block.stretches:
            words, at = document.text[stretch.start : stretch.end], stretch.place.offset
            assert at is not None
            if stretch.exact:
                assert source[at : at + len(words)] == words
            else:
                assert source[at] in "&<"
                assert words == " " or html_.unescape(source[at:]).startswith(words)


def test_docx_reads_what_a_reader_of_the_page_sees() -> None:
    """Tracked insertions, content controls, nested cells, field results; not deletions, codes, hidden text."""
    body = (
        "<w:p><w:pPr><w:pStyle w:val='Heading1'/></w:pPr><w:r><w:t>Title</w:t></w:r></w:p>"
        "<w:p><w:r><w:t xml:space='preserve'>The </w:t></w:r><w:ins><w:r><w:t>dia</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:r><w:t>betic</w:t></w:r></w:p>"
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>control</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:fldChar w:fldCharType='begin'/></w:r>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>"
        "<w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>n</w:t></w:r></w:p>"
        "</w:tc></w:tr></w:tbl></w:tc><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    document = read("x.docx", docx(body))

    assert blocks(document) == [
        ("heading", "Title"),
        ("paragraph", "The diabetic"),
        ("paragraph", "control"),
        ("paragraph", "7"),
        ("cell", "a"),
        ("cell", "n"),
        ("cell", "b"),
    ]
    assert document.blocks[1].place.heading == "Title"
    assert (document.blocks[6].place.row, document.blocks[6].place.cell) == (1, 2)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.lists(st.text(alphabet="abc é&<\u2019", min_size=1, max_size=8), min_size=1, max_size=4),
        min_size=1,
        max_size=4,
    )
)
def test_docx_runs_lead_back(paragraphs: list[list[str]]) -> None:
    """The run that is recorded holds the text, at the offset that is recorded."""
    body = "".join(
        "<w:p>" + "".join(f"<w:r><w:t xml:space='preserve'>{html_.escape(run)}</w:t></w:r>" for run in runs) + "</w:p>"
        for runs in paragraphs
    )
    data = docx(body)
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))
    try:
        document = read("x.docx", data)
    except UnreadableError:
        return
    for block in document.blocks:
        for stretch in block.stretches:
            paragraph = root.findall(f".//{W}p")[(stretch.place.paragraph or 0) - 1]
            run = paragraph.findall(f".//{W}r")[stretch.place.run or 0]
            at = stretch.place.offset or 0
            words = document.text[stretch.start : stretch.end]
            assert "".join(run.itertext())[at : at + len(words)] == words


def test_pdf_lines_lead_back_to_their_page() -> None:
    """Page, box and offset; both engines read the same words."""
    from carelint.readers.pdf import document as reader

    data = pdf([["Bed blockers were moved", "from ward seven."], ["The second page is here."]])
    document = read("x.pdf", data)
    other = reader.read(data, "x.pdf", options=Options(engine="pdfminer"))

    assert "Bed blockers were moved from ward seven." in [text for _, text in blocks(document)]
    assert document.blocks[-1].place.page == 2
    assert document.blocks[0].stretches[0].place.box is not None
    assert document.text.split() == other.text.split()


def test_pdf_offsets_are_those_of_the_page() -> None:
    """The page's own text at the recorded offset is the stretch."""
    import pypdfium2

    data = pdf([["One line of words", "another line-", "broken here."]])
    document = read("x.pdf", data)
    text = pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range()

    for block in document.blocks:
        for stretch in block.stretches:
            at = stretch.place.offset or 0
            words = document.text[stretch.start : stretch.end]
            assert text[at : at + len(words)].replace("\r", "\n") == words or (not stretch.exact and words == "-")


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("x.txt", b"\x00\x01\x02\x03" * 50, "not a text"),
        ("x.docx", b"PK\x03\x04 broken", "damaged"),
        ("x.docx", b"plain words", "no DOCX"),
        ("x.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        ("x.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old Office"),
        ("x.pdf", b"%PDF-1.7\n%%EOF", "damaged"),
        ("x.pdf", pdf([[]]), "no words"),
        ("x.pdf", pdf([["words"]])[:120], "damaged"),
        ("x.html", "<a " * 20_000, "never end"),
        ("x.md", "```\nonly code\n```", "no words"),
        ("x.rtf", b"{\\rtf1 words}", ".rtf"),
    ],
)
def test_bad_input_has_a_reason_and_a_way_out(
    name: str, data: str | bytes, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Never another exception, and never the document's words in the message."""
    monkeypatch.setenv("PATH", "")  # no LibreOffice

    with pytest.raises(UnreadableError, match=reason) as caught:
        read(name, data)

    assert caught.value.hint


@pytest.mark.parametrize(
    "body",
    [
        "<!DOCTYPE w [<!ENTITY a 'aaaaaaaaaa'>]><w:document xmlns:w='x'/>",
        "<!DOCTYPE w [<!ENTITY a SYSTEM 'file:///etc/hostname'>]><w:document xmlns:w='x'>&a;</w:document>",
    ],
)
def test_entities_are_refused(body: str) -> None:
    """No document type definition, so no bomb and no file of the machine."""
    with pytest.raises(UnreadableError, match="type definition"):
        read("x.docx", docx("", whole=body))


def test_a_bomb_is_refused_before_it_grows() -> None:
    """A part that would unpack a thousandfold is not unpacked."""
    with pytest.raises(UnreadableError, match="grow too much"):
        read("x.docx", docx("<w:p/>" * 1_000_000))


def test_two_parts_of_one_name_are_refused() -> None:
    """Readers differ in which they take; we take neither."""
    out = io.BytesIO(docx("<w:p><w:r><w:t>a</w:t></w:r></w:p>"))
    with zipfile.ZipFile(out, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", "<x/>")

    with pytest.raises(UnreadableError, match="same name"):
        read("x.docx", out.getvalue())


def test_a_wrong_suffix_is_read_by_content_and_named() -> None:
    """The content decides; the suffix that lied is mentioned."""
    document = read("x.txt", docx("<w:p><w:r><w:t>words</w:t></w:r></w:p>"))

    assert document.format == "docx"
    assert "suffix" in document.warnings[0]


SHARED = Path(__file__).parents[3] / "shared" / "documents"
REAL = sorted(path for path in SHARED.glob("*") if path.suffix != ".md") if SHARED.is_dir() else []


def _read_or_reason(path: Path) -> Document | UnreadableError:
    try:
        return readers.read(str(path), files.load(str(path)))
    except UnreadableError as err:
        return err


@pytest.mark.parametrize("path", REAL, ids=[path.name[-40:] for path in REAL])
def test_real_producers_files(path: Path) -> None:
    """Read, or unread with a reason; blocks in order, stretches inside them."""
    document = _read_or_reason(path)
    if isinstance(document, UnreadableError):
        assert document.reason
        assert document.hint
        return

    ends = [0]
    for block in document.blocks:
        assert ends[-1] <= block.start < block.end
        assert all(block.start <= s.start <= s.end <= block.end for s in block.stretches)
        ends.append(block.end)
    assert document.blocks[0].kind in Kind
