"""Records in baselines what stands in documents today.

In: files, and the settings of each. Out: `.carelint-baseline` files, and what has been recorded, for a person.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from carelint.allowing.asking import Asking
from carelint.baseline.comparing import read
from carelint.baseline.matching import Known
from carelint.baseline.places import baseline_of, called, is_gone, place_for
from carelint.baseline.recording import Recorder, listed
from carelint.finding import Checked, Unread
from carelint.gate.baseline_file import Record, written
from carelint.run import Scope, check_files
from carelint.settings import Resolver
from carelint.settings_files import beside
from carelint.sifting import Sift
from carelint.writers.save import save
from carelint.writers.voice.wording import counted


@dataclass(frozen=True, slots=True)
class Recorded:
    """A baseline that was written."""

    path: Path
    count: int
    """Phrases that it holds."""
    added: int
    gone: int

    @property
    def line(self) -> str:
        """What is said of it."""
        phrases = counted(self.count, "phrase", "phrases")
        return f"{_from_here(self.path)}: {phrases} ({self.added:,} new, {self.gone:,} gone)."


@dataclass(frozen=True, slots=True)
class Done:
    """What a run has recorded."""

    baselines: tuple[Recorded, ...]
    unread: tuple[Unread, ...]


def record(paths: Sequence[str], resolver: Resolver, output: Path | None = None, *, prune: bool = False) -> Done:
    """Record files. Raises SettingsError where a baseline that is there cannot be read, and WriteError."""
    report = check_files(paths, resolver, scope=Scope(Sift(Asking(date.today()))))
    places: defaultdict[Path, list[Checked]] = defaultdict(list)
    for done in report.clear.documents:
        places[_place(done.document.source.file, resolver, output)].append(done)
    made = [_recorded(place, some, report.unread, prune=prune) for place, some in places.items()]
    return Done(tuple(made), report.unread)


def _place(file: str, resolver: Resolver, output: Path | None) -> Path:
    said = output or resolver.settings_for(file).baseline
    found = baseline_of(file, said)
    return found or place_for(file, said, beside)


def _recorded(place: Path, some: Sequence[Checked], unread: Sequence[Unread], *, prune: bool) -> Recorded:
    """What a baseline holds of files that were not read now stays; of those that are gone nothing does."""
    before = read(place) if os.path.exists(place) else []
    now = _records(place, some)
    mine = {called(done.document.source.file, place) for done in some}
    mine -= {called(one.source.file, place) for one in unread}
    kept = [one for one in before if one.path not in mine and not is_gone(one.path, place)]
    after = [*kept, *(_still(before, now, mine, place) if prune else [one for one in now if one.path in mine])]
    save(place, written(after))
    added, gone = _differing(after, before), _differing(before, after)
    return Recorded(place, len(after), added, gone)


def _still(before: Iterable[Record], now: Sequence[Record], mine: set[str], place: Path) -> list[Record]:
    """Those of today's phrases that the baseline knows, as they are written today."""
    known = Known(before, lambda name: is_gone(name, place))
    return [one for one, old in zip(now, known.old(now, mine), strict=True) if old and one.path in mine]


def _records(place: Path, some: Sequence[Checked]) -> list[Record]:
    files: defaultdict[str, list[Checked]] = defaultdict(list)
    for done in some:
        files[done.document.source.file].append(listed(done))
    recorder = Recorder()
    made = (recorder.records(mine, called(file, place)) for file, mine in files.items())
    return [record for rows in made for row in rows for record in row]


def _differing(one: Sequence[Record], other: Sequence[Record]) -> int:
    from collections import Counter

    return (Counter(one) - Counter(other)).total()


def _from_here(path: Path) -> str:
    whole = path.absolute()
    return str(whole.relative_to(Path.cwd())) if whole.is_relative_to(Path.cwd()) else str(path)
