"""The store, in SQLite and in PostgreSQL: whole or absent, versions, several at once, and what is no store."""

from __future__ import annotations

import multiprocessing
import os
import sqlite3
import stat
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from carelint.audit import asking, keeping, migrating
from carelint.audit.keeping import Terms, Whose
from carelint.audit.period import Period
from carelint.audit.schema import HEAD, META
from carelint.audit.seen import Noticed, Seen, SeenDocument, SeenUnread, Spoken, Told
from carelint.audit.soundness import unsound
from carelint.audit.store import Store
from carelint.audit.stored import Count, StoredRule
from carelint.errors import StoreError
from tests.audit.conftest import held

Q3 = Period.of("2026-Q3")
RULE = StoredRule("objectifying/bed-blocker", "h1", "objectifying", "blur", "high definition", "change", "Says a bed.")
TERMS = Terms("d1", "0.1", "abc", "m", "r", "s", ("wider",), (RULE,))


def document(part: str = "", *, phrase: str = "Bed\nblockers", **changes: Any) -> SeenDocument:
    """A document with one of everything."""
    made = SeenDocument(
        part=part, title="A paper", format="docx", register="board", words=100, pages=2, prose=90, industrial=3,
        care=1, of_people=True, story=True, asks=False, meets=date(2026, 7, 14), meets_from="name",
        warnings=("first", "second"), counts=((RULE.id, "bed blockers", 1), ("jargon/x", "capacity", 3)),
        findings=(Noticed(RULE.id, "change", "board", phrase, "page 1", "f1", ""),),
        spoken=(Spoken("kind", "kinship", "page 2", "We are kind."),), traces=(Told("story", "person", "page 2"),),
    )  # fmt: skip
    return replace(made, **changes)


def put(where: str, name: str, seen: Seen, *, terms: Terms = TERMS, period: Period = Q3) -> bool:
    """Keep a file."""
    with Store.open(where, make=True) as store:
        with store.writing() as connection:
            number = keeping.judged_id(connection, terms)
        with store.writing() as connection:
            whose = Whose(name, 10, "Board", "folder")
            return keeping.keep(connection, keeping.period_id(connection, period), number, whose, seen)


def test_everything_comes_back(place: str) -> None:
    """Each question has its answer."""
    put(place, "a.eml", Seen("x", "a.eml", (document(), document("b.docx")), (SeenUnread("c.bin", "why", "way"),)))
    with Store.open(place) as store, store.reading() as connection:
        one, other = asking.documents(connection, "2026-Q3")
        (judged,) = asking.judged(connection, "2026-Q3")

        assert (one.name, other.name) == ("a.eml", "a.eml \u203a b.docx")
        assert (one.committee, one.meets, one.warnings) == ("Board", date(2026, 7, 14), ("first", "second"))
        assert (one.version, one.current, one.digest, one.judged) == (1, True, "x", judged.id)
        assert list(asking.counts(connection, "2026-Q3"))[:2] == [
            Count(one.id, "jargon/x", "capacity", 3),
            Count(one.id, RULE.id, "bed blockers", 1),
        ]
        assert [found.phrase for found in asking.findings(connection, "2026-Q3")] == ["Bed\nblockers"] * 2
        assert [spoken.context for spoken in asking.care(connection, "2026-Q3")] == ["We are kind."] * 2
        assert [told.kind for told in asking.traces(connection, "2026-Q3")] == ["person"] * 2
        assert [missed.name for missed in asking.unread(connection, "2026-Q3")] == ["a.eml \u203a c.bin"]
        assert (judged.packs, asking.rules(connection, judged.id)) == (("wider",), [RULE])
        assert asking.documents(connection, "2026-Q2") == []
        (kept,) = asking.periods(connection)
        assert (kept.period, kept.files, kept.documents, kept.unread, kept.words) == (Q3, 1, 2, 1, 200)
        assert list(unsound(connection)) == []


def test_a_changed_file_replaces_its_earlier_version_and_keeps_it(place: str) -> None:
    """The same again changes nothing; other bytes or other rules make a version; another period is another file."""
    first, second = Seen("x", "a.docx", (document(),)), Seen("y", "a.docx", (document(words=120),))
    done = [
        put(place, "a.docx", first),
        put(place, "a.docx", first),
        put(place, "a.docx", second),
        put(place, "a.docx", second, terms=replace(TERMS, digest="d2")),
        put(place, "a.docx", first, period=Period.of("2026-Q2")),
    ]
    with Store.open(place) as store, store.reading() as connection:
        every = asking.documents(connection, "2026-Q3", earlier=True)
        now = asking.documents(connection, "2026-Q3")

        assert done == [True, False, True, True, True]
        assert [(one.version, one.current, one.words) for one in every] == [
            (1, False, 100),
            (2, False, 120),
            (3, True, 120),
        ]
        assert now == every[-1:]
        assert len(list(asking.findings(connection, "2026-Q3"))) == 1
        assert [(kept.period.name, kept.earlier) for kept in asking.periods(connection)] == [
            ("2026-Q2", 0),
            ("2026-Q3", 2),
        ]
        assert list(unsound(connection)) == []


