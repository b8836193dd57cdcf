"""The Word copy: comments on exactly the words, and nothing else in the file changed."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from docx import Document as open_docx
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from carelint import readers
from carelint.document import Document
from carelint.errors import UnreadableError, WriteError
from carelint.finding import Checked, Finding, Report, Tone, Unread
from carelint.outputs import Delivery, Output
from carelint.package import open_package
from carelint.readers.options import Options as Reading
from carelint.rule import Level
from carelint.source import Source
from carelint.wordml import CHARACTERS, text_of
from carelint.writers.options import Options
from carelint.writers.word import docx as writer
from tests.specimens import NAMESPACE, W, docx

OLIVER = "Oliver D. 'Acopia' and 'social admission' are not diagnoses. J R Soc Med 2008;101:168-74"
WORDS = "bed blockers"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def finding(document: Document, start: int, end: int, **changes: Any) -> Finding:
    """What a rule might have noticed there."""
    plain = {
        "rule": "objectifying/bed-blocker",
        "family": "objectifying",
        "pathology": "blur",
        "answer": "high definition",
        "level": Level.CHANGE,
        "start": start,
        "end": end,
        "text": document.text[start:end],
        "place": document.place_of(start, end),
        "context": document.text[start:end],
        "context_start": 0,
        "context_end": end - start,
        "sentence": 0,
        "message": "The person is waiting.",
        "why": "The person is waiting. The words turn their wait into something they do to us.",
        "instead": ("people waiting for somewhere right to go",),
        "becomes": "",
        "sources": ("oliver2008", "own-words"),
        "works": (OLIVER, "own-words"),
        "fingerprint": "",
    }
    return Finding(**{**plain, **changes})


def report(document: Document, *findings: Finding) -> Report:
    """A report over one document."""
    done = Checked(document, "board", 1, findings, (), Tone(1, 0, 0, ()))
    return Report("0", "0", (done,))


def noticed(data: bytes, words: str = WORDS, **changes: Any) -> tuple[Document, tuple[Finding, ...]]:
    """A finding on each place where `words` stand."""
    document = readers.read("paper.docx", data)
    places = [match.span() for match in re.finditer(re.escape(words), document.text)]
    return document, tuple(finding(document, *span, **changes) for span in places)


def written(data: bytes, words: str = WORDS, *, suggest: bool = False, **changes: Any) -> bytes:
    """The copy with comments on `words`."""
    document, findings = noticed(data, words, **changes)
    return writer.write(report(document, *findings), options=Options(source=lambda _: data, suggest=suggest))


def members(data: bytes) -> dict[str, bytes]:
    """Name → what lies in the file for it, header and packed bytes."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        infos = sorted(archive.infolist(), key=lambda info: info.header_offset)
        edges = [info.header_offset for info in infos] + [archive.start_dir]
        return {info.filename: data[a:b] for info, a, b in zip(infos, edges, edges[1:], strict=False)}


def main_of(data: bytes) -> str:
    """The document part as the package names it."""
    return open_package(data, "").main_part("word/document.xml")


def part(data: bytes, name: str = "") -> Any:
    return open_package(data, "").xml(name or main_of(data))


def commented(data: bytes) -> list[str]:
    """The text inside each comment's range, as a reader of the page sees it."""
    open_, found = dict[str, str](), dict[str, str]()
    dropped = {f"{W}{name}" for name in ("del", "moveFrom")}
    for element in part(data).iter():
        if element.tag == f"{W}commentRangeStart":
            open_[element.get(f"{W}id")] = ""
        elif element.tag == f"{W}commentRangeEnd":
            number = element.get(f"{W}id")
            found[number] = open_.pop(number)
        elif isinstance(element.tag, str) and not any(above.tag in dropped for above in element.iterancestors()):
            open_ = {number: text + text_of(element) for number, text in open_.items()}
    assert not open_
    return [found[number] for number in sorted(found, key=int)]


def said(data: bytes) -> list[str]:
    """The text of each comment, paragraphs parted by newlines."""
    root = part(data, "word/comments.xml")
    return ["\n".join("".join(p.itertext()) for p in comment) for comment in root.iter(f"{W}comment")]


