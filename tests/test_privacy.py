"""Nothing of a document's text goes where nobody asked for it: reports, messages, caches, folders for passing files.

Whole runs of the program in a folder of their own; afterwards every byte that was written there is looked at.
"""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import openpyxl
import pytest

from carelint.writers import BINARY, COPIES, WRITERS
from tests.conftest import heeding
from tests.specimens import docx, pdf

ROOT = Path(__file__).parents[1]
SECRETS = (
    "943 476 5919",
    "9434765919",
    "476 5919",
    "Quillfeather",
    "Zachary",
    "12/03/1951",
    "LS1 4AP",
    "07700 900123",
    "900123",
    "zq@example.org",
)
PLAIN = ("marmalade", "gramophone", "wheelbarrow")
"""Words that nobody needs in order to know what was noticed."""
TITLE = "Gramophone note on Mr Zachary Quillfeather"
SAYS = (
    "Mr Zachary Quillfeather (DOB 12/03/1951, NHS 943 476 5919) is a bed blocker on the wheelbarrow ward.",
    "Pt afebrile, BP 120/80, lungs clear, denies pain. Zachary refused marmalade.",
    "He lives at LS1 4AP, tel 07700 900123, zq@example.org.",
)
TEXT = "\n\n".join((TITLE, *SAYS)) + "\n"
FORMS = [form for form in WRITERS if form not in COPIES]


def _docx() -> bytes:
    return docx("".join(f"<w:p><w:r><w:t>{said}</w:t></w:r></w:p>" for said in (TITLE, *SAYS)))


def _xlsx() -> bytes:
    book = openpyxl.Workbook()
    book.active.title = "Zachary Quillfeather"
    for row in (["Name", "Note"], ["Zachary Quillfeather", " ".join(SAYS)]):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _eml() -> bytes:
    return f"From: zq@example.org\nSubject: {TITLE}\nContent-Type: text/plain\n\n{TEXT}".encode()


DOCUMENTS = {
    "note of Mr Zachary Quillfeather.txt": TEXT.encode(),
    "9434765919.md": f"# {TITLE}\n\n{TEXT}\n`Quillfeather` [bed](http://x/9434765919) blockers".encode(),
    "note.rst": f"{TITLE}\n{'=' * len(TITLE)}\n\n{TEXT}".encode(),
    "note.html": f"<title>{TITLE}</title><h1>{TITLE}</h1><p>{'</p><p>'.join(SAYS)}</p>".encode(),
    "note.docx": _docx(),
    "note.xlsx": _xlsx(),
    "note.pdf": pdf([[line for said in (TITLE, *SAYS) for line in (said[:60], said[60:])]]),
    "note.eml": _eml(),
    "wrong.docx": _docx()[:-40],
    "picture of Mr Zachary Quillfeather.png": b"\x89PNG\r\n\x1a\n" + TEXT.encode() * 3,
}
TABLES = {
    "notes.csv": f'id,note\n9434765919,"{" ".join(SAYS)}"\nMr Quillfeather,Zachary was a bed blocker.\n'.encode(),
    "notes.tsv": f"id\tnote\n9434765919\t{' '.join(SAYS)}\n".encode(),
    "notes.jsonl": (json.dumps({"id": "9434765919", "note": " ".join(SAYS)}) + "\n").encode(),
    "headless.csv": f'Mr Zachary Quillfeather,943 476 5919,"{SAYS[0]}"\n'.encode() * 2,
}


