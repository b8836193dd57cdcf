"""The program's own manners: it reads every word that it says with its own eyes, and finds nothing."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from carelint import readers
from carelint.commands import COMMANDS
from carelint.engine import check_document
from carelint.resources import folder
from carelint.rule import PACKS
from carelint.rulebook import Rulebook
from carelint.settings import Settings
from carelint.writers.voice import wording

ROOT = Path(__file__).parents[1]
CODE = sorted((ROOT / "carelint").rglob("*.py"))
SPOKEN = {
    "UnreadableError",
    "SettingsError",
    "WriteError",
    "RuleError",
    "CarelintError",
    "StoreError",
    "Unread",
    "echo",
    "UsageError",
}
NAMES = re.compile(
    r"\b(?:violat\w+|offen(?:ce|se|der)s?|infractions?|culprits?|guilty|scores?|ranking|leaderboard|compliance|penalt\w+)\b",
    re.IGNORECASE,
)
"""What findings and writers are never called."""
ERRORS = re.compile(r"\berrors?\b|\bfail(?:ed|s|ures?)?\b", re.IGNORECASE)
"""Never of a finding; the reader that failed is ours, and a rule may speak of the word itself."""


TEMPLATE = r"\{[{%#].*?[%#}]\}|<(style|script|svg).*?</\1>"
"""What of a template is no word that anybody reads."""


def _strings(node: ast.AST) -> Iterator[str]:
    """The words of an expression, with what is put in left out."""
    if isinstance(node, ast.JoinedStr):
        parts = [part.value if isinstance(part, ast.Constant) else "x" for part in node.values]
        yield "".join(map(str, parts))
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif not isinstance(node, ast.Call):  # what a call is given is not what it says
        for child in ast.iter_child_nodes(node):
            yield from _strings(child)


def _said(path: Path) -> Iterator[tuple[int, str]]:
    """(line, words) of everything that a module says to a person."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in SPOKEN:
            values = [*node.args, *(word.value for word in node.keywords if word.arg in ("reason", "hint", None))]
            yield from ((node.lineno, said) for value in values for said in _strings(value))
        elif isinstance(node, ast.keyword) and node.arg == "refused":
            yield from ((node.value.lineno, said) for said in _strings(node.value))
        elif isinstance(node, ast.Assign | ast.AnnAssign) and node.value:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = {getattr(target, "id", "") for target in targets}
            if names & {"hint", "reason", "warning", "warnings", "NOTE", "NOTE_ALL", "SAVE_ANEW"}:
                yield from ((node.lineno, said) for said in _strings(node.value))


def _messages() -> Iterator[tuple[str, str]]:
    """Where it stands, and what the program's code says."""
    for path in CODE:
        for line, said in _said(path):
            yield f"{path.relative_to(ROOT)}:{line}", said


def _help(command: click.Command, name: str) -> Iterator[tuple[str, str]]:
    yield name, (command.help or "").partition("Example:")[0]
    for parameter in command.params:
        yield f"{name} {parameter.name}", getattr(parameter, "help", None) or ""
    for sub, inner in getattr(command, "commands", {}).items():
        yield from _help(inner, f"{name} {sub}")


def _shown() -> Iterator[tuple[str, str]]:
    """Messages, help, headings and templates."""
    yield from _messages()
    for name, command in COMMANDS.items():
        yield from _help(command, name)
    for name, words in {**wording.FAMILIES, **wording.LEVELS}.items():
        yield f"wording {name}", words
    for path in folder("reports").iterdir():
        if path.name.endswith(".j2"):
            said = re.sub(
                r"\{[{%#].*?[%#}]\}|<(style|script|svg).*?</\1>", " ", path.read_text(encoding="utf-8"), flags=re.S
            )
            yield path.name, re.sub(r"<[^>]*>", "\n\n", said)


def _of_rules(rulebook: Rulebook) -> Iterator[tuple[str, str]]:
    for rule in rulebook.rules:
        yield f"{rule.id} message", rule.message
        yield f"{rule.id} why", rule.why
        yield from ((f"{rule.id} instead", words) for words in (*rule.instead, *rule.think))


def _noticed(said: list[tuple[str, str]], rulebook: Rulebook, register: str) -> list[tuple[str, str]]:
    """What the rules notice in these words, each a paragraph of its own; reasons speak of what the reader looks for."""
    text = "\n\n".join(" ".join(words.split()) for _, words in said if words.strip())
    done = check_document(readers.read_text(text), rulebook, Settings(register=register, packs=PACKS, reader="off"))
    return [(found.rule, found.context) for found in done.listed]


def test_there_is_something_to_read() -> None:
    """Messages are really collected: a refusal, a hint, a warning, an option."""
    said = " ".join(words for _, words in _shown())

    assert all(
        part in said for part in ("could not be written", "Check its name and folder", "de-identifier", "Skip to")
    )
    assert len(list(_messages())) > 100


def test_it_would_notice(rulebook: Rulebook) -> None:
    """The same reading finds what is there to be found."""
    assert _noticed([("x", "Two bed blockers were moved."), ("y", "All is well.")], rulebook, "board") == [
        ("objectifying/bed-blocker", "Two bed blockers were moved.")
    ]


@pytest.mark.parametrize("register", ["board", "policy", "clinical"])
def test_the_program_notices_nothing_in_its_own_words(register: str, rulebook: Rulebook) -> None:
    """Messages, hints, help, headings and templates, as whatever paper they are read."""
    assert _noticed(list(_shown()), rulebook, register) == []


@pytest.mark.parametrize("register", ["board", "policy", "clinical"])
def test_words_of_care_are_words_of_care(register: str, rulebook: Rulebook) -> None:
    """No reason and no remedy of any rule is itself noticed, by any rule of any pack."""
    assert _noticed(list(_of_rules(rulebook)), rulebook, register) == []


def test_findings_are_noticed_and_nobody_is_judged(rulebook: Rulebook) -> None:
    """No violations, offences, scores or rankings in what people read; a why may say that the phrase makes one."""
    shown = [(where, words) for where, words in _shown() if NAMES.search(words)]
    errors = [(where, words) for where, words in _shown() if ERRORS.search(words) and "our reader failed" not in words]

    assert shown == []
    assert errors == []
