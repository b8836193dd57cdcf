"""A Word copy that is checked again: one comment a phrase, however often, and nobody else's is touched."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import pytest
from lxml import etree

from carelint import readers
from carelint.readers.options import Options as Reading
from carelint.writers.options import Options
from carelint.writers.word import docx as writer
from tests.specimens import NAMESPACE, W, docx
from tests.writers.test_docx import (
    ELSEWHERE,
    PLACES,
    WORDS,
    accepted,
    commented,
    finding,
    hold_ids,
    members,
    p,
    part,
    r,
    report,
    said,
)

TWO = p(r("The ward held ")) + p(r(f"Two {WORDS} were moved, and {WORDS} came."))
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"


def checked(data: bytes, words: str = WORDS, *, suggest: bool = False) -> bytes:
    """The copy of one run, with what is noticed in this file as it is now."""
    document = readers.read("paper.docx", data)
    spans = [match.span() for match in re.finditer(words, document.text)]
    puts = [{"becomes": "people waiting", "becomes_start": a, "becomes_end": b} if suggest else {} for a, b in spans]
    found = [finding(document, *span, **put) for span, put in zip(spans, puts, strict=True)]
    return writer.write(report(document, *found), options=Options(source=lambda _: data, suggest=suggest))


def changed(data: bytes, **parts: str) -> bytes:
    """The package with parts as somebody left them; a name is a part below word/, `.xml` left out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in dict.fromkeys([*old.namelist(), *(f"word/{one}.xml" for one in parts)]):
            key = name.removeprefix("word/").removesuffix(".xml")
            new.writestr(name, parts[key] if key in parts else old.read(name))
    return out.getvalue()