class Box:
    """A folder in which a run has its documents, its home, its caches and its passing files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.papers, self.home, self.out = (folder / name for name in ("papers", "home", "out"))
        for one in (self.papers, self.home, self.out, self.home / "tmp"):
            one.mkdir()

    def put(self, documents: dict[str, bytes]) -> list[str]:
        """Write documents; returns their paths."""
        for name, data in documents.items():
            (self.papers / name).write_bytes(data)
        return [str(self.papers / name) for name in documents]

    def environment(self) -> dict[str, str]:
        """Everything that a program may write to by itself lies in the box."""
        home = str(self.home)
        names = ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
        return {**os.environ, **dict.fromkeys(names, home), "TMPDIR": f"{home}/tmp", "PYTHONPATH": str(ROOT)}

    def run(self, *arguments: str, code: str = "", start: str = "") -> subprocess.CompletedProcess[bytes]:
        """Run carelint, or a piece of Python that leads to it."""
        command = [sys.executable, "-c", code, *arguments] if code else [sys.executable, "-m", "carelint", *arguments]
        whole = ["bash", "-c", f'{start}; exec "$@"', "bash", *command] if start else command
        return subprocess.run(whole, capture_output=True, check=False, env=self.environment(), cwd=self.out)

    def written(self) -> Iterator[tuple[str, bytes]]:
        """Every file that the run has made, unpacked as far as it can be."""
        for path in sorted(one for place in (self.home, self.out) for one in place.rglob("*") if one.is_file()):
            name = str(path.relative_to(self.folder))
            yield name, name.encode()
            yield from _unpacked(name, path.read_bytes())


def _unpacked(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """The bytes, and what is compressed in them."""
    yield name, data
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.namelist():
                yield from _unpacked(f"{name}/{member}", archive.read(member))
    if data.startswith(b"%PDF"):
        yield from ((name, zlib.decompressobj().decompress(part)) for part in _streams(data))
        yield name, _pdf_text(data)


def _streams(data: bytes) -> Iterator[bytes]:
    for found in re.finditer(rb"stream\r?\n(.*?)endstream", data, re.DOTALL):
        if found.group(1)[:1] == b"\x78":
            yield found.group(1)


def _pdf_text(data: bytes) -> bytes:
    import pypdfium2

    with pypdfium2.PdfDocument(data) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document).encode()


def _found(words: Sequence[str], pieces: Iterator[tuple[str, bytes]]) -> list[tuple[str, str]]:
    """(place, word) for every word that stands in a piece, in any of the usual encodings."""
    return [
        (place, word)
        for place, data in pieces
        for word in words
        for said in {word, word.replace(" ", "%20")}
        if said.lower().encode() in data.lower() or said.encode("utf-16-le") in data
    ]


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The compiled rules, made once from a paper of nobody's."""
    box = Box(tmp_path_factory.mktemp("compiled"))
    box.run("check", *box.put({"a.md": b"A garden."}))
    return box.home


@pytest.fixture
def box(tmp_path: Path, compiled: Path) -> Box:
    """A box without papers."""
    made = Box(tmp_path)
    shutil.copytree(compiled, made.home, dirs_exist_ok=True)
    return made


def _ask(forms: Sequence[str]) -> list[str]:
    return [word for form in forms for word in ("-f", f"{form}=report.{form}")]


TEXTUAL = [form for form in FORMS if form not in BINARY]


@pytest.mark.parametrize("redact", [False, True])
@pytest.mark.parametrize("tables", [False, True])
def test_every_form_of_report(redact: bool, tables: bool, box: Box) -> None:
    """Of clinical papers no identifier is shown, and with --redact no word beside the phrases, in any form."""
    papers = box.put(TABLES if tables else DOCUMENTS)
    how = ["--redact"] if redact else []
    how += ["--column", "note", "--id-column", "id"] if tables else []
    runs = [box.run("check", *papers, *how, *_ask(TEXTUAL))]
    runs += [
        box.run("check", *papers, *how, "-f", form, "-o", f"report.{form}") for form in sorted(BINARY & set(FORMS))
    ]
    said = [(f"stream {i}", out) for i, run in enumerate(runs) for out in (run.stdout, run.stderr)]
    pieces = [*said, *box.written()]

    assert [run.returncode for run in runs] == [2] * len(runs), "the damaged ones are unread"
    assert _found(SECRETS, iter(pieces)) == []
    assert not redact or _found(PLAIN, iter(pieces)) == []
    assert all(b"Traceback" not in out for _, out in said)
    assert {f"out/report.{form}" for form in TEXTUAL} <= {name for name, _ in pieces}
    assert list(_found(["bed blocker"], iter(pieces)))


def test_masking_can_be_switched_off(box: Box) -> None:
    """--no-redact, or a line in the settings, shows the paper as it is; the command line has the last word."""
    papers = box.put({"note.txt": TEXT.encode()})
    assert b"Zachary" in box.run("check", *papers, "--no-redact").stdout

    (box.papers / ".carelint.yaml").write_text("redact: false\n")
    assert b"Zachary" in box.run("check", *papers).stdout
    assert b"marmalade" not in box.run("check", *papers, "--redact").stdout

    (box.papers / ".carelint.yaml").write_text("redact: perhaps\n")
    assert box.run("check", *papers).returncode == 2