def hold_together(before: bytes, after: bytes) -> None:
    """Everything that must be true of any copy without suggestions."""
    old, new = members(before), members(after)
    name = main_of(before).removeprefix("word/")
    may_change = {f"word/{name}", "word/comments.xml", f"word/_rels/{name}.rels", "[Content_Types].xml"}
    assert list(new)[: len(old)] == list(old)
    assert {name: new[name] for name in old if name not in may_change} == {
        name: old[name] for name in old if name not in may_change
    }
    assert zipfile.ZipFile(io.BytesIO(after)).testzip() is None
    assert readers.read("x.docx", after).text == readers.read("x.docx", before).text
    assert python_docx(after) == python_docx(before)
    hold_ids(after)


def hold_ids(data: bytes) -> None:
    root, comments = part(data), part(data, "word/comments.xml")
    ids = [one.get(f"{W}id") for one in comments.iter(f"{W}comment")]
    assert len(set(ids)) == len(ids)
    for name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert sorted(one.get(f"{W}id") for one in root.iter(f"{W}{name}")) == sorted(ids)
    changes = [one.get(f"{W}id") for name in ("ins", "del", "rPrChange") for one in root.iter(f"{W}{name}")]
    assert len(set(changes)) == len(changes)


def python_docx(data: bytes) -> list[str]:
    document = open_docx(io.BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [paragraph.text for paragraph in document.paragraphs] + cells


def p(*runs: str, properties: str = "") -> str:
    return f"<w:p>{properties}{''.join(runs)}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r w:rsidR="00AA">{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def ins(*runs: str) -> str:
    return f'<w:ins w:id="8" w:author="A">{"".join(runs)}</w:ins>'


def gone(text: str) -> str:
    return f'<w:del w:id="9" w:author="A"><w:r><w:delText>{text}</w:delText></w:r></w:del>'


def link(*runs: str) -> str:
    return f'<w:hyperlink w:anchor="x">{"".join(runs)}</w:hyperlink>'


def control(inside: str, kind: str = "") -> str:
    return f"<w:sdt><w:sdtPr><w:id w:val='5'/>{kind}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def table(*cells: str) -> str:
    return f"<w:tbl><w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr></w:tbl>{p()}"


def box(inside: str) -> str:
    return f"<w:r><w:pict><w:txbxContent>{inside}</w:txbxContent></w:pict></w:r>"


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


BOLD = "<w:rPr><w:b/></w:rPr>"
CHANGED = '<w:rPr><w:b/><w:rPrChange w:id="7" w:author="A"><w:rPr/></w:rPrChange></w:rPr>'
JOINED = '<w:pPr><w:rPr><w:del w:id="4" w:author="A"/></w:rPr></w:pPr>'
NOTED = '<w:footnoteReference w:id="2"/>'
FIELD = (mark("begin"), "<w:r><w:instrText> MERGEFIELD name </w:instrText></w:r>", mark("separate"))
OPENS, CLOSES = '<w:bookmarkStart w:id="3" w:name="b"/>', '<w:bookmarkEnd w:id="3"/>'
WRONG, RIGHT = '<w:proofErr w:type="spellStart"/>', '<w:proofErr w:type="spellEnd"/>'
PLACES = {
    "a whole run": p(r(WORDS)),
    "the middle of a run": p(r(f"Two {WORDS} moved.")),
    "twice in a run": p(r(f"{WORDS} and {WORDS}")),
    "two runs": p(r("Two bed"), r(" blockers moved.", BOLD)),
    "letter by letter": p(*[r(letter, BOLD) for letter in f"Two {WORDS} moved."]),
    "formatting that is a tracked change": p(r(f"Two {WORDS} moved.", CHANGED)),
    "spell-check marks": p(WRONG, r("Two bed"), RIGHT, r(" blockers.")),
    "a bookmark across": p(r("Two "), OPENS, r("bed "), CLOSES, r("blockers")),
    "tabs and breaks in the run": p(f"<w:r>{BOLD}<w:tab/><w:t>Two {WORDS}</w:t><w:br/><w:t>moved</w:t><w:tab/></w:r>"),
    "a table": table(p(r(WORDS)), p(r("3"))),
    "a nested table": table(table(p(r(f"a {WORDS}")))),
    "a content control": p(control(r(f"Two {WORDS}."))),
    "a control round paragraphs": control(p(r(f"Two {WORDS}."))) + p(),
    "a hyperlink": p(r("See "), link(r(f"the {WORDS} here")), r(".")),
    "into a hyperlink": p(r("See bed"), link(r(" blockers here")), r(".")),
    "a tracked insertion": p(r("Two "), ins(r(f"new {WORDS} here")), r(".")),
    "round a tracked deletion": p(r("Two bed"), gone("s and"), r(" blockers.")),
    "a moved passage": p(f'<w:moveTo w:id="10" w:author="A">{r(WORDS)}</w:moveTo>'),
    "paragraphs joined by a deletion": p(r("Two bed"), properties=JOINED) + p(r(" blockers.")),
    "a simple field": p(f'<w:fldSimple w:instr="MERGEFIELD name">{r(f"On {WORDS}.")}</w:fldSimple>'),
    "a field's result": p(*FIELD, r(f"On {WORDS}."), mark("end")),
    "a field in one run": p("<w:r>", *(m[5:-6] for m in FIELD), f"<w:t>On {WORDS}.</w:t>", mark("end")[5:]),
    "beside a footnote's mark": p(f"<w:r><w:t>Two {WORDS}</w:t>{NOTED}<w:t> moved.</w:t></w:r>"),
    "beside a picture": p(f"<w:r><w:pict/><w:t>{WORDS}</w:t><w:pict/></w:r>"),
}


@pytest.mark.parametrize("body", PLACES.values(), ids=PLACES.keys())
def test_the_comment_holds_exactly_the_words(body: str) -> None:
    """Wherever Word takes a comment, it stands round the words and nothing more."""
    data = docx(body)
    after = written(data)

    assert set(commented(after)) == {WORDS}
    assert not any("Word takes no comment" in one for one in said(after))
    hold_together(data, after)


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        ("<w:r><w:t>bed</w:t><w:noBreakHyphen/><w:t>blockers moved</w:t></w:r>", "bed\u2011blockers"),
        ("<w:r><w:t>bed</w:t><w:softHyphen/><w:t>blockers moved</w:t></w:r>", "bed\u00adblockers"),
        ("<w:r><w:t>bed</w:t><w:tab/><w:t>blockers moved</w:t></w:r>", "bed\tblockers"),
        ("<w:r><w:t>bed</w:t><w:br/><w:t>blockers moved</w:t></w:r>", "bed\nblockers"),
        ('<w:r><w:t>a</w:t><w:sym w:font="Symbol" w:char="0062"/><w:t>ed blocker moved</w:t></w:r>', "bed blocker"),
        ('<w:r><w:t>a</w:t><w:sym w:font="Symbol" w:char="FFFE"/><w:t>ed moved</w:t></w:r>', "\ufffeed"),
        ("<w:r><w:t>a 😀 bed blocker moved</w:t></w:r>", "bed blocker"),
    ],
    ids=["no-break hyphen", "soft hyphen", "tab", "break", "symbol", "no character", "beyond 16 bits"],
)  # fmt: skip
def test_characters_that_are_elements(inside: str, words: str) -> None:
    """Hyphens, tabs, breaks and symbols are cut like letters, and stay what they are."""
    data = docx(p(inside))
    after = written(data, words)

    assert commented(after) == [words]
    hold_together(data, after)


