"""Files made to do harm: read or refused in bounded time and memory, and the run goes on."""

from __future__ import annotations

import os
import re
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from carelint.document import Document
from carelint.finding import Unread
from carelint.limits import Limits
from carelint.readers.options import Options
from carelint.reading import Read, Reading
from tests.attacks import ATTACKS, WORDS, pickled
from tests.specimens import docx, pdf

LIMITS = Limits(seconds=20, memory_mb=1_024)
MUST = {
    "zip bomb": "grow too much",
    "media bomb": None,
    "lying size": "damaged",
    "many members": "too many parts",
    "nested zip": "archive",
    "names that climb": None,
    "two main parts": "same name",
    "billion laughs, docx": "type definition",
    "billion laughs, odt": "type definition",
    "billion laughs, xlsx": "type definition",
    "external entity": "type definition",
    "external entity, UTF-16": "type definition",
    "deep XML": "grow too much",
    "deep tables": "200 deep",
    "deep HTML": None,
    "deep Markdown lists": None,
    "deep Markdown quotes": "no words",
    "open brackets": None,
    "stars": None,
    "deep RTF": None,
    "tags that never end": "never end",
    "comments that never end": "never end",
    "many attributes": None,
    "PDF, long stream": "stopped in the middle|longer than|too much memory",
    "PDF, double Flate": "no words|stopped in the middle|longer than|too much memory",
    "PDF, form calls itself": "stopped in the middle|longer than|too much memory",
    "PDF, loop of pages": "damaged",
    "PDF, a million pages": "more than 2000 pages",
    "PDF, nested arrays": "damaged",
    "PDF, cut short": "damaged",
    "one line of 100 MB": "too much memory",
    "a million short lines": "more than 200000 paragraphs",
    "noughts": "not a text",
    "invalid UTF-8": None,
    "lone surrogates": None,
    "deep JSON": "too much memory|no JSON",
    "nested e-mail": "too much memory",
    "endless header": "too much memory|longer than",
    "rst, deep": None,
    "rst, include": None,
}
"""What is said of each: a part of the reason, or None where it is read."""


def test_every_attack_has_its_outcome() -> None:
    """The table above is whole."""
    assert set(MUST) == set(ATTACKS)


@pytest.fixture
def reader() -> Iterator[Reading]:
    with Reading(Options(limits=LIMITS)) as worker:
        yield worker


@pytest.mark.parametrize("name", ATTACKS)
def test_attacks(name: str, tmp_path: Path) -> None:
    """Read, or named with a reason and a way out; nothing hangs, and the next file is read all the same."""
    file, make = ATTACKS[name]
    if file.endswith(".rtf") and not _office():
        pytest.skip("LibreOffice is not here")
    (tmp_path / file).write_bytes(make())
    (tmp_path / "next.docx").write_bytes(docx(WORDS))
    options = Options(limits=LIMITS, column="note" if file.endswith(".jsonl") else "")
    with Reading(options) as worker:
        first = list(worker.read(str(tmp_path / file)))
        after = next(iter(worker.read(str(tmp_path / "next.docx"), name="next.docx")))

    assert isinstance(after, Document)
    assert len(first) == 1
    _expect(first[0], MUST[name])
    assert not (tmp_path.parent / "outside.xml").exists()


def _expect(one: Read, reason: str | None) -> None:
    if isinstance(one, Document):
        assert reason is None
        assert one.text.split()
        assert "ha" * 50 not in one.text
        assert socket.gethostname() not in one.text
        return
    assert reason, one.reason
    assert re.search(reason, one.reason)
    assert one.hint


def _office() -> bool:
    import shutil

    if not shutil.which("soffice"):
        assert not os.environ.get("CI"), "CI installs LibreOffice"
        return False
    return True


def test_a_crash_and_a_hang_cost_one_file_each(tmp_path: Path) -> None:
    """Seven files, three of them harmful: four are read."""
    for number in range(4):
        (tmp_path / f"{number}.docx").write_bytes(docx(WORDS))
    for name in ("PDF, form calls itself", "zip bomb", "noughts"):
        (tmp_path / ATTACKS[name][0]).write_bytes(ATTACKS[name][1]())
    with Reading(Options(limits=Limits(seconds=3, memory_mb=512))) as worker:
        seen = [one for path in sorted(tmp_path.iterdir()) for one in worker.read(str(path))]

    assert sum(isinstance(one, Document) for one in seen) == 4
    assert sum(isinstance(one, Unread) for one in seen) == 3


