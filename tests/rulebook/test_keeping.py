"""Compiled forms lie in a folder by what they were made of; a damaged one is as good as none."""

from __future__ import annotations

from pathlib import Path

import pytest

from carelint.rulebook import keeping
from carelint.rulebook.compiling import NOTHING
from carelint.rulebook.kept import packed

DATA, DIGEST = packed(NOTHING), "0" * 64


def test_what_was_kept_is_found(tmp_path: Path) -> None:
    """By its digest; no other one."""
    keeping.keep(tmp_path / "new", DIGEST, DATA)

    assert keeping.kept(tmp_path / "new", DIGEST) is not None
    assert keeping.kept(tmp_path / "new", "1" * 64) is None
    assert keeping.kept(None, DIGEST) is None


@pytest.mark.parametrize(
    "data",
    [b"", b"{", DATA[:-1], DATA[:9], DATA.replace(b"{}", b"[]", 1), b"00000000\n{}\n", b"[]\n", b"x" * 99],
    ids=["empty", "other", "cut", "table only", "changed", "sum of something else", "no sum", "no line"],
)
def test_what_is_damaged_is_none(data: bytes, tmp_path: Path) -> None:
    """Cut off, changed, or written by somebody else."""
    keeping.keep(tmp_path, DIGEST, data)

    assert keeping.kept(tmp_path, DIGEST) is None


def test_a_stamp_leads_to_its_digest(tmp_path: Path) -> None:
    """What is no digest is not believed, and without a stamp nothing is known."""
    keeping.remember(tmp_path, "a" * 64, DIGEST)
    keeping.remember(tmp_path, "b" * 64, "../../x")
    keeping.remember(tmp_path, "", DIGEST)

    assert [keeping.known(tmp_path, one) for one in ("a" * 64, "b" * 64, "c" * 64, "")] == [DIGEST, "", "", ""]


def test_a_folder_that_cannot_be_written_is_no_reason_to_stop(tmp_path: Path) -> None:
    """A file stands where the folder should."""
    (tmp_path / "cache").touch()
    keeping.keep(tmp_path / "cache", DIGEST, DATA)

    assert keeping.kept(tmp_path / "cache", DIGEST) is None


def test_old_compiled_forms_go(tmp_path: Path) -> None:
    """A few stay, of all versions together; what else lies in the folder is not ours to clear."""
    (tmp_path / "notes.json").write_text("{}", encoding="utf-8")
    (tmp_path / f"{'f' * 32}.json").touch()
    for number in range(9):
        keeping.keep(tmp_path, f"{number:064x}"[::-1], DATA)
        keeping.remember(tmp_path, f"{number:064x}"[::-1], DIGEST)

    assert len(list(tmp_path.glob("[0-9a-f]*.json*"))) == keeping.FORMS
    assert len(list(tmp_path.glob("*.stamp"))) == keeping.FORMS
    assert (tmp_path / "notes.json").exists()
