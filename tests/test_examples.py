"""Every entry and rule keeps what its own examples promise."""

from __future__ import annotations

import pytest

from carelint.rulebook import Rulebook
from carelint.selftest import MOST, Broken, broken, crowded
from tests.conftest import bundled, rule

BOOK = bundled()


@pytest.fixture(scope="module")
def failures(rulebook: Rulebook) -> dict[tuple[str, str], Broken]:
    """All that does not hold, found in one pass, because sentences are parsed together."""
    return {(one.rule.id, one.example.text): one for one in broken(rulebook)}


@pytest.mark.parametrize(
    ("rule_id", "text"),
    [(one.id, e.text) for one in BOOK.rules for e in one.examples],
    ids=[f"{one.id}-{i}" for one in BOOK.rules for i, _ in enumerate(one.examples, 1)],
)
def test_example(rule_id: str, text: str, failures: dict[tuple[str, str], Broken]) -> None:
    """Exact phrases are noticed, others stay silent, and the rewritten text is clean."""
    assert (rule_id, text) not in failures, str(failures.get((rule_id, text)))


def test_a_broken_example_is_found(rulebook: Rulebook) -> None:
    """The check can fail."""
    from dataclasses import replace

    right = rulebook.rule("objectifying/bed-blocker")
    assert right is not None
    wrong = replace(right, examples=(replace(right.examples[0], flags=("Two",)),))
    assert [str(one.found) for one in broken(rulebook, [wrong])] == ["«bed blockers»"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("bed blockers who wait",), "«bed blockers» again"),
        (("people who who wait",), "who who"),
    ],
)
def test_a_replacement_that_does_not_fit_is_found(words: tuple[str, ...], told: str, rulebook: Rulebook) -> None:
    """Noticed again, or a word twice."""
    from dataclasses import replace

    right = rulebook.rule("objectifying/bed-blocker")
    assert right is not None
    example = replace(right.examples[0], text="The two bed blockers were moved.", becomes="")
    wrong = replace(right, swaps=(("", "plural", words),), examples=(example,))
    found = broken(replace(rulebook, rules=(wrong,)), [wrong])

    assert [told in one.found for one in found] == [True]


@pytest.mark.parametrize(("literals", "told"), [(MOST, []), (MOST + 1, ["its guards hold 9 words; 8 at most"])])
def test_guards_that_learned_sentences_by_heart_are_told(literals: int, told: list[str]) -> None:
    """Eight words of its own a rule may have; more want a name."""
    found = crowded([rule(literals=literals, path="blaming.yaml", line=3)])

    assert [one.reason for one in found] == told
    assert all(str(one).startswith("blaming.yaml:3: blaming/example: ") for one in found)


def test_no_guard_of_ours_is_crowded(rulebook: Rulebook) -> None:
    """Neither of a rule nor of a sense."""
    assert crowded([*rulebook.rules, *rulebook.senses]) == []


def test_our_guards_hold_few_words(rulebook: Rulebook) -> None:
    """A person can weigh what keeps an entry silent: what many need has a name, what one sentence needed is gone."""
    together = sum(one.literals for one in (*rulebook.rules, *rulebook.senses))

    assert together < 600