def text_of(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(f"word/{name}.xml").decode()


def authors(data: bytes) -> list[str]:
    return [str(one.get(f"{W}author")) for one in part(data, "word/comments.xml").iter(f"{W}comment")]


def test_twice_and_three_times_are_once() -> None:
    """Byte for byte, in every part."""
    once = checked(docx(TWO))
    twice = checked(once)

    assert members(twice) == members(once)
    assert members(checked(twice)) == members(once)
    assert commented(twice) == [WORDS, WORDS]


def test_a_suggestion_that_takes_in_what_follows_is_seen_through() -> None:
    """The words behind the phrase come back with it; checked again it is the same copy."""
    data = docx(p(r("Two "), r(WORDS), r(" of ours wait")))
    once = _wide(data)

    assert readers.read("paper.docx", once).text == f"Two {WORDS} of ours wait"
    assert members(_wide(once)) == members(once)


def _wide(data: bytes) -> bytes:
    document = readers.read("paper.docx", data)
    found = finding(document, 4, 16, becomes="people", becomes_start=4, becomes_end=24)
    return writer.write(report(document, found), options=Options(source=lambda _: data, suggest=True))


EVERYWHERE = {**PLACES, **{name: body for name, (body, *_) in ELSEWHERE.items()}}


@pytest.mark.parametrize("body", EVERYWHERE.values(), ids=EVERYWHERE.keys())
def test_wherever_the_words_stand(body: str) -> None:
    """Also in links, fields, controls, boxes and tables, and where Word takes no comment on the words themselves."""
    once = checked(docx(body), r"bed\s*blockers?")
    twice = checked(once, r"bed\s*blockers?")

    assert said(once)
    assert members(twice) == members(once)


@pytest.mark.parametrize("first", [False, True])
@pytest.mark.parametrize("second", [False, True])
def test_suggestions_too(first: bool, second: bool) -> None:
    """A suggestion that nobody decided on is made once more, or taken back where none are asked for."""
    data = docx(TWO)  # once: a package knows when it was made
    once = checked(data, suggest=first)
    twice = checked(once, suggest=second)

    assert members(twice) == members(checked(data, suggest=second)) or first
    assert len(said(twice)) == 2
    assert len(list(part(twice).iter(f"{W}ins"))) == len(list(part(twice).iter(f"{W}del"))) == 2 * second
    assert readers.read("x.docx", twice).text == readers.read("x.docx", data).text
    assert ("people waiting" in accepted(twice)) == second
    hold_ids(twice)


def test_what_was_mended_loses_its_comment_and_what_is_new_gets_one() -> None:
    """Whoever changed the words has answered the comment."""
    once = checked(docx(TWO))
    mended = changed(once, document=text_of(once, "document").replace(WORDS, "people waiting", 1))
    twice = checked(mended)
    assert commented(twice) == [WORDS]

    more = changed(twice, document=text_of(twice, "document").replace("The ward held ", f"The ward held {WORDS}"))
    assert commented(checked(more)) == [WORDS, WORDS]


def test_nothing_left_to_say_leaves_no_comment() -> None:
    """Also where it is the last one; a paper without comments of ours stays byte for byte."""
    once = checked(docx(TWO))
    mended = checked(changed(once, document=text_of(once, "document").replace(WORDS, "people waiting")))

    assert said(mended) == []
    assert not re.search("comment(?:Range|Reference)", text_of(mended, "document"))
    assert checked(docx(p(r("Nothing.")))) == docx(p(r("Nothing.")))


def test_somebody_elses_comment_survives() -> None:
    """With its marks and its id, on the same words as ours or elsewhere."""
    theirs = f"<w:comment w:id='7' w:author='Ann'>{p(r('Is this fair?'))}</w:comment>"
    body = p(
        "<w:commentRangeStart w:id='7'/>", r(f"Two {WORDS}"), "<w:commentRangeEnd w:id='7'/>",
        "<w:r><w:commentReference w:id='7'/></w:r>", r(" were moved."),
    )  # fmt: skip
    paper = docx(body, parts={"comments": f"<w:comments xmlns:w='{NAMESPACE}'>{theirs}</w:comments>"})
    once = checked(paper)
    twice = checked(checked(once))

    assert authors(twice) == authors(once) == ["Ann", "carelint"]
    assert members(twice) == members(once)
    assert "Is this fair?" in said(twice)[0]
    assert text_of(twice, "document").count('w:id="7"') + text_of(twice, "document").count("w:id='7'") == 3


def threaded(data: bytes, *, parent: str = "", done: str = "0") -> bytes:
    """The copy as Word saves it, with an answer of Ann's to the first comment, or that comment marked as done."""
    root = etree.fromstring(text_of(data, "comments").encode())
    first = root.find(f"{W}comment")
    assert first is not None
    first[-1].set(f"{{{W14}}}paraId", "00000001")
    entries = f"<w15:commentEx w15:paraId='00000001' w15:done='{done}'/>"
    main = text_of(data, "document")
    if parent:
        answer = f"<w:comment xmlns:w='{NAMESPACE}' w:id='90' w:author='Ann'>{p(r('I do not agree.'))}</w:comment>"
        root.append(etree.fromstring(answer))
        root[-1][0].set(f"{{{W14}}}paraId", "00000002")
        entries += f"<w15:commentEx w15:paraId='00000002' w15:paraIdParent='{parent}' w15:done='0'/>"
        for tag in ("<w:commentRangeStart ", "<w:commentRangeEnd "):
            main = main.replace(f'{tag}w:id="0"/>', f'{tag}w:id="0"/>{tag}w:id="90"/>')
        reference = '<w:commentReference w:id="0"/></w:r>'
        main = main.replace(reference, f'{reference}<w:r><w:commentReference w:id="90"/></w:r>')
    extended = f"<w15:commentsEx xmlns:w15='{W15}'>{entries}</w15:commentsEx>"
    return _related(changed(data, comments=etree.tostring(root).decode(), document=main, commentsExtended=extended))


def _related(data: bytes) -> bytes:
    """With a relation to the part that holds the threads."""
    kind = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
    more = f"<Relationship Id='x1' Type='{kind}' Target='commentsExtended.xml'/></Relationships>"
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(
                name, content.replace(b"</Relationships>", more.encode()) if "document.xml.rels" in name else content
            )
    return out.getvalue()


@pytest.mark.parametrize("thread", [{"parent": "00000001"}, {"done": "1"}], ids=["answered", "done"])
def test_a_comment_that_somebody_answered_stays(thread: dict[str, Any]) -> None:
    """And its words get no second one; the others are replaced."""
    once = threaded(checked(docx(TWO)), **thread)
    twice = checked(once)

    assert said(twice).count(said(once)[0]) == 1
    assert authors(twice).count("carelint") == 2
    assert authors(twice).count("Ann") == bool(thread.get("parent"))
    assert "00000001" in text_of(twice, "commentsExtended")
    assert len(said(checked(twice))) == len(said(twice))
    hold_ids(twice)


def test_a_comment_that_goes_leaves_no_thread() -> None:
    """Word's list of threads names no comment that is not there."""
    once = threaded(checked(docx(TWO)))

    assert "commentEx " not in text_of(checked(once), "commentsExtended")


def test_what_somebody_wrote_into_a_suggestion_is_theirs() -> None:
    """It stays, and is read as any tracked insertion."""
    once = checked(docx(p(r(f"Two {WORDS} came."))), suggest=True)
    main = text_of(once, "document").replace(
        "people waiting</w:t></w:r></w:ins>",
        "people waiting</w:t></w:r><w:del w:id='91' w:author='Ann'><w:r><w:delText>x</w:delText></w:r></w:del></w:ins>",
    )
    edited = changed(once, document=main)

    assert readers.read("x.docx", edited).text == "Two people waiting came."
    assert said(checked(edited)) == []


def test_marks_that_another_program_drew_into_a_suggestion() -> None:
    """LibreOffice lets a comment begin inside the deletion; it is seen through all the same, and others' marks stay."""
    once = checked(docx(p(r(f"Two {WORDS} came."))), suggest=True)
    main = text_of(once, "document")
    start = '<w:commentRangeStart w:id="0"/>'
    gone = re.search("<w:del [^>]*>", main)
    assert gone
    theirs = '<w:bookmarkStart w:id="80" w:name="b"/>'
    main = main.replace(start, "").replace(gone.group(), f"{gone.group()}{start}{theirs}")
    main = main.replace("</w:ins>", '<w:bookmarkEnd w:id="80"/></w:ins>')
    saved = changed(once, document=main)
    twice = checked(saved, suggest=True)

    assert readers.read("x.docx", saved).text == f"Two {WORDS} came."
    assert len(said(twice)) == len(list(part(twice).iter(f"{W}ins"))) == 1
    assert len(list(part(twice).iter(f"{W}bookmarkStart", f"{W}bookmarkEnd"))) == 2


def test_our_comments_are_not_read_as_the_papers() -> None:
    """Where comments are read too, those of others are."""
    once = checked(docx(p(r(f"Two {WORDS} came."))))
    theirs = f"<w:comment w:id='9' w:author='Ann'>{p(r('Theirs.'))}</w:comment></w:comments>"
    both = changed(once, comments=text_of(once, "comments").replace("</w:comments>", theirs))

    assert readers.read("x.docx", both, Reading(comments=True)).text.split("\n")[1:] == ["Theirs."]
