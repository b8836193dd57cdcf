"""A person is asked of each phrase, with the keys of `git add -p`."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from carelint.mending.asking import Conversation
from carelint.mending.paper import Mender, Paper
from carelint.reading import Reading
from carelint.rulebook import Rulebook
from carelint.run import wanted
from carelint.settings import Settings

TERMS = Settings(register="clinical")
TEXT = "A frequent flyer came.\n\nTom is an addict.\n\nTwo bed blockers were moved.\n"
FIRST, SECOND, THIRD = (
    "person who comes often",
    "a person with an addiction",
    "people waiting for somewhere right to go",
)


@pytest.fixture(scope="module")
def paper(rulebook: Rulebook) -> Iterator[Paper]:
    """Three phrases."""
    with Reading(wanted(TERMS)) as reading:
        yield Mender(reading, rulebook, TERMS).paper("x.md", TEXT.encode())


def _talk(paper: Paper, *typed: str | None) -> tuple[list[str], list[str], bool]:
    """The words that go in, what was said, and whether it is over."""
    said: list[str] = []
    answers = iter(typed)

    def answer(question: str) -> str | None:
        said.append(question)
        return next(answers)

    conversation = Conversation(said.append, answer)
    return [one.put.text for one in conversation.chosen(paper)], said, conversation.over


@pytest.mark.parametrize(
    ("typed", "put", "over"),
    [
        (("n", "n", "n"), [], False),
        (("d",), [], False),
        (("q",), [], True),
        ((None,), [], True),
        (("y", "n", "y"), [FIRST, THIRD], False),
        (("y", "q"), [FIRST], True),
        (("y", None), [FIRST], True),
        (("n", "a"), [SECOND, THIRD], False),
        (("y", "d"), [FIRST], False),
        (("Y ", "", "?", "what", "n", "9", "n"), [FIRST], False),
        (("2", "n", "n"), ["A person who has asked for help many times"], False),
        (("e", "", "e", " visitor ", "d"), ["A visitor"], False),
        (("e", "old friend", "d"), ["An old friend"], False),
        (("e", None, "n", "d"), [], False),
    ],
    ids=str,
)
def test_keys(paper: Paper, typed: tuple[str | None, ...], put: list[str], over: bool) -> None:
    """What is typed says what goes in; what is no key asks again; the end of the input is q."""
    found, _, ended = _talk(paper, *typed)

    assert (found, ended) == (put, over)


def test_shows_the_sentence_before_and_after(paper: Paper) -> None:
    """Where it stands, how far this has come, why, and what else there is."""
    _, said, _ = _talk(paper, "d")

    assert said == [
        "x.md, line 1  (1 of 3)",
        "  - A «frequent flyer» came.",
        "  + A «person who comes often» came.",
        "  Someone who keeps needing help is mocked as if they were collecting miles.",
        "  2 - person who has asked for help many times",
        "Put it in? [y,n,a,d,q,e,2,?] ",
    ]


def test_shows_what_will_stand_in_the_file(rulebook: Rulebook) -> None:
    """Also where more than the phrase gives way; then other words that fit the phrase have no key."""
    text = "Service users must comply with their care plan.\n"
    with Reading(wanted(TERMS)) as reading:
        mender = Mender(reading, rulebook, TERMS)
        paper = mender.paper("x.md", text.encode())
        found, said, _ = _talk(paper, "y")
        written = mender.mended(paper, paper.offers).data.decode()

    assert found == ["keep to"]
    assert said[1:3] == [
        "  - Service users must «comply with» their care plan.",
        "  + Service users must «keep to» their care plan.",
    ]
    assert said[-1] == "Put it in? [y,n,a,d,q,e,?] "
    assert said[2].translate({ord("«"): None, ord("»"): None}) == f"  + {written.strip()}"


def test_own_words_that_read_oddly_are_pointed_out(paper: Paper) -> None:
    """They go in all the same: a person decides."""
    found, said, _ = _talk(paper, "e", "person came", "d")

    assert found == ["A person came"]
    assert "  Please look at «came came»." in said
