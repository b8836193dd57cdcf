"""Looks whether a store is whole: the database itself, and what belongs together in it.

In: a connection for reading. Out: a line for each thing that is not as it should be; none where all is well.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, func, select

from carelint.audit.schema import COUNT, DOCUMENT, FILE, FINDING, UNREAD


def unsound(connection: Connection) -> Iterator[str]:
    """What is not as it should be."""
    if connection.dialect.name == "sqlite":
        yield from _damaged(connection)
    yield from _versions(connection)
    yield from _empty(connection)
    yield from _uncounted(connection)


def _damaged(connection: Connection) -> Iterator[str]:
    for (said,) in connection.exec_driver_sql("PRAGMA integrity_check(20)"):
        if said != "ok":
            yield f"the file is damaged: {said}"
    lost = len(connection.exec_driver_sql("PRAGMA foreign_key_check").all())
    if lost:
        yield f"rows that belong to nothing: {lost:,}"


def _versions(connection: Connection) -> Iterator[str]:
    asked = (
        select(func.min(FILE.c.path), func.count().filter(FILE.c.current))
        .group_by(FILE.c.period_id, FILE.c.known_by)
        .order_by(func.min(FILE.c.path))
    )
    for path, current in connection.execute(asked):
        if current != 1:
            yield f"{path}: {current} of its versions count as the current one"


def _empty(connection: Connection) -> Iterator[str]:
    read = select(DOCUMENT.c.file_id).union(select(UNREAD.c.file_id))
    asked = select(FILE.c.path).where(FILE.c.id.not_in(read)).order_by(FILE.c.path)
    for (path,) in connection.execute(asked):
        yield f"{path}: neither a document nor a reason why there is none"


def _uncounted(connection: Connection) -> Iterator[str]:
    """Each phrase that was listed is counted too."""
    listed = select(FINDING.c.document_id, FINDING.c.rule, func.count().label("listed"))
    listed_in = listed.group_by(FINDING.c.document_id, FINDING.c.rule).subquery()
    counted = select(COUNT.c.document_id, COUNT.c.rule, func.sum(COUNT.c.number).label("counted"))
    counted_in = counted.group_by(COUNT.c.document_id, COUNT.c.rule).subquery()
    same = (listed_in.c.document_id == counted_in.c.document_id) & (listed_in.c.rule == counted_in.c.rule)
    asked = (
        select(FILE.c.path, listed_in.c.rule)
        .select_from(listed_in.outerjoin(counted_in, same))
        .join(DOCUMENT, DOCUMENT.c.id == listed_in.c.document_id)
        .join(FILE, FILE.c.id == DOCUMENT.c.file_id)
        .where(func.coalesce(counted_in.c.counted, 0) < listed_in.c.listed)
        .order_by(FILE.c.path, listed_in.c.rule)
    )
    for path, rule in connection.execute(asked):
        yield f"{path}: fewer phrases of {rule} are counted than listed"
