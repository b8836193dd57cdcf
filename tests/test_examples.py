"""Every entry and rule keeps what its own examples promise."""

from __future__ import annotations

import pytest

from carelint.rulebook import Rulebook
from carelint.selftest import Broken, broken
from tests.conftest import bundled

BOOK = bundled()


@pytest.fixture(scope="module")
def failures(rulebook: Rulebook) -> dict[tuple[str, str], Broken]:
    """All that does not hold, found in one pass, because sentences are parsed together."""
    return {(one.rule.id, one.example.text): one for one in broken(rulebook)}


@pytest.mark.parametrize(
    ("rule_id", "text"),
    [(rule.id, e.text) for rule in BOOK.rules for e in rule.examples],
    ids=[f"{rule.id}-{i}" for rule in BOOK.rules for i, _ in enumerate(rule.examples, 1)],
)
def test_example(rule_id: str, text: str, failures: dict[tuple[str, str], Broken]) -> None:
    """Exact phrases are noticed, others stay silent, and the rewritten text is clean."""
    assert (rule_id, text) not in failures, str(failures.get((rule_id, text)))


def test_a_broken_example_is_found(rulebook: Rulebook) -> None:
    """The check can fail."""
    from dataclasses import replace

    rule = rulebook.rule("objectifying/bed-blocker")
    assert rule is not None
    wrong = replace(rule, examples=(replace(rule.examples[0], flags=("Two",)),))
    assert [str(one.found) for one in broken(rulebook, [wrong])] == ["«bed blockers»"]