def test_what_nobody_could_read_yet_leaves_no_version(place: str) -> None:
    """A file without a digest was not seen; when it is read, that is its first version."""
    put(place, "a.docx", Seen("", "a.docx", (), (SeenUnread("", "permission is denied", "Ask."),)))
    put(place, "a.docx", Seen("x", "a.docx", (document(),)))
    with Store.open(place) as store, store.reading() as connection:
        assert [one.version for one in asking.documents(connection, "2026-Q3", earlier=True)] == [1]
        assert asking.unread(connection, "2026-Q3") == []


def test_any_text_can_be_kept(place: str) -> None:
    """NUL, halves of characters, two attachments of one name."""
    odd = document("a", phrase="bed\0 \ud800 \U0001f600", title="\ud800")
    put(place, "odd \udcff.eml", Seen("x", "odd \udcff.eml", (odd, document("a")), (SeenUnread("a", "r", "h"),)))
    with Store.open(place) as store, store.reading() as connection:
        assert [one.part for one in asking.documents(connection, "2026-Q3")] == ["a", "a (2)"]
        assert [one.part for one in asking.unread(connection, "2026-Q3")] == ["a (3)"]
        assert next(iter(asking.findings(connection, "2026-Q3"))).phrase == "bed\ufffd \\ud800 \U0001f600"


def test_a_file_is_whole_or_absent(place: str) -> None:
    """Where its last row cannot be written, none of it is there, and the version before still is."""
    put(place, "a.docx", Seen("x", "a.docx", (document(),)))
    before = held(place)
    broken = Seen("y", "a.docx", (document(), document("b", traces=(Told("story", None, "p"),))))  # type: ignore[arg-type]

    with pytest.raises(AttributeError):
        put(place, "a.docx", broken)
    assert held(place) == before


def _write(where: str, who: int) -> None:
    for number in range(20):
        put(where, f"w{who}/{number}.docx", Seen(f"{who}-{number}", f"w{who}/{number}.docx", (document(),)))
        put(where, f"all/{number}.docx", Seen(f"{number}", f"all/{number}.docx", (document(),)))


def test_eight_at_once_and_the_first_makes_the_tables(place: str) -> None:
    """Each into the same new store, half of what they write the same for all."""
    context = multiprocessing.get_context("spawn")
    some = [context.Process(target=_write, args=(place, who)) for who in range(8)]
    for one in some:
        one.start()
    for one in some:
        one.join(240)

    assert [one.exitcode for one in some] == [0] * 8
    with Store.open(place) as store, store.reading() as connection:
        every = asking.documents(connection, "2026-Q3", earlier=True)

        assert len(every) == 8 * 20 + 20
        assert {one.version for one in every} == {1}
        assert list(unsound(connection)) == []


def test_the_tables_are_those_of_the_schema(place: str) -> None:
    """What the migrations make is what the code asks for."""
    with Store.open(place, make=True) as store, store.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})

        assert compare_metadata(context, META) == []
        assert migrating.version_of(connection) == HEAD == migrating.KNOWN[-1]


