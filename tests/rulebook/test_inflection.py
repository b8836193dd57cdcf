"""Forms of a phrase: made, not listed."""

from __future__ import annotations

import pytest

from carelint.rulebook import inflection as dictionary


@pytest.mark.parametrize(
    ("phrase", "inflect", "form"),
    [
        ("high utiliser", "noun", "high utilizers"),
        ("bed blocker", "noun", "bedblockers"),
        ("frequent flyer", "noun", "frequent fliers"),
        ("ceiling of care", "noun", "ceilings of care"),
        ("suffer from", "verb", "suffering from"),
        ("process", "verb", "processes"),
        ("challenging behaviour", "noun", "challenging behaviors"),
    ],
)
def test_forms(phrase: str, inflect: str, form: str) -> None:
    """Number, tense, UK and US spelling, apart and together."""
    assert form in {made.text for made in dictionary.forms(phrase, inflect)}


@pytest.mark.parametrize(("phrase", "inflect"), [("off legs", "none"), ("acopia", "none")])
def test_what_is_not_inflected_stays(phrase: str, inflect: str) -> None:
    """`inflect: none` makes no plural."""
    assert {made.name for made in dictionary.forms(phrase, inflect)} == {""}


@pytest.mark.parametrize(
    ("phrase", "plural"),
    [
        ("person who needs care often", "people who need care often"),
        ("person waiting for somewhere right to go", "people waiting for somewhere right to go"),
        ("person with diabetes", "people with diabetes"),
        ("a person who is ill", "people who are ill"),
    ],
)
def test_plural(phrase: str, plural: str) -> None:
    """The head takes the plural, and the verb of its relative clause agrees."""
    assert dictionary.plural(phrase) == plural


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("base", "do not report"),
        ("third", "does not report"),
        ("past", "did not report"),
        ("participle", "not reported"),
        ("gerund", "not reporting"),
    ],
)
def test_what_is_not_done_is_inflected_too(name: str, made: str) -> None:
    """«do not» takes the tense, and goes where there is none."""
    assert dictionary.replacement("do not report", "verb", name) == made
