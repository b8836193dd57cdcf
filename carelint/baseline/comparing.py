"""Compares what was noticed in a run with the baselines of its documents.

In: checked documents, and for each finding whether it counts. Out: for each finding whether it stood there before.
"""

from __future__ import annotations

import functools
import os
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from carelint.baseline.places import baseline_of, called, is_gone
from carelint.errors import Mistake, SettingsError
from carelint.finding import Checked
from carelint.left import Left
from carelint.repository import from_here
from carelint.rule import Level

if TYPE_CHECKING:
    from carelint.baseline.matching import Known
    from carelint.baseline.recording import Recorder
    from carelint.gate.baseline_file import Record


@dataclass
class Asked:
    """A document, and which of its findings are asked for."""

    done: Checked
    said: Path | None
    """The baseline that its settings name."""
    open: list[bool]
    """For each finding whether nobody allowed it."""
    same: list[bool]
    """For each finding whether no word of it is new: those claim their records first."""


@dataclass
class Baselines:
    """Each is read once in a run; what one part of it has claimed is not there for the next."""

    _known: dict[Path, Known] = field(default_factory=dict)
    _places: dict[tuple[str, Path | None], Path | None] = field(default_factory=dict)
    _recorder: Recorder | None = None

    def prepare(self, files: Iterable[tuple[str, Path | None]]) -> None:
        """Read the baselines of these documents, each with what its settings say, before they are read themselves.

        Raises SettingsError with every line of every baseline that is wrong.
        """
        mistakes: list[Mistake] = []
        for path, said in files:
            place = self._of(path, said)
            if place is not None and place not in self._known:
                self._known[place] = _known(place, mistakes)
        if mistakes:
            raise SettingsError.of(mistakes)

    @property
    def any(self) -> bool:
        """Whether a document has one."""
        return bool(self._known)

    def left(self, asked: Sequence[Asked]) -> list[tuple[str, list[Left | None]]]:
        """For each document the name of its baseline, if it has one, and for each finding whether it stands there."""
        answers: list[tuple[str, list[Left | None]]] = [("", [None] * len(one.done.findings)) for one in asked]
        groups: defaultdict[Path, list[int]] = defaultdict(list)
        for index, one in enumerate(asked):
            place = self._of(one.done.document.source.file, one.said)
            if place is not None:
                groups[place].append(index)
        for place, indices in groups.items():
            compared = self._compared(place, [asked[index] for index in indices])
            for index, lefts in zip(indices, compared, strict=True):
                answers[index] = (place.name, lefts)
        return answers

    def _of(self, path: str, said: Path | None) -> Path | None:
        """The baseline of a document, which it shares with those beside it."""
        folder = os.path.dirname(path)
        if (folder, said) not in self._places:
            self._places[folder, said] = baseline_of(path, said)
        return self._places[folder, said]

    def _compared(self, place: Path, some: Sequence[Asked]) -> list[list[Left | None]]:
        from carelint.baseline.recording import only

        if place not in self._known:
            self._known[place] = _matching(read(place), place)
        chosen = [_chosen(one) for one in some]
        rows = self._records(
            place,
            [only(one.done, [one.done.findings[at] for at in which]) for one, which in zip(some, chosen, strict=True)],
        )
        flat = [
            (one, at, record)
            for one, which, row in zip(some, chosen, rows, strict=True)
            for at, record in zip(which, row, strict=True)
        ]
        flat.sort(key=lambda each: not each[0].same[each[1]])
        finished = {called(one.done.document.source.file, place) for one in some if not one.done.document.source.inside}
        old = self._known[place].old([record for *_, record in flat], finished)
        told = {(id(one), at) for (one, at, _), is_old in zip(flat, old, strict=True) if is_old}
        left = Left("baseline", place.name)
        return [[left if (id(one), at) in told else None for at in range(len(one.open))] for one in some]

    def _records(self, place: Path, some: Sequence[Checked]) -> list[list[Record]]:
        """A row of records for each document; those of one file are made together."""
        from carelint.baseline.recording import Recorder

        self._recorder = self._recorder or Recorder()
        files: defaultdict[str, list[int]] = defaultdict(list)
        for index, done in enumerate(some):
            files[done.document.source.file].append(index)
        rows: list[list[Record]] = [[] for _ in some]
        for file, indices in files.items():
            made = self._recorder.records([some[index] for index in indices], called(file, place))
            for index, row in zip(indices, made, strict=True):
                rows[index] = row
        return rows


def _chosen(one: Asked) -> list[int]:
    """What a baseline holds: all that is shown one by one, and that nobody allowed."""
    return [at for at, found in enumerate(one.done.findings) if one.open[at] and found.level is not Level.NOTICE]


def read(place: Path) -> list[Record]:
    """The records of a baseline. Raises SettingsError with every line that is wrong."""
    mistakes: list[Mistake] = []
    found = _written(place, mistakes)
    if mistakes:
        raise SettingsError.of(mistakes)
    return found


def _known(place: Path, mistakes: list[Mistake]) -> Known:
    if not place.exists():
        hint = "`carelint baseline` records one; or mend its name in the settings file."
        mistakes.append(
            Mistake("the settings name it, and there is no such file", str(from_here(place)), 0, "baseline", hint=hint)
        )
        return _matching((), place)
    return _matching(_written(place, mistakes), place)


def _written(place: Path, mistakes: list[Mistake]) -> list[Record]:
    from carelint.gate.baseline_file import records  # 2 ms with what else compares, only where a baseline stands

    return records(from_here(place), mistakes)


def _matching(found: Sequence[Record], place: Path) -> Known:
    from carelint.baseline.matching import Known

    return Known(found, functools.partial(is_gone, baseline=place))
