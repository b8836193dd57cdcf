"""The first tables: periods, what judged, files, documents, and what was noticed in them.

In: an empty store. Out: its tables.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0001", None


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.Integer, primary_key=True)


def _of(table: str, *, key: bool = False) -> sa.Column[int]:
    there = sa.ForeignKey(f"{table}.id", ondelete="CASCADE")
    return sa.Column(f"{table}_id", sa.Integer, there, primary_key=key, nullable=False)


def _words(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False, server_default="") for name in names]


def _numbers(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer, nullable=False, server_default="0") for name in names]


def _number_key() -> sa.Column[int]:
    return sa.Column("number", sa.Integer, primary_key=True)


def upgrade() -> None:
    """Make the tables."""
    _what_is_read()
    _what_is_noticed()


def _what_is_read() -> None:
    op.create_table(
        "period",
        _id(),
        sa.Column("name", sa.String(8), nullable=False, unique=True),
        sa.Column("starts", sa.Date, nullable=False),
        sa.Column("ends", sa.Date, nullable=False),
    )
    op.create_table(
        "judged",
        _id(),
        sa.Column("digest", sa.String(64), nullable=False, unique=True),
        *_words("version", "dictionary", "model", "reader", "settings", "packs"),
    )
    op.create_table(
        "rule",
        _id(),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        *_words("family", "pathology", "answer", "level", "message"),
        sa.UniqueConstraint("name", "hash"),
    )
    op.create_table("judged_rule", _of("judged", key=True), _of("rule", key=True))
    op.create_table(
        "file",
        _id(),
        _of("period"),
        sa.Column("known_by", sa.String(64), nullable=False),
        *_words("path"),
        *_numbers("version"),
        sa.Column("current", sa.Boolean, nullable=False),
        *_words("digest"),
        *_numbers("bytes"),
        sa.Column("judged_id", sa.Integer, sa.ForeignKey("judged.id"), nullable=False),
        *_words("committee", "committee_from", "read_at"),
        sa.UniqueConstraint("period_id", "known_by", "version"),
    )
    current = sa.text("current")
    op.create_index(
        "file_current", "file", ["period_id", "known_by"], unique=True, sqlite_where=current, postgresql_where=current
    )


def _what_is_noticed() -> None:
    op.create_table(
        "document",
        _id(),
        _of("file"),
        *_words("part", "title", "format", "register"),
        *_numbers("words", "pages", "prose", "industrial", "care"),
        *(sa.Column(name, sa.Boolean, nullable=False) for name in ("of_people", "story", "asks")),
        sa.Column("meets", sa.Date),
        *_words("meets_from"),
        sa.UniqueConstraint("file_id", "part"),
    )
    op.create_index("document_file", "document", ["file_id"])
    op.create_table(
        "unread", _of("file", key=True), sa.Column("part", sa.Text, primary_key=True), *_words("reason", "hint")
    )
    op.create_table("warning", _of("document", key=True), _number_key(), *_words("said"))
    op.create_table(
        "count",
        _of("document", key=True),
        sa.Column("rule", sa.String(120), primary_key=True),
        sa.Column("phrase", sa.Text, primary_key=True),
        *_numbers("number"),
    )
    op.create_table(
        "finding",
        _of("document", key=True),
        _number_key(),
        sa.Column("rule", sa.String(120), nullable=False),
        *_words("level", "register", "phrase", "place", "fingerprint", "context"),
    )
    op.create_table(
        "care", _of("document", key=True), _number_key(), *_words("phrase", "expresses", "place", "context")
    )
    op.create_table("trace", _of("document", key=True), _number_key(), *_words("what", "kind", "place"))


def downgrade() -> None:
    """A store is never taken back; a backup is what one goes back to."""
    raise NotImplementedError
