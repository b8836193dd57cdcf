"""Names with a title or a particle: where they stand, and that parser and word classes see one and the same."""

from __future__ import annotations

import pytest

from carelint.fold import fold
from carelint.language import parse
from carelint.sentences import NAME
from carelint.titled import names, people, stood_in, told
from carelint.tokens import tokens_of

NONE = [
    "Mr says no.",
    "MS Society leaflets came.",
    "MR Angiogram booked.",
    "Lady Windermere Ward is full.",
    "The van is late.",
    "We miss Tuesday.",
    "Ward is non-compliant.",
]
FOUND = [
    ("Mr Ward left.", ["Mr Ward"]),
    ("Saw Mrs. van der Meulen today.", ["Mrs. van der Meulen"]),
    ("Dr al-Sayed and Ms O'Neill left.", ["Dr al-Sayed", "Ms O'Neill"]),
    ("Prof J. K. Price's team", ["Prof J. K. Price"]),
    ("Mx St. Clair left.", ["Mx St. Clair"]),
    ("Mrs Jane Ward was moved.", ["Mrs Jane Ward"]),
    ("Mr Bell Ward 7 bed 3", ["Mr Bell"]),
    ("Mr Smith NOF repair", ["Mr Smith"]),
    ("Mrs Szymańska and van Dijk left.", ["Mrs Szymańska", "van Dijk"]),
]


@pytest.mark.parametrize("text", NONE)
def test_no_name(text: str) -> None:
    """Capitals that are an illness, a scan or a ward; titles before nothing; a word that is only a word."""
    assert names(text) == ()


@pytest.mark.parametrize(("text", "found"), FOUND, ids=[text for text, _ in FOUND])
def test_names(text: str, found: list[str]) -> None:
    """With the title, up to where the name ends; a possessive is none of it."""
    assert [text[start:end] for start, end in names(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("£5M was spent.", []),
        ("Bed 7M/8F is free.", []),
        ("3M tape", ["3M"]),
        ("78 M, fell.", ["78 M"]),
        ("The 40 y/o man fell.", ["The 40 y/o man"]),
        ("Mr Ward, 78F", ["Mr Ward", "78F"]),
    ],
)
def test_people(text: str, found: list[str]) -> None:
    """Names, and ages with a sex, for the parser only."""
    assert [text[start:end] for start, end in people(text)] == found


def test_word_classes_see_one_person() -> None:
    """Whatever the name is, and where it stood."""
    text = "So Mr van der Meulen's bell rang."

    assert [(word.text, text[word.start : word.end]) for word in told(text, tokens_of(fold(text).text))] == [
        ("so", "So"),
        (NAME, "Mr van der Meulen"),
        ("bell", "bell"),
        ("rang", "rang"),
    ]


@pytest.mark.parametrize("name", ["Mr Ward", "Mrs van der Meulen", "Dr O'Neill", "Ms Szymańska"])
def test_the_parser_sees_one_name(name: str) -> None:
    """The same tree for everybody; every token at its place in what was written."""
    text = f"Today {name} refuses {name}'s tea."
    (tree,), (other,) = parse([text]), parse(["Today Mr Smith refuses Mr Smith's tea."])

    assert [(token.dep, token.head, token.pos) for token in tree.tokens] == [
        (token.dep, token.head, token.pos) for token in other.tokens
    ]
    assert all(text[token.start : token.end] == token.text for token in tree.tokens)
    assert [token.lemma for token in tree.tokens].count(NAME) == 2


def test_a_sentence_without_names_is_left_alone() -> None:
    """Nothing is put in."""
    assert stood_in("The bell rang.") == ("The bell rang.", ())
