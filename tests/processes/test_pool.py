"""Processes side by side: each job is answered, one that is lost costs only itself, and nothing is left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from carelint.errors import SettingsError
from carelint.limits import Limits
from carelint.processes import jobs
from carelint.processes.pool import Lost, Pool

ROOT = Path(__file__).parents[2]
LIMITS = Limits(seconds=1, memory_mb=256)
HUNG = """
import sys, time
from carelint.limits import Limits
from carelint.processes.pool import Pool

def work(job):
    sys.stdout.flush()
    time.sleep(60)

pool = Pool(work, 2, Limits())
pool._begin(iter([1, 2]))
print(*pool.process_ids, flush=True)
time.sleep(60)
"""


def _work(job: object) -> object:
    if job == "hang":
        while True:
            pass
    if job == "devour":
        return len(bytes(1 << 34))
    if job == "crash":
        os.kill(os.getpid(), signal.SIGSEGV)
    if job == "leave":
        os._exit(7)
    if job == "stumble":
        raise ValueError("words of a document")
    return job


def _slow(job: float) -> int:
    time.sleep(job)
    return os.getpid()


@pytest.mark.parametrize("size", [1, 2, 3])
def test_every_job_is_answered_once(size: int) -> None:
    """Whatever the number of processes, and of jobs."""
    with Pool(_work, size, LIMITS) as pool:
        assert sorted(pool.made(range(20))) == [(number, number) for number in range(20)]
        assert list(pool.made([])) == []
        assert list(pool.made([7])) == [(7, 7)]


@pytest.mark.parametrize(
    ("job", "why"),
    [("hang", "late"), ("devour", "memory"), ("crash", "stopped"), ("leave", "stopped"), ("stumble", "failed")],
)
def test_a_job_that_is_lost_costs_only_itself(job: str, why: str) -> None:
    """Twice among good ones, the others are done and the reason is told."""
    with Pool(_work, 2, LIMITS) as pool:
        made = dict(pool.made([0, job, 1, 2, f"{job}", 3, 4]))
        again = list(pool.made([5]))

    lost = made.pop(job)
    assert isinstance(lost, Lost)
    assert lost.why == why
    assert made == {number: number for number in range(5)}
    assert again == [(5, 5)]


def test_what_is_said_of_our_own_fault() -> None:
    """Its class and where it arose; none of the words it was working on."""
    with Pool(_work, 1, LIMITS) as pool:
        ((_, lost),) = pool.made(["stumble"])

    assert isinstance(lost, Lost)
    assert lost.where.startswith("ValueError at ")
    assert "document" not in lost.where


def test_they_work_at_the_same_time() -> None:
    """Two jobs in two processes, and none waits for the other."""
    with Pool(_slow, 2, LIMITS) as pool:
        done = [made for _, made in pool.made([0.3, 0.3])]

    assert len(set(done)) == 2


def test_a_job_is_not_taken_before_it_is_begun() -> None:
    """What is to come may depend on what was done."""
    taken: list[int] = []

    def coming() -> object:
        for number in range(10):
            taken.append(number)
            yield number

    with Pool(_work, 2, LIMITS) as pool:
        next(pool.made(coming()))  # type: ignore[arg-type]

    assert taken == [0, 1]


def test_one_that_ends_while_it_is_idle_is_replaced() -> None:
    """Nobody notices."""
    with Pool(_work, 1, LIMITS) as pool:
        list(pool.made([1]))
        (number,) = pool.process_ids
        os.kill(number, signal.SIGKILL)
        time.sleep(0.1)

        assert list(pool.made([2])) == [(2, 2)]


def _gone(numbers: list[int]) -> bool:
    return all(not Path(f"/proc/{number}").exists() or _is_zombie(number) for number in numbers)


def _is_zombie(number: int) -> bool:
    try:
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def test_nothing_is_left_behind() -> None:
    """Neither processes nor folders, also where one is at work."""
    pool = Pool(_slow, 2, LIMITS)
    with pool:
        pool._begin(iter([30.0, 30.0]))
        numbers = pool.process_ids
        folders = [Path(one.hand.folder.name) for one in pool._busy.values()]
        assert len(numbers) == 2
        assert all(folder.is_dir() for folder in folders)

    assert _gone(numbers)
    assert not any(folder.exists() for folder in folders)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing ends with its parent")
def test_they_end_with_their_parent() -> None:
    """However it ended: siblings hold copies of each other's lines, and would wait for ever."""
    parent = subprocess.Popen(
        [sys.executable, "-c", HUNG], stdout=subprocess.PIPE, text=True, cwd=ROOT, env={**os.environ, "TMPDIR": "/tmp"}
    )
    assert parent.stdout
    numbers = [int(number) for number in parent.stdout.readline().split()]
    parent.kill()
    parent.communicate()
    for _ in range(100):
        if _gone(numbers):
            break
        time.sleep(0.05)

    assert len(numbers) == 2
    assert _gone(numbers)


@pytest.mark.parametrize(("said", "number"), [("1", 1), ("2", 2), ("64", 64)])
def test_how_many(said: str, number: int) -> None:
    """A number is a number; auto is what the machine has."""
    assert jobs.side_by_side(said) == number
    assert jobs.side_by_side("auto") == min(jobs.cores(), jobs.MOST)


@pytest.mark.parametrize("said", ["0", "-1", "65", "two", "", "1.5", "²"])
def test_how_many_cannot_be(said: str) -> None:
    """The message says what can."""
    with pytest.raises(SettingsError, match="auto") as raised:
        jobs.side_by_side(said)

    assert raised.value.key == "--jobs"
