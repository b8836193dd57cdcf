"""What the tests share: the compiled rulebook, and specimens built in a line."""

from __future__ import annotations

import functools
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from carelint.candidate import Candidate
from carelint.document import Block, Document, Kind, one_paragraph
from carelint.engine import check_document
from carelint.finding import Checked
from carelint.fold import fold_document
from carelint.language import parse
from carelint.passages import Passages
from carelint.places import Place, Stretch
from carelint.register import stated
from carelint.rule import Level, Rule
from carelint.rulebook import Rulebook, load
from carelint.run import cache_folder
from carelint.settings import Settings
from carelint.tree import Tree

KEPT = "XDG_CACHE_HOME"


def pytest_configure(config: pytest.Config) -> None:
    """One run, one empty folder for compiled rules: its workers and the programs it starts find it by this name."""
    if not hasattr(config, "workerinput"):
        os.environ[KEPT] = tempfile.mkdtemp(prefix="carelint-tests-")


def pytest_unconfigure(config: pytest.Config) -> None:
    """The folder goes with the run."""
    if not hasattr(config, "workerinput"):
        shutil.rmtree(os.environ[KEPT], ignore_errors=True)


@functools.cache
def bundled() -> Rulebook:
    """The bundled rulebook, compiled once in a run; also for what is needed while tests are collected."""
    return load(cache=cache_folder())


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    """The bundled rulebook."""
    return bundled()


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., None]:
    """Saves files in another form by LibreOffice; the profile, which takes it longest, is made once."""
    if not shutil.which("soffice"):
        assert not os.environ.get("CI"), "CI installs LibreOffice"
        pytest.skip("LibreOffice is not here")
    profile = f"-env:UserInstallation={(tmp_path_factory.mktemp('office') / 'profile').as_uri()}"

    def save(form: str, out: Path, *paths: Path) -> None:
        command = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", str(out), *map(str, paths)]
        subprocess.run(command, check=True, capture_output=True, timeout=300)

    return save


@pytest.fixture
def checked(rulebook: Rulebook) -> Callable[..., Checked]:
    """Check a text, or a document, as a register."""

    def check(text: str | Document, register: str = "clinical", **settings: object) -> Checked:
        document = one_paragraph(text) if isinstance(text, str) else text
        return check_document(document, rulebook, Settings(register=register, **settings))  # type: ignore[arg-type]

    return check


def heeding() -> None:
    """In a child before it starts: signals as a terminal leaves them; behind nohup and & they are ignored."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        signal.signal(getattr(signal, name), signal.SIG_DFL)


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


def paper(*texts: str, kind: Kind = Kind.PARAGRAPH, heading: str = "") -> Document:
    """A document of these blocks, all of one kind and under one heading."""
    blocks, at = [], 0
    for text in texts:
        stretch = Stretch(at, at + len(text), Place(line=len(blocks) + 1, column=1))
        blocks.append(Block(kind, at, at + len(text), (stretch,), Place(heading=heading or None), level=1))
        at += len(text) + 1
    return Document("-", "text", "\n".join(texts), tuple(blocks))


def candidate(
    text: str,
    phrase: str,
    *,
    register: str = "clinical",
    parsed: bool = True,
    form: str = "",
    kind: Kind = Kind.PARAGRAPH,
    heading: str = "",
    **changes: object,
) -> Candidate:
    """The first `phrase` in `text`, as the engine sees it."""
    document = paper(text, kind=kind, heading=heading)
    folded = fold_document(document)
    start = folded.plain.index(phrase)
    passage = Passages(document, folded, stated(register)).at(start, start + len(phrase))
    tree = _tree(passage.plain) if parsed else None
    at = start - passage.start
    return Candidate(rule(**changes), passage, at, at + len(phrase), form, tree)


@functools.cache
def _tree(plain: str) -> Tree:
    return parse([plain])[0]
