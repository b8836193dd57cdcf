"""Damaged files of every format: read, or refused with a reason; never another exception, never a place outside."""

from __future__ import annotations

import functools
import io
import zipfile
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from carelint import readers
from carelint.document import Document
from carelint.errors import UnreadableError
from carelint.finding import Unread
from carelint.limits import Limits
from carelint.readers.options import Options
from carelint.reading import Reading
from carelint.source import Source
from tests.readers.papers import PAPERS
from tests.specimens import xlsx

SOURCES = {**PAPERS, "paper.xlsx": lambda: xlsx([["Ward", "bed blockers"], [7, "words"]])}
PIECES = [
    b"\0",
    b"\xff",
    b"<",
    b">",
    b"&#x110000;",
    b"&#0;",
    b"9" * 40,
    b"-1",
    b"\n",
    b"\r",
    b"[",
    b"`",
    b"|",
    b"\xef\xbf\xbe",
]
CUTS = st.lists(st.tuples(st.integers(0, 1 << 20), st.integers(0, 40), st.sampled_from([b"", *PIECES])), max_size=6)
Cuts = list[tuple[int, int, bytes]]


@functools.cache
def _source(name: str) -> bytes:
    return SOURCES[name]()


def _damaged(data: bytes, cuts: Cuts) -> bytes:
    for at, length, piece in cuts:
        place = at % (len(data) + 1)
        data = data[:place] + piece + data[place + length :]
    return data


def _inside(data: bytes, cuts: Cuts, which: int) -> bytes:
    """The package with one of its parts damaged."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        names = [name for name in old.namelist() if name.endswith((".xml", ".rels"))]
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, _damaged(content, cuts) if name == names[which % len(names)] else content)
    return out.getvalue()


def _hold(document: Document) -> None:
    """Blocks in order, stretches inside them, every place to be told."""
    end = 0
    for block in document.blocks:
        assert end <= block.start < block.end <= len(document.text)
        assert all(block.start <= one.start <= one.end <= block.end for one in block.stretches)
        assert all(block.start <= gap.start <= gap.end <= block.end for gap in block.gaps)
        document.place_of(block.start, block.end)
        end = block.end


def _read(name: str, data: bytes, options: Options) -> list[Document | Unread]:
    try:
        return list(readers.read_all(name, data, options))
    except UnreadableError as err:
        return [Unread(Source(name), err.reason, err.hint)]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from([name for name in SOURCES if name != "paper.pdf"]), CUTS, st.integers(0, 40), st.booleans())
def test_damaged_files(name: str, cuts: Cuts, which: int, outside: bool) -> None:
    """Bytes cut out and put in, in the file or in a part of the package."""
    whole = _source(name)
    package = whole.startswith(b"PK") and not outside
    data = _inside(whole, cuts, which) if package else _damaged(whole, cuts)
    options = Options(comments=True, hidden=True, attachments=True, limits=Limits(part_mb=5))
    for one in _read(name, data, options):
        if isinstance(one, Document):
            _hold(one)
        else:
            assert one.hint


@pytest.fixture(scope="module")
def reader() -> Iterator[Reading]:
    with Reading(Options(comments=True, limits=Limits(seconds=10, memory_mb=512))) as worker:
        yield worker


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(cuts=CUTS)
def test_damaged_pdfs(cuts: Cuts, reader: Reading) -> None:
    """In the process that documents are read in, since an engine may end it."""
    for one in reader.read("x.pdf", data=_damaged(_source("paper.pdf"), cuts)):
        if isinstance(one, Unread):
            assert one.hint
            assert "our reader failed" not in one.reason, one.reason
        else:
            _hold(one)
