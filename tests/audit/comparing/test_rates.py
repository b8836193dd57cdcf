"""Rates and their ratios: what they hold, what they do not say, and what moves them."""

from __future__ import annotations

import math
import random
from dataclasses import replace

import pytest

from carelint.audit.comparing.rates import Weighed, change, rate

WORDS = 2_000


def papers(counts: list[int], *, words: int = WORDS, kind: str = "", period: str = "") -> list[Weighed]:
    """Papers of one length with these counts."""
    return [Weighed(f"{period}{kind}{number}", kind, words, count) for number, count in enumerate(counts)]


def test_four_papers_say_nothing() -> None:
    """However much they seem to say."""
    made = change(papers([0, 0, 0, 0]), papers([50, 50, 50, 50, 50]))

    assert (made.told, made.claimed, made.chance) == (False, False, 1.0)
    assert rate(papers([1])).high == math.inf
    assert rate([]).per_1000 == 0


def test_a_rate_is_so_many_in_a_thousand_words() -> None:
    """And the truth lies within what is said of it."""
    made = rate(papers([2, 4, 3, 3, 2, 4]))

    assert made.per_1000 == pytest.approx(1.5)
    assert made.low < 1.5 < made.high


def test_a_doubling_shows_and_a_little_does_not() -> None:
    """Forty papers each, evenly."""
    evenly = papers([2, 3, 1, 2] * 10, period="a")
    double = change(evenly, papers([4, 6, 2, 4] * 10, period="b"))
    little = change(evenly, papers([2, 3, 1, 3] * 10, period="b"))

    assert double.ratio == pytest.approx(2, rel=0.02)
    assert (double.low > 1, double.chance < 1e-4) == (True, True)
    assert (little.low < 1 < little.high, little.chance > 0.05) == (True, True)


def test_longer_papers_change_no_rate() -> None:
    """Twice the words and twice the phrases."""
    made = change(papers([2, 3, 1, 2] * 5), papers([4, 6, 2, 4] * 5, words=2 * WORDS, period="b"))

    assert made.ratio == pytest.approx(1, rel=0.02)


def test_one_loud_paper_is_one_voice() -> None:
    """Forty phrases in one paper say less than one in each of forty, and are no change of language."""
    quiet = papers([1, 0] * 20, period="a")
    loud = change(quiet, papers([40, *[1, 0] * 20], period="b"))
    every = change(quiet, papers([2, 1] * 20, period="b"))

    assert every.chance < 0.01 < loud.chance


def test_like_is_weighed_with_like() -> None:
    """More papers of a kind that has always had more phrases are no change: 10 and 30 papers, then 30 and 10."""
    dense, thin = [10, 12, 8, 10, 11], [1, 0, 2, 1, 1]
    before = [*papers(dense * 2, kind="dense"), *papers(thin * 6, kind="thin")]
    after = [*papers(dense * 6, kind="dense", period="b"), *papers(thin * 2, kind="thin", period="b")]
    made = change(before, after)
    mixed = change([replace(one, kind="") for one in before], [replace(one, kind="") for one in after])

    assert made.ratio == pytest.approx(1, rel=0.01)
    assert mixed.ratio > 2


def test_the_same_papers_tell_more() -> None:
    """Papers that stand in both pull both rates alike, so that a small mending shows."""
    before = papers([10, 0, 20, 2, 30, 4, 8, 1] * 3)
    after = papers([8, 0, 16, 2, 24, 3, 6, 1] * 3)
    others = [replace(one, key=f"other {one.key}") for one in after]
    same, apart = change(before, after), change(before, others)

    assert same.ratio == apart.ratio
    assert (same.high < 1 < apart.high, same.chance < apart.chance) == (True, True)


def test_what_could_have_shown_is_honest() -> None:
    """The smallest change that could show: smaller with more papers, larger where many are looked at, none with few."""
    few, many = papers([1, 0, 2, 0, 5]), papers([1, 0, 2, 0, 5] * 30)
    found = change(many, [replace(one, key=f"b{one.key}") for one in many])
    beside = change(many, [replace(one, key=f"b{one.key}") for one in many], 14)

    assert 1 < found.smallest < beside.smallest < 3
    assert change(few, papers([0, 1, 0, 2, 5], period="b")).smallest == 0


@pytest.mark.parametrize(("number", "least"), [(8, 0.95), (40, 0.92)])
def test_intervals_hold_the_truth(number: int, least: float) -> None:
    """Nothing changed, papers are as lumpy as board papers: 19 of 20 intervals are to hold 1, and about so many do."""
    chance = random.Random(11)

    def drawn(period: str) -> list[Weighed]:
        made = []
        for at in range(number):
            words = int(4_000 * chance.lognormvariate(0, 0.7))
            expected = words * 5e-4 * chance.gammavariate(1, 1)
            count = sum(1 for _ in range(200) if chance.random() < expected / 200)
            made.append(Weighed(f"{period}{at}", "", words, count))
        return made

    found = [change(drawn("a"), drawn("b")) for _ in range(120)]

    assert sum(one.low <= 1 <= one.high for one in found) / len(found) >= least
    assert sum(one.chance < 0.01 for one in found) <= 4
