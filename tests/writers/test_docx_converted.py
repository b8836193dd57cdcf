"""Old Word files, RTF and OpenDocument give a reviewed Word copy, through LibreOffice."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document as open_docx

from carelint.cli import run
from tests.specimens import docx
from tests.writers.test_docx import p, r

NOTICED = "Two bed blockers were moved."


@pytest.mark.parametrize("form", ["doc", "odt", "rtf"])
def test_a_copy_of_another_format(
    form: str, tmp_path: Path, office: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    """With its words as they were, and the comment on the phrase."""
    (tmp_path / "paper.docx").write_bytes(docx(p(r("Rain fell.")) + p(r(NOTICED))))
    office(form, tmp_path / "in", tmp_path / "paper.docx")

    code = run(["check", str(tmp_path / "in" / f"paper.{form}"), "-f", f"docx={tmp_path}/reviewed/", "--quiet"])

    made = open_docx(io.BytesIO((tmp_path / "reviewed" / "paper.docx").read_bytes()))
    assert (code, capsys.readouterr().err) == (1, "")
    assert [one.text for one in made.paragraphs if one.text.strip()] == ["Rain fell.", NOTICED]
    assert len(list(made.comments)) == 1
