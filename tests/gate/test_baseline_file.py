"""The form of a baseline: read as it was written, and every line that is wrong is told."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carelint.errors import Mistake
from carelint.gate.baseline_file import FIRST, Record, records, written

HASH = "0123456789abcdef"
HASHES = st.text("0123456789abcdef", min_size=16, max_size=16)
PATHS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30).map(
    lambda name: name.replace("\0", "x")
)
RECORDS = st.lists(st.builds(Record, PATHS, st.sampled_from(["blaming/a-b", "reader/blaming"]), HASHES, HASHES))


@given(RECORDS)
def test_what_is_written_is_read(found: list[Record]) -> None:
    """Whatever files are called, on one line each, and the same whatever their order."""
    text, mistakes = written(found), list[Mistake]()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "b")
        path.write_text(text, encoding="utf-8", newline="")
        read = records(path, mistakes)

    assert sorted(read) == sorted(found)
    assert not mistakes
    assert written(reversed(found)) == text
    assert text.count("\n") == 3 + len(found)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("", 1, "no baseline"),
        ("a.md blaming/x 1 2\n", 1, "no baseline"),
        (f"{FIRST}\nwords\n", 2, "records nothing"),
        (f"{FIRST}\na.md blaming/x {HASH} {HASH}\n<<<<<<< HEAD\n", 3, "keep the lines of both sides"),
        (f"{FIRST}\na.md blaming/x {HASH} {HASH[:15]}\n", 2, "records nothing"),
    ],
)
def test_what_is_wrong(text: str, line: int, said: str, tmp_path: Path) -> None:
    """File, line and way out."""
    path = tmp_path / "b"
    path.write_text(text, encoding="utf-8")
    mistakes: list[Mistake] = []
    records(path, mistakes)

    assert [one.line for one in mistakes] == [line]
    assert said in str(mistakes[0])
    assert mistakes[0].hint


def test_lines_that_git_has_put_together_are_read(tmp_path: Path) -> None:
    """Two branches that record are merged line by line: unsorted, with a line of both twice."""
    path = tmp_path / "b"
    line = f"a b.md blaming/x {HASH} {HASH}"
    path.write_text(f"{FIRST}\r\n\r\n# a remark\r\n{line}\r\n{line}\r\n", encoding="utf-8", newline="")

    assert records(path, []) == [Record("a b.md", "blaming/x", HASH, HASH)] * 2
