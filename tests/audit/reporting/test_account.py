"""What a report tells, and what it keeps to itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from carelint import readers
from carelint.audit.reporting.about import Whom
from carelint.audit.reporting.account import QUESTIONS, Account, Passage
from carelint.audit.reporting.saying import named
from carelint.audit.reporting.sharing import EACH, chosen, whole
from carelint.engine import check_document
from carelint.rule import ANSWERS, PACKS
from carelint.rulebook import Rulebook
from carelint.settings import Settings
from tests.audit.planted import ARRIVES, COMMITTEES, FADES
from tests.test_manners import NAMES as JUDGING

QUOTED = re.compile(r"“[^”]*”|\S+/\S+")
"""Phrases of papers, and ids of rules."""


def _said(account: Account) -> Iterator[str]:
    """Every sentence of the program's own."""
    yield from (account.paragraph, account.together, account.trended, account.about, account.judged, *QUESTIONS)
    yield from (line for part in account.parts for line in (part.title, *part.lines))


@pytest.mark.parametrize("register", ["board", "policy", "clinical"])
@pytest.mark.parametrize("name", ["ordinary", "first", "tiny"])
def test_it_has_manners(name: str, register: str, accounts: dict[str, Account], rulebook: Rulebook) -> None:
    """carelint reads what it says and notices nothing; no word of marks or ranks; never a percentage."""
    said = "\n\n".join(QUOTED.sub("", one) for one in _said(accounts[name]))
    settings = Settings(register=register, packs=PACKS, reader="off")
    done = check_document(readers.read_text(said), rulebook, settings)

    assert [(found.rule, found.context) for found in done.listed] == []
    assert not JUDGING.search(said)
    assert "%" not in said


def test_the_paragraph_tells_the_quarter(accounts: dict[str, Account]) -> None:
    """Papers, words, care, stories, and what moved since the one before."""
    said = accounts["ordinary"].paragraph

    assert re.match(r"We read \d+ papers with [\d,]+ words; 1 paper could not be read\. ", said)
    assert "Care already speaks in" in said
    assert said.endswith(f"Since 2026-Q2, “{ARRIVES}” arrived; “{FADES}” fades.")
    assert accounts["first"].paragraph.endswith("There is no earlier period to compare with yet.")


def test_small_numbers_are_kept_back(accounts: dict[str, Account]) -> None:
    """Committees of fewer than five papers, phrases of fewer than three, rates of a period with three papers."""
    tiny, ordinary = accounts["tiny"], accounts["ordinary"]

    assert (tiny.places, tiny.small) == ((), 3)
    assert not any(point.rate.told for trend in tiny.pathologies for point in trend.points)
    assert min(one.papers for one in ordinary.wordings) >= 3
    assert ordinary.fewer > 0
    assert [one.committee for one in ordinary.places] == sorted({*COMMITTEES, "Board", "Estates"})


def test_the_four_stand_together_with_their_answers(accounts: dict[str, Account]) -> None:
    """In the article's order, over every period that is kept of that length; words of care as far as one list goes."""
    made = accounts["ordinary"]

    assert [one.key for one in made.pathologies] == list(ANSWERS)
    assert [one.key for one in made.answers] == [*ANSWERS.values(), "kinship"]
    assert [point.period for point in made.pathologies[0].points] == ["2026-Q1", "2026-Q2", "2026-Q3"]
    assert [point.period for point in made.answers[0].points] == ["2026-Q2", "2026-Q3"]
    assert "62 rules that were the same in all 3 periods" in made.trended


def test_phrases_bring_their_words_of_care(accounts: dict[str, Account], rulebook: Rulebook) -> None:
    """In number, as today's dictionary has them, with whom they are about and how they moved."""
    found = {one.phrase: one for one in accounts["ordinary"].wordings}

    assert found[ARRIVES].offers[0] == "people who come often"
    assert (found[ARRIVES].about, found[ARRIVES].moved) == ("patients", "arrived")
    assert found["phrase 0"].offers == ()


@pytest.mark.parametrize(
    ("texts", "about"),
    [
        (("the workforce",), "staff"),
        (("turnover", "colleagues leaving"), "staff"),
        (("bed blockers", "people waiting for somewhere right to go"), "patients"),
        (("frequent attenders", "patients who come often"), "patients"),
        (("patients and staff", "everybody"), ""),
        (("throughput",), ""),
        (("throughput", "people seen"), "patients"),
        (("the people of Leeds",), ""),
        (("her daughter was told",), "patients"),
        (("the district nurses",), "staff"),
    ],
)
def test_whom_words_are_about(texts: tuple[str, ...], about: str, rulebook: Rulebook) -> None:
    """The first text that says it decides; what may be either says nothing."""
    assert Whom(rulebook.vocabulary.classes).about(*texts) == about


PASSAGE = Passage(
    "On Monday the whole team made sure there was ", "time to listen", ".", "elegance", "a", "Board", "", ""
)


def test_passages_come_from_many_papers() -> None:
    """One of a paper, one committee after the other, no sentence twice, none that is too short to stand alone."""
    same = [replace(PASSAGE, paper=f"p{number}") for number in range(4)]
    board = [replace(PASSAGE, paper=f"b{number}", before=f"{PASSAGE.before}{number} ") for number in range(9)]
    audit = [
        replace(one, committee="Audit", paper=f"a{number}", before=f"Then {one.before}")
        for number, one in enumerate(board)
    ]
    short = replace(PASSAGE, paper="short", before="", after=".")
    found = list(chosen([short, *same, *board, *audit]))

    assert [one.committee for one in found] == ["Audit", "Board", "Audit"]
    assert len({one.paper for one in found}) == len(found) == EACH


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("We made sure that there was time to listen.", True),
        ("“There was time to listen.”", True),
        ("there was time to listen", False),
        ("• a **national plan** with time to listen.", False),
        ("And um 00:50:41.680 there was time to listen.", False),
        ("There was time to listen while patients were offloaded.", False),
    ],
)
def test_a_passage_stands_by_itself(text: str, told: bool) -> None:
    """A whole sentence, without the marks of a layout, and without what was noticed in the same paper."""
    assert whole(text, [("industrial/offload", "offloaded")]) is told


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("papers/Board/scan.pdf", "papers/Board/scan.pdf"),
        ("/srv/secret/scan.pdf", "scan.pdf"),
        (r"C:\secret\scan.pdf", "scan.pdf"),
        ("/srv/secret/pack.zip \u203a inside.pdf", "pack.zip \u203a inside.pdf"),
    ],
)
def test_a_report_is_passed_on_without_folders_of_this_machine(path: str, shown: str) -> None:
    """Paths of the project stay."""
    assert named(path) == shown


def test_stories_are_told_of_papers_about_people_only(accounts: dict[str, Account]) -> None:
    """By title and committee."""
    stories = accounts["ordinary"].stories

    assert all(one.paper and one.committee for one in stories)
    assert len(accounts["hostile"].stories) == 12