def test_a_migration_that_breaks_leaves_nothing(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whole or not at all, and the next time it is made."""
    from carelint.audit.migrations.versions import start

    script = Path(start.__file__)
    broken = script.read_text().replace("    _what_is_noticed()\n\n", "    raise RuntimeError('planted')\n\n", 1)
    assert broken != script.read_text()
    copy = Path(place).parent if "://" not in place else Path(os.environ["XDG_CACHE_HOME"])
    folder = copy / f"planted-{os.getpid()}"
    (folder / "migrations" / "versions").mkdir(parents=True)
    (folder / "migrations" / "versions" / "start.py").write_text(broken)
    (folder / "migrations" / "env.py").write_text((script.parents[1] / "env.py").read_text())
    monkeypatch.setattr(migrating, "__file__", str(folder / "migrating.py"))

    with pytest.raises(RuntimeError, match="planted"):
        Store.open(place, make=True)
    monkeypatch.undo()
    engine = sa.create_engine(
        place.replace("postgresql:", "postgresql+psycopg:") if "://" in place else f"sqlite:///{place}"
    )
    with engine.connect() as connection:
        assert sa.inspect(connection).get_table_names() == []
    engine.dispose()
    assert put(place, "a.docx", Seen("x", "a.docx", (document(),)))


def test_readers_and_writers_do_not_wait_for_each_other(place: str) -> None:
    """Who reads sees one moment, whatever is written meanwhile."""
    put(place, "a.docx", Seen("x", "a.docx", (document(),)))
    with Store.open(place) as store, store.reading() as connection:
        before = asking.documents(connection, "2026-Q3")
        put(place, "b.docx", Seen("y", "b.docx", (document(),)))

        assert asking.documents(connection, "2026-Q3") == before
    with Store.open(place) as store, store.reading() as connection:
        assert len(asking.documents(connection, "2026-Q3")) == 2


@pytest.mark.parametrize("place", ["postgresql"], indirect=True)
def test_a_role_that_may_only_read(place: str) -> None:
    """The roles of README: a reader sees everything, and is told that it may not write."""
    put(place, "a.docx", Seen("x", "a.docx", (document(),)))
    engine = sa.create_engine(place.replace("postgresql:", "postgresql+psycopg:"))
    with engine.begin() as connection:
        for line in ROLES:
            connection.exec_driver_sql(line)
    engine.dispose()
    reader = place.replace("carelint@", "audit_reader@")
    with Store.open(reader) as store:
        with store.reading() as connection:
            assert len(asking.documents(connection, "2026-Q3")) == 1
        with pytest.raises(StoreError, match="may not be written"), store.writing() as connection:
            keeping.period_id(connection, Period.of("2026-Q4"))


ROLES = (
    "DROP ROLE IF EXISTS audit_reader",
    "CREATE ROLE audit_reader LOGIN",
    "GRANT USAGE ON SCHEMA public TO audit_reader",
    "GRANT SELECT ON ALL TABLES IN SCHEMA public TO audit_reader",
)


def test_only_its_owner_may_read_the_file(tmp_path: Path) -> None:
    """Phrases of papers stand in it."""
    put(str(tmp_path / "new" / "a.db"), "a.docx", Seen("x", "a.docx", (document(),)))

    assert stat.S_IMODE((tmp_path / "new" / "a.db").stat().st_mode) == 0o600


def _other(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE something (else_ TEXT)")


def _newer(path: Path) -> None:
    put(str(path), "a.docx", Seen("x", "a.docx", (document(),)))
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (Path, "no such store"),
        (lambda path: path.write_text("words"), "no store"),
        (lambda path: path.write_bytes(b""), "nothing is kept"),
        (lambda path: path.mkdir(), "it is a folder"),
        (_other, "something else"),
        (_newer, "newer carelint"),
    ],
    ids=["absent", "text", "empty", "folder", "other", "newer"],
)
def test_what_is_no_store(make: Any, said: str, tmp_path: Path) -> None:
    """It is told apart, with a way out, and left as it is."""
    path = tmp_path / "audit.db"
    make(path)
    before = path.read_bytes() if path.is_file() else None

    with pytest.raises(StoreError, match=said) as raised:
        Store.open(str(path))
    assert raised.value.hint
    assert (path.read_bytes() if path.is_file() else None) == before


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("postgresql://me:secret@server/db", "password never stands"),
        ("mysql://server/db", "SQLite or PostgreSQL"),
        ("postgresql://server:port/db", "no URL"),
        ("postgresql://me@/db?host=/nowhere-at-all", "cannot be reached"),
    ],
)
def test_what_is_no_url(url: str, said: str) -> None:
    """A password is shown nowhere."""
    with pytest.raises(StoreError, match=said) as raised:
        Store.open(url, make=True)

    assert "secret" not in str(raised.value)
    assert raised.value.hint


def test_a_database_that_is_not_there(server: str) -> None:
    """It is said so, with what to do."""
    with pytest.raises(StoreError, match="no such database"):
        Store.open(server.replace("/postgres?", "/nowhere?"), make=True)


def test_only_audits_load_what_speaks_to_databases() -> None:
    """A small check is as quick as before."""
    code = (
        "import sys; from carelint.cli import run; run(['check', '-', '-q']); "
        "print([name for name in ('sqlalchemy', 'alembic', 'psycopg', 'sqlite3') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], input="The garden was open.", capture_output=True, text=True)

    assert done.stdout.splitlines()[-1] == "[]"
