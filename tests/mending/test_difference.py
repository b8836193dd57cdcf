"""A diff that patch takes: applied to the file it gives the changed one."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from carelint.mending.difference import difference

CASES = {
    "one line": ("a\nb\nc\n", "a\nB\nc\n"),
    "no line end before": ("a\nb", "a\nB\n"),
    "no line end after": ("a\nb\n", "a\nB"),
    "none at all": ("a b", "a c"),
    "CR LF": ("a\r\nb\r\nc\r\n", "a\r\nB\r\nc\r\n"),
    "form feed and separators are no ends": ("a\x0cb\u2028c\nd\n", "a\x0cB\u2028c\nd\n"),
    "far apart": ("a\n" + "x\n" * 20 + "b\n", "A\n" + "x\n" * 20 + "B\n"),
}


def test_nothing_for_what_is_the_same() -> None:
    """No line, also without a line end."""
    assert not list(difference("x", "a\nb", "a\nb"))


@pytest.mark.parametrize(("before", "after"), CASES.values(), ids=CASES)
def test_gives_what_the_file_becomes(tmp_path: Path, before: str, after: str) -> None:
    """With git, which is everywhere where this is used."""
    (tmp_path / "x.md").write_bytes(before.encode())
    patch = "".join(difference("x.md", before, after)).encode()
    git = shutil.which("git") or "git"
    subprocess.run([git, "apply", "-p0", "--unidiff-zero", "-"], cwd=tmp_path, input=patch, check=True)

    assert (tmp_path / "x.md").read_bytes() == after.encode()
