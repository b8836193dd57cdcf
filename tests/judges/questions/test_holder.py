"""Whose words: what is quoted, reported, one's own or named as a word stays silent."""

from __future__ import annotations

import pytest

from carelint.document import Kind
from carelint.judges.questions.holder import is_writers
from carelint.rulebook import Rulebook
from tests.conftest import candidate

OTHERS = [
    ('"The diabetic in bed four," she read out, was her father.', "diabetic", "quotation marks"),
    ('"We are full. One more bed blocker and we close," said a porter.', "bed blocker", "quotation marks"),
    ("He said: \u201cI was a frequent flyer there.\u201d", "frequent flyer", "quotation marks"),
    ("I am a diabetic and have been since I was nine.", "diabetic", "about themselves"),
    ("He describes himself as an alcoholic.", "alcoholic", "about themselves"),
    ("Staff asked us to drop the term bed blocker from it.", "bed blocker", "named, not used"),
    ("We no longer say bed blocker.", "bed blocker", "named, not used"),
    ("In our glossary, after the maps and the long list of wards, stands bed blocker.", "bed blocker", "named"),
    ("Mr Ali said: The bed blocker is my mother.", "bed blocker", "word for word"),
    ("A governor told the Board: we are all bed blockers in the end.", "bed blockers", "word for word"),
    ("Nobody is to be described as a frequent flyer.", "frequent flyer", "named, not used"),
    ("The term is described as frequent flyer by the glossary.", "frequent flyer", "named, not used"),
]
WRITERS = [
    ("She was described as a frequent flyer by two consultants.", "frequent flyer"),
    ("Those labelled as frequent flyers by our own staff came.", "frequent flyers"),
    ("He has been labelled as a bed blocker by the night staff.", "bed blocker"),
    ("The bed blocker was moved.", "bed blocker"),
    ("The patients' bed blocker is the clinic's worry.", "bed blocker"),
    ('"Hello," she said. The diabetic in bed four said nothing.', "diabetic"),
    ("He calls her every evening; the diabetic is well.", "diabetic"),
    ('Her "best" diabetic clinic yet.', "diabetic"),
    ("Pain is described as sharp and worse after meals, and the diabetic takes nothing for it.", "diabetic"),
    ("Mr Ali said: We were full. The bed blocker was moved.", "bed blocker"),
    ("Mr Ali said that the bed blocker was moved.", "bed blocker"),
]


@pytest.mark.parametrize(("text", "phrase", "reason"), OTHERS, ids=[text for text, *_ in OTHERS])
def test_somebody_elses(text: str, phrase: str, reason: str, rulebook: Rulebook) -> None:
    """Quoted, the person's own account, or named as words."""
    opinion = is_writers(candidate(text, phrase, parsed=False), rulebook.vocabulary)

    assert (opinion.says, reason in opinion.reason) == (False, True)


@pytest.mark.parametrize(("text", "phrase"), WRITERS, ids=[text for text, _ in WRITERS])
def test_the_writers(text: str, phrase: str, rulebook: Rulebook) -> None:
    """Said in the writer's own name, an apostrophe or another's quotation near by or not."""
    assert is_writers(candidate(text, phrase, parsed=False), rulebook.vocabulary).says is True


@pytest.mark.parametrize(
    ("kind", "heading", "says"),
    [
        (Kind.QUOTE, "", False),
        (Kind.PARAGRAPH, "Compliments and complaints", False),
        (Kind.PARAGRAPH, "In their own words", False),
        (Kind.PARAGRAPH, "Bed occupancy", True),
        (Kind.ITEM, "", True),
    ],
)
def test_where_it_stands(kind: Kind, heading: str, says: bool, rulebook: Rulebook) -> None:
    """A block quotation, or a heading over other people's words."""
    one = candidate("One bed blocker stayed until May.", "bed blocker", parsed=False, kind=kind, heading=heading)

    assert is_writers(one, rulebook.vocabulary).says is says


def test_a_phrase_does_not_name_itself(rulebook: Rulebook) -> None:
    """A word of mention inside the candidate is no sign that the candidate is mentioned."""
    one = candidate("The glossary committee met.", "glossary committee", parsed=False)

    assert is_writers(one, rulebook.vocabulary).says is True
