"""Brings a store to the tables that this carelint knows, whole or not at all, also where several begin at once.

In: a connection in a transaction that nobody else writes in. Out: nothing; StoreError where the store is newer.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from carelint.audit.schema import HEAD
from carelint.errors import StoreError

KNOWN = ("0001",)
"""Every migration, oldest first."""


def version_of(connection: Connection) -> str:
    """The migration that a store stands at; empty for one without tables. Raises StoreError where it is no store."""
    tables = set(inspect(connection).get_table_names())
    if "alembic_version" in tables:
        return str(connection.execute(text("select version_num from alembic_version")).scalar() or "")
    if tables:
        raise StoreError("it is a database of something else", hint="Name another with --store.")
    return ""


def migrate(connection: Connection) -> None:
    """Run what is missing. Raises StoreError."""
    at = version_of(connection)
    if at == HEAD:
        return
    if at and at not in KNOWN:
        raise StoreError("a newer carelint made it", hint="Bring this carelint up to date.")
    from alembic import command  # 0.5 s, only where tables are made
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
