"""What the tests of audits share: stores of both kinds, and everything that one holds, without numbers and times."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from carelint.audit.schema import META
from carelint.audit.store import Store
from tests import postgres

PASSING = ("id", "document_id", "file_id", "judged_id", "period_id", "rule_id", "read_at")
"""Columns that differ between two stores with the same in them."""


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """A PostgreSQL server for the whole run of this worker."""
    if not postgres.binaries():
        assert not os.environ.get("CI"), "CI installs PostgreSQL"
        pytest.skip("PostgreSQL is not here")
    with postgres.server() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where an empty store may be made: a file, or a database."""
    if request.param == "sqlite":
        yield str(tmp_path / "audit.db")
        return
    url: str = request.getfixturevalue("server")
    yield url
    engine = sa.create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP SCHEMA public CASCADE")
        connection.exec_driver_sql("CREATE SCHEMA public")
    engine.dispose()


def held(where: str) -> dict[str, list[Any]]:
    """Everything in a store, sorted: table → rows without numbers and times; what belongs to a file with its name."""
    with Store.open(where) as store, store.reading() as connection:
        names: dict[str, dict[int, str]] = {}
        found: dict[str, list[Any]] = {}
        for table in META.sorted_tables:
            rows = [dict(row) for row in connection.execute(sa.select(table)).mappings()]
            names[table.name] = {row["id"]: _called(table.name, row, names) for row in rows if "id" in row}
            found[table.name] = sorted(str(_plain(row, names)) for row in rows)
    return found


def _called(table: str, row: dict[str, Any], names: dict[str, dict[int, str]]) -> str:
    if table == "document":
        return f"{names['file'][row['file_id']]} {row['part']}"
    if table == "file":
        return f"{names['period'][row['period_id']]} {row['path']} {row['version']}"
    return str(row.get("name") or row.get("digest"))


def _plain(row: dict[str, Any], names: dict[str, dict[int, str]]) -> dict[str, Any]:
    owners = {key: names[key.removesuffix("_id")][value] for key, value in row.items() if key.endswith("_id")}
    return {key: value for key, value in row.items() if key not in PASSING} | owners