RUBY = f"<w:r><w:ruby><w:rt>{r('x')}</w:rt><w:rubyBase>{r(f'the {WORDS}')}</w:rubyBase></w:ruby></w:r>"
ELSEWHERE = {
    "a text box": (p(r("Holder."), box(p(r(WORDS)))), "Holder.", "In the text box here"),
    "a table in a text box": (p(r("Holder."), box(table(p(r(WORDS))))), "Holder.", "In the text box here"),
    "a form field": (p(r("Name: "), control(r(f"the {WORDS}"), "<w:text/>")), "the ", "In this form field"),
    "under a reading aid": (p(r("Read "), RUBY), "xthe ", "In the drawing here"),
}


@pytest.mark.parametrize(("body", "round_", "where"), ELSEWHERE.values(), ids=ELSEWHERE.keys())
def test_where_word_takes_no_comment_the_nearest_place_says_so(body: str, round_: str, where: str) -> None:
    """Text boxes and form fields: the comment stands beside them and names the words."""
    data = docx(body)
    after = written(data)

    assert commented(after) == [f"{round_}{WORDS}"]
    assert said(after)[0].startswith(f"{where}: “{WORDS}”. ")
    hold_together(data, after)


def packed(body: str, **parts: str) -> bytes:
    """A document with other parts: the relation's kind → the part's content."""
    relations = "".join(f'<Relationship Id="x{kind}" Type="{R}/{kind}" Target="{kind}.xml"/>' for kind in parts)
    out = io.BytesIO(docx(body))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>',
        )
        for kind, content in parts.items():
            archive.writestr(f"word/{kind}.xml", content)
    return out.getvalue()


