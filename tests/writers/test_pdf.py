"""The report printed to PDF: everything is in it, nothing is fetched, and a browser that is not there is named."""

from __future__ import annotations

import io
import shutil
import socket
import stat
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader

from carelint.errors import WriteError
from carelint.finding import Report
from carelint.readers import read_text
from carelint.rulebook import Rulebook
from carelint.run import check_documents
from carelint.settings import Settings
from carelint.writers import WRITERS
from carelint.writers.options import Options
from carelint.writers.page import pdf

BROWSER = next(filter(None, map(shutil.which, pdf.BROWSERS)), "")
needs_browser = pytest.mark.skipif(not BROWSER, reason="no Chromium is installed")
TEXT = "Two bed blockers were moved from ward 7. Known diabetics were seen first."


@pytest.fixture(scope="module")
def report(rulebook: Rulebook) -> Report:
    """A report on two sentences."""
    return check_documents([read_text(TEXT)], rulebook, Settings(register="board"))


@pytest.fixture(scope="module")
def printed(report: Report) -> bytes:
    """The same, printed once: a browser takes seconds."""
    return bytes(pdf.write(report, options=Options()))


@needs_browser
def test_everything_is_in_it(report: Report, printed: bytes) -> None:
    """Phrases, words of care and links stay; the pages are A4, tagged, with an outline and a language."""
    text = "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(printed))
    reader = PdfReader(io.BytesIO(printed))
    root = reader.trailer["/Root"]
    links = [one.get_object() for page in reader.pages for one in page.get("/Annots", ())]

    for said in [one for found in report.documents[0].listed for one in (found.text, *found.instead)]:
        assert said in " ".join(text.split())
    assert links
    assert not [one for one in links if "/Dest" not in one and "/D" not in one["/A"]]
    assert [round(float(side)) for side in reader.pages[0].mediabox[2:]] == [595, 842]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith("en")
    assert reader.outline


@needs_browser
def test_nothing_of_this_machine_is_in_it(printed: bytes) -> None:
    """No folder of the browser's shows, and none is left."""
    assert b"file:" not in printed
    assert b"carelint-" not in printed
    assert not list(Path(tempfile.gettempdir()).glob("carelint-*/report.html"))


@pytest.fixture
def visits() -> Iterator[tuple[int, list[str]]]:
    """A port of this machine, and who came to it."""
    came: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as door:
        door.settimeout(0.2)
        open_ = threading.Event()
        open_.set()

        def watch() -> None:
            while open_.is_set():
                try:
                    guest, address = door.accept()
                except TimeoutError:
                    continue
                guest.close()
                came.append(str(address))

        watcher = threading.Thread(target=watch)
        watcher.start()
        yield door.getsockname()[1], came
        open_.clear()
        watcher.join()


@needs_browser
def test_nothing_is_fetched(visits: tuple[int, list[str]]) -> None:
    """Even a page that asks for things gets none: this one has no policy of its own."""
    port, came = visits
    there = f"http://127.0.0.1:{port}/"
    page = (
        f"<link rel=stylesheet href={there}><img src={there}><script src={there}></script><iframe src={there}></iframe>"
    )
    data = pdf.printed(f"<title>x</title>{page}<p>Said all the same.", BROWSER)

    assert data.startswith(b"%PDF-")
    assert came == []


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere browsers are found without a path")
def test_a_missing_browser_is_named(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    """What to install, and the way round it."""
    monkeypatch.setenv("PATH", "")

    with pytest.raises(WriteError, match="a browser is needed") as caught:
        WRITERS["pdf"].write(report, options=Options())
    assert "Chromium" in caught.value.hint
    assert "html" in caught.value.hint


def _browser(folder: Path, body: str) -> str:
    """A program that takes the browser's place."""
    program = folder / "browser"
    program.write_text(f"#!{sys.executable}\nimport subprocess, sys, time\n{body}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return str(program)


TARGET = "next(one for one in sys.argv if one.startswith('--print-to-pdf=')).partition('=')[2]"


@pytest.mark.skipif(sys.platform == "win32", reason="scripts are no programs there")
@pytest.mark.parametrize(
    ("body", "reason"),
    [
        pytest.param("sys.exit(1)", "printed nothing", id="fails"),
        pytest.param(f"open({TARGET}, 'w').write('oh')", "printed something else", id="no-pdf"),
        pytest.param("subprocess.Popen(['sleep', '60']); time.sleep(60)", "longer than 2 seconds", id="hangs"),
    ],
)
def test_a_browser_that_does_not_print_is_said_so(body: str, reason: str, tmp_path: Path) -> None:
    """In time, with the way out; what it has started ends with it."""
    began = time.monotonic()

    with pytest.raises(WriteError, match=reason) as caught:
        pdf.printed("<p>", _browser(tmp_path, body), seconds=2)
    assert "html" in caught.value.hint
    assert time.monotonic() - began < 10


def test_a_program_that_is_none_is_said_so(tmp_path: Path) -> None:
    """A file that cannot be run."""
    with pytest.raises(WriteError, match="could not be started"):
        pdf.printed("<p>", str(tmp_path))


def test_the_page_has_a_head_to_put_the_paper_in(report: Report) -> None:
    """The size of the paper goes before the page's own style."""
    page = WRITERS["html"].write(replace(report, documents=()), options=Options())

    assert str(page).count("<head>") == 1
