"""The compiled rulebook is kept by what it was made from: version, code, inflections and data."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

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


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of data that nobody has touched for a while."""
    home = tmp_path / "data"
    (home / "dictionary").mkdir(parents=True)
    (home / "dictionary" / "blaming.yaml").write_text("- id: x\n", encoding="utf-8")
    return home


@pytest.fixture
def seen(folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """What it looks like."""
    monkeypatch.setattr(keys, "YOUNG", 0)
    time.sleep(0.02)  # a tick of the file system's clock
    return keys.stamp([folder])


def test_what_nobody_touched_looks_the_same(folder: Path, seen: str) -> None:
    """Also after it was read."""
    (folder / "dictionary" / "blaming.yaml").read_bytes()

    assert seen
    assert keys.stamp([folder]) == seen


def test_other_content_of_the_same_size_and_date_looks_otherwise(folder: Path, seen: str) -> None:
    """A date can be put back, the time of the change cannot."""
    path = folder / "dictionary" / "blaming.yaml"
    before = path.stat()
    path.write_text("- id: y\n", encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    time.sleep(0.02)

    assert keys.stamp([folder]) not in ("", seen)


def test_another_file_in_its_place_looks_otherwise(folder: Path, seen: str) -> None:
    """Of the same size and date, moved there."""
    path, other = folder / "dictionary" / "blaming.yaml", folder.parent / "other"
    other.write_text("- id: y\n", encoding="utf-8")
    os.utime(other, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns))
    other.replace(path)
    time.sleep(0.02)

    assert keys.stamp([folder]) not in ("", seen)


def test_one_more_file_and_one_less_look_otherwise(folder: Path, seen: str) -> None:
    """In any folder below."""
    (folder / "dictionary" / "hurry.yaml").touch()
    time.sleep(0.02)
    more = keys.stamp([folder])
    (folder / "dictionary" / "blaming.yaml").unlink()

    assert len({seen, more, keys.stamp([folder])}) == 3


def test_what_changed_just_now_is_not_relied_on(folder: Path) -> None:
    """It may change again within one tick of a coarse clock, and look the same."""
    assert keys.stamp([folder]) == ""


def test_other_code_looks_otherwise(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The compiled form of other code is not asked for."""
    monkeypatch.setattr(keys, "YOUNG", 0)
    time.sleep(0.02)
    before = keys.stamp([])
    with (copied / "gate" / "guards.py").open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    time.sleep(0.02)

    assert keys.stamp([]) not in ("", before)
