"""Person or thing: what is in no class is neither."""

from __future__ import annotations

import pytest

from carelint.people import kind_of
from carelint.rulebook import Rulebook
from tests.conftest import candidate

NEITHER = [
    ("The committee's wisdom was asked for.", "wisdom"),
    ("Kowalska came.", "Kowalska"),
]
THINGS = [
    ("The pump failed.", "pump"),
    ("The Trust agreed.", "Trust"),
    ("Her left lung was clear.", "lung"),
    ("The patients' ward is open.", "ward"),
]
PEOPLE = [
    ("Dr Osei spoke.", "Osei"),
    ("Prof Bell spoke.", "Bell"),
    ("The patient slept.", "patient"),
    ("Two carers slept.", "carers"),
    ("They slept.", "They"),
    ("Mrs Kowalska refused lunch.", "Kowalska"),
    ("An 84 yo slept.", "yo"),
    ("My tired grandmother slept.", "grandmother"),
]


@pytest.mark.parametrize(
    ("text", "noun", "kind"),
    [(*row, kind) for kind, rows in (("", NEITHER), ("thing", THINGS), ("person", PEOPLE)) for row in rows],
)
def test_kind(text: str, noun: str, kind: str, rulebook: Rulebook) -> None:
    """By word, lemma, phrase, or the title before a name."""
    one = candidate(text, noun)
    assert one.tree is not None
    (token,) = one.tree.covering(one.start, one.end)

    assert kind_of(one.tree, token, rulebook.vocabulary) == kind
