"""Accounts for the tests of forms: an ordinary quarter, the first one, a tiny one, and one made to do harm."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from carelint.audit import keeping
from carelint.audit.comparing.comparison import compare
from carelint.audit.comparing.volume import volume
from carelint.audit.keeping import Whose
from carelint.audit.period import Period
from carelint.audit.reporting import gathering
from carelint.audit.reporting.account import Account
from carelint.audit.seen import Noticed, Seen, SeenUnread, Spoken
from carelint.audit.store import Store
from carelint.rulebook import Rulebook
from tests.audit.planted import QUARTERS, Archive, Change
from tests.writers.browser import ATTACK

NAMES = ("ordinary", "first", "tiny", "hostile")
LETTER = "=HYPERLINK(1)"


def accounts(rulebook: Rulebook, folder: Path) -> dict[str, Account]:
    """By name."""
    with Store.open(str(folder / "audit.db"), make=True) as store:
        _ordinary(store)
        _tiny(store)
        _hostile(store)
        periods = {"ordinary": "2026-Q3", "first": "2026-Q1", "tiny": "2025", "hostile": "2024-H1"}
        return {name: account(store, period, rulebook) for name, period in periods.items()}


def account(store: Store, period: str, rulebook: Rulebook) -> Account:
    """As the command makes it, of what is kept."""
    with store.reading() as connection:
        now = volume(connection, period)
        earlier = gathering.before(connection, period)
        compared = compare(volume(connection, earlier), now) if earlier else None
        return gathering.account(connection, now, compared, rulebook)


def _ordinary(store: Store) -> None:
    archive = Archive(3, papers=14)
    for quarter, change in QUARTERS:
        with store.writing() as connection:
            archive.put(connection, f"2026-{quarter}", change)


def _tiny(store: Store) -> None:
    """Three papers of a year."""
    _put(store, "2025", Archive(5).quarter("2025", Change())[:3])


def _hostile(store: Store) -> None:
    """What stands in papers acts as if it were code."""
    made = []
    for whose, seen in Archive(6).quarter("2024-H1", Change())[:12]:
        (one,) = seen.documents
        spoken = (Spoken("thank you", "kinship", ATTACK, f"{ATTACK} and thank you {len(made)} for all that was done."),)
        found = (Noticed("objectifying/bed-blocker", "change", "board", ATTACK, ATTACK, "f", ""),)
        counts = (("objectifying/bed-blocker", f"{LETTER} {ATTACK}".lower(), 1), ("jargon/nobody-knows", "x" * 300, 2))
        bad = replace(
            one, title=f"{LETTER} {ATTACK} {len(made)} {'unbroken' * 40}", spoken=spoken, findings=found, counts=counts,
            story=True,
        )  # fmt: skip
        made.append((replace(whose, committee=f"{ATTACK}{'committee' * 20}"), replace(seen, documents=(bad,))))
    unread = (SeenUnread(ATTACK, ATTACK, ATTACK),)
    made.append((Whose(ATTACK, 1), Seen("unread", f"{LETTER}{ATTACK}", (), unread)))
    _put(store, "2024-H1", made)


def _put(store: Store, period: str, papers: list[tuple[Whose, Seen]]) -> None:
    archive = Archive(6)
    with store.writing() as connection:
        number = keeping.period_id(connection, Period.of(period))
        judged = keeping.judged_id(connection, archive.terms(dictionary=False))
        for whose, seen in papers:
            keeping.keep(connection, number, judged, whose, seen)
