"""A PDF copy that is checked again: one note a phrase, however often, and nobody else's is touched."""

from __future__ import annotations

import io
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Highlight, Text
from pypdf.generic import ArrayObject, FloatObject, NameObject, TextStringObject

from carelint import readers
from carelint.readers.options import Options as Reading
from carelint.writers import WRITERS
from carelint.writers.options import Options
from tests.specimens import pdf
from tests.writers.test_pdf_notes import PHRASE, document, found, highlights, report

PAPER = pdf([[f"Two {PHRASE} here."], ["Nothing."], [f"And {PHRASE} again."]])


def checked(data: bytes, phrase: str = PHRASE) -> bytes:
    """The copy of one run, with what is noticed in this file as it is now."""
    read = document(data)
    findings = [found(read, phrase, nth=nth) for nth in range(read.text.count(phrase))]
    return bytes(WRITERS["pdf-notes"].write(report(read, findings), options=Options(source=lambda _: data)))


def notes(data: bytes) -> list[tuple[int, str, str]]:
    """(page, kind, author) of every annotation but links to the same notes."""
    pages = PdfReader(io.BytesIO(data)).pages
    every = [(number, one.get_object()) for number, page in enumerate(pages) for one in page.get("/Annots", ())]
    return [(number, one["/Subtype"], str(one.get("/T", ""))) for number, one in every]


def packed(data: bytes) -> bytes:
    """As another program saves it: objects numbered and written anew."""
    writer = PdfWriter(clone_from=io.BytesIO(data))
    for page in writer.pages:
        page.compress_content_streams()
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize("between", [bytes, packed], ids=["as-it-is", "saved-by-another-program"])
def test_twice_and_three_times_are_once(between: Any) -> None:
    """The same highlights with the same notes at the same places, and no pop-up without its note."""
    once = checked(PAPER)
    twice = checked(between(once))
    thrice = checked(between(twice))

    said = [(note["/Contents"], list(note["/QuadPoints"])) for note in highlights(once)]
    assert [(note["/Contents"], list(note["/QuadPoints"])) for note in highlights(twice)] == said
    assert notes(thrice) == notes(twice) == notes(once)
    assert len(said) == 2
    assert twice.startswith(between(once))


def test_nothing_left_to_say_leaves_no_note() -> None:
    """Where the words are no longer noticed; a paper without notes of ours stays byte for byte."""
    assert notes(checked(checked(PAPER), "no such words")) == []
    assert checked(PAPER, "no such words") == PAPER


def test_new_words_get_their_note_and_old_ones_lose_it() -> None:
    """As many notes as phrases, whatever was there."""
    again = checked(checked(PAPER), "Nothing")

    assert [note["/Contents"][:9] for note in highlights(again)] == ["“Nothing”"]


def with_note(data: bytes, *, answers: bool = False, name: str = "") -> bytes:
    """The copy with a note of Ann's on the first page, be it an answer to ours; `name` is what her program calls it."""
    writer = PdfWriter(clone_from=io.BytesIO(data))
    note: Any = Text(text="I do not agree.", rect=(100, 100, 120, 120))
    if name:
        note = Highlight(
            rect=(72, 700, 100, 740), quad_points=ArrayObject(map(FloatObject, (72, 740, 100, 740, 72, 700, 100, 700)))
        )
        note[NameObject("/NM")] = TextStringObject(name)
    note[NameObject("/T")] = TextStringObject("Ann")
    if answers:
        page: Any = writer.pages[0]
        note[NameObject("/IRT")] = page["/Annots"][0]
    writer.add_annotation(0, note)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize("name", ["", "x", "carelint-1"])
def test_somebody_elses_note_survives(name: str) -> None:
    """Whatever it is called."""
    twice = checked(with_note(checked(PAPER), name=name))

    assert [note for note in notes(twice) if note[2] == "Ann"] == [(0, "/Highlight" if name else "/Text", "Ann")]
    assert len([note for note in highlights(twice) if note["/T"] == "carelint"]) == 2


def test_a_note_that_somebody_answered_stays() -> None:
    """And its words get no second one."""
    answered = with_note(checked(PAPER), answers=True)
    twice = checked(checked(answered))

    ours = [note for note in highlights(twice) if note["/T"] == "carelint"]
    assert len(ours) == 2
    assert sum(note[2] == "Ann" for note in notes(twice)) == 1
    (answer,) = [
        one.get_object() for one in PdfReader(io.BytesIO(twice)).pages[0]["/Annots"] if "/IRT" in one.get_object()
    ]
    assert answer["/IRT"]["/T"] == "carelint"


def test_our_notes_are_not_read_as_the_papers() -> None:
    """Where comments are read too, those of others are."""
    (read,) = readers.read_all("x.pdf", with_note(checked(PAPER)), Reading(comments=True))

    assert "I do not agree." in getattr(read, "text", "")
    assert "An example" not in getattr(read, "text", "")