@pytest.mark.parametrize("suffix", ["docx", "txt", "csv"])
def test_pipes_and_devices_are_no_files(suffix: str, tmp_path: Path, reader: Reading) -> None:
    """A FIFO would be waited for, a device never ends."""
    pipe = tmp_path / f"pipe.{suffix}"
    os.mkfifo(pipe)
    with Reading(Options(limits=LIMITS, column="note")) as worker:
        seen = [*worker.read(str(pipe)), *worker.read("/dev/zero"), *worker.read(str(tmp_path))]

    folder = "no document was found in this folder"
    assert [one.reason for one in seen if isinstance(one, Unread)] == ["it is no file", "it is no file", folder]


@pytest.mark.parametrize("engine", ["pdfium", "pdfminer"])
def test_a_pickled_encoding_is_not_loaded(engine: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """CVE-2025-64512: an encoding that names a file beside the document, and a folder that the environment names."""
    import gzip
    import pickle

    flag = tmp_path / "flag"
    code = pickle.dumps(_Opens(str(flag)))
    with gzip.open(tmp_path / "evil.pickle.gz", "wb") as file:
        file.write(code)
    monkeypatch.setenv("CMAP_PATH", str(tmp_path))
    for name in ("evil", f"{str(tmp_path).replace('/', '#2F')}#2Fevil"):
        (tmp_path / "x.pdf").write_bytes(pickled(name))
        with Reading(Options(engine=engine, limits=LIMITS)) as worker:
            list(worker.read(str(tmp_path / "x.pdf")))

    assert not flag.exists()


class _Opens:
    """Makes a file when it is unpickled."""

    def __init__(self, path: str) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, tuple[str, str]]:
        return open, (self.path, "w")


@pytest.fixture
def calls() -> Iterator[tuple[int, list[str]]]:
    """A listener on this machine and what reached it."""
    heard: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        done = threading.Event()

        def listen() -> None:
            while not done.is_set():
                try:
                    line, _ = server.accept()
                except TimeoutError:
                    continue
                heard.append("called")
                line.close()

        thread = threading.Thread(target=listen)
        thread.start()
        yield server.getsockname()[1], heard
        done.set()
        thread.join()


def test_nothing_is_fetched(calls: tuple[int, list[str]], tmp_path: Path) -> None:
    """Templates, pictures, style sheets and includes elsewhere are left there, by LibreOffice too."""
    port, heard = calls
    link = f"http://127.0.0.1:{port}/x"
    rels = (
        "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='a' "
        "Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate' "
        f"TargetMode='External' Target='{link}.dotx'/></Relationships>"
    )
    samples = {
        "x.docx": docx(WORDS, parts={"_rels/settings.xml": rels, "settings": "<x/>"}),
        "x.html": f"<html><link rel=stylesheet href='{link}'><img src='{link}'>words".encode(),
        "x.md": f"![a]({link})\n\n<img src='{link}'>\n\nwords".encode(),
        "x.rst": f".. image:: {link}\n\nwords".encode(),
        "x.pdf": pdf([["words"]]),
    }
    if _office():
        field = r'{\field{\*\fldinst INCLUDEPICTURE \\d "LINK.png"}}'
        samples["x.rtf"] = (r"{\rtf1 {\*\template LINK.dot} words " + field + "}").replace("LINK", link).encode()
    for name, data in samples.items():
        (tmp_path / name).write_bytes(data)
    with Reading(Options(limits=Limits())) as worker:
        seen = [one for name in samples for one in worker.read(str(tmp_path / name))]

    assert all(isinstance(one, Document) for one in seen)
    assert heard == []


def test_a_row_of_a_table_that_is_no_json_names_its_line(tmp_path: Path) -> None:
    """What came before it has been read."""
    table = tmp_path / "notes.jsonl"
    table.write_text('{"note": "one"}\n{"note": \n', encoding="utf-8")
    with Reading(Options(column="note", limits=LIMITS)) as worker:
        seen = list(worker.read(str(table)))

    assert isinstance(seen[0], Document)
    assert isinstance(seen[1], Unread)
    assert "line 2" in seen[1].reason
