"""What kind of document it is, where nobody has said."""

from __future__ import annotations

import pytest

from carelint.fold import fold
from carelint.register import SAMPLE, ReadAs, Registers, guess, stated


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
    assert guess(fold(text).text).register == register


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no tell-tale words: taken for a board paper"),
        ("You.", "1 tell-tale word of policies, 0 of board papers and 0 of clinical notes"),
        ("82F, the board", "1 tell-tale word of board papers, 1 of clinical notes and 0 of policies"),
    ],
)
def test_the_reason(text: str, reason: str) -> None:
    """It counts, and quotes nothing."""
    assert guess(fold(text).text).reason == reason


def test_registers() -> None:
    """A part has its own, up to where it ends; what somebody stated holds everywhere."""
    found = Registers(ReadAs("board", 0, 90, ""), (ReadAs("clinical", 10, 20, ""), ReadAs("policy", 20, 30, "")))

    assert [found.at(place) for place in (0, 9, 10, 19, 20, 30)] == [
        "board", "board", "clinical", "clinical", "policy", "board",
    ]  # fmt: skip
    assert found.all == ("board", "clinical", "policy")
    assert (stated("policy").at(50), stated("policy").all) == ("policy", ("policy",))
