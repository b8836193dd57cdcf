"""Masks what a report may not show, as the settings of each document ask, before any form can see it.

In: a report, and for each document what its settings say of masks. Out: the report as it may be shown; what is masked
remembers how it was, for the forms that are a copy of the document itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from carelint.finding import Checked, Report


def shown(report: Report, asked: Sequence[bool | None], unread: bool | None) -> Report:
    """`asked`: all but the noticed phrases (True), nothing (False), identifiers in clinical papers (None); `unread` is
    the same for what could not be read."""
    if not any(_needs(*one) for one in zip(report.documents, asked, strict=True)) and not (
        report.unread and unread is not False
    ):
        return report
    documents = dict(enumerate(report.documents))
    for choice in (None, True):
        mine = [index for index, said in enumerate(asked) if said is choice]
        made = _masked(replace(report, documents=tuple(documents[i] for i in mine), unread=()), everything=bool(choice))
        documents.update(zip(mine, made.documents, strict=True))
    also = () if unread is False else _masked(replace(report, documents=()), everything=bool(unread)).unread
    return replace(
        report,
        documents=tuple(_with_clear(documents[i], done) for i, done in enumerate(report.documents)),
        unread=also or report.unread,
    )


def _with_clear(masked: Checked, clear: Checked) -> Checked:
    return masked if masked is clear else replace(masked, clear=clear)


def _needs(done: Checked, asked: bool | None) -> bool:
    if asked is not None:
        return asked
    from carelint.privacy.identifiers import about_somebody  # 8 ms

    return about_somebody(done.register, done.document.text)


def _masked(report: Report, *, everything: bool) -> Report:
    from carelint.privacy.redact import redact  # compiles its patterns, 30 ms

    return redact(report, everything=everything)
