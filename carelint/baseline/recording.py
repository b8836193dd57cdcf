"""Makes records of what was noticed: hashes, and no word of the document.

In: checked documents of a file. Out: a `Record` for each listed phrase. Where a paper may tell who somebody is, hashes
are made from its masked text, whatever is shown: who has a hash could else try names until one fits.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from carelint.finding import Checked, Finding
from carelint.fold import fold
from carelint.gate.baseline_file import Record

if TYPE_CHECKING:
    from carelint.privacy.names.known import Known

AROUND = 3
"""Words on each side of a phrase (trials/hook, 2026-11-26: with the sentence .895 of findings are known again after 3 %
of the words were changed, and few new ones are taken for old)."""
LONG = 16
"""Hexadecimal digits of a hash: two of a million phrases share one in 3e-8 of all cases."""
MARKS = re.compile(r"[^\w ]+")


class Recorder:
    """Remembers for a run which names each file has introduced, as `Masks` does."""

    def __init__(self) -> None:
        self._known: dict[str, Known] = {}

    def records(self, some: Sequence[Checked], path: str) -> list[list[Record]]:
        """A record for each finding of each of these documents of a file, which the baseline calls `path`."""
        return [[Record(path, one.rule, _own(one), _near(one)) for one in done.findings] for done in self._masked(some)]

    def _masked(self, some: Sequence[Checked]) -> Sequence[Checked]:
        file = some[0].document.source.file
        if not any(done.findings for done in some) or not (file in self._known or any(map(_about_somebody, some))):
            return some
        from carelint.privacy.names.known import NOBODY
        from carelint.privacy.redact import redact_file  # reads lists of names, 70 ms

        masked, self._known[file] = redact_file(some, self._known.get(file, NOBODY))
        return masked


def only(done: Checked, found: Iterable[Finding]) -> Checked:
    """A document with these findings and no others."""
    return replace(done, findings=tuple(found), withheld=(), considered=())


def listed(done: Checked) -> Checked:
    """With what a baseline records of it: all that is shown one by one."""
    return only(done, done.listed)


def _about_somebody(done: Checked) -> bool:
    from carelint.privacy.certain import about_somebody  # 4 ms

    return about_somebody(done.register, done.document.text)


def _own(found: Finding) -> str:
    return _hash(found.rule, _words(found.context))


def _near(found: Finding) -> str:
    """The phrase and the words close to it, in its sentence."""
    text = found.context
    before = _words(text[: found.context_start])[-AROUND:]
    after = _words(text[found.context_end :])[:AROUND]
    return _hash(found.rule, [*before, "\0", *_words(text[found.context_start : found.context_end]), "\0", *after])


def _words(text: str) -> list[str]:
    return MARKS.sub(" ", fold(text).text).split()


def _hash(rule: str, words: Sequence[str]) -> str:
    said = "\0".join((rule, *words))
    return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:LONG]
