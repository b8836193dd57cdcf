"""A replacement fits its sentence, or is not put in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from carelint.rulebook import Rulebook
from carelint.suggest import swap
from tests.conftest import candidate

NOUN = (("plural", "people who wait"), ("singular", "person who waits"))
USER = (("singular", "user of inhalers"),)
OTHER = (("singular", "older person"),)
VERB = (("base", "leave"), ("past", "left"), ("participle", "left"), ("gerund", "leaving"))
TOLD_APART = (("past", "chose not to"), ("participle", "chosen not to"))
UNSAFE = [
    ("The bed blocker's wife rang.", "bed blocker", "singular", NOUN),
    ("A bed blocker/carer rang.", "bed blocker", "singular", NOUN),
    ("The bed blocker clinic is full.", "bed blocker", "singular", NOUN),
    ("BED BLOCKERS ON WARD 7", "BED BLOCKERS", "plural", NOUN),
    ("Two bed blockers came.", "bed blockers", "", NOUN),
    ("Two bed blockers came.", "bed blockers", "plural", ()),
    ("Two bed blockers came.", "bed blockers", "plural", (("singular", "x"),)),
]
SAFE = [
    ("Two bed blockers came.", "bed blockers", "plural", NOUN, "Two people who wait came."),
    ("Bed blockers came.", "Bed blockers", "plural", NOUN, "People who wait came."),
    ("The Bed blocker came.", "Bed blocker", "singular", NOUN, "The person who waits came."),
    ("We met a geriatric.", "geriatric", "singular", OTHER, "We met an older person."),
    ("A geriatric came.", "geriatric", "singular", OTHER, "An older person came."),
    ("An addict came.", "addict", "singular", USER, "A user of inhalers came."),
    ("We met a bed blocker.", "bed blocker", "singular", NOUN, "We met a person who waits."),
    ("She absconded.", "absconded", "past", VERB, "She left."),
    ("Absconding again.", "Absconding", "gerund", VERB, "Leaving again."),
]


@pytest.mark.parametrize(
    ("text", "phrase", "form", "swaps"), UNSAFE, ids=[f"{text} {form}" for text, _, form, _ in UNSAFE]
)
def test_words_are_only_offered(
    text: str, phrase: str, form: str, swaps: tuple[tuple[str, str], ...], rulebook: Rulebook
) -> None:
    """A possessive, a slash, a noun behind it, capitals, a form that nothing is known for."""
    assert swap(candidate(text, phrase, form=form, swaps=swaps), rulebook.vocabulary) is None


@pytest.mark.parametrize(("text", "phrase", "form", "swaps", "becomes"), SAFE, ids=[text for text, *_ in SAFE])
def test_it_fits(
    text: str, phrase: str, form: str, swaps: tuple[tuple[str, str], ...], becomes: str, rulebook: Rulebook
) -> None:
    """Number, tense, capital, and the article before it."""
    put = swap(candidate(text, phrase, form=form, swaps=swaps), rulebook.vocabulary)

    assert put is not None
    assert text[: put.start] + put.text + text[put.end :] == becomes


@pytest.mark.parametrize(
    ("text", "parsed", "text_put"),
    [
        ("She refused lunch.", True, "chose not to"),
        ("Lunch was refused.", True, "chosen not to"),
        ("She refused lunch.", False, None),
    ],
)
def test_past_and_participle_are_told_apart(text: str, parsed: bool, text_put: str | None, rulebook: Rulebook) -> None:
    """By the grammar; without it nothing is put in where the two differ."""
    put = swap(candidate(text, "refused", parsed=parsed, form="past", swaps=TOLD_APART), rulebook.vocabulary)

    assert (put.text if put else None) == text_put


def test_an_open_phrase_is_not_touched(rulebook: Rulebook) -> None:
    """While only grammar can tell whether a noun follows."""
    one = candidate("The bed blocker shivering there slept.", "bed blocker", form="singular", swaps=NOUN)

    assert swap(replace(one, tree=None), rulebook.vocabulary) is None