def notes(name: str, body: str) -> str:
    return f'<w:{name}s xmlns:w="{NAMESPACE}"><w:{name} w:id="2">{body}</w:{name}></w:{name}s>'


@pytest.mark.parametrize("name", ["footnote", "endnote"])
def test_a_note_is_commented_at_its_mark(name: str) -> None:
    """Word takes no comment in a note; the mark in the body is nearest."""
    body = p(r("First.")) + p(r("Text"), f'<w:r><w:{name}Reference w:id="2"/></w:r>', r(" goes on."))
    data = packed(body, **{f"{name}s": notes(name, p(r(f"On {WORDS}.")))})
    after = written(data)
    start = next(part(after).iter(f"{W}commentRangeStart"))

    assert start.getnext().find(f"{W}{name}Reference") is not None
    assert said(after)[0].startswith(f"In this {name}: “{WORDS}”.")
    hold_together(data, after)


@pytest.mark.parametrize("name", ["header", "footer"])
def test_a_header_is_commented_at_the_first_paragraph(name: str) -> None:
    """The body's first paragraph stands for what is on every page."""
    letters = {"header": "hdr", "footer": "ftr"}[name]
    content = f'<w:{letters} xmlns:w="{NAMESPACE}">{p(r(WORDS))}</w:{letters}>'
    data = packed(p(r("First.")) + p(r("Second.")), **{name: content})
    after = written(data)

    assert commented(after) == ["First."]
    assert said(after)[0].startswith(f"In the page {name}: “{WORDS}”.")
    hold_together(data, after)


def test_a_diagram_is_commented_where_it_hangs() -> None:
    """The words of a diagram stand in a part of their own."""
    drawn = "http://schemas.openxmlformats.org/drawingml/2006/main"
    content = f'<x xmlns:a="{drawn}"><a:p><a:r><a:t>{WORDS}</a:t></a:r></a:p></x>'
    body = p(r("First.")) + p(
        r("Diagram."), f'<w:r><w:drawing><d xmlns:r="{R}" r:dm="xdiagramData"/></w:drawing></w:r>'
    )
    after = written(packed(body, diagramData=content))

    assert commented(after) == ["Diagram."]
    assert said(after)[0].startswith("In the diagram here")


COMMENTS = (
    f'<w:comments xmlns:w="{NAMESPACE}"><w:comment w:id="0" w:author="Ada">{p(r("Nice."))}</w:comment></w:comments>'
)
HELD = p(
    '<w:commentRangeStart w:id="0"/>', r(f"Two {WORDS} moved."), '<w:commentRangeEnd w:id="0"/>',
    '<w:r><w:commentReference w:id="0"/></w:r>',
)  # fmt: skip


def test_comments_that_are_there_stay() -> None:
    """Old comments keep id, author, words and range; ours come after them."""
    data = packed(HELD, comments=COMMENTS)
    after = written(data)

    assert said(after)[0] == "Nice."
    assert commented(after) == [f"Two {WORDS} moved.", WORDS]
    hold_together(data, after)


def test_an_old_comment_is_commented_beside_it() -> None:
    """Where comments are read too, Word takes none inside them."""
    data = packed(HELD, comments=COMMENTS.replace("Nice", f"The {WORDS}"))
    document = readers.read("x.docx", data, Reading(comments=True))
    at = document.text.rindex(WORDS)
    found = finding(document, at, at + len(WORDS))
    after = writer.write(report(document, found), options=Options(source=lambda _: data))

    assert said(after)[1].startswith("In another comment here")


def test_hidden_text_does_not_shift_the_words() -> None:
    """What the reader passed over is passed over here."""
    hidden = "<w:rPr><w:vanish/></w:rPr>"
    data = docx(p(r("secret ", hidden), r(f"Two {WORDS}"), r(" moved", hidden)))
    after = written(data)

    assert commented(after) == [WORDS]
    hold_together(data, after)


