"""The compiled rulebook is kept by what it was made from: version, code, inflections and data."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from carelint import rulebook
from carelint.rulebook import keys

HOME = keys.HOME
DATA = [("dictionary/blaming.yaml", b"- id: x\n")]


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The code that compiles, where it may be changed."""
    home = tmp_path / "carelint"
    for pattern in keys.CODE:
        for path in HOME.glob(pattern):
            target = home / path.relative_to(HOME)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)
    monkeypatch.setattr(keys, "HOME", home)
    return home


def test_the_same_in_another_folder(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the place nor the age of the code counts."""
    moved = keys.digest(DATA)
    monkeypatch.setattr(keys, "HOME", HOME)

    assert moved == keys.digest(DATA)


@pytest.mark.parametrize(
    "name", ["__init__.py", "version.py", "gate/guards.py", "fold.py", "rulebook/inflection.py", "vocabulary.py"]
)
def test_other_code_is_another_key(name: str, copied: Path) -> None:
    """A cache does not outlive the code that it was made by."""
    before = keys.digest(DATA)
    with (copied / name).open("a", encoding="utf-8") as file:
        file.write("# changed\n")

    assert keys.digest(DATA) != before


def test_other_data_is_another_key() -> None:
    """Also where a file has only moved its border to the next."""
    before = keys.digest(DATA)
    assert keys.digest([("dictionary/blaming.yaml", b"- id: y\n")]) != before
    assert keys.digest([("a", b"bc"), ("d", b"")]) != keys.digest([("a", b"b"), ("cd", b"")])


def test_every_module_that_compiling_imports_counts() -> None:
    """Whatever can change the compiled form is in the key."""
    said = "print(*(m.__file__ for n, m in sys.modules.items() if n.startswith('carelint')))"
    code = f"import sys, carelint.rulebook.compiling; {said}"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    imported = {Path(path).relative_to(HOME).as_posix() for path in ran.stdout.split()}
    counted = {path.relative_to(HOME).as_posix() for pattern in keys.CODE for path in HOME.glob(pattern)}

    assert imported - counted == set()


def test_old_compiled_forms_go(tmp_path: Path) -> None:
    """A few stay; what else lies in the folder is not ours to clear."""
    (tmp_path / "notes.json").write_text("{}", encoding="utf-8")
    for number in range(9):
        rulebook._keep(tmp_path, f"{number:064x}"[::-1], {})

    assert len(list(tmp_path.glob("[0-9a-f]*.json"))) == rulebook.KEPT
    assert (tmp_path / "notes.json").exists()
