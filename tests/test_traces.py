"""Where a paper tells of somebody, and where it asks people; a paper on computers is about neither."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carelint import readers
from carelint.document import one_paragraph
from carelint.fold import fold, fold_document
from carelint.traces import ASKING, NARRATED, PERSONAL, QUOTED, STORIES, about_people, hints, traces

LETTERS = st.characters(codec="latin-1", exclude_categories=["Cc"])


def _seen(text: str, what: str = "story") -> set[str]:
    document = readers.read("x.md", text.encode())
    folded = fold_document(document)
    return {one.kind for one in traces(document, folded, hints(folded)) if one.what == what}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Activity rose in May.", set()),
        ("Mrs Grant chaired the meeting. Dr Patel said that the budget was late. He noted it.", set()),
        ("The “new front door” opened, and we know it.", set()),
        ("# Key stages of the plan", set()),
        ("Mr Abebe, 84, told us of the wait.", {"person"}),
        ("Ms. Kowalska wrote to the ward.", {"person"}),
        ("Maria, 43, waited nine hours.", {"person"}),
        ("His daughter described how the family had been sent from desk to desk.", {"person"}),
        ("One of our neighbours, John, remembered that night.", {"person"}),
        ("It said: “I did not know who to ask.”", {"speech"}),
        ("> I did not know who to ask.", {"speech"}),
        ("It was May. She sat on a chair. She was cold. Then she left.", {"past"}),
        ("# A patient story", {"heading"}),
        ("Amal's story", {"heading"}),
        ("# Rosa's story\n\nA woman from our street waited. “I was cold,” she said.", {"heading", "person", "speech"}),
    ],
)
def test_a_story(text: str, kinds: set[str]) -> None:
    """A name or none, quoted words, a narrative, a heading; who sits in a meeting tells nothing."""
    assert _seen(text) == kinds


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("It matters to you.", False),
        ("The trust asked the contractor whether the plan works.", False),
        ("Is the plan on track?", False),
        ("We ask what matters to you.", True),
        ("We asked 40 families how the ward had been.", True),
        ("What does a good day look like for you?", True),
        ("Patients were invited to say how they want to be called.", True),
        ("We began with what residents told us they wanted.", True),
    ],
)
def test_a_question(text: str, asked: bool) -> None:
    """In any wording, if it is put to people."""
    assert bool(_seen(text, "asked")) is asked


def test_a_trace_knows_its_words() -> None:
    """In the document's own letters, also where some of them grow when they are lowered."""
    document = readers.read("x.md", "İİ “I was **so** cold that night.” We asked her what helps.".encode())

    folded = fold_document(document)
    found = traces(document, folded, hints(folded))
    assert [document.text[one.start : one.end] for one in found] == [
        "“I was **so** cold that night.”",
        "asked her what",
    ]


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Incidents are logged by staff, and users are told when a server is down. " * 5, False),
        ("People who use the network keep their password safe. " * 5, False),
        ("Patients and their families waited. She was cold.", True),
        ("Patients, families and carers. " + "The server was restarted once more. " * 200, False),
    ],
)
def test_about_people(text: str, about: bool) -> None:
    """People who are cared for, and enough of them for the length of the paper."""
    assert about_people(hints(fold(text)), len(text.split())) is about


SHAPES = (
    ("asking", ASKING),
    ("lived", PERSONAL),
    ("titled", (STORIES,)),
    ("narrated", (NARRATED,)),
    ("quoted", (QUOTED,)),
)


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_hints_hold_whatever_a_shape_fits(data: st.DataObject) -> None:
    """A block that a shape fits is never passed over."""
    kind, shapes = data.draw(st.sampled_from(SHAPES))
    said = data.draw(st.from_regex(data.draw(st.sampled_from(shapes)), fullmatch=True, alphabet=LETTERS))
    folded = fold_document(one_paragraph(f"Then {said} again."))
    if any(re.search(shape, folded.plain) for shape in shapes):
        assert kind in hints(folded).of[0], said