def test_forty_times_the_same_words_make_one_long_comment() -> None:
    """The first says why, and how often; the others are short."""
    after = written(docx("".join(p(r(f"{number} {WORDS}")) for number in range(40))))
    first, *others = said(after)

    assert "39 other places" in first
    assert "Oliver D" in first
    assert len(others) == 39
    assert all(len(one) < 150 and "Oliver" not in one for one in others)


def test_the_comment_says_why_what_else_and_who_says_so() -> None:
    """Several paragraphs: the reason, words of care, the works by name, the rule."""
    assert said(written(docx(p(r(WORDS))))) == [
        "The person is waiting. The words turn their wait into something they do to us.\n"
        "Perhaps: people waiting for somewhere right to go\n"
        "Source: Oliver D. 'Acopia' and 'social admission' are not diagnoses. J R Soc Med 2008;101:168-74; and 1 more\n"
        "carelint, objectifying/bed-blocker"
    ]


def test_date_only_where_it_is_given() -> None:
    """The same document makes the same copy, byte for byte; a date is the caller's."""
    data = docx(p(r(WORDS)))
    document, findings = noticed(data)
    options = Options(source=lambda _: data, when=datetime(2026, 11, 25, 9, 30))
    dated = part(writer.write(report(document, *findings), options=options), "word/comments.xml")[0]

    assert dated.get(f"{W}date") == "2026-11-25T09:30:00Z"
    assert part(written(data), "word/comments.xml")[0].get(f"{W}date") is None
    assert written(data) == written(data)


def test_the_copy_is_made_from_the_file_on_disk(tmp_path: Path) -> None:
    """As the command line does it; a file that has changed since it was read is not copied."""
    path, copy = tmp_path / "paper.docx", tmp_path / "reviewed.docx"
    path.write_bytes(docx(p(r(f"Two {WORDS} moved."))))
    document = readers.read(str(path), path.read_bytes())
    made = report(document, finding(document, 4, 4 + len(WORDS)))
    with Delivery([Output("docx", copy)], Options()) as take:
        take(made)
    assert commented(copy.read_bytes()) == [WORDS]

    path.write_bytes(docx(p(r("Other words."))))
    with Delivery([Output("docx", copy)], Options()) as take:
        take(made)
    assert [err.reason for err in take.refused.values()] == ["the file is not the one that was read"]
    assert commented(copy.read_bytes()) == [WORDS]


def test_nothing_noticed_nothing_changed() -> None:
    """The copy is then the file itself."""
    data = docx(p(r("Kind words.")))

    assert written(data) == data


def test_words_only_counted_are_left_out() -> None:
    """Unless somebody asks for them."""
    data = docx(p(r(WORDS)))
    document, findings = noticed(data, level=Level.NOTICE)
    made = report(document, *findings)

    assert writer.write(made, options=Options(source=lambda _: data)) == data
    assert commented(writer.write(made, options=Options(source=lambda _: data, show_notice=True))) == [WORDS]


def accepted(data: bytes) -> str:
    """What stands there once every tracked change by carelint is accepted."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    for put in root.iter(f"{W}ins"):
        if put.get(f"{W}author") == "carelint":
            put.tag = f"{W}smartTag"
    return readers.read("x.docx", docx("", whole=etree.tostring(root).decode())).text


def rejected(data: bytes) -> str:
    """What stands there once every tracked change by carelint is rejected."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    for put in list(root.iter(f"{W}ins")):
        if put.get(f"{W}author") == "carelint":
            put.getparent().remove(put)
    for gone in list(root.iter(f"{W}del")):
        if gone.get(f"{W}author") == "carelint":
            gone.tag = f"{W}smartTag"
            for word in gone.iter(f"{W}delText"):
                word.tag = f"{W}t"
    return readers.read("x.docx", docx("", whole=etree.tostring(root).decode())).text


