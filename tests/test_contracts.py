"""The contracts of setup.cfg hold, and each can be broken: a forbidden import planted in a copy is named."""

from __future__ import annotations

import configparser
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LINT = "from importlinter.cli import lint_imports_command as lint; lint()"
Planted = dict[str, tuple[str, str, str]]
PLANTED: Planted = {
    "path": ("document.py", "carelint.engine", "carelint.document -> carelint.engine"),
    "readers": ("readers/docx.py", "carelint.readers.html", "carelint.readers.docx -> carelint.readers.html"),
    "parts": (
        "readers/parts/building.py",
        "carelint.readers.markdown",
        "carelint.readers.parts.building -> carelint.readers.markdown",
    ),
    "writers": (
        "writers/page/html.py",
        "carelint.writers.word.docx",
        "carelint.writers.page.html -> carelint.writers.word.docx",
    ),
    "voice": (
        "writers/voice/saying.py",
        "carelint.writers.terminal",
        "carelint.writers.voice.saying -> carelint.writers.terminal",
    ),
    "masks": ("writers/terminal.py", "carelint.privacy.redact", "carelint.writers.terminal -> carelint.privacy.redact"),
    "judges": (
        "judges/guards/nearby.py",
        "carelint.judges.questions.holder",
        "carelint.judges.guards.nearby -> carelint.judges.questions.holder",
    ),
    "checks": ("checks/words.py", "carelint.checks.quote", "carelint.checks.words -> carelint.checks.quote"),
    "commands": (
        "commands/rules.py",
        "carelint.commands.explain",
        "carelint.commands.rules -> carelint.commands.explain",
    ),
    "accounts": (
        "audit/reporting/forms/csv.py",
        "carelint.audit.reporting.forms.xlsx",
        "carelint.audit.reporting.forms.csv -> carelint.audit.reporting.forms.xlsx",
    ),
    "spacy": ("tree.py", "spacy.tokens", "carelint.tree -> spacy"),
    "learned": ("likeness.py", "onnxruntime", "carelint.likeness -> onnxruntime"),
    "styles": ("readers/html.py", "tinycss2", "carelint.readers.html -> tinycss2"),
    "databases": ("run.py", "sqlalchemy", "carelint.run -> sqlalchemy"),
    "click": ("run.py", "click", "carelint.run -> click"),
    "network": ("language.py", "urllib.request", "carelint.language -> urllib"),
}
"""Contract → a module, what is planted in it, and what has to be said."""
NEW: Planted = {
    "path": ("utils.py", "carelint.errors", "utils"),
    "readers": ("readers/epub.py", "carelint.readers.html", "carelint.readers.epub -> carelint.readers.html"),
    "writers": (
        "writers/letter/post.py",
        "carelint.writers.page.html",
        "carelint.writers.letter.post -> carelint.writers.page.html",
    ),
    "judges": ("judges/panel.py", "carelint.judges.guards", "carelint.judges.panel -> carelint.judges.guards"),
    "checks": ("checks/share.py", "carelint.checks.words", "carelint.checks.share -> carelint.checks.words"),
    "commands": ("commands/diary.py", "carelint.commands.check", "carelint.commands.diary -> carelint.commands.check"),
}
"""The same for modules that nobody has told the contracts of."""


def _contracts() -> dict[str, str]:
    """Key → name."""
    cfg = configparser.ConfigParser()
    cfg.read(ROOT / "setup.cfg", encoding="utf-8")
    start = "importlinter:contract:"
    return {key.removeprefix(start): cfg[key]["name"] for key in cfg.sections() if key.startswith(start)}


def _linted(folder: Path, planted: Planted) -> tuple[int, str]:
    """Exit code and report of lint-imports over a copy with these imports in it."""
    shutil.copytree(
        ROOT / "carelint", folder / "carelint", ignore=shutil.ignore_patterns("model", "taught", "__pycache__")
    )
    shutil.copy(ROOT / "setup.cfg", folder)
    for file, name, _ in planted.values():
        path = folder / "carelint" / file
        path.parent.mkdir(exist_ok=True)
        (path.parent / "__init__.py").touch()
        with path.open("a", encoding="utf-8") as module:
            module.write(f"\nimport {name}\n")
    done = subprocess.run(
        [sys.executable, "-c", LINT, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout + done.stderr


def _said(report: str, name: str) -> str:
    """What is said about one broken contract."""
    return re.search(rf"^{re.escape(name)}\n-+\n(.*?)(?=^[^\n]+\n-{{4,}}\n|\Z)", report, re.M | re.S)[1]  # type: ignore[index]


def _lines(said: str, words: str) -> list[str]:
    return [line.strip(" -") for line in said.splitlines() if words in line]


def test_they_hold(tmp_path: Path) -> None:
    """As the house stands."""
    code, report = _linted(tmp_path, {})

    assert (code, "0 broken" in report) == (0, True), report


@pytest.fixture(scope="module", params=[PLANTED, NEW], ids=["planted", "new module"])
def planted(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Planted, str]:
    """All of them in one copy, and the report."""
    code, report = _linted(tmp_path_factory.mktemp("copy"), request.param)
    assert code == 1, report
    return request.param, report


def test_each_names_what_breaks_it(planted: tuple[Planted, str]) -> None:
    """Under the name of its contract, with module and line; `pytest -rP` shows what is said."""
    names, (imports, report) = _contracts(), planted
    found = {key: _lines(_said(report, names[key]), said) for key, (_, _, said) in imports.items()}
    for key, lines in found.items():
        print(names[key], *lines, sep="\n    ")

    assert [key for key, lines in found.items() if not lines] == []


def test_every_contract_is_tried() -> None:
    """None stands in setup.cfg that no planted import breaks."""
    assert set(_contracts()) == set(PLANTED)


def test_no_module_is_too_long() -> None:
    """Three hundred lines at most; what is longer has two things to say."""
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in (ROOT / "carelint").rglob("*.py")}

    assert [f"{path.name}: {count}" for path, count in lengths.items() if count > 300] == []
