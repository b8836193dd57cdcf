"""Kind `words`: the phrase is its own span, whatever the grammar."""

from __future__ import annotations

import pytest

from carelint.checks import CHECKS
from carelint.rulebook import Rulebook
from tests.conftest import candidate


@pytest.mark.parametrize("parsed", [False, True])
def test_the_phrase_as_it_stands(parsed: bool, rulebook: Rulebook) -> None:
    """Neither wider nor narrower, before and after the grammar is read."""
    one = candidate("Three frequent flyers came back.", "frequent flyers", parsed=parsed)

    assert CHECKS["words"].span(one, rulebook.vocabulary) == one
    assert CHECKS["words"].covered(one) == one
