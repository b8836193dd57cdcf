"""Work in a process of its own: it answers, it fails as it fails, and it is stopped when it does not come back."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from carelint.errors import WriteError
from carelint.limits import Limits
from carelint.processes.apart import apart
from carelint.processes.bounds import StoppedError


def _double(number: int) -> int:
    return 2 * number


def _refuse() -> None:
    raise WriteError("not this one", path="paper.pdf", hint="Another one.")


def _vanish() -> None:
    os._exit(7)


def _hang() -> None:
    time.sleep(60)


def _burn(seconds: float) -> float:
    """Uses the processor for so long."""
    until = time.process_time() + seconds
    while time.process_time() < until:
        pass
    return seconds


def _wait(seconds: float) -> float:
    """Uses nothing, as on a machine that is busy with other things."""
    time.sleep(seconds)
    return seconds


def _devour() -> int:
    return len(bytes(1 << 34))


class _KeepsError(Exception):
    """One that holds what cannot be sent."""

    def __init__(self) -> None:
        super().__init__(lambda: None)


class _NamedError(Exception):
    """One that can be sent and not be put together again."""

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.name = name


def _keep() -> None:
    raise _KeepsError


def _name() -> None:
    raise _NamedError(name="paper")


def _speak() -> int:
    for output in (1, 2):
        os.write(output, b"words of the paper")
    return 1


def _start(told: str) -> None:
    Path(told).write_text(str(subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"]).pid))
    time.sleep(60)


def test_the_answer_comes_back() -> None:
    """What the work returns."""
    assert apart(_double, 21, limits=Limits()) == 42


def test_a_refusal_comes_back_whole() -> None:
    """With its path and its hint."""
    with pytest.raises(WriteError) as caught:
        apart(_refuse, limits=Limits())

    assert (caught.value.path, caught.value.hint) == ("paper.pdf", "Another one.")


@pytest.mark.parametrize("work", [_vanish, _hang])
def test_work_that_does_not_come_back_is_stopped(work: object) -> None:
    """A crash or a hang costs a second, not the run."""
    began = time.monotonic()
    with pytest.raises(StoppedError):
        apart(work, limits=Limits(seconds=1))  # type: ignore[arg-type]

    assert time.monotonic() - began < 10


def test_it_is_the_time_of_the_processor_that_counts() -> None:
    """A busy machine does not change what is read: waiting beyond the limit is no work."""
    assert apart(_wait, 1.5, limits=Limits(seconds=1)) == 1.5
    with pytest.raises(StoppedError) as caught:
        apart(_burn, 60, limits=Limits(seconds=1))

    assert caught.value.late


def test_a_crash_is_not_late() -> None:
    with pytest.raises(StoppedError) as caught:
        apart(_vanish, limits=Limits(seconds=1))

    assert not caught.value.late


def test_memory_is_held_back() -> None:
    """Sixteen gigabytes are not given."""
    with pytest.raises(MemoryError):
        apart(_devour, limits=Limits())


def test_nothing_is_said(capfd: pytest.CaptureFixture[str]) -> None:
    """What a library prints may hold the paper's words."""
    assert apart(_speak, limits=Limits()) == 1
    assert "".join(capfd.readouterr()) == ""


@pytest.mark.parametrize("work", [_keep, _name])
def test_an_error_that_cannot_be_sent_is_a_stop(work: object, capfd: pytest.CaptureFixture[str]) -> None:
    """No traceback is shown, there or here."""
    with pytest.raises(StoppedError):
        apart(work, limits=Limits())  # type: ignore[arg-type]

    assert "".join(capfd.readouterr()) == ""


@pytest.mark.skipif(sys.platform != "linux", reason="it looks into /proc")
def test_what_it_has_started_ends_with_it(tmp_path: Path) -> None:
    """Also what hangs."""
    told = tmp_path / "pid"
    with pytest.raises(StoppedError):
        apart(_start, str(told), limits=Limits(seconds=1))

    assert not _is_running(int(told.read_text()))


def _is_running(number: int) -> bool:
    """Waits a little: it is for another process to notice that its child has ended."""
    for _ in range(50):
        try:
            state = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            return False
        if state == "Z":
            return False
        time.sleep(0.1)
    return True
