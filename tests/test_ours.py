"""What carelint wrote is recognised by its mark, in every form; a paper never is, whatever it speaks of."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path

import openpyxl
import pytest

from carelint import ours
from carelint.finding import Unread
from carelint.source import Source
from carelint.writers import COPIES, WRITERS
from carelint.writers.options import Options
from tests.specimens import docx, pdf, xlsx
from tests.writers.made import checked, found, report

MARKED = [form for form in WRITERS if form not in {*COPIES, "pdf"}]
NAMES = {"jsonl": "json"}
"""Forms that are told by the mark of another."""
README = Path(__file__).parent.parent / "README.md"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"Two bed blockers were moved.\n",
        b"<!-- carelint -->\n\nA paper of mine, with a mark in it.\n",
        b"<!-- carelint: allow -->\n\n# Plan\n",
        b"---\ngenerator: carelint\n---\n# Words about people\n",
        b"<!DOCTYPE html><html><head><meta name='generator' content='Hugo'></head><p>carelint</html>",
        b"<!DOCTYPE html><title>carelint</title><p>We use carelint. \xe2\x80\x93 carelint</p>",
        b'{"schema": "report/1", "tool": "carelint"}',
        b'[{"check_name": "E501", "fingerprint": "0000000000000000000000000000000000000000"}]',
        b'{"runs": [{"tool": {"driver": {"name": "ruff"}}}]}',
        b"path,where,who\r\n1,2,3\r\n",
        b"The output reads:\n\npaper.md\n\n  In 5 words, 1 phrase was noticed.\n\nNobody is ranked.\nNobody.\n",
        b"PK\x03\x04 damaged",
        docx("<w:p><w:r><w:t>carelint</w:t></w:r></w:p>"),
        xlsx([["carelint", "report/1"]]),
        pdf([["/Creator carelint"]]),
        README.read_bytes(),
    ],
)
def test_a_paper_is_a_paper(data: bytes) -> None:
    """Also where it speaks of carelint, or shows what carelint said."""
    assert not ours.is_report(data)


@pytest.mark.parametrize("form", MARKED)
def test_every_form_carries_a_mark(form: str) -> None:
    """Over one document and over several, with what was not read, and with nothing noticed."""
    for some in (
        report(checked(found())),
        report(
            checked(found()),
            checked(found(), path="other.md"),
            unread=(Unread(Source("x.pdf"), "it is empty", "Why?"),),
        ),
        report(checked()),
    ):
        written = WRITERS[form].write(some, options=Options())
        data = written.encode() if isinstance(written, str) else written

        assert ours.form_of(io.BytesIO(data)) == NAMES.get(form, form)


def long(several: int) -> bytes:
    """A text over documents with so many lines that no part of it holds a whole one."""
    lines = "".join(f"  line {at}\n    … a «phrase» in its sentence, word for word …\n\n" for at in range(900))
    documents = [f"paper {at}.md\n{lines}  In 9,000 words, 900 phrases were noticed.\n" for at in range(several)]
    total = f"\n{several} documents read, {900 * several} phrases noticed.\n" if several > 1 else ""
    return ("\n".join(documents) + total).encode()


@pytest.mark.parametrize("several", [1, 2, 9])
def test_a_long_text_carries_its_mark_at_the_end(several: int) -> None:
    """Its sum is the last that is said of a document."""
    assert len(long(several)) > 3 * ours.HEAD
    assert ours.form_of(io.BytesIO(long(several))) == "text"


@pytest.mark.parametrize("more", [1, 20, 5_000, 15_000])
def test_a_text_just_longer_than_what_is_looked_at(more: int) -> None:
    data = long(1)[: ours.HEAD + more].rpartition(b"\n")[0] + b"\n\n  In 9 words, 1 phrase was noticed.\n"

    assert ours.form_of(io.BytesIO(data)) == "text"


def test_a_long_paper_that_ends_with_what_carelint_said_is_a_paper() -> None:
    """What stands at its margin tells, at either end."""
    paper = b"The ward met.\n" * 3000

    assert not ours.is_report(paper + long(1))
    assert not ours.is_report(long(1) + paper)


@pytest.mark.skipif(not shutil.which("chromium"), reason="no browser")
def test_the_printed_page_carries_a_mark() -> None:
    """And says nothing of the browser's machine."""
    data = WRITERS["pdf"].write(report(checked(found())), options=Options())

    assert isinstance(data, bytes)
    assert ours.form_of(io.BytesIO(data)) == "pdf"
    assert b"Mozilla" not in data
    assert ours.is_report(data.replace(b"/Creator (carelint", b"/Creator (somebody"))  # printed by hand: by its title


def test_a_workbook_saved_again_keeps_its_mark() -> None:
    """By another program, which knows properties and no more."""
    data = WRITERS["xlsx"].write(report(checked(found())), options=Options())
    assert isinstance(data, bytes)
    out = io.BytesIO()
    openpyxl.load_workbook(io.BytesIO(data)).save(out)

    assert ours.is_report(out.getvalue())


def test_data_in_another_shape_keep_their_mark() -> None:
    """On one line, or indented by another program."""
    data = WRITERS["json"].write(report(checked(found())), options=Options())

    assert ours.is_report(json.dumps(json.loads(data)).encode())
    assert ours.is_report(json.dumps(json.loads(data), indent="\t").encode())


def test_an_archive_that_is_cut_short() -> None:
    """A damaged workbook is left to its reader."""
    data = WRITERS["xlsx"].write(report(checked(found())), options=Options())

    assert isinstance(data, bytes)
    assert not ours.is_report(data[:400])
