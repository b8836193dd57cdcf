"""The process that documents are read in: begun early, ended when it must be, and never in the way of the next file."""

from __future__ import annotations

import time
from pathlib import Path

from carelint.document import Document
from carelint.finding import Unread
from carelint.limits import Limits
from carelint.readers.options import Options
from carelint.reading import Reading
from carelint.run import read_all
from carelint.settings import Settings
from tests.attacks import ATTACKS, WORDS
from tests.specimens import docx


def _papers(folder: Path, names: list[str]) -> list[str]:
    """Files in this order: `good`, or the name of an attack."""
    paths = []
    for number, name in enumerate(names):
        file, make = ("paper.docx", lambda: docx(WORDS)) if name == "good" else ATTACKS[name]
        path = folder / f"{number}-{file}"
        path.write_bytes(make())
        paths.append(str(path))
    return paths


def test_a_file_that_ends_the_process_costs_only_itself(tmp_path: Path) -> None:
    """Also where it was begun while the one before was checked, and where two stand side by side."""
    crash = "PDF, form calls itself"
    names = ["good", crash, "good", crash, crash, "good", "missing"]
    paths = [*_papers(tmp_path, names[:-1]), str(tmp_path / "missing.docx")]
    settings = Settings(limits=Limits(seconds=5, memory_mb=256))
    seen = [one for _, one in read_all(paths, settings)]

    assert [one.path for one in seen] == paths
    assert [isinstance(one, Document) for one in seen] == [name == "good" for name in names]


def test_reading_goes_on_while_a_document_is_checked(tmp_path: Path) -> None:
    """What is asked for early is there when it is wanted."""
    slow, next_ = _papers(tmp_path, ["good", "deep Markdown lists"])
    with Reading(Options()) as worker:
        list(worker.read(slow, then=next_))
        start = time.perf_counter()
        list(worker.read(next_))
        alone = time.perf_counter() - start
        list(worker.read(slow, then=next_))
        time.sleep(2 * alone)  # somebody checks the first
        start = time.perf_counter()
        list(worker.read(next_))

        assert time.perf_counter() - start < alone / 2


def test_nothing_is_left_behind(tmp_path: Path) -> None:
    """Neither a process nor a folder, also where nobody wanted the rest."""
    (paper,) = _papers(tmp_path, ["good"])
    with Reading(Options()) as worker:
        reading = worker.read(paper, then=paper)
        next(reading)
        folder = Path(worker.worker.scratch)
        assert worker.worker.scratch
        assert folder.is_dir()

    assert worker.worker.process_id is None
    assert not folder.exists()


def test_what_is_read_ahead_is_not_taken_for_another(tmp_path: Path) -> None:
    """The same path twice, and a missing file between."""
    first, second = _papers(tmp_path, ["good", "noughts"])
    seen = [one for _, one in read_all([first, first, second, "gone.txt", first], Settings())]

    assert [one.path for one in seen] == [first, first, second, "gone.txt", first]
    assert [isinstance(one, Unread) for one in seen] == [False, False, True, True, False]


def test_what_was_asked_for_and_is_not_wanted_answers_nothing(tmp_path: Path) -> None:
    """Begun early and then passed over, once or twice: the file that is wanted gives its own words."""
    first, second, third = (tmp_path / f"{name}.txt" for name in ("first", "second", "third"))
    for path in (first, second, third):
        path.write_text(f"These are the words of the {path.stem} paper.\n")
    with Reading(Options()) as worker:
        worker.ask(str(first))
        worker.ask(str(second))
        (one,) = worker.read(str(third), then=str(first))
        (two,) = worker.read(str(second))

    assert [(done.path, done.text.split()[-2]) for done in (one, two) if isinstance(done, Document)] == [
        (str(third), "third"),
        (str(second), "second"),
    ]
