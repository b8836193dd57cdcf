"""Copies of many documents get names of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from carelint.copying import targets


@pytest.mark.parametrize(
    ("files", "names"),
    [
        ([], []),
        (["papers/a.docx"], ["a.docx"]),
        (["papers/a.docx", "papers/more/a.docx"], ["a.docx", "more/a.docx"]),
        (["one/a.docx", "two/b.docx"], ["one/a.docx", "two/b.docx"]),
        (["a.rtf"], ["a.docx"]),
        (["a.DOCX"], ["a.DOCX"]),
        (["a.doc", "a.docx"], ["a.doc.docx", "a.docx"]),
        (["a.doc", "a.odt"], ["a.doc.docx", "a.odt.docx"]),
        (["a.docx", "a.docx"], ["a.docx"]),
    ],
)
def test_targets(files: list[str], names: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Folders below the one that holds them all stay; a name that two would have keeps its suffix."""
    monkeypatch.chdir(tmp_path)

    assert list(targets(Path("out"), files, ".docx").values()) == [Path("out") / name for name in names]
