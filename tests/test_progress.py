"""The line on the terminal: what is done, what is left, and nothing once the run is over."""

from __future__ import annotations

import io
import signal
import time
from dataclasses import dataclass

import pytest

from carelint import progress
from carelint.progress import WIPE, Progress


@dataclass(frozen=True)
class Work:
    """A file of so many pages."""

    file: str
    pages: int = 0


def _after(*done: Work) -> Progress:
    made = Progress(io.StringIO(), {"a": 100, "b": 300})
    assert list(made.watch(done)) == list(done)
    return made


@pytest.mark.parametrize(
    ("done", "line"),
    [
        ([], "[....................] 0 of 2 documents, 10 s"),
        ([Work("a", 12)], "[#####...............] 1 of 2 documents, 12 pages, about 30 s left"),
        ([Work("a"), Work("a"), Work("x")], "[#####...............] 1 of 2 documents, about 30 s left"),
        ([Work("a"), Work("b")], "[####################] 2 of 2 documents, 10 s"),
    ],
    ids=["nothing", "a quarter", "rows of one file", "all"],
)
def test_the_line(done: list[Work], line: str) -> None:
    """The bar goes by the bytes of the files, since papers are of all sizes."""
    assert _after(*done).line(10) == line


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="the system has no alarm")
def test_it_is_drawn_only_when_it_takes_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """And wiped away at the end; the alarm is given back."""
    before = signal.getsignal(signal.SIGALRM)
    made = _after()
    with made.drawing():
        pass
    assert made.screen.getvalue() == ""  # type: ignore[attr-defined]

    monkeypatch.setattr(progress, "AFTER", 0.01)
    with made.drawing():
        time.sleep(0.1)
    drawn = made.screen.getvalue()  # type: ignore[attr-defined]
    assert "0 of 2 documents" in drawn
    assert drawn.endswith(WIPE)
    assert signal.getsignal(signal.SIGALRM) is before
