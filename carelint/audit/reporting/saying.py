"""The sentences of a report: plain, short, and without a word of blame.

In: what was gathered. Out: text on one line.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath, PureWindowsPath

from carelint.audit.comparing import telling
from carelint.audit.comparing.comparison import ALL, Comparison
from carelint.audit.comparing.phrases import ARRIVED, FADED, GONE, GREW
from carelint.audit.comparing.rates import FEW
from carelint.audit.comparing.ruling import Ruling
from carelint.audit.comparing.volume import Volume, listed
from carelint.audit.period import Period
from carelint.audit.reporting.account import PATIENTS, STAFF
from carelint.audit.stored import StoredDocument
from carelint.rule import ANSWERS
from carelint.writers.voice.wording import beginning, counted, listed_as, one_line

TITLE = 90
"""Code points of a paper's title."""
TOGETHER = (
    "The four stand side by side because they belong to each other: to treat one as a fault and mend it can make "
    "another worse. A shorter visit may be kind, or only quick."
)


def spoken(period: Period) -> str:
    """July to September 2026."""
    if period.starts.month == period.ends.month:
        return f"{period.starts:%B %Y}"
    if (period.starts.month, period.ends.month) == (1, 12):
        return f"{period.starts:%Y}"
    return f"{period.starts:%B} to {period.ends:%B %Y}"


def title(paper: StoredDocument) -> str:
    """The paper's own, or its file's name."""
    return beginning(one_line(paper.title) or one_line(PurePosixPath(paper.path).name), TITLE)


def named(path: str) -> str:
    """A path of the project as it is; of one elsewhere its last part, since a report is passed on."""
    whole = PurePosixPath(path).is_absolute() or PureWindowsPath(path).is_absolute()
    return one_line(PurePosixPath(path.replace("\\", "/")).name if whole else path)


def place(said: str) -> str:
    """Page or paragraph; nobody reads a paper aloud by its lines and columns."""
    return "" if said.startswith("line ") else one_line(said)


def paragraph(now: Volume, missed: int, spoken_in: int, comparison: Comparison | None) -> str:
    """The period in a paragraph."""
    rules = {name: rule for book in now.rules.values() for name, rule in book.items()}
    each = [
        sum(number for (name, _), number in now.counts.get(one.id, {}).items() if name in rules and listed(rules[name]))
        for one in now.papers
    ]
    noticed, clear = sum(each), each.count(0)
    stories = sum(1 for one in now.papers if one.of_people and one.story)
    said = [
        f"We read {counted(len(now.papers), 'paper', 'papers')} with {counted(now.words, 'word', 'words')}"
        + (f"; {counted(missed, 'paper', 'papers')} could not be read." if missed else "."),
        f"{counted(noticed, 'phrase was', 'phrases were').capitalize()} noticed for which kinder words may be found"
        + (f", and none in {counted(clear, 'paper', 'papers')}." if clear >= FEW and noticed else "."),
        f"Care already speaks in {counted(spoken_in, 'place', 'places')}"
        + (f", and {counted(stories, 'paper tells', 'papers tell')} a person’s own story." if stories else "."),
    ]
    return " ".join([*said, *_since(comparison)])


def _since(comparison: Comparison | None) -> list[str]:
    """What changed since the period before, in a sentence or three."""
    if comparison is None:
        return ["There is no earlier period to compare with yet."]
    before = comparison.before.period
    if not comparison.changes[ALL].told:
        return [f"There are too few papers to compare with {before}."]
    claimed = [name for name, one in comparison.changes.items() if one.claimed]
    said = []
    for what, verb in ((ARRIVED, "arrived"), (GREW, "stand in more papers"), (FADED, "fade"), (GONE, "are gone")):
        named = [f"“{one_line(one.phrase)}”" for one in comparison.phrases if one.what == what]
        if named:
            more = f" and {len(named) - 3} more" if len(named) > 3 else ""
            said.append(f"{listed_as(named[:3])}{more} {_verb(verb, len(named))}")
    if said:
        return [f"Since {before}, {'; '.join(said)}."]
    if claimed:
        return [f"Since {before}, {listed_as([telling.NAMES[name].lower() for name in claimed])} changed; see below."]
    return [f"Since {before}, nothing changed by more than chance explains."]


def _verb(verb: str, number: int) -> str:
    singular = {"stand in more papers": "stands in more papers", "fade": "fades", "are gone": "is gone"}
    return singular.get(verb, verb) if number == 1 else verb


def trended(periods: int, ruled: Ruling) -> str:
    """By what trends are counted."""
    rules = counted(len(ruled.same), "rule", "rules")
    every = "both" if periods == 2 else f"all {periods}"
    over = "in this period" if periods == 1 else f"in {every} periods that are shown"
    return (
        f"Phrases are counted by the {rules} that were the same {over}, words of care where they were read with "
        "today’s list. The shade is where the rate may lie in truth. There is no line to reach: nobody knows the right "
        "number, and people write for figures once there is one."
    )


def together(comparison: Comparison | None) -> str:
    """What the four pathologies say together."""
    if comparison is None:
        return TOGETHER
    claimed = {name: comparison.changes[name] for name in ANSWERS if comparison.changes[name].claimed}
    less = [name for name, one in claimed.items() if one.ratio < 1]
    more = [name for name, one in claimed.items() if one.ratio > 1]
    if less and more:
        return (
            f"Words of {listed_as(less)} became fewer while words of {listed_as(more)} became more: "
            "look at both together. " + TOGETHER
        )
    if claimed:
        named = f"fewer words of {listed_as(less)}" if less else f"more words of {listed_as(more)}"
        return f"Since {comparison.before.period} there are {named}, and no telling change in the others. {TOGETHER}"
    return TOGETHER


def about(whom: Mapping[str, int], asks: int) -> str:
    """How much is about patients, and how much about staff."""
    said = (
        f"Of the phrases that were noticed, {_none(whom.get(PATIENTS, 0))} speak of patients and those close to them, "
        f"{_none(whom.get(STAFF, 0))} of those who work here; for {_none(whom.get('', 0))} the words alone do not say. "
        "How we speak of one another and how we speak of patients are seldom far apart."
    )
    return said + (f" In {counted(asks, 'paper', 'papers')} people are asked what matters to them." if asks else "")


def _none(number: int) -> str:
    return f"{number:,}" if number else "none"


def judged(now: Volume) -> str:
    """What judged, for who wants to know."""
    some = sorted({f"carelint {one.version}, dictionary {one.dictionary}" for one in now.judged})
    return f"Read by {listed_as(some)}. Nothing left this machine."
