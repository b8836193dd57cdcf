"""What is said of a run is true, and adds up."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import pytest

from carelint.mending.account import FEW, Account
from carelint.mending.offer import Offer
from carelint.mending.paper import Mender, Paper
from carelint.reading import Reading
from carelint.rulebook import Rulebook
from carelint.run import wanted
from carelint.settings import Settings

TERMS = Settings(register="clinical")
Say = Callable[..., str]


@pytest.fixture(scope="module")
def mender(rulebook: Rulebook) -> Iterator[Mender]:
    """As `carelint fix` has it."""
    with Reading(wanted(TERMS)) as reading:
        yield Mender(reading, rulebook, TERMS)


@pytest.fixture
def say(mender: Mender) -> Say:
    """What is said of one file, of which some offers are changed first."""

    def said(text: str, name: str = "a.md", change: Callable[[Paper], Sequence[Offer]] | None = None) -> str:
        account, paper = Account("write", "carelint check a.md --short"), mender.paper(name, text.encode())
        account.seen(paper)
        account.took(mender, mender.mended(paper, change(paper) if change else paper.offers))
        return "\n".join(account.lines())

    return said


NOTES = """S: 58-year-old diabetic, poorly compliant with his insulin, claims he takes it "most days".

Pt denies any alcohol use but admits to cannabis.

Obese lady, suffers with her nerves, attention seeking on the ward overnight.

She failed methotrexate and refused bloods.

Drug-seeking behaviour noted; he was kicking off again in the waiting room.

Schizophrenic, well known to services, non-engaging with the community team.

Aggressive and demanding when her requests for more morphine were turned down.

He is an uncontrolled asthmatic who was told off about smoking.
"""


def test_every_phrase_is_accounted_for(mender: Mender, say: Say) -> None:
    """What `check` lists is put in, refused, left to a person, or noticed no more: each once."""
    paper = mender.paper("a.md", NOTES.encode())
    made = mender.mended(paper, paper.offers)
    parts = made.offers, made.refused, made.left, made.quiet
    said = say(NOTES)

    assert sum(map(len, parts)) == len(paper.checked.listed)
    assert made.quiet
    assert f"{len(made.quiet)} phrase" in said
    assert f"a.md:{made.quiet[0].place.line}: {made.quiet[0].text}" in said
    assert "no longer noticed beside the new words" in said
    numbers = [int(one) for one in re.findall(r"^(?:Words.* for )?(\d+) phrase", said, re.MULTILINE)]
    assert sum(numbers) == len(paper.checked.listed) + len(made.fresh)


def _charged(paper: Paper) -> list[Offer]:
    """All of them, the first with words that are noticed themselves."""
    first, *others = paper.offers
    return [replace(first, put=replace(first.put, text="A frequent flyer")), *others]


def test_what_is_refused_is_named(say: Say) -> None:
    """Phrase, place, the words that were offered, and those that would be noticed."""
    said = say("Yes.\n\nA diabetic came in.\n\nTom is an addict.\n", change=_charged)

    assert said == (
        "Words of care were put in for 1 phrase in 1 document.\n"
        "Please read your notes once more before they are filed.\n"
        "1 phrase was left, although words fit:\n"
        "  a.md:3: diabetic → A frequent flyer (“frequent flyer” would be noticed)"
    )


def test_of_many_the_first_are_named(say: Say) -> None:
    """A screen is short; nothing but what is said below is the reason."""

    def all_charged(paper: Paper) -> list[Offer]:
        return [replace(one, put=replace(one.put, text="a frequent flyer")) for one in paper.offers]

    said = say("The diabetic came in.\n\n" * (FEW + 2), change=all_charged).splitlines()

    assert said[0] == "Nothing was changed."
    assert said[1] == f"{FEW + 2} phrases were left, although words fit; the first {FEW} are:"
    assert len(said) == FEW + 2


def test_a_file_that_would_not_read_the_same(say: Say) -> None:
    """Is no matter of words."""

    def odd(paper: Paper) -> list[Offer]:
        return [replace(one, put=replace(one.put, text="# A *heading*\n")) for one in paper.offers]

    said = say("An addict came.\n", change=odd)

    assert "a.md:1: An addict → # A *heading* (the file would not read as it did)" in said


@pytest.mark.parametrize(
    ("title", "left"),
    [
        ("Bed blockers", ""),
        (" Bed  blockers\n", "Bed blockers"),
        ("Bed blockers – Trust", "Bed blockers – Trust"),
        ("Waits", ""),
    ],
)
def test_a_title_that_keeps_its_words_is_named(say: Say, title: str, left: str) -> None:
    """It is no text of the page, and `check` does not look at it; but it stands above the window."""
    said = say(f"<title>{title}</title><h1>Bed blockers</h1><p>Two bed blockers came.</p>", "a.html")

    assert ("The title of a.html stays, and is for you to change" in said) == bool(left)
    assert f"“{left}”" in said or not left


def test_nothing_is_said_of_files_that_were_refused() -> None:
    """Their own message is enough."""
    account = Account("diff", "")
    account.refused += 1

    assert list(account.lines()) == []
    assert account.exit == 2


@pytest.mark.parametrize(
    ("about", "says"),
    [
        ({}, "Nothing was changed: no words of care could simply be put in."),
        ({"kept": Counter({("baseline", "x"): 2})}, "Nothing was changed."),
        ({"refused": 1}, "Nothing was changed."),
    ],
)
def test_why_nothing_was_changed(about: dict[str, object], says: str) -> None:
    """What a baseline holds, or a file that could not be written, is another reason than words that do not fit."""
    account = Account("write", "carelint check a.md --short", papers=1, **about)  # type: ignore[arg-type]

    assert next(account.lines()) == says
