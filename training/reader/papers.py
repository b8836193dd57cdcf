"""Real papers that the reader is taught from, and what the rules alone notice in a text.

In: a folder of papers, or texts with their registers. Out: sentences, and `Checked`s that no reader had a say in: what
is taught must not depend on what was taught before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from carelint import engine
from carelint.document import one_paragraph
from carelint.engine import Task
from carelint.finding import Checked
from carelint.rule import REGISTERS
from carelint.run import cache_folder, rulebook_for
from carelint.sentences import sentences
from carelint.settings import Settings


def written(folder: Path) -> Iterator[tuple[Path, str]]:
    """Each sentence of every second paper, with its paper; the others stay unread, so that silence can be tried."""
    for path, line in lines(folder):
        yield from ((path, line[start:end]) for start, end in sentences(line))


def lines(folder: Path) -> Iterator[tuple[Path, str]]:
    """Each line of the same papers."""
    for path in sorted(one for one in folder.iterdir() if one.suffix in (".md", ".txt"))[::2]:
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            yield path, line


def ruled(texts: Iterable[tuple[str, str]]) -> Iterator[Checked]:
    """What the rules alone notice in each text of a register."""
    settings = {register: Settings(register=register, reader="off", cache=cache_folder()) for register in REGISTERS}
    rulebook = rulebook_for(settings["board"])
    yield from engine.check(Task(one_paragraph(text), rulebook, settings[register]) for text, register in texts)
