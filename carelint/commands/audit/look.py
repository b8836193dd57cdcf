"""`carelint audit list` and `carelint audit show`: what is kept.

In: a store, a period, a paper. Out: lines of text; nothing is ranked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from carelint.commands.audit.where import opened, period_of, placed
from carelint.errors import Exit, StoreError
from carelint.writers.voice.wording import counted, one_line

if TYPE_CHECKING:
    from carelint.audit.store import Connection
    from carelint.audit.stored import StoredDocument


@click.command("list")
@placed
def list_(store: str, config: Path | None) -> int:
    """List the periods that are kept.

    Example: carelint audit list
    """
    from carelint.audit import asking

    with opened(store, config) as kept, kept.reading() as connection:
        for one in asking.periods(connection):
            earlier = f", {counted(one.earlier, 'earlier version', 'earlier versions')}" if one.earlier else ""
            missed = f", {one.unread:,} not read" if one.unread else ""
            words = counted(one.words, "word", "words")
            click.echo(f"{one.period}: {counted(one.documents, 'paper', 'papers')}, {words}{missed}{earlier}")
    return Exit.CLEAN


@click.command("show")
@click.argument("period")
@click.argument("paper", default="")
@placed
def show(period: str, paper: str, store: str, config: Path | None) -> int:
    """Show what is kept of PERIOD, or of one PAPER of it: whose papers, what judged, what was not read.

    Example: carelint audit show 2026-Q3
    """
    name = period_of(period).name
    with opened(store, config) as kept, kept.reading() as connection:
        lines = _paper(connection, name, paper) if paper else _period(connection, name)
        for line in lines:
            click.echo(one_line(line) if line.strip() else line)
    return Exit.CLEAN


def _period(connection: Connection, name: str) -> Iterator[str]:
    from carelint.audit import asking

    documents, missed = asking.documents(connection, name), asking.unread(connection, name)
    if not documents and not missed:
        raise StoreError("nothing is kept of this period", key="PERIOD", hint=_hint(connection))
    words = sum(one.words for one in documents)
    yield f"{name}: {counted(len(documents), 'paper', 'papers')}, {counted(words, 'word', 'words')}"
    whose = Counter(one.committee for one in documents)
    for committee in sorted(whose):
        yield f"{committee or 'of no known committee'}: {counted(whose[committee], 'paper', 'papers')}"
    stories = sum(one.story for one in documents)
    yield f"A person's own story was seen in {counted(stories, 'paper', 'papers')}."
    for by in asking.judged(connection, name):
        packs = f", packs {', '.join(by.packs)}" if by.packs else ""
        yield f"Judged by carelint {by.version}, dictionary {by.dictionary}, settings {by.settings}{packs}."
    for one in missed:
        yield f"Not read: {one.name}: {one.reason}. {one.hint}"


def _paper(connection: Connection, period: str, name: str) -> Iterator[str]:
    from carelint.audit import asking

    found = [one for one in asking.documents(connection, period, earlier=True) if name in (one.name, one.path)]
    if not found:
        hint = "Names are those that carelint audit export writes; masked ones too."
        raise StoreError("no such paper is kept of this period", key=name, hint=hint)
    for one in found:
        yield from _document(one)
    now = {one.id for one in found if one.current}
    for noticed in asking.findings(connection, period):
        if noticed.document in now:
            yield f"{noticed.level}: “{noticed.phrase}” ({noticed.rule}), {noticed.place}"
    for spoken in asking.care(connection, period):
        if spoken.document in now:
            yield f"care: “{spoken.phrase}” ({spoken.expresses}), {spoken.place}"


def _document(one: StoredDocument) -> Iterator[str]:
    state = "" if one.current else ", replaced by a later version"
    yield f"{one.name}, version {one.version}{state}"
    yield f"{one.title or 'without a title'}; {one.register}; {counted(one.words, 'word', 'words')}"
    if one.committee:
        yield f"Committee: {one.committee} (from the {one.committee_from})"
    if one.meets:
        yield f"Meeting: {one.meets} (from the {one.meets_from})"
    yield from (f"Note: {said}" for said in one.warnings)


def _hint(connection: Connection) -> str:
    from carelint.audit import asking

    names = ", ".join(str(one.period) for one in asking.periods(connection))
    return f"Kept are: {names}." if names else "Begin with: carelint audit run …"
