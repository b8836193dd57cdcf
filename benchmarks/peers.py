"""Other checkers of language, to be timed beside carelint on the same files.

In: a folder in which they are installed, once; nothing of it touches carelint's own environment. Out: a command for
each that is there; the others are named, with the reason.

codespell and proselint come from PyPI, alex, write-good and textlint (with its rule for alex) from npm, GNU diction
from Debian, which is only asked where this may install for everybody.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

PYTHON = ("codespell", "proselint")
NODE = ("alex", "write-good", "textlint", "textlint-rule-alex")
SYSTEM = ("diction",)
NAMES = ("codespell", "proselint", "diction", "alex", "textlint", "write-good")
"""In the order in which they are shown."""
ARGUMENTS = {"proselint": ("check",), "diction": ("-b",), "alex": ("--text",)}
"""What a command takes before the file."""
RULES = {"rules": {"alex": True}}
"""textlint's settings."""

Command = Callable[[Path], list[str]]


def at_hand(folder: Path) -> tuple[dict[str, Command], list[str]]:
    """Commands by name, and what is missing and why; what is not installed yet is, where that can be."""
    (folder / "textlint.json").parent.mkdir(parents=True, exist_ok=True)
    (folder / "textlint.json").write_text(json.dumps(RULES), encoding="utf-8")
    said = [*_python(folder / "python"), *_node(folder / "node"), *_system()]
    places = [folder / "python" / "bin", folder / "node" / "node_modules" / ".bin"]
    found = {name: where for name in NAMES if (where := _where(name, places))}
    missing = [name for name in NAMES if name not in found]
    return {name: _command(name, where, folder) for name, where in found.items()}, [*missing, *said]


def _where(name: str, places: Sequence[Path]) -> str:
    own = next((str(place / name) for place in places if (place / name).exists()), "")
    return own or (shutil.which(name) or "" if name in SYSTEM else "")


def _command(name: str, where: str, folder: Path) -> Command:
    given = ("--config", str(folder / "textlint.json")) if name == "textlint" else ARGUMENTS.get(name, ())
    return lambda path: [where, *given, str(path)]


def _python(folder: Path) -> list[str]:
    """An environment of their own; they share no library with carelint."""
    if all((folder / "bin" / name).exists() for name in PYTHON):
        return []
    made = _run(sys.executable, "-m", "venv", str(folder))
    return made or _run(str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", *PYTHON)


def _node(folder: Path) -> list[str]:
    if (folder / "node_modules" / "alex").exists():
        return []
    if not shutil.which("npm"):
        return ["npm is not installed: alex, textlint and write-good are left out"]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "package.json").write_text("{}", encoding="utf-8")
    return _run("npm", "install", "--silent", "--no-audit", "--no-fund", *NODE, cwd=folder)


def _system() -> list[str]:
    """apt-get installs for everybody, so only where this runs as root."""
    if shutil.which("diction"):
        return []
    if os.geteuid() or not shutil.which("apt-get"):
        return ["diction is not installed: apt-get install diction"]
    return _run("apt-get", "install", "--yes", "--quiet", *SYSTEM)


def _run(*command: str, cwd: Path | None = None) -> list[str]:
    """Why it failed; nothing where it did not."""
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    last = (done.stderr or done.stdout).strip().splitlines()[-1:] or ["it ended"]
    return [f"{' '.join(command[:3])}: {last[0]}"] if done.returncode else []
