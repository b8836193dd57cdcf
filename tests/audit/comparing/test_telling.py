"""The sentences of a comparison: figures that people can read, and no more than numbers carry."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import pytest

from carelint.audit.comparing import telling
from carelint.audit.comparing.comparison import Comparison, compare
from carelint.audit.comparing.rates import Change, Rate
from carelint.audit.comparing.volume import volume
from carelint.audit.store import Store
from tests.audit.planted import ARRIVES, FADES, NEW, QUARTERS, Archive

RATE = Rate(0.5, 0.4, 0.6, 30, 60_000, 30)
CHANGE = Change(RATE, replace(RATE, per_1000=1.25), 2.5, 1.6, 3.9, 0.0001, 0.001, 1.8)


@pytest.fixture(scope="module")
def quarters(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Comparison]:
    """The first quarter of an archive with the second, and the second with the third."""
    path: Path = tmp_path_factory.mktemp("telling") / "audit.db"
    archive = Archive(3)
    with Store.open(str(path), make=True) as store:
        for quarter, change in QUARTERS:
            with store.writing() as connection:
                archive.put_at_once(connection, f"2026-{quarter}", change)
        with store.reading() as connection:
            held = {quarter: volume(connection, f"2026-{quarter}") for quarter, _ in QUARTERS}
    return {"papers": compare(held["Q1"], held["Q2"]), "language": compare(held["Q2"], held["Q3"])}


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "0"), (0.00123, "0.0012"), (0.06, "0.060"), (0.996, "1.0"), (1.25, "1.2"), (9.94, "9.9"), (9.96, "10"),
        (12_345, "12,345"), (math.inf, "any number"),
    ],
)  # fmt: skip
def test_figures_have_two_digits_that_mean_something(number: float, said: str) -> None:
    """Neither more nor fewer."""
    assert telling.figure(number) == said


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (CHANGE, "1.2 in 1,000 words, 2.5 times as many (somewhere from 1.6 to 3.9); more than chance explains."),
        (replace(CHANGE, held=0.2), "…; chance explains it."),
        (replace(CHANGE, low=0.01, high=9.0), "0.50, then 1.2 in 1,000 words; there is too little of it to say more."),
        (replace(CHANGE, after=replace(RATE, papers=4)), "too few papers to tell."),
    ],
    ids=["changed", "chance", "vague", "few"],
)  # fmt: skip
def test_a_change_says_what_it_carries(change: Change, said: str) -> None:
    """Whether chance explains it, and nothing where nothing can be said."""
    assert telling.changed(change).endswith(said.removeprefix("…"))


def test_other_rules_and_other_papers_are_told_apart(quarters: dict[str, Comparison]) -> None:
    """Each under its own question, the language under none of them."""
    said = {part.title: " ".join(part.lines) for part in telling.parts(quarters["papers"])}

    assert said["Did the language change?"].startswith(telling.CHANCE)
    assert "New: 1 rule, with " in said["Did the dictionary change?"]
    assert "Mended: 1 rule, with " in said["Did the dictionary change?"]
    assert f"{NEW}, board: no papers, then 21." in said["Are these other papers?"]
    assert "The difference between the two is that of the papers" in said["Are these other papers?"]
    assert "24 papers stand in both, none of them word for word" in said["The same papers, then and now"]


def test_phrases_are_told_by_papers(quarters: dict[str, Comparison]) -> None:
    """The ones that arrived first."""
    said = {part.title: part.lines for part in telling.parts(quarters["language"])}["Which phrases moved?"]

    assert said[0].startswith(f"“{ARRIVES}” arrived: it stood in no paper, and stands in ")
    assert said[1].startswith(f"“{FADES}” stands in fewer papers: ")
    assert len(said) == 2


def test_committees_stand_in_the_order_of_their_names(quarters: dict[str, Comparison]) -> None:
    """Whatever their figures are."""
    names = [one.name for one in quarters["language"].committees]

    assert names == sorted(names)
    assert len(names) == 7
