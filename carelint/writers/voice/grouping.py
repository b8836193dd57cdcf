"""Gathers findings that say the same: forty times «denies» is one thing to think about, with forty places.

In: findings of a document. Out: groups in order of first appearance, and the plain-words summary.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from carelint.finding import Checked, Finding
from carelint.rule import FAMILIES
from carelint.writers.voice.closing import left_alone
from carelint.writers.voice.saying import offered
from carelint.writers.voice.wording import counted


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one rule in the same words, for which the same is offered."""

    findings: tuple[Finding, ...]

    @property
    def first(self) -> Finding:
        """The one that is shown in its sentence."""
        return self.findings[0]


def groups(findings: Iterable[Finding]) -> list[Group]:
    """One group for each rule, wording and offer, in order of first appearance: what it says holds in each place."""
    gathered: dict[tuple[str, ...], list[Finding]] = {}
    for finding in findings:
        said = (finding.rule, *(" ".join(words.lower().split()) for words in (finding.text, *offered(finding))))
        gathered.setdefault(said, []).append(finding)
    return [Group(tuple(some)) for some in gathered.values()]


def by_family(findings: Sequence[Finding]) -> list[tuple[str, list[Group]]]:
    """Groups under the families they belong to: ours in their own order, then an organisation's as they appear."""
    found = []
    for family in dict.fromkeys((*FAMILIES, *(one.family for one in findings))):
        some = groups(one for one in findings if one.family == family)
        if some:
            found.append((family, sorted(some, key=lambda group: -len(group.findings))))
    return found


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
    kept = Counter(one.left.why == "allowed" for one in done.left if one.left)
    left = left_alone(kept[False], kept[True])
    return noticed + (f" {left}" if left else "") + care