@pytest.mark.parametrize("text", [f"Two {WORDS} moved.", f"{WORDS}", f"{WORDS} and {WORDS}"])
def test_a_safe_replacement_is_a_tracked_change(text: str) -> None:
    """Accepted it reads as suggested, rejected as before; the comment stands round both, and says so."""
    data = docx(p(r(text, BOLD)))
    document, findings = noticed(data)
    findings = tuple(
        finding(document, f.start, f.end, becomes="people waiting", becomes_start=f.start, becomes_end=f.end)
        for f in findings
    )
    after = writer.write(report(document, *findings), options=Options(source=lambda _: data, suggest=True))

    assert accepted(after) == text.replace(WORDS, "people waiting")
    assert rejected(after) == text
    assert readers.read("x.docx", after).text == text  # nobody has decided yet
    assert set(commented(after)) == {"people waiting"}
    assert "tracked change" in said(after)[0]
    assert all(
        run.find(f"{W}rPr/{W}b") is not None for run in part(after).iter(f"{W}r") if run.find(f"{W}t") is not None
    )
    hold_ids(after)


def test_an_article_goes_with_its_word() -> None:
    """«an elderly man» → «a man»: the article before the phrase is replaced with it."""
    data = docx(p(r("Then an elderly man came.")))
    document = readers.read("x.docx", data)
    found = finding(document, 8, 15, becomes="a frail", becomes_start=5, becomes_end=15)
    after = writer.write(report(document, found), options=Options(source=lambda _: data, suggest=True))

    assert accepted(after) == "Then a frail man came."
    assert rejected(after) == "Then an elderly man came."
    hold_ids(after)


def test_what_stands_behind_goes_too() -> None:
    """«Wheelchair-bound patients» → «Patients using a wheelchair»: the comment is round all of it, and offers it."""
    text = "Wheelchair-bound patients wait."
    data = docx(p(r("Wheelchair-bound"), r(" patients wait.")))
    document = readers.read("x.docx", data)
    said_of_it = {"context": text, "put_start": 0, "put_end": 25, "instead": ("Using a wheelchair",)}
    put = {"becomes": "Patients using a wheelchair", "becomes_start": 0, "becomes_end": 25}
    found = finding(document, 0, 16, **said_of_it, **put)
    after = writer.write(report(document, found), options=Options(source=lambda _: data, suggest=True))

    assert accepted(after) == "Patients using a wheelchair wait."
    assert rejected(after) == text
    assert readers.read("x.docx", after).text == text
    assert commented(after) == ["Patients using a wheelchair"]
    assert "Perhaps: Patients using a wheelchair (for “Wheelchair-bound patients”)" in said(after)[0]
    assert "tracked change" in said(after)[0]
    hold_ids(after)


def test_only_what_fits_is_put_in() -> None:
    """What else was noticed has its comment, round the phrase alone."""
    data = docx(p(r("He must comply with it. She must comply with it.")))
    document = readers.read("x.docx", data)
    found = [finding(document, at, at + 6, becomes="keep to", becomes_start=at, becomes_end=at + 11) for at in (8, 33)]
    look = Options(source=lambda _: data, suggest=True, fits=lambda done: done.findings[1:])
    after = writer.write(report(document, *found), options=look)

    assert accepted(after) == "He must comply with it. She must keep to it."
    assert commented(after) == ["comply", "keep to"]
    assert ["tracked change" in one for one in said(after)] == [False, True]


UNSAFE = {
    "two formats": p(r("bed "), r("blockers", BOLD)),
    "formatting being changed": p(r(WORDS, CHANGED)),
    "a break inside": p("<w:r><w:t>bed</w:t><w:br/><w:t>blockers</w:t></w:r>"),
    "a bookmark inside": PLACES["a bookmark across"],
    "a hyperlink": PLACES["a hyperlink"],
    "a field": PLACES["a field's result"],
    "a simple field": PLACES["a simple field"],
    "an insertion": PLACES["a tracked insertion"],
    "a control": PLACES["a content control"],
    "a control round it": PLACES["a control round paragraphs"],
    "two paragraphs": PLACES["paragraphs joined by a deletion"],
    "a deletion inside": PLACES["round a tracked deletion"],
    "a footnote's mark inside": p(f"<w:r><w:t>bed </w:t>{NOTED}<w:t>blockers</w:t></w:r>"),
    "a text box": ELSEWHERE["a text box"][0],
}  # fmt: skip


@pytest.mark.parametrize("body", UNSAFE.values(), ids=UNSAFE.keys())
def test_where_it_is_not_safe_there_is_only_the_comment(body: str) -> None:
    """Nothing but plain text of the body is ever replaced."""
    data = docx(body)
    document = readers.read("x.docx", data)
    at = re.search(r"bed\sblockers", document.text)
    assert at
    found = finding(document, *at.span(), becomes="x", becomes_start=at.start(), becomes_end=at.end())
    after = writer.write(report(document, found), options=Options(source=lambda _: data, suggest=True))

    assert len(said(after)) == 1
    assert "tracked change" not in said(after)[0]
    hold_together(data, after)


