"""The report as annotations in a GitHub workflow: the same phrase once, with its places.

In: a `Report`. Out: workflow commands, one a line; what does not fit is told in the step's log.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from carelint.finding import Checked, Report, Unread
from carelint.ours import NOTHING
from carelint.rule import Level
from carelint.writers.exchange.addresses import file_of, lined
from carelint.writers.options import Options
from carelint.writers.voice.grouping import Group, groups
from carelint.writers.voice.saying import noticed, places, saying, where
from carelint.writers.voice.wording import counted, family_title, one_line, visible

CAP = 10
"""Annotations of a kind that GitHub shows for one step; it drops the rest without a word."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """One phrase of a document, with all its places in it."""

    done: Checked
    group: Group

    @property
    def kind(self) -> str:
        """GitHub's word; its third kind, error, is kept for documents that could not be read."""
        return "warning" if self.group.first.level is Level.CHANGE else "notice"


def write(report: Report, *, options: Options) -> str:
    """The report as workflow commands."""
    wanted = [Annotation(done, group) for done in report.documents for group in groups(noticed(done, options))]
    shown = {id(one) for one in _most(wanted, "warning", CAP) + _most(wanted, "notice", CAP)}
    unread = report.unread
    if len(shown) < len(wanted) or len(unread) > CAP:
        shown = {id(one) for one in _most(wanted, "warning", CAP) + _most(wanted, "notice", CAP - 1)}
    lines = [_not_read(one) for one in unread[:CAP]]
    lines += [_annotated(one) for one in wanted if id(one) in shown]
    lines += _rest([one for one in wanted if id(one) not in shown], unread[CAP:])
    return "".join(f"{line}\n" for line in lines or [NOTHING])


def _most(wanted: Sequence[Annotation], kind: str, most: int) -> list[Annotation]:
    """The phrases that stand in the most places, as many as fit."""
    some = [one for one in wanted if one.kind == kind]
    return sorted(some, key=lambda one: -len(one.group.findings))[:most]


def _annotated(one: Annotation) -> str:
    first = one.group.first
    properties = {"file": file_of(one.done.document.source)}
    if lined(one.done.document, first.place):
        properties |= _lines(one)
        said = saying(first)
    else:
        said = f"{where(first)}: {saying(first)}"
    again = one.group.findings[1:]
    if again:
        said += f"\nAgain in {counted(len(again), 'place', 'places')}: {places(again)}"
    return _command(one.kind, said, {**properties, "title": family_title(first.family)})


def _lines(one: Annotation) -> dict[str, str]:
    """GitHub takes columns only where the words stand on one line."""
    place = one.group.first.place
    found = {"line": place.line, "endLine": place.end_line}
    if place.line == place.end_line:
        found |= {"col": place.column, "endColumn": place.end_column}
    return {key: str(value) for key, value in found.items() if value}


def _not_read(unread: Unread) -> str:
    said = one_line(f"Not read: {unread.reason}. {unread.hint}")
    return _command("error", said, {"file": file_of(unread.source), "title": "Not read"})


def _rest(left: Sequence[Annotation], unread: Sequence[Unread]) -> Iterator[str]:
    """How many more there are, and all of them in the log."""
    if not left and not unread:
        return
    parts = [counted(len(left), "phrase", "phrases")] if left else []
    parts += [counted(len(unread), "document that was not read", "documents that were not read")] if unread else []
    more = " and ".join(parts)
    yield _command("notice", f"Not shown here: {more}. See “carelint: the rest” in the log of this step.", {})
    yield "::group::carelint: the rest"
    for one in left:
        yield _logged(f"{file_of(one.done.document.source)}, {places(one.group.findings)}: {saying(one.group.first)}")
    for missed in unread:
        yield _logged(f"{file_of(missed.source)}: not read: {missed.reason}. {missed.hint}")
    yield "::endgroup::"


def _logged(text: str) -> str:
    """A line of the log; the old form of commands, ##[…], would be obeyed in the middle of it."""
    return "- " + one_line(text).replace("##[", "## [")


def _command(kind: str, message: str, properties: dict[str, str]) -> str:
    said = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{kind}{' ' if said else ''}{said}::{_escaped(visible(message))}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(visible(text)).replace(":", "%3A").replace(",", "%2C")
