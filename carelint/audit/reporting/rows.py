"""The report as tables, for forms that are tables.

In: an `Account`. Out: `Sheet`s of rows; a rate of fewer than five papers is left empty.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from carelint.audit.comparing.rates import FEW, Rate
from carelint.audit.reporting.account import PATIENTS, QUESTIONS, STAFF, Account, Trend, few
from carelint.writers.exchange.rows import Cell

WHOM = {PATIENTS: "patients and those close to them", STAFF: "those who work here", "": "not told by the words"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with a name."""

    name: str
    header: tuple[tuple[str, int], ...]
    """(title, width in characters) of each column."""
    rows: tuple[tuple[Cell, ...], ...]
    otherwise: str
    """What stands there where there are no rows."""


def sheets(account: Account) -> tuple[Sheet, ...]:
    """All of it, in the order of the page."""
    return tuple(make(account) for make in MAKERS)


def _overview(account: Account) -> Sheet:
    said = [
        ("The period", account.spoken),
        ("In a paragraph", account.paragraph),
        ("The four together", account.together),
    ]
    said += [("Trends", account.trended), ("About whom", account.about), ("Read by", account.judged)]
    said += [("A question for those who read this together", one) for one in QUESTIONS]
    return Sheet("Overview", (("What", 30), ("Said", 110)), tuple(said), "")


def _care(account: Account) -> Sheet:
    header = (
        ("Passage", 80),
        ("Words of care", 24),
        ("Expresses", 24),
        ("Paper", 36),
        ("Committee", 20),
        ("Where", 20),
    )
    rows = (
        (one.before + one.words + one.after, one.words, one.answer, one.paper, one.committee, one.place)
        for one in account.passages
    )
    return Sheet("Care already speaks", header, tuple(rows), "No passage was kept that can be shared.")


def _trends(account: Account) -> Sheet:
    header = (
        ("What", 26),
        ("Counted", 26),
        ("Period", 12),
        ("In 1,000 words", 14),
        ("From", 10),
        ("To", 10),
        ("Papers", 10),
    )
    rows = [row for trend in account.pathologies for row in _trend(trend, "phrases noticed")]
    rows += [row for trend in account.answers for row in _trend(trend, "words of care")]
    return Sheet("Trends", header, tuple(rows), "")


def _trend(trend: Trend, what: str) -> list[tuple[Cell, ...]]:
    return [
        (trend.key, what, point.period, *figures(point.rate), point.rate.papers if point.rate.told else few(0))
        for point in trend.points
    ]


def figures(rate: Rate) -> tuple[Cell, Cell, Cell]:
    """Rate, from, to."""
    if not rate.told:
        return None, None, None
    return round(rate.per_1000, 4), round(rate.low, 4), round(rate.high, 4) if math.isfinite(rate.high) else None


def _phrases(account: Account) -> Sheet:
    header = (
        ("Phrase", 30),
        ("Words of care", 44),
        ("What it does", 50),
        ("Papers", 14),
        ("About", 24),
        ("Since", 14),
        ("Rule", 34),
    )
    rows = (
        (one.phrase, " · ".join(one.offers), one.message, one.papers if one.papers >= FEW else few(one.papers),
         WHOM[one.about], one.moved, one.rule)
        for one in account.wordings
    )  # fmt: skip
    return Sheet("Phrases", header, tuple(rows), "No phrase stands in three papers or more.")


def _stories(account: Account) -> Sheet:
    rows = ((one.paper, one.committee, "yes" if one.asks else "") for one in account.stories)
    header = (("Paper", 60), ("Committee", 24), ("People are asked what matters", 20))
    return Sheet("Stories", header, tuple(rows), "No paper was seen that tells a person’s own story.")


def _since(account: Account) -> Sheet:
    rows = tuple((part.title, said) for part in account.parts for said in part.lines)
    return Sheet("What changed", (("Question", 36), ("Said", 110)), rows, "There is no earlier period to compare with.")


def _places(account: Account) -> Sheet:
    header = (
        ("Committee", 30), ("Papers", 10), ("Words of care in 1,000", 14), ("From", 10), ("To", 10),
        ("Phrases noticed in 1,000", 14), ("From", 10), ("To", 10),
    )  # fmt: skip
    rows = ((one.committee, one.noticed.papers, *figures(one.care), *figures(one.noticed)) for one in account.places)
    return Sheet("Committees", header, tuple(rows), "No committee has five papers or more.")


def _unread(account: Account) -> Sheet:
    header = (("Document", 60), ("Not read because", 50), ("What helps", 60))
    rows = ((one.name, one.reason, one.hint) for one in account.unread)
    return Sheet("Not read", header, tuple(rows), "Every document was read.")


MAKERS: tuple[Callable[[Account], Sheet], ...] = (
    _overview, _care, _trends, _phrases, _stories, _since, _places, _unread,
)  # fmt: skip
