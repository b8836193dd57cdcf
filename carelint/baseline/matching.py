"""Tells what stood there before from what is new: each record makes one phrase old, and no more.

In: the records of a baseline, and those of a run. Out: for each of the latter, whether it is old.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from carelint.gate.baseline_file import Record

Key = tuple[str, ...]


class Known:
    """The records of a baseline that nothing has claimed yet."""

    def __init__(self, records: Iterable[Record], gone: Callable[[str], bool]) -> None:
        """`gone` tells of a path whether its file is no longer there."""
        self._left: dict[str, list[Record]] = {}
        self._gone = gone
        self.used: list[Record] = []
        for record in records:
            self._left.setdefault(record.path, []).append(record)

    def old(self, found: Sequence[Record], read: Collection[str]) -> list[bool]:
        """For each whether it stood there before; `read` are the files that have been read to their end.

        A phrase is known by its sentence first, then by the words close to it; first in its own file, then as one that
        left a file: one that is gone, or that was read too and no longer holds it. A copy of an old phrase is new.
        """
        answers = [False] * len(found)
        for key in (_own, _near):
            self._claim(found, answers, functools.partial(_here, key), {one.path for one in found})
        if not all(answers):
            elsewhere = [path for path in self._left if path in read or self._gone(path)]
            for key in (_own, _near):
                self._claim(found, answers, key, elsewhere)
        return answers

    def left(self) -> Iterator[Record]:
        """What nothing has claimed."""
        for records in self._left.values():
            yield from records

    def _claim(
        self, found: Sequence[Record], answers: list[bool], key: Callable[[Record], Key], paths: Iterable[str]
    ) -> None:
        """Take records of these files for findings that have none yet."""
        waiting: defaultdict[Key, list[Record]] = defaultdict(list)
        for path in sorted(paths):
            for record in self._left.get(path, ()):
                waiting[key(record)].append(record)
        for index, one in enumerate(found):
            if not answers[index] and waiting[key(one)]:
                record = waiting[key(one)].pop()
                self._left[record.path].remove(record)
                self.used.append(record)
                answers[index] = True


def _here(key: Callable[[Record], Key], record: Record) -> Key:
    return record.path, *key(record)


def _own(record: Record) -> Key:
    return record.rule, record.own


def _near(record: Record) -> Key:
    return record.rule, record.near
