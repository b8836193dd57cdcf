"""What the tests share: the compiled rulebook, and specimens built in a line."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from carelint.candidate import Candidate
from carelint.document import Document, one_paragraph
from carelint.engine import check_document
from carelint.finding import Checked
from carelint.fold import fold_document
from carelint.language import parse
from carelint.passages import Passages
from carelint.rule import Level, Rule
from carelint.rulebook import Rulebook, load
from carelint.settings import Settings


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    """The bundled rulebook, compiled anew."""
    return load()


@pytest.fixture
def checked(rulebook: Rulebook) -> Callable[..., Checked]:
    """Check a text, or a document, as a register."""

    def check(text: str | Document, register: str = "clinical", **settings: object) -> Checked:
        document = one_paragraph(text) if isinstance(text, str) else text
        return check_document(document, rulebook, Settings(register=register, **settings))  # type: ignore[arg-type]

    return check


def rule(**changes: object) -> Rule:
    """A rule for tests of the engine, which knows no particular rule."""
    plain: dict[str, object] = {
        "id": "blaming/example",
        "kind": "words",
        "family": "blaming",
        "pathology": "cruelty",
        "level": Level.CHANGE,
        "registers": ("any",),
        "why": "An example for tests.",
        "message": "An example.",
        "instead": ("other words",),
        "sources": ("own-judgement",),
        "since": "0.1",
    }
    return Rule(**{**plain, **changes})  # type: ignore[arg-type]


def candidate(
    text: str, phrase: str, *, register: str = "clinical", parsed: bool = True, **changes: object
) -> Candidate:
    """`phrase` in `text`, as the engine sees it."""
    document = one_paragraph(text)
    folded = fold_document(document)
    start = text.index(phrase)
    passage = Passages(document, folded, register).at(start, start + len(phrase))
    tree = parse([passage.plain])[0] if parsed else None
    at = start - passage.start
    return Candidate(rule(**changes), passage, at, at + len(phrase), tree=tree)
