"""An audit as people run it: what is read, what is not read twice, and that nothing costs what was done."""

from __future__ import annotations

import io
import multiprocessing
import os
import random
import resource
import signal
import sqlite3
import tempfile
import threading
import time
import zipfile
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest

from carelint.audit import asking
from carelint.audit.papers import papers
from carelint.audit.period import Period
from carelint.audit.running import Run
from carelint.audit.store import Store
from carelint.audit.stored import StoredDocument
from carelint.cli import run
from carelint.errors import UnreadableError
from carelint.run import cache_folder
from carelint.settings import Resolver
from tests.attacks import ATTACKS
from tests.audit.conftest import held
from tests.specimens import docx, pdf

Q3 = "2026-Q3"
SETTINGS = "reader: off\nlimits: {seconds: 3, memory_mb: 512}\n"
NOTICED = "Two bed blockers were moved. We asked what matters to her. Capacity was discussed.\n"
CLEAN = "The garden was open and many people came.\n"
NOTE = "O/E well. BP 120/80. Mrs Jones is a frequent flyer. Seen 14 July 2026. We listened to Mrs Jones.\n"
FORK = multiprocessing.get_context("fork")


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test in a folder of its own, with settings that make it the project's."""
    monkeypatch.chdir(tmp_path)
    Path(".carelint.yaml").write_text(SETTINGS)


def _write(name: str, content: str | bytes) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)


def _archive() -> None:
    """A quarter's papers: several kinds, a zip file, a message with attachments, one that nobody can read."""
    message = EmailMessage()
    message["subject"] = "Papers"
    message.set_content(CLEAN)
    message.add_attachment(NOTICED, filename="attached.txt")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("inside/zipped.md", NOTICED)
        archive.writestr("inside/more.zip", b"PK")
    _write("papers/board/2026-07-14/a.docx", docx(f"<w:p><w:r><w:t>{NOTICED}</w:t></w:r></w:p>"))
    _write("papers/board/2026-07-14/b.md", CLEAN)
    _write("papers/quality/c.pdf", pdf([[NOTICED], [CLEAN]]))
    _write("papers/quality/d.pdf", pdf([[]]))
    _write("papers/post.eml", message.as_bytes())
    _write("papers/pack.zip", packed.getvalue())
    _write("papers/wards/note of Mrs Jones.txt", NOTE)
    _write("papers/drafts/left-out.draft.md", NOTICED)


def _audit(*options: str, store: str = "a.db", period: str = Q3, folder: str = "papers") -> int:
    return run(["audit", "run", folder, "--period", period, "--store", store, *options])


def _documents(store: str = "a.db", *, earlier: bool = False) -> dict[str, StoredDocument]:
    with Store.open(store) as kept, kept.reading() as connection:
        return {f"{one.name}#{one.version}": one for one in asking.documents(connection, Q3, earlier=earlier)}


def test_what_is_kept(capsys: pytest.CaptureFixture[str]) -> None:
    """Every document under its path from the project, with whose it is, when it was, and what could not be read."""
    _archive()
    Path(".carelint.yaml").write_text(
        f"{SETTINGS}exclude: ['*.draft.md']\naudit: {{committees: {{quality/: Quality}}}}\n"
    )
    code = _audit("--jobs", "2")
    said = capsys.readouterr()
    found = _documents()

    assert code == 2
    assert [name.removeprefix("papers/") for name in found] == [
        "board/2026-07-14/a.docx#1", "board/2026-07-14/b.md#1", "pack.zip \u203a inside/zipped.md#1", "post.eml#1",
        "post.eml \u203a attached.txt#1", "quality/c.pdf#1",
        "wards/note of Mrs \u2588\u2588\u2588\u2588\u2588.txt#1",
    ]  # fmt: skip
    one = found["papers/board/2026-07-14/a.docx#1"]
    assert (one.committee, one.committee_from, one.meets, one.meets_from) == (
        "board",
        "folder",
        date(2026, 7, 14),
        "folder",
    )
    assert (one.words, one.asks, one.register) == (14, True, "board")
    assert found["papers/quality/c.pdf#1"].committee == "Quality"
    assert found["papers/quality/c.pdf#1"].pages == 2
    assert [line for line in said.err.splitlines() if "not read" in line] == [
        line for line in said.err.splitlines() if "d.pdf" in line or "more.zip" in line
    ]
    assert "1 file left out: 1 by the settings" in said.err
    assert "2026-Q3: 6 papers read" in said.out
    assert "2 could not be read" in said.out


