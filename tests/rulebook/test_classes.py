"""The word classes, tested as data."""

from __future__ import annotations

from pathlib import Path

import pytest

from carelint import judges
from carelint.readings import CARE
from carelint.resources import folder
from carelint.rulebook import Rulebook
from carelint.tokens import tokens_of
from carelint.vocabulary import LONGEST

CLASSES = sorted((folder("wordlists") / "classes").glob("*.txt"))


def _words(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize("path", CLASSES, ids=[path.stem for path in CLASSES])
def test_a_class_is_sorted_and_unique(path: Path) -> None:
    """One word a line, in order, lower case, with its comment and inflection on top."""
    words = _words(path)

    assert path.read_text(encoding="utf-8").startswith("# ")
    assert words == sorted(set(words))
    assert all(word == word.lower() and len(word.split()) <= LONGEST for word in words)


def test_every_class_is_named_somewhere(rulebook: Rulebook) -> None:
    """A word class that no guard, rule or question names is dead weight."""
    homes = [folder("wordlists") / "dictionary", folder("wordlists") / "senses", folder("rules")]
    homes.append(Path(judges.__file__).parents[1])
    text = "".join(f"<{name}>" for name in CARE) + "".join(
        path.read_text(encoding="utf-8")
        for home in homes
        for path in home.rglob("*")
        if path.suffix in (".yaml", ".py")
    )

    assert [path.stem for path in CLASSES if f"<{path.stem}>" not in text and f'["{path.stem}"]' not in text] == [
        "numbers"
    ]


def test_every_class_word_is_reached(rulebook: Rulebook) -> None:
    """A generated sentence with each word of each class is recognised as holding one of the class."""
    vocabulary = rulebook.vocabulary
    for name, words in vocabulary.classes.items():
        values = (f"<{name}>",)
        for word in words:
            assert vocabulary.first(tokens_of(f"zz {word} zz"), values), (name, word)
