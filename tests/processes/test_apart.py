"""Work in a process of its own: it answers, it fails as it fails, and it is stopped when it does not come back."""

from __future__ import annotations

import os
import time

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


def _devour() -> int:
    return len(bytes(1 << 34))


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


def test_memory_is_held_back() -> None:
    """Sixteen gigabytes are not given."""
    with pytest.raises(MemoryError):
        apart(_devour, limits=Limits())
