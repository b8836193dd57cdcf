"""A word that tells of an illness or a deed does not land on the person."""

from __future__ import annotations

import pytest

from carelint.qualified import qualified
from carelint.rulebook import Rulebook
from tests.conftest import candidate

DIABETES = ("person with diabetes", "people with diabetes")
LANDS = [
    ("An uncontrolled diabetic came.", "diabetic"),
    ("A severe asthmatic.", "asthmatic"),
    ("Three uncontrolled epileptics.", "epileptics"),
    ("The stable schizophrenic was moved.", "schizophrenic"),
    ("The young, uncontrolled diabetic.", "diabetic"),
    ("A severe young asthmatic.", "asthmatic"),
    ("A poorly controlled asthmatic.", "asthmatic"),
    ("Treatment-resistant schizophrenic.", "schizophrenic"),
    ("Mild diabetics were seen.", "diabetics"),
    ("The ward diabetics were seen.", "diabetics"),
    ("A new diabetic.", "diabetic"),
    ("Parents who are addicts.", "addicts"),
    ("A person who is an addict.", "addict"),
    ("Every alcoholic, diabetic and epileptic is asked.", "alcoholic"),
    ("All diabetic and epileptic patients.", "diabetic"),
    ("A frail and vulnerable patient.", "vulnerable patient"),
    ("An ageing, demented patient.", "demented patient"),
]
STAYS = [
    ("A diabetic, veins poor.", "diabetic"),
    ("A diabetic and he smokes.", "diabetic"),
    ("Patients and vulnerable patient.", "vulnerable patient"),
    ("A young asthmatic.", "asthmatic"),
    ("An asthmatic came.", "asthmatic"),
    ("Two other diabetics.", "diabetics"),
    ("A Polish diabetic came.", "diabetic"),
    ("A 72-year-old diabetic.", "diabetic"),
    ("The homeless addict rang.", "addict"),
    ("The trust's addicts.", "addicts"),
    ("We treat diabetics here.", "diabetics"),
    ("She sees epileptics.", "epileptics"),
    ("To spot addicts is hard.", "addicts"),
    ("They include addicts.", "addicts"),
    ("Seen today, diabetic.", "diabetic"),
    ("A severe obese lady.", "obese lady"),
    ("Grow the frail.", "the frail"),
]


def _qualified(text: str, phrase: str, rulebook: Rulebook) -> bool:
    many = phrase.endswith("s")
    one = candidate(text, phrase, form="plural" if many else "singular")
    return qualified(one, DIABETES[many], rulebook.vocabulary)


@pytest.mark.parametrize(("text", "phrase"), STAYS, ids=[text for text, _ in STAYS])
def test_what_a_person_can_be_may_stand_before_them(text: str, phrase: str, rulebook: Rulebook) -> None:
    """Age, origin, an owner, a number; and a verb is no part of the noun phrase."""
    assert not _qualified(text, phrase, rulebook)


@pytest.mark.parametrize(("text", "phrase"), LANDS, ids=[text for text, _ in LANDS])
def test_what_an_illness_is_may_not(text: str, phrase: str, rulebook: Rulebook) -> None:
    """Nor what nobody knows of, nor people who are people."""
    assert _qualified(text, phrase, rulebook)


@pytest.mark.parametrize(
    ("text", "past"),
    [
        ("IVDU in the past.", True),
        ("IVDU, previously.", True),
        ("IVDU ten years ago.", True),
        ("IVDU until 2019.", True),
        ("IVDU for ten years.", False),
        ("IVDU in bed four.", False),
    ],
)
def test_what_was_is_not_said_of_now(text: str, past: bool, rulebook: Rulebook) -> None:
    """Nobody injects drugs in the past."""
    assert qualified(candidate(text, "IVDU"), "person who injects drugs", rulebook.vocabulary) is past


def test_words_for_no_person_take_any_adjective(rulebook: Rulebook) -> None:
    """A severe illness."""
    one = candidate("A severe diabetic came.", "diabetic", form="singular")

    assert not qualified(one, "illness with a name", rulebook.vocabulary)
