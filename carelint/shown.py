"""Masks what a report may not show, as the settings of each document ask, before any form can see it.

In: a report, and for each document what its settings say of masks. Out: the report as it may be shown; what is masked
remembers how it was, for the forms that are a copy of the document itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from carelint.finding import Checked, Report, Unread

if TYPE_CHECKING:
    from carelint.privacy.names.known import Known

DIGIT = re.compile(r"\d")
"""Without one nothing is somebody's number, and nothing a date of birth."""


class Masks:
    """Remembers for a run which names each file has introduced, so that later parts of a table are masked by them."""

    def __init__(self) -> None:
        self._known: dict[str, Known] = {}

    def shown(self, report: Report, asked: Sequence[bool | None], unread: Sequence[bool | None]) -> Report:
        """`asked`: all but the noticed phrases (True), nothing (False), identifiers in clinical papers (None).

        One for each document; `unread` is the same for each that could not be read, whose register nobody knows.
        """
        groups: dict[tuple[str, bool | None], list[int]] = {}
        for index, (done, said) in enumerate(zip(report.documents, asked, strict=True)):
            if said is not False:
                groups.setdefault((done.document.source.file, said), []).append(index)
        made = list(report.documents)
        for (file, said), mine in groups.items():
            some = [report.documents[index] for index in mine]
            if said or file in self._known or any(map(_about_somebody, some)):
                for index, masked in zip(mine, self._masked(file, some, everything=bool(said)), strict=True):
                    made[index] = replace(masked, clear=report.documents[index])
        missed = (
            one if said is False else self._missed(one, everything=bool(said))
            for one, said in zip(report.unread, unread, strict=True)
        )
        return replace(report, documents=tuple(made), unread=tuple(missed))

    def _masked(self, file: str, some: Sequence[Checked], *, everything: bool) -> Sequence[Checked]:
        from carelint.privacy.names.known import NOBODY
        from carelint.privacy.redact import redact_file  # reads lists of names, 70 ms

        made, self._known[file] = redact_file(some, self._known.get(file, NOBODY), everything=everything)
        return made

    def _missed(self, unread: Unread, *, everything: bool) -> Unread:
        from carelint.privacy.names.known import NOBODY
        from carelint.privacy.redact import redact_unread

        return redact_unread(unread, self._known.get(unread.source.file, NOBODY), everything=everything)


def _about_somebody(done: Checked) -> bool:
    if done.register != "clinical" and not DIGIT.search(done.document.text):
        return False
    from carelint.privacy.certain import about_somebody  # 4 ms, only where there is a number or a date

    return about_somebody(done.register, done.document.text)
