"""Words of care are offered in the English of the document."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from carelint.document import one_paragraph
from carelint.finding import Checked
from carelint.fold import fold
from carelint.resources import folder
from carelint.rulebook import Rulebook
from carelint.spelling import respelled, spelled


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nothing tells.", "gb"),
        ("The laboratory saw an honorary colorectal fellow; enrolled in the program, with a fetal scan.", "gb"),
        ("The programme of the centre for diarrhoea.", "gb"),
        ("The NHS organization.", "gb"),
        ("Edema of both legs, no diarrhea.", "us"),
        ("Color was good; the tumor is at the center.", "us"),
        ("Utilization and hospitalizations fell.", "us"),
    ],
)
def test_the_guess(text: str, name: str) -> None:
    """Words that both spell so say nothing; where nothing tells, it is British."""
    assert spelled(fold(text).text).name == name


def test_the_reason_counts_and_quotes_nothing() -> None:
    """So that it can stand in any report."""
    assert spelled("edema and tumor, in the centre").reason == "by its spellings: 1 British, 2 American"
    assert spelled("edema", "gb").reason == "as the settings or --spelling say"


@pytest.mark.parametrize(
    ("words", "american"),
    [
        ("care organisations", "care organizations"),
        ("person with a learning disability", "person with an intellectual disability"),
        ("people with coeliac disease", "people with celiac disease"),
        ("slow labour", "slow labor"),
        ("advised to", "advised to"),
        ("children and their carers", "children and their caregivers"),
        ("start of the programme", "start of the program"),
    ],
)
def test_words_of_care_in_american(words: str, american: str) -> None:
    """Spelled, or said, as they are there; British ones stay as they are."""
    assert respelled(words, "us") == american
    assert respelled(words, "gb") == words


def test_the_list_can_be_read() -> None:
    """Two phrases a line, sorted, none of them the same."""
    lines = (folder("wordlists") / "us-words.txt").read_text(encoding="utf-8").splitlines()
    pairs = [line.split(" | ") for line in lines if not line.startswith("#")]

    assert all(len(pair) == 2 and pair[0] != pair[1] for pair in pairs)
    assert len({pair[0] for pair in pairs}) == len(pairs)


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("The LD patient came with edema.", "person with an intellectual disability"),
        ("The LD patient came with oedema.", "person with a learning disability"),
    ],
)
def test_a_document(text: str, becomes: str, checked: Callable[..., Checked], rulebook: Rulebook) -> None:
    """From its own spellings to what is put in."""
    done = checked(one_paragraph(text), "clinical")

    assert [found.becomes for found in done.listed] == [becomes]
