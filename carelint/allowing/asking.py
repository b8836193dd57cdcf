"""Asks of each phrase whether somebody allowed it.

In: a checked document and the permissions that hold for it. Out: for each finding who left it, and what is to be said
of permissions that ended, that nothing needs, or that cannot be understood.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from carelint.allowing.files import AllowFiles
from carelint.allowing.permission import Permission, named
from carelint.allowing.remarks import told
from carelint.finding import Checked
from carelint.left import Left


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules by which a document was judged, as far as its permissions ask."""

    families: Mapping[str, str]
    """Id → family; an organisation's own is called as it likes."""
    silent: Collection[str] = ()
    """Those that have no say in it."""

    def misnamed(self, name: str) -> bool:
        """Whether no rule and no family is called so."""
        known = (*self.families, *self.families.values())
        return name not in known and not any(one.startswith(f"{name}/") for one in self.families)

    def could_speak(self, names: Sequence[str]) -> bool:
        """Whether any of these rules or families has a say."""
        for one, family in self.families.items():
            if one not in self.silent and not {one, one.partition("/")[0], family}.isdisjoint(names):
                return True
        return False


@dataclass
class Asking:
    """The permissions of a run, and how often each of those in files was used."""

    today: date
    files: AllowFiles = field(default_factory=AllowFiles)
    used: Counter[Permission] = field(default_factory=Counter)
    _met: dict[Permission, bool] = field(default_factory=dict)
    """Of those in files that hold for a document that was read: whether any of their rules had a say in one."""

    def left(self, done: Checked, rules: Callable[[], Rules], *, reasons: bool) -> tuple[list[Left | None], list[str]]:
        """For each finding of a document who allowed it, and what is to be said of the permissions in it."""
        inside = told(done.document, reasons=reasons)
        outside = list(self.files.permissions(done.document.source.file))
        permissions = [*inside.permissions, *outside]
        by = rules() if permissions else Rules({})
        self._met.update({one: self._met.get(one, False) or by.could_speak(one.rules) for one in outside})
        holding = [one for one in permissions if not one.past(self.today)]
        given = [next((one for one in holding if one.fits(found)), None) for found in done.findings]
        uses = Counter(one for one in given if one)
        self.used.update({one: count for one, count in uses.items() if not one.inside})
        notes = [*inside.troubles, *(note for one in inside.permissions for note in self._notes(one, uses[one], by))]
        return [Left("allowed", one.by, one.reason, one.inside) if one else None for one in given], notes

    def _notes(self, one: Permission, uses: int, rules: Rules) -> Iterator[str]:
        from carelint.gate.nearest import nearest_id

        wrong = [name for name in one.rules if rules.misnamed(name)]
        for name in wrong:
            yield f"{one.by}: a permission names «{name}», and no rule is called so. {nearest_id(name, rules.families)}"
        if one.past(self.today):
            yield _ended(one)
        elif not uses and not wrong and rules.could_speak(one.rules):
            yield _idle(one)

    def unused(self, read: Collection[str]) -> Iterator[str]:
        """What is to be said of permissions in files when a run is over; `read` are the files and folders it named."""
        whole = {os.path.realpath(path) for path in read}
        for one in self.files.every():
            if one.past(self.today):
                yield _ended(one)
            elif not self.used[one] and self._met.get(one, True) and self._was_read(one, whole):
                yield _idle(one)

    def _was_read(self, one: Permission, read: Collection[str]) -> bool:
        """Whether everything that a permission may mean was read, so that its silence says something."""
        if files := self.files.names(one):
            return all(_inside(os.path.realpath(file), read) for file in files)
        return _inside(os.path.realpath(self.files.home(one)), read)


def _ended(one: Permission) -> str:
    return f"{one.by}: the permission for {named(one.rules)} ended on {one.until}; what it allowed is shown again"


def _idle(one: Permission) -> str:
    return f"{one.by}: nothing needs the permission for {named(one.rules)} any more"


def _inside(path: str, read: Collection[str]) -> bool:
    return any(path == one or path.startswith(os.path.join(one, "")) for one in read)
