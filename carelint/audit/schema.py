"""The tables of a store. The newest migration makes them just so, and a test compares the two.

In: nothing. Out: tables; each names what it is for.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, MetaData, String, Table, Text, text
from sqlalchemy import UniqueConstraint as Unique

HEAD = "0001"
"""The newest migration."""
META = MetaData()


def _id() -> Column[int]:
    return Column("id", Integer, primary_key=True)


def _of(table: str, *, key: bool = False) -> Column[int]:
    """What a row belongs to, and goes with."""
    there = ForeignKey(f"{table}.id", ondelete="CASCADE")
    return Column(f"{table}_id", Integer, there, primary_key=key, nullable=False)


def _words(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, server_default="")


def _number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False, server_default="0")


def _whether(name: str) -> Column[bool]:
    return Column(name, Boolean, nullable=False)


PERIOD = Table(
    "period", META, _id(), Column("name", String(8), nullable=False, unique=True),
    Column("starts", Date, nullable=False), Column("ends", Date, nullable=False),
)  # fmt: skip
JUDGED = Table(
    "judged", META, _id(), Column("digest", String(64), nullable=False, unique=True), _words("version"),
    _words("dictionary"), _words("model"), _words("reader"), _words("settings"), _words("packs"),
)  # fmt: skip
RULE = Table(
    "rule", META, _id(), Column("name", String(120), nullable=False), Column("hash", String(64), nullable=False),
    _words("family"), _words("pathology"), _words("answer"), _words("level"), _words("message"), Unique("name", "hash"),
)  # fmt: skip
"""A rule as it was; `judged_rule` says which were at work."""
JUDGED_RULE = Table("judged_rule", META, _of("judged", key=True), _of("rule", key=True))
FILE = Table(
    "file", META, _id(), _of("period"), Column("known_by", String(64), nullable=False), _words("path"),
    _number("version"), _whether("current"), _words("digest"), _number("bytes"),
    Column("judged_id", Integer, ForeignKey("judged.id"), nullable=False),
    _words("committee"), _words("committee_from"), _words("read_at"), Unique("period_id", "known_by", "version"),
)  # fmt: skip
"""A file, or a paper in a zip file, as it was read once; without a digest it is read again next time. It is known
again by the hash of its path; the path itself may be masked, since names of people stand in names of files."""
Index(
    "file_current", FILE.c.period_id, FILE.c.known_by,
    unique=True, sqlite_where=text("current"), postgresql_where=text("current"),
)  # fmt: skip
DOCUMENT = Table(
    "document", META, _id(), _of("file"), _words("part"), _words("title"), _words("format"), _words("register"),
    _number("words"), _number("pages"), _number("prose"), _number("industrial"), _number("care"),
    _whether("of_people"), _whether("story"), _whether("asks"), Column("meets", Date), _words("meets_from"),
    Unique("file_id", "part"),
)  # fmt: skip
UNREAD = Table(
    "unread", META, _of("file", key=True), Column("part", Text, primary_key=True), _words("reason"), _words("hint")
)
WARNING = Table("warning", META, _of("document", key=True), Column("number", Integer, primary_key=True), _words("said"))
COUNT = Table(
    "count", META, _of("document", key=True), Column("rule", String(120), primary_key=True),
    Column("phrase", Text, primary_key=True), _number("number"),
)  # fmt: skip
FINDING = Table(
    "finding", META, _of("document", key=True), Column("number", Integer, primary_key=True),
    Column("rule", String(120), nullable=False), _words("level"), _words("register"), _words("phrase"),
    _words("place"), _words("fingerprint"), _words("context"),
)  # fmt: skip
CARE = Table(
    "care", META, _of("document", key=True), Column("number", Integer, primary_key=True), _words("phrase"),
    _words("expresses"), _words("place"), _words("context"),
)  # fmt: skip
TRACE = Table(
    "trace", META, _of("document", key=True), Column("number", Integer, primary_key=True), _words("what"),
    _words("kind"), _words("place"),
)  # fmt: skip
Index("document_file", DOCUMENT.c.file_id)
