"""Where audits are kept: a SQLite file, or a PostgreSQL database that a team shares; one code path for both.

In: a path or a URL. Out: `Store`, which gives connections for reading and for writing, or StoreError.

SQLite: WAL where the file system can, else a journal. We say BEGIN ourselves, so that tables are made whole or not at
all; who writes takes the lock at once, so that two never meet half way.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection as Connection
from sqlalchemy import Engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError

from carelint.audit.migrating import migrate, version_of
from carelint.audit.schema import HEAD
from carelint.errors import StoreError

WAIT = 60
"""Seconds in which another run may write; each writes for some milliseconds at a time."""
LOCK = 7_260_001
"""The number under which PostgreSQL lets one at a time make tables; any number that nobody else takes."""
FULL = "Make room and call it again: it goes on from here."


@dataclass(frozen=True)
class Store:
    """An open store."""

    engine: Engine
    name: str
    """The file or the URL without a password, for messages."""
    file: Path | None = None
    """Where it is a file."""

    @classmethod
    def open(cls, where: str, *, make: bool = False) -> Store:
        """The store at a path or URL, with its tables brought up to date; `make` one where there is none.

        Raises StoreError.
        """
        store = _postgres(where) if "://" in where else _sqlite(Path(where).expanduser(), make=make)
        try:
            store._brought_up(make=make)
        except BaseException:
            store.close()
            raise
        return store

    def close(self) -> None:
        """Let go of it."""
        self.engine.dispose()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one moment of the store, and keeps nobody from writing. Raises StoreError."""
        with self._told(), self.engine.connect().execution_options(**self._reads) as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction: all that is written in it is kept, or nothing. Raises StoreError."""
        with self._told(), self.engine.begin() as connection:
            yield connection

    def vacuum(self, tables: Sequence[str]) -> None:
        """Have the database give back what deleted rows held. Raises StoreError."""
        with self._told(), self._plainly() as connection:
            if self.file:
                connection.exec_driver_sql("VACUUM")
            for name in () if self.file else tables:
                connection.exec_driver_sql(f'VACUUM FULL "{name}"')
        self.settle()

    def settle(self) -> None:
        """Where it is a file, have it hold everything itself, and nothing beside it. Raises StoreError."""
        if self.file:
            with self._told(), self._plainly() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def _plainly(self) -> Connection:
        """A connection outside of any transaction."""
        return self.engine.connect().execution_options(isolation_level="AUTOCOMMIT")

    @property
    def _reads(self) -> dict[str, Any]:
        if self.file:
            return {"reads": True}
        return {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}

    def _brought_up(self, *, make: bool) -> None:
        with self.reading() as connection:
            at = version_of(connection)
        if not at and not make:
            raise StoreError("nothing is kept in it yet", path=self.name, hint="Begin with: carelint audit run …")
        if at == HEAD:
            return
        if self.file and not at:  # kept in the file; what is no store of ours stays as it is
            with suppress(OperationalError), self._plainly() as connection:  # a network share, or somebody is quicker
                connection.exec_driver_sql("PRAGMA journal_mode=WAL")
        with self.writing() as connection:
            if self.file is None:
                connection.execute(sa.select(sa.func.pg_advisory_xact_lock(LOCK)))
            migrate(connection)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What the database says, in our words; its own may hold what was to be written."""
        try:
            yield
        except StoreError as err:
            raise (err if err.path else StoreError(err.reason, path=self.name, hint=err.hint)) from err
        except DBAPIError as err:
            reason, hint = _told(err)
            raise StoreError(reason, path=self.name, hint=hint) from None
        except sqlite3.Error as err:  # a pragma, before SQLAlchemy sees it
            raise StoreError("it is no store, or it is damaged", path=self.name, hint=DAMAGED) from err


DAMAGED = "Name another with --store, or go back to a backup."
SAID = (
    (("disk is full", "No space left", "could not extend file", "DiskFull"), "the disk is full", FULL),
    (("locked",), "another program keeps it locked", "Close what has it open, and call it again."),
    (("not a database", "malformed", "disk image"), "it is no store, or it is damaged", DAMAGED),
    (("readonly", "read-only", "permission denied"), "it may not be written", "Ask for the right to write there."),
    (("unable to open",), "it cannot be opened", "Check its folder, and who may write there."),
    (("disk I/O",), "its disk does not answer", "Is it still connected? Call it again: it goes on from here."),
    (("authentication", "password", "role"), "the server does not let us in", "See README, «A store for a team»."),
    (("does not exist",), "the server has no such database", "Create it first: createdb NAME."),
)
"""Words of databases → what is said, and the way out."""


def _told(err: DBAPIError) -> tuple[str, str]:
    said = f"{type(err.orig).__name__} {err.orig}".lower()
    for marks, reason, hint in SAID:
        if any(mark.lower() in said for mark in marks):
            return reason, hint
    if isinstance(err, OperationalError):
        return "the server cannot be reached", "Is it running, and is the address right? Call it again then."
    return f"the database refused ({type(err.orig).__name__})", "Please report it to us."


def _sqlite(path: Path, *, make: bool) -> Store:
    name = str(path)
    if path.is_dir():
        raise StoreError("it is a folder", path=name, hint="Name a file, for example carelint-audit.db.")
    if not path.exists() and not make:
        raise StoreError("there is no such store", path=name, hint="Begin with: carelint audit run FOLDER --period …")
    if make:
        _touched(path)
    engine = sa.create_engine(URL.create("sqlite", database=name), connect_args={"timeout": WAIT})
    event.listen(engine, "connect", _as_we_want)
    event.listen(engine, "begin", _begun)
    return Store(engine, name, path)


def _touched(path: Path) -> None:
    """The file, which only its owner may read: phrases of papers stand in it. Raises StoreError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as err:
        hint = "Name a place where you may write with --store."
        raise StoreError(f"it cannot be made ({err.strerror})", path=str(path), hint=hint) from err


def _as_we_want(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # else tables would be made outside of any transaction
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA secure_delete=ON")


def _begun(connection: Connection) -> None:
    options = connection.get_execution_options()
    if options.get("isolation_level") == "AUTOCOMMIT":
        return
    reads = options.get("reads")
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


def _postgres(where: str) -> Store:
    try:
        url = make_url(where)
        if url.get_backend_name() != "postgresql":
            raise StoreError("carelint keeps audits in SQLite or PostgreSQL", path=url.render_as_string(), hint=SHAPE)
        if url.password is not None:
            hint = "Others can read it there. Put it into ~/.pgpass or a service file (see PostgreSQL's manual)."
            raise StoreError("a password never stands in a URL", path=url.render_as_string(), hint=hint)
        engine = sa.create_engine(url.set(drivername="postgresql+psycopg"), pool_pre_ping=True)
    except ModuleNotFoundError as err:
        hint = "Install it: pip install 'carelint[postgres]'"
        raise StoreError("what speaks to PostgreSQL is not installed", path=where, hint=hint) from err
    except (ArgumentError, NoSuchModuleError, ValueError) as err:
        raise StoreError("it is no URL of a database", path=where.partition("@")[2] or where, hint=SHAPE) from err
    return Store(engine, url.render_as_string())


SHAPE = "Name a file, or postgresql://USER@SERVER/DATABASE."