def test_what_is_clinical_is_masked_and_nothing_is_kept_that_nobody_asked_for() -> None:
    """Neither names nor days nor sentences; with --context sentences, and those of notes masked."""
    _write("papers/note of Mrs Jones.txt", NOTE)
    _write("papers/board.md", "# Report to the Board\n\n" + NOTICED * 3)
    Path(".carelint.yaml").write_text(f"{SETTINGS}redact: false\n")
    _audit()
    plainly = str(held("a.db"))
    _audit("--context")
    with Store.open("a.db") as kept, kept.reading() as connection:
        found = {one.phrase: one.context for one in asking.findings(connection, Q3)}
        spoken = [one.context for one in asking.care(connection, Q3)]
        every = asking.documents(connection, Q3)

    assert "frequent flyer" in plainly
    assert "Jones" not in plainly
    assert "blockers were" not in plainly
    assert "We asked what matters to her." in plainly
    assert "Jones" not in str(held("a.db"))
    assert found["bed blockers"] == "Two bed blockers were moved."
    assert found["frequent flyer"].endswith("is a frequent flyer.")
    assert "We asked what matters to her." in spoken
    assert [one.meets for one in every if one.register == "clinical"] == [None]


def test_what_is_unchanged_is_not_read_twice(capsys: pytest.CaptureFixture[str]) -> None:
    """The same call finds the same; a changed paper, a new one, and other settings are told apart."""
    _archive()
    _audit()
    first = held("a.db")
    capsys.readouterr()
    again = _audit(), capsys.readouterr().out
    _write("papers/board/2026-07-14/b.md", NOTICED)
    _write("papers/new.md", CLEAN)
    same = held("a.db") == first
    _audit()
    changed = capsys.readouterr().out
    Path(".carelint.yaml").write_text(f"{SETTINGS}packs: [wider]\n")
    _audit()

    assert again[0] == 2
    assert "no papers read, 9 unchanged, 2 of them still not to be read" in again[1]
    assert same
    assert "2 papers read, 1 of them changed since, 8 unchanged" in changed
    assert "8 papers read (2 pages), 8 of them because rules or settings changed" in capsys.readouterr().out
    assert [one.version for name, one in _documents(earlier=True).items() if "b.md" in name] == [1, 2, 3]


def test_another_committee_is_no_reason_to_read(capsys: pytest.CaptureFixture[str]) -> None:
    """It is put right in what is kept."""
    _write("papers/q/a.md", CLEAN)
    _audit()
    Path(".carelint.yaml").write_text(f"{SETTINGS}audit: {{committees: {{q/: Quality}}}}\n")
    capsys.readouterr()
    _audit()

    assert "no papers read, 1 unchanged, 1 now another committee's" in capsys.readouterr().out
    assert [(one.committee, one.version) for one in _documents().values()] == [("Quality", 1)]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_document_costs_only_itself(jobs: str, tmp_path: Path) -> None:
    """One that ends its reader and one that is refused stand among good ones."""
    for number, name in enumerate(("PDF, form calls itself", "deep XML")):
        file, make = ATTACKS[name]
        _write(f"papers/{number}-{file}", make())
    for number in range(4):
        _write(f"papers/good{number}.md", NOTICED)
    code = _audit("--jobs", jobs)

    assert code == 2
    assert [name for name in _documents()] == [f"papers/good{number}.md#1" for number in range(4)]
    with Store.open("a.db") as kept, kept.reading() as connection:
        assert [one.name[7] for one in asking.unread(connection, Q3)] == ["0", "1"]


