"""What kind of document it is, where nobody has said."""

from __future__ import annotations

import pytest

from carelint.fold import fold
from carelint.register import SAMPLE, guess


@pytest.mark.parametrize(
    ("text", "register"),
    [
        ("", "board"),
        ("The garden was open.", "board"),
        ("The committee received the finance report for Q3.", "board"),
        ("Staff must record it. You should ask your manager; this policy applies to all employees.", "policy"),
        ("82F, hx COPD, o/e afebrile, obs stable. Denies chest pain. Furosemide 40 mg bd.", "clinical"),
        (f"{'Staff must ask. ' * 3}{'The garden was open. ' * (SAMPLE // 20)}{'Board. ' * 90}", "policy"),
    ],
)
def test_guess(text: str, register: str) -> None:
    """By its tell-tale words, of which a long paper's beginning has enough; board where there are none."""
    assert guess(fold(text).text) == register
