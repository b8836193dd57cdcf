"""The proof: in twenty invented archives each planted change is found, and no other is claimed."""

from __future__ import annotations

import pytest

from carelint.audit.comparing.comparison import Comparison, claims, compare
from carelint.audit.comparing.volume import volume
from carelint.audit.store import Store
from tests.audit.planted import ARRIVES, FADES, PLANTED, QUARTERS, Archive, missed_and_wrong

ARCHIVES = 20
Made = dict[tuple[int, tuple[str, str]], Comparison]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Every pair of quarters of every archive, read from a store."""
    found = {}
    with Store.open(str(tmp_path_factory.mktemp("archives") / "audit.db"), make=True) as store:
        for seed in range(ARCHIVES):
            archive = Archive(seed)
            with store.writing() as connection:
                for quarter, change in QUARTERS:
                    archive.put_at_once(connection, f"{2000 + seed}-{quarter}", change)
            with store.reading() as connection:
                volumes = {quarter: volume(connection, f"{2000 + seed}-{quarter}") for quarter, _ in QUARTERS}
            found.update({(seed, pair): compare(volumes[pair[0]], volumes[pair[1]]) for pair in PLANTED})
    return found


@pytest.mark.parametrize("pair", list(PLANTED), ids=" ".join)
def test_each_is_found_and_no_other_is_claimed(pair: tuple[str, str], made: Made) -> None:
    """A phrase that fades, one that arrives, a change of the dictionary, a change of the papers."""
    found = {seed: missed_and_wrong(claims(made[seed, pair]), pair) for seed in range(ARCHIVES)}

    assert {seed: one for seed, one in found.items() if one != (set(), set())} == {}


def test_rules_and_papers_would_have_looked_like_language(made: Made) -> None:
    """What the first two quarters hold rose by a half and more; like with like and by equal rules it did not."""
    some = [one for (_, pair), one in made.items() if pair == ("Q1", "Q2")]

    assert all(one.crude[1] > one.crude[0] for one in some if one.changes["all"].ratio > 0.9)
    assert sum(one.crude[1] / one.crude[0] > 1.25 for one in some) > ARCHIVES / 2
    assert not any(one.changes["all"].claimed for one in some)


def test_the_planted_phrases_moved_as_they_were_planted(made: Made) -> None:
    """By papers, and in the right direction."""
    for (_, pair), one in made.items():
        if pair != ("Q1", "Q2"):
            moved = {phrase.phrase: phrase for phrase in one.phrases}
            assert moved[ARRIVES].before == 0 < moved[ARRIVES].after
            assert moved[FADES].after < moved[FADES].before / 2


def test_words_of_care_wait_for_one_dictionary(made: Made) -> None:
    """Counted by two lists they are not compared at all."""
    assert all(("care" in one.changes) == (pair == ("Q2", "Q3")) for (_, pair), one in made.items())
