"""Rights, and what the law allows, stay silent; what somebody tends to do, or is not allowed, does not."""

from __future__ import annotations

import pytest

from carelint.judges.questions.statuses.rights import granted
from carelint.rulebook import Rulebook
from tests.conftest import candidate

GRANTED = [
    ("You may refuse treatment.", "refuse", "clinical"),
    ("You can always refuse a student.", "refuse", "clinical"),
    ("Patients can refuse treatment.", "refuse", "policy"),
    ("People may accept or refuse the offer.", "refuse", "policy"),
    ("She has an advance decision to refuse blood.", "refuse", "clinical"),
    ("The right to complain is on page 2.", "complain", "board"),
    ("By law you are allowed to see your notes.", "allowed", "policy"),
    ("DoLS granted: he is not allowed to leave alone.", "not allowed", "clinical"),
]
SAID = [
    ("He can refuse his tablets at night.", "refuse", "clinical"),
    ("She may not refuse the move.", "refuse", "policy"),
    ("Patients who refuse the move are dropped.", "refuse", "policy"),
    ("Patients may fail to come.", "fail", "policy"),
    ("Fathers are not allowed past the doors.", "not allowed", "policy"),
]


@pytest.mark.parametrize(("text", "phrase", "register"), GRANTED, ids=[text for text, *_ in GRANTED])
def test_granted(text: str, phrase: str, register: str, rulebook: Rulebook) -> None:
    """One's own to do, or allowed by the law and no favour."""
    assert granted(candidate(text, phrase, parsed=False, register=register), rulebook.vocabulary)


@pytest.mark.parametrize(("text", "phrase", "register"), SAID, ids=[text for text, *_ in SAID])
def test_said(text: str, phrase: str, register: str, rulebook: Rulebook) -> None:
    """Told of somebody, or kept from them."""
    assert granted(candidate(text, phrase, parsed=False, register=register), rulebook.vocabulary) == ""
