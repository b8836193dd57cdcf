"""First settings: which documents are read for them, and what is said of folders."""

from __future__ import annotations

import pytest
import yaml

from carelint.starting import MOST, SECTIONS, Seen, chosen, text


@pytest.mark.parametrize("count", [0, 1, MOST, MOST + 1, 10 * MOST + 7])
def test_documents_are_chosen_evenly(count: int) -> None:
    """All of them, or as many as are read, in order, each once, from beginning to end."""
    paths = [f"{at:05}" for at in range(count)]
    found = chosen(paths)

    assert len(found) == min(count, MOST)
    assert found == sorted(set(found))
    assert all(
        later - earlier in (count // MOST, count // MOST + 1) for earlier, later in _pairs(found) if count > MOST
    )


def _pairs(found: list[str]) -> list[tuple[int, int]]:
    return [(int(one), int(other)) for one, other in zip(found, found[1:], strict=False)]


def _said(registers: dict[str, str]) -> dict[str, object]:
    return yaml.safe_load(text(Seen(".", len(registers), registers))) or {}


def _sections(registers: dict[str, str]) -> dict[str, str]:
    return {one["paths"]: one["register"] for one in _said(registers).get("files", [])}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("registers", "sections"),
    [
        ({"a/1": "board", "b/1": "policy"}, {"/a/": "board", "/b/": "policy"}),
        ({"a/b/1": "board", "a/c/1": "policy", "d": "policy"}, {"/a/b/": "board", "/a/c/": "policy"}),
        ({**{f"a/{at}": "board" for at in range(4)}, "a/x": "policy"}, {"/a/": "board"}),
        ({**{f"a/{at}": "board" for at in range(3)}, "a/x": "policy"}, {}),
        ({"1": "board", "2": "policy"}, {}),
        ({"a # b/1": "board", "!c*/1": "policy", "ü\"'/1": "policy"}, {
            "/a\\ \\#\\ b/": "board", "/\\!c\\*/": "policy", "/ü\"'/": "policy"
        }),
    ],
)  # fmt: skip
def test_folders_that_differ_have_sections(registers: dict[str, str], sections: dict[str, str]) -> None:
    """Four in five must agree; the uppermost folder that does stands for those in it."""
    assert _sections(registers) == sections


def test_many_folders_are_not_listed_without_end() -> None:
    """A person has to read it; what is left out is counted."""
    registers = {f"{at:03}/1": ("board", "policy")[at % 2] for at in range(SECTIONS + 5)}

    assert len(_sections(registers)) == SECTIONS
    assert "# 5 more folders agree too." in text(Seen(".", len(registers), registers))


def test_what_was_met_is_said() -> None:
    """How many of how many, and what was noticed, in the order in which families are always told."""
    seen = Seen(".", files=1_500, unread=2)
    seen.formats.update({"docx": 150, "pdf": 48})
    seen.noticed.update({"blaming": 1_200, "industrial": 3})

    assert list(seen.said) == [
        "198 documents of 1,500 read (docx 150, pdf 48).",
        "2 documents could not be read; carelint check says why.",
        "1,203 phrases would be noticed: industrial 3, blaming 1,200.",
    ]