def test_the_same_store_for_any_number_of_processes() -> None:
    """Row by row."""
    _archive()
    for jobs in ("1", "3"):
        _audit("--jobs", jobs, store=f"{jobs}.db")

    assert held("1.db") == held("3.db")


def test_a_dry_run_reads_and_makes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """It says what would be read, with and without a store."""
    _write("papers/a.md", NOTICED)
    code, first = _audit("--dry-run"), capsys.readouterr().out
    made = Path("a.db").exists()
    _audit()
    before = held("a.db")
    _write("papers/b.md", NOTICED)
    capsys.readouterr()
    _audit("--dry-run")

    assert (code, made) == (0, False)
    assert "new: papers/a.md" in first
    assert "2026-Q3: 1 unchanged, 1 new; 0.0 MB would be read. Nothing was read or kept." in capsys.readouterr().out
    assert held("a.db") == before


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["gone", "--period", Q3], "no such folder"),
        (["papers", "--period", "autumn"], "no period"),
        (["--period", Q3], "no folder was named"),
        (["papers", "--period", Q3, "--jobs", "0"], "--jobs"),
        (["papers", "--period", Q3, "--store", "papers"], "it is a folder"),
        (["papers", "--period", Q3, "--store", "papers/a.md"], "no store"),
        (["papers", "--period", Q3, "--store", "papers/a.md/b.db"], "cannot be made"),
    ],
)
def test_what_somebody_has_to_change(options: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 2, with the way out, and nothing is made or changed."""
    _write("papers/a.md", NOTICED)
    code = run(["audit", "run", *options])

    assert code == 2
    assert said in capsys.readouterr().err
    assert Path("papers/a.md").read_text() == NOTICED
    assert not Path("carelint-audit.db").exists()


def test_the_settings_are_a_standing_audit() -> None:
    """Folders and store of the settings, from their own folder, whatever folder it is called in."""
    _write("papers/a.md", NOTICED)
    Path(".carelint.yaml").write_text(f"{SETTINGS}audit: {{folders: papers, store: kept/audit.db}}\n")
    Path("below").mkdir()
    os.chdir("below")

    assert run(["audit", "run", "--period", Q3]) == 0
    assert run(["audit", "show", Q3, "papers/a.md"]) == 0
    assert list(_documents("../kept/audit.db")) == ["papers/a.md#1"]


def _many(count: int, phrases: int = 1) -> None:
    for number in range(count):
        _write(f"papers/{number % 3}/{number}.md", f"Paper {number}. " + NOTICED * phrases)


def _in_a_child(before: Callable[[], None] | None = None) -> multiprocessing.process.BaseProcess:
    """The run in a process that can be ended without harm to this one."""

    def work() -> None:
        os.setsid()
        tempfile.tempdir = os.environ["TMPDIR"] = os.getcwd()  # what is killed clears nothing away
        if before:
            before()
        os._exit(_audit("--quiet", "--jobs", "2", store="broken.db"))

    child = FORK.Process(target=work)
    child.start()
    return child


def test_kill_it_whenever_you_like_and_go_on() -> None:
    """Twenty times at random moments: whatever was kept is whole, and in the end it is as if nothing had been."""
    _many(24)
    _audit("--quiet", store="whole.db")
    dice, left = random.Random(7), 20
    while left:
        start = time.monotonic()
        child = _in_a_child()
        child.join(dice.random() * 0.6)
        alive = child.is_alive()
        child.kill()
        child.join()
        left -= 1
        if not alive and time.monotonic() - start < 0.6:  # it was done: begin anew, so that there is something to end
            assert held("broken.db") == held("whole.db")
            for suffix in ("", "-wal", "-shm"):
                Path(f"broken.db{suffix}").unlink(missing_ok=True)
    code = _audit("--quiet", store="broken.db")

    assert code == 0
    assert held("broken.db") == held("whole.db")
    assert run(["audit", "check", "--store", "broken.db"]) == 0


def test_a_full_disk_keeps_what_was_done(capfd: pytest.CaptureFixture[str]) -> None:
    """It says so, and with more room the same call goes on."""
    _many(40, phrases=40)
    _audit("--quiet", store="whole.db")
    size = Path("whole.db").stat().st_size // 2

    def narrow() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    child = _in_a_child(narrow)
    child.join(120)
    said = capfd.readouterr().err

    assert child.exitcode == 2
    assert "broken.db" in said
    assert "the same call goes on" in said
    assert 0 < len(_documents("broken.db")) < 40
    assert _audit("--quiet", store="broken.db") == 0
    assert held("broken.db") == held("whole.db")


def test_a_folder_that_is_pulled_away() -> None:
    """Nothing is taken for unreadable that is only gone; when it is back, the same run goes on."""
    _many(12)
    _audit("--quiet", store="whole.db")
    resolver = Resolver({"cache": cache_folder()})
    every, _ = papers(["papers"], resolver, os.getcwd(), ())
    with Store.open("broken.db", make=True) as store:
        one = Run(Period.of(Q3), resolver, store)
        read = one.read(list(one.looked_through(every)))
        next(read)
        Path("papers").rename("elsewhere")
        with pytest.raises(UnreadableError, match="the folder is gone"):
            list(read)
    done = len(_documents("broken.db"))
    Path("elsewhere").rename("papers")

    assert 0 < done < 12
    assert _audit("--quiet", store="broken.db") == 0
    assert held("broken.db") == held("whole.db")


def test_a_paper_that_goes_meanwhile_is_told_and_not_kept(capsys: pytest.CaptureFixture[str]) -> None:
    """The others are read."""
    _many(6)
    resolver = Resolver({"cache": cache_folder()})
    every, _ = papers(["papers"], resolver, os.getcwd(), ())
    with Store.open("a.db", make=True) as store:
        one = Run(Period.of(Q3), resolver, store)
        steps = list(one.looked_through(every))
        Path("papers/0/3.md").unlink()
        what = {step.file: step.what for step in one.read(steps)}

    assert what["papers/0/3.md"] == "gone"
    assert len(_documents()) == 5


def test_ctrl_c_keeps_what_is_done(capfd: pytest.CaptureFixture[str]) -> None:
    """Exit code 130, a line that says so, and the same call goes on."""
    _many(40, phrases=30)

    def soon() -> None:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        threading.Thread(target=_interrupt, daemon=True).start()

    child = _in_a_child(soon)
    child.join(120)
    said = capfd.readouterr().err

    assert child.exitcode == 130
    assert "the same call goes on" in said
    assert 0 < len(_documents("broken.db")) < 40
    assert _audit("--quiet", store="broken.db") == 0
    assert len(_documents("broken.db")) == 40


def _interrupt() -> None:
    """Press Ctrl-C as soon as something is kept."""
    while True:
        with suppress(sqlite3.Error), closing(sqlite3.connect("file:broken.db?mode=ro", uri=True)) as connection:
            if connection.execute("SELECT count(*) FROM file").fetchone()[0]:
                os.kill(os.getpid(), signal.SIGINT)
                return
        time.sleep(0.005)


def test_in_postgresql_too(server: str) -> None:
    """The same call with a URL holds the same."""
    _archive()
    _audit("--jobs", "2")
    _audit("--jobs", "2", store=server)

    try:
        assert held(server) == held("a.db")
        assert run(["audit", "check", "--store", server]) == 0
        assert run(["audit", "forget", Q3, "--yes", "--store", server]) == 0
        assert held(server)["file"] == []
    finally:
        run(["audit", "forget", Q3, "--yes", "--store", server])
