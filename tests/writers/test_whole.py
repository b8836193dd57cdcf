"""What is said of a whole paper: what was seen, with its place, and no more than is known."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from carelint import readers
from carelint.finding import Checked
from carelint.writers.voice.whole import balance

Check = Callable[..., Checked]
ABOUT = "Patients and their families came to the ward, and the children stayed. "
PLAIN = ABOUT + "The building was open all week and the floor was dry. " * 20
NETWORK = "Incidents on the network are logged, and the desk is told when a server is down. " * 20


def _said(text: str, checked: Check, register: str = "board") -> str:
    return balance(checked(readers.read("x.md", text.encode()), register))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (PLAIN, "We saw no place where somebody’s story is told and none where people are asked what matters to them."),
        (f"Mrs Bell told us of the wait. {PLAIN}", "story may be told: “Mrs Bell told us” (line 1, column 1)."),
        (f"“I was cold,” Mrs Bell told us of the wait. {PLAIN}", "story is told: “"),
        (f"We asked her what helps. {PLAIN}", "People are asked something: “asked her what” (line 1, column 4)."),
    ],
    ids=["nothing", "one kind", "two kinds", "a question"],
)
def test_a_board_paper(text: str, said: str, checked: Check) -> None:
    """One kind of trace is a perhaps, and every claim has its words and its place."""
    assert said in _said(text, checked)


def test_a_quotation_stands_in_one_pair_of_marks(checked: Check) -> None:
    """Whatever marks the paper uses; words within words that are quoted already are not quoted again."""
    said = _said(f'"I was cold," she said, "and "old" too." Mrs Bell told us of the wait. {PLAIN}', checked)

    assert "“I was cold,” (line 1" in said
    assert said.count("“") == said.count("”")
    assert '"' not in said


def test_places_that_are_not_named_are_counted(checked: Check) -> None:
    """Three are named; how many more there are can be checked."""
    said = _said("\n\n".join(["Mrs Bell told us of the wait."] * 5 + [PLAIN]), checked)

    assert said.count("Mrs Bell told us”") == 3
    assert "; and in 2 places more." in said


@pytest.mark.parametrize("text", [NETWORK, ABOUT], ids=["not about people", "a fragment"])
def test_nothing_is_said_where_nothing_could_be_expected(text: str, checked: Check) -> None:
    """A paper on computers owes nobody a story; nor does a paragraph."""
    assert _said(text, checked) == ""


def test_a_policy_is_asked_for_no_story(checked: Check) -> None:
    """Only board papers tell whose life it is about."""
    assert _said(PLAIN, checked, "policy") == ""


def test_where_it_is_densest_can_be_checked(checked: Check) -> None:
    """The section, and how many words of how many."""
    text = f"# A\n\nCapacity, demand and throughput. {'The floor was dry. ' * 20}\n\n# B\n\n{'Rain fell. ' * 40}"

    assert "densest under “A” (3 in 84 words)" in _said(text, checked)
