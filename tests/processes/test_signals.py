"""Whoever ends the command line from outside finds nothing left behind, and a library keeps its handlers."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import carelint
from carelint.processes.signals import ENDING, EndedError, forget, heed
from tests.conftest import heeding

LONG = "Two bed blockers were moved by the ward.\n\n" * 40_000
INTERRUPTED = """
import sys
class Interrupts:
    def find_spec(self, name, path=None, target=None):
        if name == {name!r}:
            raise KeyboardInterrupt
sys.meta_path.insert(0, Interrupts())
from carelint.__main__ import main
sys.argv = ["carelint", "--version"]
main()
"""


def children(number: int) -> list[str]:
    """The processes that a process has started, by number; none where it has none."""
    return Path(f"/proc/{number}/task/{number}/children").read_text(encoding="ascii").split()


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_ended_from_outside(number: int, code: int, tmp_path: Path) -> None:
    """The reader's process is gone, its folder too, and no report is there in part."""
    scratch, paper = tmp_path / "scratch", tmp_path / "a.md"
    scratch.mkdir()
    paper.write_text(LONG, encoding="utf-8")
    command = [sys.executable, "-m", "carelint", "check", "a.md", "-o", "report.txt"]
    around = {**os.environ, "TMPDIR": str(scratch)}
    with subprocess.Popen(command, stderr=subprocess.PIPE, env=around, cwd=tmp_path, preexec_fn=heeding) as process:
        until = time.monotonic() + 60
        while not any(scratch.iterdir()) and time.monotonic() < until:
            time.sleep(0.02)
        time.sleep(0.1)
        started = children(process.pid)
        process.send_signal(number)
        _, err = process.communicate(timeout=60)

    assert started
    assert (process.returncode, err.decode().strip()) == (code, "Stopped.")
    assert not list(scratch.iterdir())
    assert not [one for one in started if Path(f"/proc/{one}").exists()]
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["a.md"]


@pytest.mark.parametrize("name", ["carelint.cli", "click", "carelint.errors"])
def test_interrupted_while_it_starts(name: str) -> None:
    """Ctrl-C in the middle of an import: one word, no traceback."""
    done = subprocess.run([sys.executable, "-c", INTERRUPTED.format(name=name)], capture_output=True, check=False)

    assert (done.returncode, done.stdout, done.stderr.decode().split()) == (130, b"", ["Stopped."])


def test_a_second_signal_does_not_disturb() -> None:
    """And what is ignored from the start, as by nohup, stays so."""
    before = {one: signal.signal(one, signal.SIG_DFL) for one in ENDING}
    try:
        signal.signal(ENDING[-1], signal.SIG_IGN)
        heed()
        assert signal.getsignal(ENDING[-1]) is signal.SIG_IGN
        with pytest.raises(EndedError):
            signal.raise_signal(signal.SIGTERM)
        signal.raise_signal(signal.SIGTERM)
        forget()
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


def test_a_library_keeps_its_handlers() -> None:
    before = [signal.getsignal(one) for one in ENDING]
    carelint.check_text("The ward met.")

    assert [signal.getsignal(one) for one in ENDING] == before
