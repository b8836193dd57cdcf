"""The words of a permission."""

from __future__ import annotations

from datetime import date

import pytest

from carelint.allowing.wording import Wording, WordingError, understood

RULE = "objectifying/bed-number"


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        (f"allow {RULE}", Wording("allow", (RULE,))),
        (f'allow {RULE} "bed 24" because they chose it', Wording("allow", (RULE,), "bed 24", "they chose it")),
        (f"allow {RULE} “bed 24” because “it” is\n theirs", Wording("allow", (RULE,), "bed 24", "“it” is theirs")),
        (f"allow {RULE}, blaming reason: a quote", Wording("allow", (RULE, "blaming"), reason="a quote")),
        (f"allow {RULE} until 2027-03-31 because so", Wording("allow", (RULE,), "", "so", date(2027, 3, 31))),
        (f"allow {RULE} because so until 2027-03-31.", Wording("allow", (RULE,), "", "so", date(2027, 3, 31))),
        (f"allow {RULE} because we wait until May", Wording("allow", (RULE,), "", "we wait until May")),
        (f"allow-file {RULE}", Wording("allow-file", (RULE,))),
        (f"allow-begin {RULE}", Wording("allow-begin", (RULE,))),
        ("allow-end", Wording("allow-end")),
    ],
)
def test_what_is_understood(said: str, meant: Wording) -> None:
    """Phrase, reason and last day, in any order in which they are written."""
    assert understood(said) == meant


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("alow x", "not understood"),
        ("ignore", "not understood"),
        ("allow", "names no rule"),
        ('allow "bed 24" because so', "names no rule"),
        (f"allow {RULE} Bed 24", "«Bed» is no rule"),
        (f"allow {RULE} until 31.3.2027", "no day"),
        (f"allow {RULE} until tomorrow because so", "no day"),
    ],
)
def test_what_is_not(said: str, reason: str) -> None:
    """With a way out."""
    with pytest.raises(WordingError, match=reason) as err:
        understood(said)
    assert err.value.hint
