"""Sentences and quotations by their marks alone; what must not be parted first."""

from __future__ import annotations

import pytest

from carelint.sentences import quotations, sentences

WHOLE = [
    "Dr. Osei and Mrs. Grant came.",
    "See no. 4 and fig. 2 there.",
    "We saw e.g. Mr. Abebe.",
    "J. Smith and A. Jones wrote it.",
    "1. The board met",
    "It cost 3.5 million.",
    "The visit was at 4 p.m. on Friday.",
    "We heard of three things that matter: Bread, tea and sleep.",
    "The ward closed in the end; Nobody minded.",
]
PARTED = [
    ("We met. It rained.", ["We met.", "It rained."]),
    ("Why? Nobody knew! We left.", ["Why?", "Nobody knew!", "We left."]),
    ('He said "go." She went.', ['He said "go."', "She went."]),
    ("(We met.) It rained.", ["(We met.)", "It rained."]),
    ("PLAN: See GP. Home", ["PLAN:", "See GP.", "Home"]),
    ("Mood: Low. Sleep: Poor.", ["Mood:", "Low.", "Sleep:", "Poor."]),
    ("Tea \u2022 Toast \u2022 Jam", ["Tea \u2022", "Toast \u2022", "Jam"]),
    ("Wash - Dress - Eat", ["Wash -", "Dress -", "Eat"]),
    ("She stayed until 2019. 4 left.", ["She stayed until 2019.", "4 left."]),
]


@pytest.mark.parametrize("plain", WHOLE)
def test_one_sentence(plain: str) -> None:
    """Abbreviations, initials, numbers, a colon or semicolon inside a sentence."""
    assert sentences(plain) == [(0, len(plain))]


@pytest.mark.parametrize(("plain", "parts"), PARTED, ids=[plain for plain, _ in PARTED])
def test_several(plain: str, parts: list[str]) -> None:
    """Every code point belongs to one of them; labels, bullets and dashes part too."""
    ranges = sentences(plain)

    assert [plain[start:end].rstrip() for start, end in ranges] == parts
    assert "".join(plain[start:end] for start, end in ranges) == plain


@pytest.mark.parametrize(
    ("plain", "quoted"),
    [
        ("The patients' tea and the nurses' tea.", []),
        ("It's the ward's tea.", []),
        ('A 19" screen.', []),
        ('A 19" screen for the bed blockers and a 24" one.', []),
        ('She said "go. The bed blockers went. "Stay," he said.', ['"Stay,"']),
        ('She said "go. The bed blockers went.', []),
        ('A 19" screen "for all".', ['"for all"']),
        ('("go")', ['"go"']),
        ('She said "go" and "stay".', ['"go"', '"stay"']),
        ("She said 'go' to me.", ["'go'"]),
        ("He wrote 'don't wait' there.", ["'don't wait'"]),
    ],
)
def test_quotations(plain: str, quoted: list[str]) -> None:
    """Double and single marks with what is between; no apostrophes, no inches."""
    found = quotations(plain)

    assert [plain[start:end] for start, end in (*found.double, *found.single)] == quoted


def test_inside_a_quotation() -> None:
    """Between the marks, whichever they are; not outside, and not where the words themselves are marked."""
    plain = "She said \"go home\" and he said 'not yet' to us."
    found = quotations(plain)
    held = [
        word for word in ("said", "home", "and", "not", "us") if found.hold(at := plain.index(word), at + len(word))
    ]

    assert held == ["home", "not"]
    assert not found.hold(plain.index('"go'), plain.index(" and"))
