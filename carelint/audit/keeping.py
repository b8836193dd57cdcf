"""Writes a file into a store, whole: its documents, what was noticed in them, and what could not be read.

In: a connection for writing (`Store.writing`), and what was seen. Out: nothing; what was there before is kept as an
earlier version.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

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
from carelint.audit.seen import Seen, SeenDocument
from carelint.audit.stored import StoredRule


@dataclass(frozen=True, slots=True)
class Whose:
    """A file and what is known of it without opening it."""

    name: str
    """Its path, unmasked; see `known_by`."""
    size: int
    committee: str = ""
    committee_from: str = ""


@dataclass(frozen=True, slots=True)
class Terms:
    """What judges, before it has a number in the store."""

    digest: str
    version: str
    dictionary: str
    model: str
    reader: str
    settings: str
    packs: tuple[str, ...]
    rules: tuple[StoredRule, ...]


def period_id(connection: Connection, period: Period) -> int:
    """The number of a period, which is put in where it is not there."""
    values = {"name": period.name, "starts": period.starts, "ends": period.ends}
    return _number(connection, PERIOD, values, ["name"])


def judged_id(connection: Connection, terms: Terms) -> int:
    """The number of what judges, which is put in with its rules where it is not there."""
    known = connection.execute(select(JUDGED.c.id).where(JUDGED.c.digest == terms.digest)).scalar()
    if known is not None:
        return int(known)
    columns = ("digest", "version", "dictionary", "model", "reader", "settings")
    values = {name: getattr(terms, name) for name in columns} | {"packs": " ".join(terms.packs)}
    number = _number(connection, JUDGED, values, ["digest"])
    rules = [
        {"judged_id": number, "rule_id": _number(connection, RULE, _of_rule(rule), ["name", "hash"])}
        for rule in terms.rules
    ]
    if rules:
        connection.execute(_insert(connection, JUDGED_RULE).on_conflict_do_nothing(), rules)
    return number


def rename(connection: Connection, file: int, committee: str, committee_from: str) -> None:
    """Say anew whose paper a file is."""
    connection.execute(update(FILE).where(FILE.c.id == file).values(committee=committee, committee_from=committee_from))


def keep(connection: Connection, period: int, judged: int, whose: Whose, seen: Seen) -> bool:
    """Put a file in; False where somebody else has put in the very same meanwhile."""
    same = (FILE.c.period_id == period, FILE.c.known_by == known_by(whose.name))
    connection.execute(
        select(PERIOD.c.id).where(PERIOD.c.id == period).with_for_update()
    )  # one at a time, as in SQLite
    now = connection.execute(select(FILE).where(*same, FILE.c.current)).one_or_none()
    if now and seen.digest and (now.digest, now.judged_id) == (seen.digest, judged):
        return False
    if now and now.digest:
        connection.execute(update(FILE).where(FILE.c.id == now.id).values(current=False))
    elif now:  # nobody has read it yet: it was not read then, and is now
        connection.execute(FILE.delete().where(FILE.c.id == now.id))
    last = connection.execute(select(func.max(FILE.c.version)).where(*same)).scalar()
    number = _put(connection, FILE, {
        "period_id": period, "known_by": known_by(whose.name), "path": plain(seen.path),
        "version": (last or 0) + 1, "current": True,
        "digest": seen.digest, "bytes": whose.size, "judged_id": judged, "committee": plain(whose.committee),
        "committee_from": whose.committee_from, "read_at": f"{datetime.now(timezone.utc):%Y-%m-%dT%H:%M:%SZ}",
    })  # fmt: skip
    parts: set[str] = set()
    for one in seen.documents:
        _keep_document(connection, number, _once(plain(one.part), parts), one)
    _rows(connection, UNREAD, number, [
        {"part": _once(plain(one.part), parts), "reason": plain(one.reason), "hint": plain(one.hint)}
        for one in seen.unread
    ], owner="file_id")  # fmt: skip
    return True


def _keep_document(connection: Connection, file: int, part: str, one: SeenDocument) -> None:
    names = [column.name for column in DOCUMENT.c if column.name not in ("id", "file_id", "part")]
    values = {name: getattr(one, name) for name in names} | {"title": plain(one.title)}
    number = _put(connection, DOCUMENT, {"file_id": file, "part": part, **values})
    counts = [{"rule": rule, "phrase": plain(phrase), "number": often} for rule, phrase, often in one.counts]
    _rows(connection, COUNT, number, counts)
    _rows(connection, WARNING, number, _numbered({"said": plain(said)} for said in one.warnings))
    for table, pieces in ((FINDING, one.findings), (CARE, one.spoken), (TRACE, one.traces)):
        columns = [column.name for column in table.c if column.name not in ("document_id", "number")]
        rows = _numbered({name: plain(getattr(piece, name)) for name in columns} for piece in pieces)
        _rows(connection, table, number, rows)


def known_by(name: str) -> str:
    """By what a file is known again, whatever of its path is masked."""
    return hashlib.sha256(plain(name).encode()).hexdigest()


def plain(text: str) -> str:
    """A text that every database takes: without NUL, and without halves of characters."""
    return text.replace("\0", "\ufffd").encode("utf-8", "backslashreplace").decode("utf-8")


def _once(part: str, parts: set[str]) -> str:
    """Two attachments of one name are told apart by a number."""
    name, number = part, 1
    while name in parts:
        number += 1
        name = f"{part} ({number})"
    parts.add(name)
    return name


def _numbered(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{"number": number, **row} for number, row in enumerate(rows, 1)]


def _rows(
    connection: Connection, table: Table, owner_id: int, rows: Sequence[dict[str, Any]], *, owner: str = "document_id"
) -> None:
    if rows:
        connection.execute(insert(table), [{owner: owner_id, **row} for row in rows])


def _put(connection: Connection, table: Table, values: dict[str, Any]) -> int:
    return int(connection.execute(insert(table).values(values).returning(table.c.id)).scalar_one())


def _number(connection: Connection, table: Table, values: dict[str, Any], key: list[str]) -> int:
    """The id of a row that stands once, put in where it does not; also where two put it in at the same time."""
    asked = select(table.c.id).where(*(table.c[name] == values[name] for name in key))
    found = connection.execute(asked).scalar()
    if found is None:
        connection.execute(_insert(connection, table).values(values).on_conflict_do_nothing(index_elements=key))
        found = connection.execute(asked).scalar_one()
    return int(found)


def _of_rule(rule: StoredRule) -> dict[str, str]:
    columns = ("hash", "family", "pathology", "answer", "level", "message")
    return {"name": rule.id} | {name: getattr(rule, name) for name in columns}


def _insert(connection: Connection, table: Table) -> Any:
    return (postgresql if connection.dialect.name == "postgresql" else sqlite).insert(table)