def _with(data: bytes, name: str, content: str) -> bytes:
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (_with(docx(p(r(WORDS))), "word/vbaProject.bin", "x"), "macros"),
        (_with(docx(p(r(WORDS))), "_xmlsignatures/origin.sigs", ""), "signed"),
    ],
    ids=["macros", "signature"],
)  # fmt: skip
def test_macros_and_signatures_are_refused(data: bytes, reason: str) -> None:
    """A copy would pass the one on and break the other; the hint names the way out."""
    with pytest.raises(WriteError, match=reason) as err:
        written(data)

    assert err.value.hint


def test_only_one_word_document() -> None:
    """Folders, other formats and nothing at all are told the way out."""
    document, findings = noticed(docx(p(r(WORDS))))
    one = report(document, *findings).documents
    other = report(readers.read("x.md", b"Words."))
    cases = [Report("0", "0", one * 2), Report("0", "0", (), (Unread(Source("x"), "gone", ""),)), other]

    for case in cases:
        with pytest.raises(WriteError) as err:
            writer.write(case, options=Options())
        assert "docx" in err.value.hint


def test_another_file_than_was_read() -> None:
    """The words must stand where they stood; if they do not, the paragraph is taken, and that is said."""
    document, findings = noticed(docx(p(r(f"Two {WORDS} moved."))))
    data = docx(p(r("Quite another text.")))
    after = writer.write(report(document, *findings), options=Options(source=lambda _: data))

    assert commented(after) == ["Quite another text."]
    assert said(after)[0].startswith("Near here")


def test_more_comments_than_word_takes() -> None:
    """Word does not open a file with more than 32,767; what is left out is said."""
    old = "".join(f'<w:commentRangeStart w:id="{n}"/><w:commentRangeEnd w:id="{n}"/>' for n in range(32_765))
    after = written(docx(p(old) + p(r(WORDS)) * 5))

    assert len(said(after)) == 2
    assert said(after)[-1].endswith("Word takes no more comments; 3 phrases have none.")


LETTERS = st.text(alphabet="ab c\u00e9\u2019", min_size=1, max_size=8)
RUNS = st.lists(
    st.one_of(
        LETTERS.map(lambda text: ("run", text)),
        LETTERS.map(lambda text: ("bold", text)),
        LETTERS.map(lambda text: ("link", text)),
        LETTERS.map(lambda text: ("ins", text)),
        LETTERS.map(lambda text: ("del", text)),
        st.sampled_from(sorted(name.rpartition("}")[2] for name in CHARACTERS)).map(lambda name: ("one", name)),
    ),
    min_size=1,
    max_size=8,
)
MADE: dict[str, Callable[[str], str]] = {
    "run": r,
    "bold": lambda text: r(text, BOLD),
    "link": lambda text: link(r(text), r(text)),
    "ins": lambda text: ins(r(text)),
    "del": gone,
    "one": lambda name: f"<w:r><w:t>b</w:t><w:{name}/><w:t>c</w:t></w:r>",
}


@settings(max_examples=150, deadline=None)
@given(st.lists(RUNS, min_size=1, max_size=3), st.data())
def test_any_runs_any_phrases(body: list[list[tuple[str, str]]], data: st.DataObject) -> None:
    """However runs are cut and phrases lie, also over one another: text unchanged, anchors exact."""
    source = docx("".join(p(*(MADE[kind](text) for kind, text in runs)) for runs in body))
    try:
        document = readers.read("x.docx", source)
    except UnreadableError:
        return
    if not document.blocks:
        return
    spans = []
    for _ in range(data.draw(st.integers(1, 5))):
        block = data.draw(st.sampled_from(document.blocks))
        start = data.draw(st.integers(block.start, block.end - 1))
        spans.append((start, data.draw(st.integers(start + 1, block.end))))
    spans.sort()
    made = report(document, *(finding(document, *span, rule=f"blaming/r{i}") for i, span in enumerate(spans)))
    after = writer.write(made, options=Options(source=lambda _: source))

    assert commented(after) == [document.text[start:end] for start, end in spans]
    assert readers.read("x.docx", after).text == document.text
