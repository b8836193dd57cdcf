"""What can be asked of a store; compare and report are built on these questions, and on no table.

In: a connection for reading (`Store.reading`) and a period's name. Out: the nouns of `stored.py`, in an order that
does not depend on when they were written. Where documents are many, they come one by one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from carelint.audit.period import Period
from carelint.audit.schema import (
    CARE,
    COUNT,
    DOCUMENT,
    FILE,
    FINDING,
    JUDGED,
    JUDGED_RULE,
    PERIOD,
    RULE,
    TRACE,
    UNREAD,
    WARNING,
)
from carelint.audit.stored import (
    Count,
    Judged,
    Kept,
    StoredCare,
    StoredDocument,
    StoredFinding,
    StoredRule,
    StoredTrace,
    StoredUnread,
)

AT_ONCE = 2_000
"""Rows that are fetched together."""
OF_PERIOD = DOCUMENT.join(FILE, DOCUMENT.c.file_id == FILE.c.id).join(PERIOD, FILE.c.period_id == PERIOD.c.id)
IN_ORDER = (FILE.c.path, DOCUMENT.c.part, FILE.c.version)


def periods(connection: Connection) -> list[Kept]:
    """Every period that holds anything, the oldest first."""
    of_file = select(FILE.c.period_id, func.count()).where(FILE.c.current)
    files = _numbers(connection, of_file)
    earlier = _numbers(connection, select(FILE.c.period_id, func.count()).where(~FILE.c.current))
    unread = _numbers(connection, of_file.select_from(UNREAD.join(FILE)))
    documents = _numbers(connection, of_file.select_from(DOCUMENT.join(FILE)))
    words = _numbers(
        connection,
        select(FILE.c.period_id, func.sum(DOCUMENT.c.words)).select_from(DOCUMENT.join(FILE)).where(FILE.c.current),
    )
    return [
        Kept(
            Period(one.starts, one.ends, one.name),
            *(part.get(one.id, 0) for part in (files, documents, unread, words, earlier)),
        )
        for one in connection.execute(select(PERIOD).order_by(PERIOD.c.starts, PERIOD.c.ends, PERIOD.c.name))
    ]


def documents(connection: Connection, period: str, *, earlier: bool = False) -> list[StoredDocument]:
    """Documents of a period as they are now; with `earlier` also the versions that later ones have replaced."""
    warnings = _warnings(connection, period)
    asked = select(DOCUMENT, FILE, PERIOD.c.name.label("period")).select_from(OF_PERIOD)
    return [_document(row._mapping, warnings) for row in connection.execute(_of(asked, period, earlier=earlier))]


def counts(connection: Connection, period: str) -> Iterator[Count]:
    """How often each rule noticed each phrase in each document of a period."""
    asked = select(COUNT).select_from(COUNT.join(OF_PERIOD, COUNT.c.document_id == DOCUMENT.c.id))
    for row in _streamed(connection, _of(asked, period).order_by(COUNT.c.rule, COUNT.c.phrase)):
        yield Count(*tuple(row))


def findings(connection: Connection, period: str) -> Iterator[StoredFinding]:
    """Everything that was listed in the documents of a period, in reading order."""
    for row in _streamed(connection, _pieces(FINDING, period)):
        yield StoredFinding(*tuple(row))


def care(connection: Connection, period: str) -> Iterator[StoredCare]:
    """Where care speaks in the documents of a period, in reading order."""
    for row in _streamed(connection, _pieces(CARE, period)):
        yield StoredCare(*tuple(row))


def traces(connection: Connection, period: str) -> Iterator[StoredTrace]:
    """Traces of stories and questions in the documents of a period, in reading order."""
    for row in _streamed(connection, _pieces(TRACE, period)):
        yield StoredTrace(*tuple(row))


def unread(connection: Connection, period: str) -> list[StoredUnread]:
    """What of a period could not be read, as it stands now."""
    asked = (
        select(PERIOD.c.name, FILE.c.path, UNREAD.c.part, FILE.c.committee, UNREAD.c.reason, UNREAD.c.hint)
        .select_from(UNREAD.join(FILE, UNREAD.c.file_id == FILE.c.id).join(PERIOD, FILE.c.period_id == PERIOD.c.id))
        .where(PERIOD.c.name == period, FILE.c.current)
        .order_by(FILE.c.path, UNREAD.c.part)
    )
    return [StoredUnread(*row) for row in connection.execute(asked)]


def judged(connection: Connection, period: str) -> list[Judged]:
    """What judged the documents of a period; more than one where rules or settings differ between them."""
    of_period = select(FILE.c.judged_id).join(PERIOD).where(PERIOD.c.name == period, FILE.c.current)
    asked = select(JUDGED).where(JUDGED.c.id.in_(of_period)).order_by(JUDGED.c.digest)
    return [_judged(row) for row in connection.execute(asked)]


def rules(connection: Connection, judged_id: int) -> list[StoredRule]:
    """The rules that were at work; those of equal id and hash in two of them are the same rule."""
    columns = (RULE.c.name, RULE.c.hash, RULE.c.family, RULE.c.pathology, RULE.c.answer, RULE.c.level, RULE.c.message)
    asked = select(*columns).join(JUDGED_RULE).where(JUDGED_RULE.c.judged_id == judged_id).order_by(RULE.c.name)
    return [StoredRule(*row) for row in connection.execute(asked)]


def _of(asked: Select[Any], period: str, *, earlier: bool = False) -> Select[Any]:
    asked = asked.where(PERIOD.c.name == period).order_by(*IN_ORDER)
    return asked if earlier else asked.where(FILE.c.current)


def _pieces(table: Any, period: str) -> Select[Any]:
    asked = select(table).select_from(table.join(OF_PERIOD, table.c.document_id == DOCUMENT.c.id))
    return _of(asked, period).order_by(table.c.number)


def _streamed(connection: Connection, asked: Select[Any]) -> Iterator[Row[Any]]:
    with connection.execute(asked.execution_options(yield_per=AT_ONCE)) as rows:
        yield from rows


def _numbers(connection: Connection, asked: Select[Any]) -> dict[int, int]:
    """Number of a period → a number."""
    return {period: int(count) for period, count in connection.execute(asked.group_by(FILE.c.period_id))}


def _warnings(connection: Connection, period: str) -> dict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    asked = select(WARNING).select_from(WARNING.join(OF_PERIOD, WARNING.c.document_id == DOCUMENT.c.id))
    asked = asked.where(PERIOD.c.name == period).order_by(WARNING.c.document_id, WARNING.c.number)
    for row in connection.execute(asked):
        found[row.document_id].append(row.said)
    return found


def _document(row: Any, warnings: dict[int, list[str]]) -> StoredDocument:
    number = row[DOCUMENT.c.id]
    same = {column.name: row[column] for column in DOCUMENT.c if column.name not in ("id", "file_id")}
    of_file = ("path", "version", "current", "digest", "committee", "committee_from")
    return StoredDocument(
        id=number,
        period=row["period"],
        judged=row[FILE.c.judged_id],
        warnings=tuple(warnings.get(number, ())),
        **same,
        **{name: row[FILE.c[name]] for name in of_file},
    )


def _judged(row: Row[Any]) -> Judged:
    packs: Sequence[str] = row.packs.split()
    return Judged(row.id, row.digest, row.version, row.dictionary, row.model, row.reader, row.settings, tuple(packs))
