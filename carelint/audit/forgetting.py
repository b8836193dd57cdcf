"""Takes a period, or papers of it, out of a store for good: rows, and what the database would still hold of them.

In: a store, a period, names. Out: how many files went. Backups and a server's own logs are out of reach.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, delete, func, or_, select

from carelint.audit.keeping import known_by, plain
from carelint.audit.schema import DOCUMENT, FILE, JUDGED, JUDGED_RULE, META, PERIOD, RULE
from carelint.audit.store import Store


def files(connection: Connection, period: str, names: Sequence[str] = ()) -> list[int]:
    """Numbers of the files that are meant, in all their versions; all of a period where none is named.

    A file is named as the store shows it, or as it lies in its folder; with a zip file goes what is in it.
    """
    asked = select(FILE.c.id).join(PERIOD).where(PERIOD.c.name == period).order_by(FILE.c.id)
    if names:
        asked = asked.where(
            or_(
                *(FILE.c.path.startswith(f"{plain(name)} \u203a ", autoescape=True) for name in names),
                FILE.c.path.in_([plain(name) for name in names]),
                FILE.c.known_by.in_([known_by(name) for name in names]),
            )
        )
    return list(connection.execute(asked).scalars())


def forget(store: Store, period: str, names: Sequence[str] = ()) -> int:
    """Take them out, and make the database let go of what it held. Raises StoreError."""
    with store.writing() as connection:
        meant = files(connection, period, names)
        for at in range(0, len(meant), 500):  # what SQLite takes in one question
            connection.execute(delete(FILE).where(FILE.c.id.in_(meant[at : at + 500])))
        connection.execute(delete(PERIOD).where(PERIOD.c.id.not_in(select(FILE.c.period_id))))
        connection.execute(delete(JUDGED).where(JUDGED.c.id.not_in(select(FILE.c.judged_id))))
        connection.execute(delete(RULE).where(RULE.c.id.not_in(select(JUDGED_RULE.c.rule_id))))
    store.vacuum([table.name for table in META.sorted_tables])
    return len(meant)


def documents_of(connection: Connection, meant: Sequence[int]) -> int:
    """How many documents are in files."""
    parts = [meant[at : at + 500] for at in range(0, len(meant), 500)]
    counts = (select(func.count()).select_from(DOCUMENT).where(DOCUMENT.c.file_id.in_(part)) for part in parts)
    return sum(int(connection.execute(one).scalar_one()) for one in counts)
