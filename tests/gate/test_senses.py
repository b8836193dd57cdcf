"""Senses at the gate: what is wrong with one is told with its line, and the short form of examples is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from carelint.errors import Mistake
from carelint.gate import reading
from carelint.gate.examples import ExampleModel
from carelint.gate.guards import Guards

SENSE = """why: It is about money owed to the state.
when:
  - {near: [<people>, levy]}
holds:
  - The levy on «returns» was paid.
fails:
  - clinical: She «returns» on Friday.
"""


def _read(path: Path, text: str) -> tuple[object, list[Mistake]]:
    path.write_text(text, encoding="utf-8")
    found: list[Mistake] = []
    return reading.sense(path, found, classes=("people",)), found


def test_what_is_right_passes(tmp_path: Path) -> None:
    """A reason, guards, and examples of both kinds are all that a sense is."""
    read, mistakes = _read(tmp_path / "tax.yaml", SENSE)

    assert (read is not None, mistakes) == (True, [])


@pytest.mark.parametrize(
    ("old", "new", "line", "told"),
    [
        ("why: It is about money owed to the state.\n", "", 1, "why: this key is missing"),
        ("when:", "wehn:", 2, "wehn: there is no such key\n  Did you mean when?"),
        ("[<people>, levy]", "[<peple>]", 3, "no word class is called <peple>\n  Did you mean people?"),
        ("{near: [<people>, levy]}", "finance", 3, "a sense names no other sense"),
        ("{near:", "{naer:", 3, "there is no such key\n  Did you mean near or"),
        ("«returns» was", "returns was", 4, "each example marks one place"),
        ("The levy on", "The «levy» on", 4, "each example marks one place"),
        ("«returns» on", "«returns on", 7, "a mark « or » stands without the other"),
        ("  - clinical: She «returns» on Friday.\n", "  []\n", 6, "the list is too short"),
    ],
)
def test_a_wrong_sense_is_told_with_its_line(tmp_path: Path, old: str, new: str, line: int, told: str) -> None:
    """File, line, key, and what was meant."""
    read, mistakes = _read(tmp_path / "tax.yaml", SENSE.replace(old, new, 1))

    assert read is None
    assert [one.line for one in mistakes] == [line]
    assert told in str(mistakes[0])


@pytest.mark.parametrize(
    ("written", "text", "flags", "register"),
    [
        ("The bed was made.", "The bed was made.", [], ""),
        ("Two «bed blockers» left.", "Two bed blockers left.", ["bed blockers"], ""),
        ("«Alas», two «beds».", "Alas, two beds.", ["Alas", "beds"], ""),
        ({"clinical": "«DNA» again."}, "DNA again.", ["DNA"], "clinical"),
        ({"text": "«DNA» again.", "register": "board"}, "DNA again.", ["DNA"], "board"),
        ({"text": "DNA «again».", "flags": ["DNA"]}, "DNA «again».", ["DNA"], ""),
    ],
)
def test_the_short_form_of_an_example(written: object, text: str, flags: list[str], register: str) -> None:
    """Marks show what is noticed, a register may stand before the text, and the long form stays as it is."""
    read = ExampleModel.model_validate(written)

    assert (read.text, read.flags, read.register_) == (text, flags, register)


@pytest.mark.parametrize(
    ("written", "count"),
    [
        ("tax", 0),
        ({"near": ["levy", "<people>", "two words"]}, 2),
        ({"pos": ["VERB"], "register": ["board"]}, 0),
        ({"sense": ["tax"], "next": ["<number>", "levy"]}, 1),
    ],
)
def test_what_counts_as_a_word_of_its_own(written: object, count: int) -> None:
    """Classes, senses and the fixed words of a guard do not."""
    assert Guards.model_validate(written, context={"senses": ("tax",), "classes": ("people",)}).literals == count
