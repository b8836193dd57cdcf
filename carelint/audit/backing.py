"""Makes a copy of a store, as it is at one moment, while others go on writing.

In: a store, of either kind. Out: a SQLite file that carelint opens with --store, whole or not at all.
"""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path

from sqlalchemy import insert, select

from carelint.audit.schema import META
from carelint.audit.soundness import unsound
from carelint.audit.store import Store
from carelint.errors import StoreError

AT_ONCE = 5_000
"""Rows that are copied together."""


def back_up(store: Store, target: Path) -> None:
    """Copy every row, look whether the copy is whole, and give it its name. Raises StoreError."""
    if target.exists():
        raise StoreError("something is there already", path=str(target), hint="Name a file that is not there yet.")
    part = target.parent / f".carelint-{secrets.token_hex(6)}.part"
    try:
        with Store.open(str(part), make=True) as copy:
            _copy(store, copy)
            with copy.reading() as connection:
                wrong = list(unsound(connection))
            copy.settle()
        if wrong:
            raise StoreError(f"the copy is not whole: {wrong[0]}", path=str(target), hint="See carelint audit check.")
        os.replace(part, target)
    finally:
        for suffix in ("", "-wal", "-shm", "-journal"):
            with suppress(OSError):
                os.unlink(f"{part}{suffix}")


def _copy(store: Store, copy: Store) -> None:
    with store.reading() as here, copy.writing() as there:
        for table in META.sorted_tables:
            with here.execute(select(table).execution_options(yield_per=AT_ONCE)) as rows:
                for some in rows.mappings().partitions(AT_ONCE):
                    there.execute(insert(table), [dict(row) for row in some])
