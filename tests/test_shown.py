"""Who a masked report still shows: two hundred invented people in every layout, every place, every form."""

from __future__ import annotations

import dataclasses
import functools
import io
import os
import re
import zipfile
from collections.abc import Iterator, Mapping

import pytest

from carelint.document import Document
from carelint.finding import Checked, Finding, Report, Tone
from carelint.fold import fold_document
from carelint.naming import Names
from carelint.privacy.redact import redact
from carelint.rule import Level
from carelint.writers import COPIES, WRITERS
from carelint.writers.options import Options
from tests.layouts import LAYOUTS, PEOPLE, Person, paper

STILL_SHOWN: Mapping[str, int] = {
    "job before the name": 22,  # Nurse Still, Nurse Day, Nurse Post: as often no name at all
    "nobody introduces the surname": 194,
    "nobody introduces the forename": 152,
    "file name": 15,  # White Rose, Case Will: both words, and no title before them
    "id of a row": 22,  # Still is, Day is: a word that begins a sentence
}
"""Layouts in which some of the two hundred are still shown, and how many; README says so too."""
PHRASE = "frequent flyer"


def _checked(document: Document) -> Checked:
    """A document as if the phrase had been noticed in it, its block the sentence; no rule is asked."""
    folded, found = fold_document(document), []
    for block, (first, last) in zip(document.blocks, folded.blocks, strict=True):
        at = folded.plain[first:last].find(PHRASE)
        if at >= 0:
            start = document.text.index(PHRASE, block.start)
            found.append(_finding(document, start, folded.plain[first:last], at, first))
    return Checked(document, "clinical", 10, tuple(found), (), Tone(10, 0, 0, ()))


def _finding(document: Document, start: int, said: str, at: int, sentence: int) -> Finding:
    end = start + len(PHRASE)
    return Finding(
        rule="burdening/frequent-flyer", family="burdening", pathology="burden", answer="elegance", level=Level.CHANGE,
        start=start, end=end, text=PHRASE, place=document.place_of(start, end), context=said, context_start=at,
        context_end=at + len(PHRASE), message="It counts visits.", why="It counts visits.", instead=("person we know",),
        becomes="", sources=(), fingerprint="0", sentence=sentence,
    )  # fmt: skip


@functools.cache
def _masked(layout: str) -> tuple[Checked, ...]:
    """Each person's paper by itself, so that nobody's name is known from another's."""
    return tuple(redact(Report("0", "0", (_checked(paper(layout, one)),))).documents[0] for one in PEOPLE)


def _strings(value: object) -> Iterator[str]:
    """Every text in a result, wherever it stands."""
    if isinstance(value, str):
        yield value
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from _strings(getattr(value, field.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from _strings(one)


WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")


def _words(text: str) -> set[str]:
    """Every word of a text, and the parts of those with a hyphen or an apostrophe."""
    found = set(WORD.findall(text))
    return found | {part for word in found for part in re.split("['\u2019]s$|-", word, flags=re.IGNORECASE)}


def _shows(person: Person, words: set[str]) -> bool:
    """Whether a name is among them, in any case; one that is a word too only with a capital."""
    return any(form in words for word in person.words for form in _forms(word))


def _forms(word: str) -> Iterator[str]:
    yield word
    if len(word) > 2:
        yield word.upper()
    if word.lower() not in ORDINARY:
        yield word.lower()


SAID_ORDINARY = """
may will an grace hope rose mark jack heather iris bell house ward price young day post still case brown park
green white black wood hill cook baker fox rice moss long short little love grant page frost lane banks rivers
snow
"""
ORDINARY = frozenset(SAID_ORDINARY.split())


def _named(report: Report, form: str) -> Report:
    """What a form gets to see: files have their names, and nothing is left of what only copies may know."""
    return Names(os.getcwd()).named(report, form)


def _shown(layout: str) -> list[Person]:
    made = zip(PEOPLE, _named(Report("0", "0", _masked(layout)), "json").documents, strict=True)
    return [one for one, done in made if _shows(one, _words("\n".join(_strings(done))))]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_who_is_shown(layout: str) -> None:
    """Nobody, but in the layouts that are listed, and there no more and no fewer than are listed."""
    shown = _shown(layout)

    assert len(shown) == STILL_SHOWN.get(layout, 0), [" ".join(one.words) for one in shown[:20]]


FORMS = [form for form in WRITERS if form not in COPIES]


def _text_of(written: str | bytes) -> str:
    """What a form says, unpacked."""
    if isinstance(written, str):
        return written
    if not written.startswith((b"PK", b"%PDF")):
        return written.decode("utf-8-sig")
    if written.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(written)) as archive:
            return "\n".join(archive.read(name).decode(errors="ignore") for name in archive.namelist())
    import pypdfium2

    with pypdfium2.PdfDocument(written) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)


SILENT = [layout for layout in LAYOUTS if layout not in STILL_SHOWN]
NOBODY = Person("Mr", "Xanthippus", "Xylander")


def _report(count: int) -> Report:
    """Of each layout that shows nobody, some papers; other people in each."""
    some = (done for i, layout in enumerate(SILENT) for done in _masked(layout)[i * count : (i + 1) * count])
    return Report("0", "0", tuple(some))


def _report_on_nobody() -> Report:
    """The same papers about one person whose name no form has among its own words."""
    papers = tuple(_checked(paper(layout, NOBODY)) for layout in SILENT)
    return Report("0", "0", papers)


@pytest.mark.parametrize("form", FORMS)
def test_no_form_shows_more(form: str) -> None:
    """What the result does not show, no form does: each is made from the result alone."""
    said, own = (
        _text_of(WRITERS[form].write(_named(report, form), options=Options()))
        for report in (_report(1 if form == "pdf" else 4), redact(_report_on_nobody()))
    )

    words = _words(said) - _words(own)

    assert PHRASE in said
    assert [one for one in PEOPLE if _shows(one, words)] == []
