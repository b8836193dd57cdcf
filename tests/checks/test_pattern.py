"""Kind `pattern`: words, classes and numbers in a row, the rows that must not match first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carelint.checks import CHECKS, LOOKS
from carelint.rulebook import Rulebook
from tests.conftest import bundled, candidate

BED = (("", ("bed",)), ("", ("<number>",)), ("", ("wants", "needs")))
LIKE = (("", ("<people>",)), ("", ("like", "such as")), ("", ("this", "these")))
MAYBE = (("", ("very",)), ("?", ("frail",)), ("", ("elderly",)))
MANY = (("", ("the",)), ("*", ("<any>",)), ("!", ("problem",)))
LIVER = (("", ("the",)), ("?", ("<modifier>",)), ("!", ("liver",)))
COUNTED = (("", ("<number>",)), ("!", ("lives",)))
AGAIN = (("!", ("no",)), ("", ("<any>",)), ("", ("no",)), ("", ("clinic",)))
NO = [
    ("For the united.", "the", (("!", ("the",)), ("", ("<adjective>",)), ("", ("bus",)))),
    ("For the red bus.", "the", (("!", ("the",)), ("", ("<adjective>",)))),
    ("For the unit.", "the", (("!", ("the",)), ("", ("<adjective>",)))),
    ("For the less.", "the", (("!", ("the",)), ("", ("<adjective>",)))),
    ("See the and liver.", "liver", LIVER),
    ("See the, liver.", "liver", LIVER),
    ("See the odd, liver.", "liver", LIVER),
    ("See the her liver.", "liver", LIVER),
    ('See the "odd" liver.', "liver", LIVER),
    ("There were 38, lives apart.", "lives", COUNTED),
    ("The bed in bay 24 wants mending.", "bed", BED),
    ("Bed 24, wants and needs.", "wants", (("", ("bed",)), ("", ("wants",)))),
    ("Bed 24. Wants a drink.", "Wants", BED),
    ("The bed (24) wants airing.", "bed", BED),
    ("Bed 24 was made.", "Bed", BED),
    ("24 wants a bed.", "bed", BED),
    ("A very old elderly oak.", "elderly", MAYBE),
    ("The one two three four five problem.", "problem", MANY),
]
GROUP = (("!", ("the",)), ("", ("<adjective>",)))
EITHER = (("", ("the",)), ("", ("<modifier>", "our very own")), ("!", ("liver",)))
YES = [
    ("For the undoctored a bus comes.", "the", GROUP, "the undoctored"),
    ("For the phoneless a bus comes.", "the", GROUP, "the phoneless"),
    ("See the crepuscular liver.", "liver", EITHER, "the crepuscular liver"),
    ("See the our very own liver.", "liver", EITHER, "the our very own liver"),
    ("See the crepuscular liver.", "liver", LIVER, "the crepuscular liver"),
    ("See the well-read liver.", "read liver", (("", ("well",)), *LIVER[1:]), "well-read liver"),
    ("See the liver.", "liver", LIVER, "the liver"),
    ("No form, no clinic.", "No", AGAIN, "No form, no clinic"),
    ("The plan has 38,000 lives in it.", "lives", (("", ("<number>",)), *COUNTED), "38,000 lives"),
    ("Bed 24 wants a drink.", "Bed", BED, "Bed 24 wants"),
    ("In the night bed twelve needs turning.", "bed", BED, "bed twelve needs"),
    ("Bed 24 wants a drink.", "wants", BED, "Bed 24 wants"),
    ("We see patients like this daily.", "this", LIKE, "patients like this"),
    ("We see older people such as these daily.", "such as", LIKE, "older people such as these"),
    ("A very elderly gentleman.", "elderly", MAYBE, "very elderly"),
    ("A very frail elderly gentleman.", "elderly", MAYBE, "very frail elderly"),
    ("It was the whole loud family problem.", "problem", MANY, "the whole loud family problem"),
    ("It was the problem.", "problem", MANY, "the problem"),
]


@pytest.mark.parametrize(("text", "anchor", "pattern"), NO, ids=[text for text, *_ in NO])
def test_no_such_row(
    text: str, anchor: str, pattern: tuple[tuple[str, tuple[str, ...]], ...], rulebook: Rulebook
) -> None:
    """Other words between, a mark inside, too many repeats; nothing modifies a noun across a comma."""
    one = candidate(text, anchor, parsed=False, pattern=pattern)

    assert CHECKS["pattern"].span(one, rulebook.vocabulary) is None


@pytest.mark.parametrize(("text", "anchor", "pattern", "row"), YES, ids=[f"{text} {row}" for text, _, _, row in YES])
def test_the_whole_row(
    text: str, anchor: str, pattern: tuple[tuple[str, tuple[str, ...]], ...], row: str, rulebook: Rulebook
) -> None:
    """From whichever word the scan came; what may be missing may be there."""
    one = candidate(text, anchor, parsed=False, pattern=pattern)
    found = CHECKS["pattern"].span(one, rulebook.vocabulary)

    assert found is not None
    assert found.plain == row
    assert LOOKS["pattern"](one.rule, one.passage.folded, one.span[0], rulebook.vocabulary)
    assert CHECKS["pattern"].covered(found) == found


ROWS = (BED, LIKE, MAYBE, MANY, LIVER, COUNTED, AGAIN, GROUP, EITHER)
SAID = (
    "the", "bed", "24", "wants", "needs", "people", "older people", "Mr Bell", "Ms van der Meulen", "like", "such as",
    "this", "very", "our very own", "frail", "elderly", "problem", "liver", "lives", "no", "clinic", "phoneless",
    ".", ",",
)  # fmt: skip


@given(st.sampled_from(ROWS), st.lists(st.sampled_from(SAID), min_size=1, max_size=12), st.data())
def test_the_look_never_says_no_to_a_row(
    row: tuple[tuple[str, tuple[str, ...]], ...], words: list[str], data: st.DataObject
) -> None:
    """Wherever sentences end and however long a name is."""
    anchor = data.draw(st.sampled_from([word for word in words if word[0].isalnum()] or ["bed"]))
    one = candidate(" ".join([*words, anchor]), anchor, parsed=False, pattern=row)
    vocabulary = bundled().vocabulary
    found = CHECKS["pattern"].span(one, vocabulary)

    assert found is None or LOOKS["pattern"](one.rule, one.passage.folded, one.span[0], vocabulary)


@pytest.mark.parametrize("text", ["The bed was made.", "Bed and 24.", "24 needs. Bed.", "Bed, needs 24."])
def test_the_look_says_no(text: str, rulebook: Rulebook) -> None:
    """Where a word of the row is missing, or another stands between."""
    one = candidate(text, "ed", parsed=False, pattern=BED)

    assert not LOOKS["pattern"](one.rule, one.passage.folded, one.span[0] - 1, rulebook.vocabulary)
