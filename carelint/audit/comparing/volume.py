"""The papers of a period with all that was counted in them, as comparing and reporting see them.

In: a connection for reading, and a period's name. Out: `Volume`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from carelint.audit import asking
from carelint.audit.stored import Judged, StoredDocument, StoredRule
from carelint.errors import StoreError
from carelint.rule import READER, Level

Counts = Mapping[int, Mapping[tuple[str, str], int]]


@dataclass(frozen=True, slots=True)
class Volume:
    """The papers of a period."""

    period: str
    papers: tuple[StoredDocument, ...]
    counts: Counts
    """Id of a paper → (rule, phrase) → how often."""
    judged: tuple[Judged, ...]
    rules: Mapping[int, Mapping[str, StoredRule]]
    """Id of a `Judged` → id of a rule → the rule."""

    @property
    def words(self) -> int:
        """Of all papers."""
        return sum(one.words for one in self.papers)


def volume(connection: Connection, period: str) -> Volume:
    """The papers of a period as they are now. Raises StoreError where nothing is kept of it."""
    papers = asking.documents(connection, period)
    if not papers:
        kept = ", ".join(str(one.period) for one in asking.periods(connection))
        hint = f"Kept are: {kept}." if kept else "Begin with: carelint audit run …"
        raise StoreError("no paper is kept of this period", key=period, hint=hint)
    counts: defaultdict[int, dict[tuple[str, str], int]] = defaultdict(dict)
    for one in asking.counts(connection, period):
        counts[one.document][one.rule, one.phrase] = one.number
    by = tuple(asking.judged(connection, period))
    rules = {one.id: {rule.id: rule for rule in asking.rules(connection, one.id)} for one in by}
    return Volume(period, tuple(papers), counts, by, rules)


def listed(rule: StoredRule) -> bool:
    """Whether what it notices is shown, and not only counted."""
    return rule.level != Level.NOTICE.value


def of_reader(rule: str) -> bool:
    """Whether the learned reader speaks by it."""
    return rule.startswith(f"{READER}/")