FAULT = """
import sys
from carelint.readers import text
def read(data, path, options=None):
    raise ValueError(data.decode())
text.read = read
from carelint.cli import run
sys.exit(run(sys.argv[1:]))
"""
WRITER_FAULT = """
import sys
from carelint.writers import terminal as text
def write(report, *, options):
    raise ValueError(report.documents[0].document.text)
text.write = write
from carelint.cli import run
sys.exit(run(sys.argv[1:]))
"""
DEAD = """
import os, sys
from carelint.readers import text
def read(data, path, options=None):
    os.abort()
text.read = read
from carelint.cli import run
sys.exit(run(sys.argv[1:]))
"""


HANGS = """
import sys, tempfile, time
from carelint.readers import text
def read(data, path, options=None):
    with open(tempfile.mkstemp()[0], "wb") as file:
        file.write(data)
    time.sleep(60)
text.read = read
from carelint.cli import run
sys.exit(run(sys.argv[1:]))
"""


def test_a_reader_that_is_killed_leaves_nothing(box: Box) -> None:
    """What it had put aside, such as a document that is being converted, goes with it."""
    papers = box.put({"note.txt": TEXT.encode()})
    (box.papers / ".carelint.yaml").write_text("limits: {seconds: 1}\n")
    run = box.run("check", *papers, code=HANGS)

    assert run.returncode == 2
    assert b"took longer than 1 seconds" in run.stdout
    assert list((box.home / "tmp").iterdir()) == []
    assert _found(SECRETS, box.written()) == []


@pytest.mark.parametrize(
    ("code", "start", "options", "expected"),
    [
        (FAULT, "", [], 2),
        (DEAD, "", [], 2),
        (WRITER_FAULT, "", [], 3),
        ("", "", ["-o", "/dev/full"], 2),
        ("", "", ["-o", "no/such/folder.txt"], 2),
        ("", "", ["-o", "/proc/report.txt"], 2),
        ("", "exec > /dev/full", [], 2),
        ("", "ulimit -f 1", ["-f", "html", "-o", "report.html"], 2),
        ("", "", ["--register", "letter"], 2),
        ("", "", ["--column", "note"], 1),
    ],
)
def test_what_goes_wrong_says_nothing_of_the_text(
    code: str, start: str, options: list[str], expected: int, box: Box
) -> None:
    """A fault of ours, a full disk, a folder that takes nothing: no text, no traceback, nothing half."""
    papers = box.put({"note.txt": TEXT.encode()})
    run = box.run("check", *papers, *options, code=code, start=start)
    streams = [("out", run.stdout), ("err", run.stderr)]

    assert run.returncode == expected
    assert _found(SECRETS, iter([*streams, *box.written()])) == []
    assert _found(["Traceback", "Exception ignored"], iter(streams)) == []
    assert [path.name for path in box.folder.rglob("*") if path.name.endswith(".part")] == []
    assert list(box.out.iterdir()) == []


def test_ctrl_c_leaves_nothing(box: Box) -> None:
    """Stopped while it waits for standard input: 130, one word, no text, no file."""
    command = [sys.executable, "-m", "carelint", "check", "-", "-o", "report.txt"]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=box.environment(),
        cwd=box.out,
        preexec_fn=heeding,
    ) as process:
        assert process.stdin
        process.stdin.write(TEXT.encode())
        process.stdin.flush()
        time.sleep(2.5)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)

    assert process.returncode == 130
    assert _found([*SECRETS, "Traceback"], iter([("out", out), ("err", err), *box.written()])) == []
    assert list(box.out.iterdir()) == []


def test_a_reader_that_has_seen_enough(box: Box) -> None:
    """`| head -1` ends quietly, with the code that the findings ask for."""
    papers = box.put({"note.txt": b"Two bed blockers.\n\n" * 400})
    shell = f'"{sys.executable}" -m carelint check "{papers[0]}" -f json | head -1; exit ${{PIPESTATUS[0]}}'
    run = subprocess.run(["bash", "-c", shell], capture_output=True, check=False, env=box.environment())

    assert (run.returncode, run.stdout, run.stderr) == (1, b"{\n", b"")
