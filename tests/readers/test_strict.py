"""Strict Open XML is read like any other, and the copy with comments opens."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from carelint import readers
from carelint.cli import run
from carelint.package import STRICT, transitional
from tests.readers.papers import slides, word
from tests.specimens import docx, xlsx

USUAL = re.compile(rb"http://schemas\.openxmlformats\.org/(\w+)/2006/(?=[\w-]+/?)")
SHARED = (b"package", b"markup-compatibility")
"""Names that both kinds share."""


def strictly(data: bytes, code: str = "") -> bytes:
    """The same package as Word writes it under «Strict Open XML Document»."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name.endswith((".xml", ".rels")):
                content = USUAL.sub(_strict, content)
                content = content.replace(b"<w:document ", b"<w:document w:conformance='strict' ")
            new.writestr(name, content.decode().encode(code) if code and name == "word/document.xml" else content)
    return out.getvalue()


def _strict(found: re.Match[bytes]) -> bytes:
    return found.group() if found[1] in SHARED else STRICT.encode() + found[1] + b"/"


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.docx", word()), ("a.pptx", slides()), ("a.xlsx", xlsx([["Two frequent flyers came."]]))],
    ids=["docx", "pptx", "xlsx"],
)
def test_the_same_document(name: str, data: bytes) -> None:
    """Blocks, places and labels are those of the usual kind."""
    usual, strict = readers.read(name, data), readers.read(name, strictly(data))

    assert (strict.text, strict.blocks, strict.warnings) == (usual.text, usual.blocks, usual.warnings)


def test_in_utf_16() -> None:
    """Word may write its parts wide."""
    assert readers.read("a.docx", strictly(word(), "utf-16")).text == readers.read("a.docx", word()).text


@pytest.mark.parametrize(
    "part",
    [
        b"<w:t>see http://purl.oclc.org/ooxml/wordprocessingml/main</w:t>",
        b"<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'/>",
        b"\xff\xfe<\x00",
    ],
)
def test_what_is_said_in_a_paper_stays(part: bytes) -> None:
    """Only names are changed, never the words of a paper."""
    assert transitional(part) == part


def test_the_copy_with_comments_is_one_kind_throughout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package half Strict and half not is one that Word refuses."""
    monkeypatch.chdir(tmp_path)
    Path("a.docx").write_bytes(strictly(docx("<w:p><w:r><w:t>Two frequent flyers came.</w:t></w:r></w:p>")))
    code = run(["check", "a.docx", "-f", "docx=b.docx", "--fail-on", "never"])
    copy = zipfile.ZipFile("b.docx")
    parts = {name: copy.read(name) for name in copy.namelist()}

    assert code == 0
    assert b"commentRangeStart" in parts["word/document.xml"]
    assert not [name for name, content in parts.items() if b"purl.oclc.org" in content or b"conformance" in content]
