"""Documents checked side by side: the same bytes as one after another, whatever is among them."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from carelint.beside import in_order, lost
from carelint.cli import run
from carelint.limits import Limits
from carelint.processes.pool import Lost
from tests.attacks import ATTACKS
from tests.specimens import docx, pdf

NOTICED = "Two bed blockers were moved. We asked what matters to her.\n"


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test in a folder of its own."""
    monkeypatch.chdir(tmp_path)


def _papers() -> list[str]:
    """Documents of several kinds, damaged ones, one that ends its reader, a table, and what is not there."""
    file, crash = ATTACKS["PDF, form calls itself"]
    made = {
        "a.md": NOTICED.encode(),
        "b.docx": docx("<w:p><w:r><w:t>The diabetic in bed four refused breakfast.</w:t></w:r></w:p>"),
        "c.docx": b"PK damaged",
        f"d-{file}": crash(),
        "e.pdf": pdf([["Frequent flyers were discussed.", "Mr Smith is a frequent flyer."]]),
        "f.md": b"Bed 24 wants a bedpan. Mrs Jones denies chest pain. O/E well, BP 120/80.\n" * 3,
        "g.csv": b"note\nTwo bed blockers were moved.\nThe garden was open.\n",
        "h.txt": b"",
    }
    for name, data in made.items():
        Path(name).write_bytes(data)
    return [*made, "missing.docx"]


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_the_same_bytes_as_one_after_another(form: str) -> None:
    """In the same order, with the same exit code; also where forms take parts."""
    paths = _papers()
    options = ["--config", "settings.yaml", "-q"]
    Path("settings.yaml").write_text("limits: {seconds: 20, memory_mb: 512}\ncolumn: note\n")
    said = [
        (run(["check", *paths, *options, "-f", f"{form}={jobs}.out", "--jobs", jobs]), Path(f"{jobs}.out").read_bytes())
        for jobs in ("1", "2")
    ]

    assert said[0][0] == 2
    assert b"bed blockers" in said[0][1]
    assert said[0] == said[1]


def test_standard_input_stands_where_it_was_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is read as it comes, and reported in its place."""
    Path("a.md").write_text(NOTICED)
    Path("b.md").write_text(NOTICED)
    said = []
    for jobs in ("1", "2"):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(NOTICED.encode())))
        run(["check", "a.md", "-", "b.md", "--jobs", jobs, "-f", f"jsonl={jobs}.out", "-q"])
        said.append(Path(f"{jobs}.out").read_bytes())

    assert said[0] == said[1]
    assert said[0].count(b"bed blockers") >= 3


@pytest.mark.parametrize("jobs", ["0", "many"])
def test_a_number_that_cannot_be(jobs: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 2, with the way out."""
    Path("a.md").write_text(NOTICED)

    assert run(["check", "a.md", "--jobs", jobs]) == 2
    assert "auto" in capsys.readouterr().err


@dataclass(frozen=True)
class Piece:
    """A work, as far as its order goes."""

    file: str
    number: int


def _until_stopped(files: list[str], works: Iterator[Piece]) -> list[Piece]:
    seen: list[Piece] = []
    try:
        for one in in_order(files, works):  # type: ignore[arg-type]
            seen.append(one)  # type: ignore[arg-type]
    except KeyboardInterrupt:
        return seen
    raise AssertionError("nobody stopped it")


@settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.integers(0, 3), min_size=1, max_size=8), st.randoms(use_true_random=False), st.integers(0, 25))
def test_any_order_becomes_that_of_the_files(counts: list[int], dice: random.Random, stop: int) -> None:
    """Files with several works, with none, in any order; and when somebody stops it, what is done by then."""
    order = dice.sample(range(len(counts)), len(counts))
    files = [f"{number}.md" for number in range(len(counts))]
    works = [Piece(files[number], at) for number in order for at in range(counts[number])]
    whole = [Piece(file, at) for file, count in zip(files, counts, strict=True) for at in range(count)]

    def interrupted() -> Iterator[Piece]:
        yield from works[:stop]
        raise KeyboardInterrupt

    seen = _until_stopped(files, interrupted())

    assert sorted(map(str, seen)) == sorted(map(str, works[:stop]))
    assert list(in_order(files, works)) == whole  # type: ignore[arg-type,comparison-overlap]


def test_after_ctrl_c_what_is_done_is_there() -> None:
    """Those that were waiting for their turn come too, in order."""

    def works() -> Iterator[Piece]:
        yield Piece("c", 0)
        yield Piece("b", 0)
        raise KeyboardInterrupt

    seen = _until_stopped(["a", "b", "c", "d"], works())

    assert [one.file for one in seen] == ["b", "c"]


@pytest.mark.parametrize("why", ["late", "memory", "stopped", "failed"])
def test_a_file_of_which_nothing_came_says_why(why: str) -> None:
    """With a way out; only what may pass is tried again."""
    one = lost("a.md", Lost(why, "ValueError at carelint/x.py:1"))

    assert (one.path, one.passing) == ("a.md", why == "stopped")
    assert one.reason
    assert one.hint


def test_a_process_that_judges_may_take_more_than_one_that_reads() -> None:
    """Its models take room, and judging takes longer."""
    limits = Limits(seconds=7, memory_mb=11)

    assert limits.judging.seconds > limits.seconds
    assert limits.judging.memory_mb > limits.memory_mb + 600
