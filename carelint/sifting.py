"""Says why something that was noticed is left as it is: it is allowed, no word of it is new, or it stood there before.

In: checked documents, and by what each was judged. Out: the same; what is left stands among `withheld`, so that it
stays countable, and says who left it. Nothing is masked yet.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from carelint.allowing.asking import Asking, Rules
from carelint.baseline.comparing import Asked, Baselines
from carelint.baseline.places import baseline_of
from carelint.finding import Checked, Finding
from carelint.left import Left
from carelint.policy import withheld
from carelint.rule import READER
from carelint.task import Span, Task

WHY = {
    "allowed": "somebody allowed it",
    "baseline": "it stood there when the baseline was recorded",
    "unchanged": "no word of it is new",
}


@dataclass
class Sift:
    """What holds for a run, and what it has seen so far; its documents may come in parts."""

    asking: Asking = field(default_factory=lambda: Asking(date.today()))
    baselines: Baselines | None = None
    """None where nobody looks for them."""

    def __call__(self, done: Sequence[Checked], given: Sequence[Task]) -> tuple[Checked, ...]:
        """The documents of a run, or of a part of it."""
        made = []
        asked = [self._asked(one, by) for one, by in zip(done, given, strict=True)]
        compared = self.baselines.left([one for one, *_ in asked]) if self.baselines else [("", None) for _ in asked]
        for (one, allowed, notes), (name, old), by in zip(asked, compared, given, strict=True):
            unchanged = [Left("unchanged", by.since) if same else None for same in one.same]
            lefts = [a or b or c for a, b, c in zip(allowed, unchanged, old or unchanged, strict=True)]
            made.append(replace(_parted(one.done, lefts, notes), compared=by.since or name))
        return tuple(made)

    def asks(self, files: Iterable[tuple[str, Path | None]]) -> bool:
        """Whether anything stands beside these documents, each with what its settings say of a baseline."""
        return any(
            self.asking.files.beside(path) or (self.baselines is not None and baseline_of(path, said) is not None)
            for path, said in files
        )

    @property
    def together(self) -> bool:
        """Whether documents are to be sifted together, because a baseline may know a phrase from another file."""
        return self.baselines is not None and self.baselines.any

    def _asked(self, done: Checked, by: Task) -> tuple[Asked, list[Left | None], list[str]]:
        rules = functools.partial(_rules, done, by)
        allowed, notes = self.asking.left(done, rules, reasons=by.settings.reasons == "required")
        same = [by.fresh is not None and not _touches(found, by.fresh) for found in done.findings]
        return Asked(done, by.settings.baseline, [one is None for one in allowed], same), allowed, notes


def _rules(done: Checked, by: Task) -> Rules:
    families = {card.id: card.family for card in by.rulebook.cards}
    silent = set(withheld(by.rulebook, done.register, by.settings))
    if by.settings.reader == "off":
        silent |= {one for one in families if one.startswith(f"{READER}/")}
    return Rules(families, silent)


def _touches(found: Finding, fresh: Sequence[Span]) -> bool:
    return any(found.start < end and start < found.end for start, end in fresh)


def _parted(done: Checked, lefts: Sequence[Left | None], notes: Sequence[str]) -> Checked:
    """What is left goes to what is withheld, behind what policy keeps back."""
    if not any(lefts) and not notes:
        return done
    pairs = list(zip(done.findings, lefts, strict=True))
    document = replace(done.document, warnings=(*done.document.warnings, *notes))
    left = (replace(found, withheld=f"{WHY[one.why]} ({one.by})", left=one) for found, one in pairs if one)
    return replace(
        done,
        document=document,
        findings=tuple(found for found, one in pairs if one is None),
        withheld=(*done.withheld, *left),
    )
