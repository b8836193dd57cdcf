"""Gathers findings that say the same: forty times «denies» is one thing to think about, with forty places.

In: findings of a document. Out: groups in order of first appearance, and the plain-words summary.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from carelint.finding import Checked, Finding, Tone
from carelint.rule import FAMILIES
from carelint.writers.voice.wording import counted


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one rule in the same words."""

    findings: tuple[Finding, ...]

    @property
    def first(self) -> Finding:
        """The one that is shown in its sentence."""
        return self.findings[0]


def groups(findings: Iterable[Finding]) -> list[Group]:
    """One group for each rule and wording, in order of first appearance."""
    gathered: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        gathered.setdefault((finding.rule, " ".join(finding.text.lower().split())), []).append(finding)
    return [Group(tuple(some)) for some in gathered.values()]


def by_family(findings: Sequence[Finding]) -> list[tuple[str, list[Group]]]:
    """Groups under the families they belong to, families in their own order."""
    found = []
    for family in FAMILIES:
        some = groups(one for one in findings if one.family == family)
        if some:
            found.append((family, sorted(some, key=lambda group: -len(group.findings))))
    return found


ENOUGH = 40
"""Words that a section needs before its balance says anything."""


def balance(done: Checked) -> str:
    """Where industrial language is densest, where care speaks strongest, and whether a board paper tells a story."""
    sections = [one for one in done.tone.sections if one.words >= ENOUGH and one.heading]
    said = []
    industrial = max(sections, key=lambda one: one.industrial / one.words, default=None)
    if industrial and industrial.industrial > 1:
        said.append(f"Industrial language is densest under “{industrial.heading}”.")
    care = max(sections, key=lambda one: one.care / one.words, default=None)
    if care and care.care:
        said.append(f"Care speaks strongest under “{care.heading}”.")
    if done.register == "board" and done.words >= PAPER and not (done.tone.story and done.tone.asks_what_matters):
        said.append(_missing(done.tone))
    return " ".join(said)


PAPER = 150
"""Words below which a text is a fragment, of which no story can be expected."""


def _missing(tone: Tone) -> str:
    story = "" if tone.story else "nobody's story is told"
    asked = "" if tone.asks_what_matters else "nobody is asked what matters to them"
    text = " and ".join(part for part in (story, asked) if part)
    return f"In this paper {text}."


def summary(done: Checked) -> str:
    """What was noticed, in plain words and without a score."""
    listed = done.listed
    words = counted(done.words, "word", "words")
    if not listed:
        noticed = f"In {words}, nothing was noticed."
    else:
        noticed = f"In {words}, {counted(len(listed), 'phrase was', 'phrases were')} noticed."
    spoken = len(done.care)
    care = f" Care already speaks in {counted(spoken, 'place', 'places')}." if spoken else ""
    return noticed + care
